// The document store as the shop sees it, with two duties more: while a staff request is under way it notes
// which documents that request changes, and it lets nobody change the audit trail. Put it in front of the
// real store at the composition root. Costs one relaxed atomic read for a write while nobody is watched.
//
// What it does not see: writes that a handler hands to other fibers or to a queue of somebody else's; the act
// itself is in the trail all the same.
#pragma once

#include <atomic>
#include <map>
#include <mutex>

#include "engines/document/port.hpp"
#include "online/audit/entry.hpp"
#include "runtime/fiber/scope.hpp"

namespace souk::online::audit {

struct Changes {
  static constexpr std::size_t kListed = 50;
  std::vector<ChangedDocument> listed;  // the first ones
  std::int64_t documents = 0;           // all
};

class WatchedStore final : public engines::DocumentStore {
 public:
  explicit WatchedStore(engines::DocumentStore& real) : real_{real} {}

  // From now on the writes of the request whose scope is in force here are noted.
  void watch();
  // Ends that and answers what was noted.
  Changes unwatch();

  Status declare(const engines::CollectionSpec& spec) override { return real_.declare(spec); }
  Result<std::optional<engines::Document>> get(std::string_view collection, std::string_view id) override {
    return real_.get(collection, id);
  }
  Result<std::vector<engines::Document>> get_many(std::string_view collection,
                                                  const std::vector<std::string>& ids) override {
    return real_.get_many(collection, ids);
  }
  Result<engines::FindPage> find(std::string_view collection, const engines::FindQuery& query) override {
    return real_.find(collection, query);
  }
  Result<std::int64_t> count(std::string_view collection) override { return real_.count(collection); }
  Result<std::int64_t> insert(std::string_view collection, std::string_view id,
                              std::string_view body) override;
  Result<std::int64_t> replace(std::string_view collection, std::string_view id, std::int64_t revision,
                               std::string_view body) override;
  Result<std::int64_t> put(std::string_view collection, std::string_view id, std::string_view body) override;
  Result<engines::Document> update(std::string_view collection, std::string_view id,
                                   const engines::Update& update) override;
  Status erase(std::string_view collection, std::string_view id, std::int64_t revision) override;
  Status put_many(std::string_view collection, const std::vector<engines::Document>& documents) override;
  Result<engines::ChangeBatch> changes(std::int64_t after, std::size_t limit,
                                       std::chrono::milliseconds wait) override {
    return real_.changes(after, limit, wait);
  }

 private:
  bool watched() const;
  // The digest of what is stored now; empty when nobody is watched or the list is full.
  Result<std::string> before(std::string_view collection, std::string_view id) const;
  void note(std::string_view collection, std::string_view id, std::string before,
            std::string_view after_body);
  static Status refuse_trail(std::string_view collection);

  engines::DocumentStore& real_;
  std::atomic<int> watching_{0};
  mutable std::mutex mutex_;
  std::map<const runtime::RequestScope*, Changes> watched_;
};

}  // namespace souk::online::audit
