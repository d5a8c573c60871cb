// What a test of the object contract gets of an adapter: a fresh store, the way to close and reopen it, and
// the way to its endpoint.
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "engines/object/port.hpp"
#include "engines/object/source.hpp"
#include "tests/support/result.hpp"

namespace souk::engines {

class ObjectHarness {
 public:
  virtual ~ObjectHarness() = default;
  virtual ObjectStore& store() = 0;
  // Closes and opens again over the same data; false for an adapter that keeps nothing.
  virtual bool reopen() = 0;
  // True when bodies lie in this process's memory, so that its bound cannot be looked at.
  virtual bool keeps_bodies_in_memory() const { return false; }

  // False for a foreign store that completes an upload only with all the parts that were sent.
  virtual bool completes_with_some_parts() const { return true; }

  struct Answer {
    int status = 0;
    std::string body{};
    std::string etag{};  // without quotes
  };
  // Sends a plain request, as somebody without any key would, to an address that presign() gave; nullopt for
  // an adapter without an endpoint.
  virtual std::optional<Answer> request(const std::string& /*method*/, const std::string& /*url*/,
                                        const std::string& /*body*/) {
    return std::nullopt;
  }
};

struct ObjectAdapter {
  std::string name;
  std::function<std::unique_ptr<ObjectHarness>()> make;
};

inline std::ostream& operator<<(std::ostream& out, const ObjectAdapter& adapter) {
  return out << adapter.name;
}

// `size_bytes` of a pattern that differs at every place and for every seed, without being held as a whole.
class PatternSource final : public ObjectSource {
 public:
  PatternSource(std::int64_t size_bytes, unsigned seed)
      : left_{size_bytes}, state_{seed * 2'654'435'761U + 1} {}
  Result<std::string> read(std::size_t at_most) override {
    const auto count = std::min<std::int64_t>(left_, static_cast<std::int64_t>(std::min(at_most, kPiece)));
    std::string piece(static_cast<std::size_t>(count), '\0');
    for (auto& byte : piece) {
      state_ = state_ * 1'664'525U + 1'013'904'223U;
      byte = static_cast<char>(state_ >> 24U);
    }
    left_ -= count;
    return piece;
  }

 private:
  static constexpr std::size_t kPiece = 64 * 1024;
  std::int64_t left_;
  std::uint32_t state_;
};

// Gives some bytes, then an error.
class BreakingSource final : public ObjectSource {
 public:
  explicit BreakingSource(std::string text) : text_{std::move(text)} {}
  Result<std::string> read(std::size_t) override {
    if (text_.empty()) return fail(invalid("test.broken", "The source broke."));
    return std::exchange(text_, {});
  }

 private:
  std::string text_;
};

class ObjectContract : public testing::TestWithParam<ObjectAdapter> {
 protected:
  static constexpr const char* kBucket = "things";
  static constexpr std::int64_t kPart = 5 * 1024 * 1024;

  void SetUp() override {
    harness_ = GetParam().make();
    ASSERT_NE(harness_, nullptr);
    ASSERT_TRUE(support::succeeds(store().ensure_bucket(kBucket)));
  }

  ObjectStore& store() { return harness_->store(); }
  ObjectHarness& harness() { return *harness_; }

  Result<ObjectInfo> put(std::string_view key, std::string_view text, const PutOptions& options = {}) {
    TextSource source{text};
    return store().put(kBucket, key, source, options);
  }
  Result<ObjectPart> put_part(std::string_view key, std::string_view upload, int number,
                              std::string_view text) {
    TextSource source{text};
    return store().put_part(kBucket, key, upload, number, source, std::ssize(text));
  }
  // The bytes, or "(none)".
  std::string text_of(std::string_view key, const ByteRange& range = {}) {
    const auto reader = support::value_of(store().get(kBucket, key, range));
    if (reader == nullptr) return "(none)";
    return support::value_of(read_all(*reader, 64U * 1024 * 1024));
  }
  bool there(std::string_view key) { return support::value_of(store().head(kBucket, key)).has_value(); }

  // All keys (and folded prefixes, marked with "*") over all pages.
  std::vector<std::string> keys(ObjectQuery query) {
    std::vector<std::string> all;
    for (int pages = 0; pages < 1'000; ++pages) {
      const auto page = support::value_of(store().list(kBucket, query));
      EXPECT_LE(page.objects.size() + page.prefixes.size(), query.limit);
      for (const auto& object : page.objects) all.push_back(object.key);
      for (const auto& prefix : page.prefixes) all.push_back("*" + prefix);
      if (page.next_cursor.empty()) return all;
      query.cursor = page.next_cursor;
    }
    ADD_FAILURE() << "the list has no end";
    return all;
  }

  // Runs `work(n)` for n = 0 .. count-1, each on a thread of its own, at the same time.
  static void on_threads(int count, const std::function<void(int)>& work) {
    std::vector<std::thread> threads;
    for (int n = 0; n < count; ++n) threads.emplace_back([&work, n] { work(n); });
    for (auto& thread : threads) thread.join();
  }

 private:
  std::unique_ptr<ObjectHarness> harness_;
};

}  // namespace souk::engines
