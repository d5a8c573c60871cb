// The records of keys that were read last, as they are stored: a request for a small object asks the index
// for nothing. Right because one process owns the index and all writes of records pass by here.
//
// A reader keeps what it read only if nobody wrote meanwhile; a writer takes the record out before its commit
// and after it.
#pragma once

#include <array>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "cloud/storage/object_record.hpp"

namespace souk::storage {

class RecordCache {
 public:
  using Record = std::shared_ptr<const ObjectRecord>;

  // What is known of the id, and when it was asked; nullptr: read it, then offer() it.
  struct Look {
    Record record;
    std::uint64_t time = 0;
  };
  Look look(const std::string& id);
  void offer(const std::string& id, const Look& look, Record record);

  // A write of this id, from before its commit until after.
  class Write {
   public:
    Write(RecordCache& cache, const std::string& id) : cache_{cache}, id_{id} { cache_.forget(id_); }
    ~Write() { cache_.forget(id_); }
    Write(const Write&) = delete;
    Write& operator=(const Write&) = delete;

   private:
    RecordCache& cache_;
    const std::string& id_;
  };

 private:
  static constexpr std::size_t kShards = 16;
  static constexpr std::size_t kMaxInShard = 256;  // records
  static constexpr std::size_t kMaxVersions = 4;   // of a record that is kept, and segments of each

  struct Shard {
    std::mutex mutex;
    std::uint64_t time = 0;        // of writes
    std::list<std::string> order;  // the one read last is the first
    struct Held {
      Record record;
      std::list<std::string>::iterator at;
    };
    std::unordered_map<std::string, Held> held;
  };
  Shard& shard_of(const std::string& id) { return shards_[std::hash<std::string>{}(id) % kShards]; }
  void forget(const std::string& id);

  std::array<Shard, kShards> shards_;
};

}  // namespace souk::storage
