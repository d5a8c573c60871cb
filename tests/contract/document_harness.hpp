// What a test of the document contract gets of an adapter: a fresh store, and the way to close and reopen it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "engines/document/port.hpp"
#include "tests/support/result.hpp"

namespace souk::engines {

class DocumentHarness {
 public:
  virtual ~DocumentHarness() = default;
  virtual DocumentStore& store() = 0;
  // Closes and opens again over the same data; false for an adapter that keeps nothing.
  virtual bool reopen() = 0;
};

struct DocumentAdapter {
  std::string name;
  std::function<std::unique_ptr<DocumentHarness>()> make;
  std::size_t changes_kept = 0;  // of the feed, as made; at least 1,000; 0 when a test cannot choose
};

inline std::ostream& operator<<(std::ostream& out, const DocumentAdapter& adapter) {
  return out << adapter.name;
}

class DocumentContract : public testing::TestWithParam<DocumentAdapter> {
 protected:
  void SetUp() override {
    harness_ = GetParam().make();
    ASSERT_NE(harness_, nullptr);
    ASSERT_TRUE(support::succeeds(declare()));
  }

  // "thing" has an index over texts, one over integers and one that is unique.
  Status declare() { return store().declare({"thing", {{"colour"}, {"size.cm"}, {"code", true}}}); }

  DocumentStore& store() { return harness_->store(); }
  DocumentHarness& harness() { return *harness_; }

  std::string body_of(std::string_view id) {
    auto found = support::value_of(store().get("thing", id));
    return found ? found->body : "";
  }

  std::int64_t last_sequence() { return support::value_of(store().changes(-1, 1, {})).next_sequence; }

  // Runs `work(n)` for n = 0 .. count-1, each on a thread of its own, at the same time.
  static void on_threads(int count, const std::function<void(int)>& work) {
    std::vector<std::thread> threads;
    for (int n = 0; n < count; ++n) threads.emplace_back([&work, n] { work(n); });
    for (auto& thread : threads) thread.join();
  }

 private:
  std::unique_ptr<DocumentHarness> harness_;
};

}  // namespace souk::engines
