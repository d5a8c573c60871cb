// Reads on connections of their own: each sees the latest commit. A connection is lent to one call at a time;
// calls do not wait while they hold one, so there are never more than threads.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "engines/document/sqlite/schema.hpp"

namespace souk::engines::sqlite {

class Readers {
 public:
  Readers(std::filesystem::path file, std::size_t cache_bytes, std::size_t mapped_bytes);

  Result<std::optional<Document>> get(const Table& table, std::string_view id);
  Result<std::vector<Document>> get_many(const Table& table, const std::vector<std::string>& ids);
  Result<FindPage> find(const Table& table, const FindQuery& query);

  // Changes behind `after`; kPrecondition "feed.too_old".
  Result<ChangeBatch> changes(const Tables& tables, std::int64_t after, std::size_t limit);
  Result<std::int64_t> last_sequence();

 private:
  class Lease;
  Result<Lease> lend();

  std::filesystem::path file_;
  std::size_t cache_bytes_;
  std::size_t mapped_bytes_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace souk::engines::sqlite
