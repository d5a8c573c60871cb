// A document store that fails at a chosen write, before or after the write happened, for tests of what must
// survive a crash between two steps:
//
//   for (std::size_t n = 1; ; ++n) {
//     FaultyDocumentStore faulty{store};
//     faulty.fail_at(n, FaultyDocumentStore::When::kAfter);
//     place_order(faulty, ...);               // breaks off at the n-th write, as if the process had died
//     there if (!faulty.has_failed()) break;        // there are fewer than n writes: all were tried
//     recover(store); check invariants ...
//   }
//
// kAfter is the lost answer: the write is durable and its caller never learns of it.
#pragma once

#include <atomic>

#include "engines/document/port.hpp"

namespace souk::support {

class FaultyDocumentStore final : public engines::DocumentStore {
 public:
  enum class When { kBefore, kAfter };
  enum class Then {
    kStaysDown,  // every later call fails too, reads as well: the process is dead
    kRecovers,   // only that one call failed: the engine hiccuped
  };

  explicit FaultyDocumentStore(engines::DocumentStore& inner) : inner_{inner} {}

  // Writes count from 1; 0 switches faults off.
  void fail_at(std::size_t write, When when, Then then = Then::kStaysDown) {
    at_ = write;
    when_ = when;
    then_ = then;
    writes_ = 0;
    down_ = false;
    failed_ = false;
  }
  // Reads of many documents of that collection fail; empty: of none. From one thread.
  void fail_reads_of(std::string collection) { unreadable_ = std::move(collection); }
  bool has_failed() const { return failed_; }
  std::size_t writes() const { return writes_; }

  Status declare(const engines::CollectionSpec& spec) override { return inner_.declare(spec); }
  Result<std::optional<engines::Document>> get(std::string_view collection, std::string_view id) override {
    if (down_) return fail(fault());
    return inner_.get(collection, id);
  }
  Result<std::vector<engines::Document>> get_many(std::string_view collection,
                                                  const std::vector<std::string>& ids) override {
    if (down_ || collection == unreadable_) return fail(fault());
    return inner_.get_many(collection, ids);
  }
  Result<engines::FindPage> find(std::string_view collection, const engines::FindQuery& query) override {
    if (down_) return fail(fault());
    return inner_.find(collection, query);
  }
  Result<std::int64_t> count(std::string_view collection) override {
    if (down_) return fail(fault());
    return inner_.count(collection);
  }
  Result<std::int64_t> insert(std::string_view collection, std::string_view id,
                              std::string_view body) override {
    return write([&] { return inner_.insert(collection, id, body); });
  }
  Result<std::int64_t> replace(std::string_view collection, std::string_view id, std::int64_t revision,
                               std::string_view body) override {
    return write([&] { return inner_.replace(collection, id, revision, body); });
  }
  Result<std::int64_t> put(std::string_view collection, std::string_view id, std::string_view body) override {
    return write([&] { return inner_.put(collection, id, body); });
  }
  Result<engines::Document> update(std::string_view collection, std::string_view id,
                                   const engines::Update& update) override {
    return write([&] { return inner_.update(collection, id, update); });
  }
  Status erase(std::string_view collection, std::string_view id, std::int64_t revision) override {
    return write([&] { return inner_.erase(collection, id, revision); });
  }
  Status put_many(std::string_view collection, const std::vector<engines::Document>& documents) override {
    return write([&] { return inner_.put_many(collection, documents); });
  }
  Result<engines::ChangeBatch> changes(std::int64_t after, std::size_t limit,
                                       std::chrono::milliseconds wait) override {
    if (down_) return fail(fault());
    return inner_.changes(after, limit, wait);
  }

 private:
  static Error fault() { return unavailable("test.fault", "This fault was asked for by a test."); }

  template <class F>
  auto write(F call) -> decltype(call()) {
    if (down_) return fail(fault());
    const bool fails = ++writes_ == at_;
    if (fails) {
      failed_ = true;
      down_ = then_ == Then::kStaysDown;
    }
    if (fails && when_ == When::kBefore) return fail(fault());
    auto result = call();
    if (fails) return fail(fault());
    return result;
  }

  engines::DocumentStore& inner_;
  std::string unreadable_;
  std::atomic<std::size_t> at_{0};
  When when_ = When::kBefore;
  Then then_ = Then::kStaysDown;
  std::atomic<std::size_t> writes_{0};
  std::atomic<bool> down_{false};
  std::atomic<bool> failed_{false};
};

}  // namespace souk::support
