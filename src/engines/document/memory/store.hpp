// The document port in this process's memory: for tests of other rooms and for a trial (`souk up --data
// :memory:`). It keeps the whole contract but one line: nothing survives the process.
#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "engines/document/body.hpp"
#include "engines/document/port.hpp"
#include "engines/document/range.hpp"
#include "engines/document/waiters.hpp"

namespace souk::engines {

class MemoryDocumentStore final : public DocumentStore {
 public:
  struct Settings {
    std::size_t max_changes_kept = 100'000;
  };

  MemoryDocumentStore() : MemoryDocumentStore{Settings{}} {}
  explicit MemoryDocumentStore(Settings settings) : settings_{settings} {}

  Status declare(const CollectionSpec& spec) override;
  Result<std::optional<Document>> get(std::string_view collection, std::string_view id) override;
  Result<std::vector<Document>> get_many(std::string_view collection,
                                         const std::vector<std::string>& ids) override;
  Result<FindPage> find(std::string_view collection, const FindQuery& query) override;
  Result<std::int64_t> count(std::string_view collection) override;
  Result<std::int64_t> insert(std::string_view collection, std::string_view id,
                              std::string_view body) override;
  Result<std::int64_t> replace(std::string_view collection, std::string_view id, std::int64_t revision,
                               std::string_view body) override;
  Result<std::int64_t> put(std::string_view collection, std::string_view id, std::string_view body) override;
  Result<Document> update(std::string_view collection, std::string_view id, const Update& update) override;
  Status erase(std::string_view collection, std::string_view id, std::int64_t revision) override;
  Status put_many(std::string_view collection, const std::vector<Document>& documents) override;
  Result<ChangeBatch> changes(std::int64_t after, std::size_t limit, std::chrono::milliseconds wait) override;

 private:
  struct Record {
    std::int64_t revision = 0;
    document::Prepared content;
  };
  struct Room {
    CollectionSpec spec;
    std::map<std::string, Record, std::less<>> records;
    std::vector<std::set<document::Position>> indexes;  // one per spec.indexes
  };

  // All of these need mutex_ held.
  Result<Room*> room(std::string_view collection);
  static Status check_unique(const Room& room, std::string_view id, const document::IndexValues& values);
  static void unlink(Room& room, const std::string& id, const Record& record);
  std::int64_t store(Room& room, std::string_view id, document::Prepared content);
  void announce(const Room& room, std::string_view id, std::int64_t revision);
  Result<ChangeBatch> read_changes(std::int64_t after, std::size_t limit) const;

  Settings settings_;
  std::mutex mutex_;
  std::map<std::string, Room, std::less<>> rooms_;
  std::deque<Change> feed_;
  std::int64_t last_sequence_ = 0;
  document::Waiters feed_waiters_;
};

}  // namespace souk::engines
