// The document port on SQLite: one file, souk.db, in the data folder. What a small shop runs on for years.
//
// One writer thread commits in groups (writer.hpp), every other thread reads on connections of its own
// (reader.hpp), a third carries the log back (checkpoint.hpp). Durable against power loss: WAL with
// synchronous=FULL. A full disk answers kStorageFull while reads go on, and writes go on when there is room.
// The folder is locked against a second process for as long as the store lives.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "engines/document/port.hpp"
#include "runtime/fiber/pool.hpp"

namespace souk::engines {

namespace sqlite {
class Checkpointer;
class Connection;
class FolderLock;
class Readers;
class Tables;
class Writer;
}  // namespace sqlite

struct SqliteSettings {
  std::filesystem::path folder;
  std::size_t cache_bytes = 8 * 1024 * 1024;     // of the writer
  std::size_t reader_cache_bytes = 1024 * 1024;  // of each reading thread
  std::size_t mapped_bytes = 0;                  // of the file, seen as memory by the readers
  std::size_t max_queued_writes = 10'000;
  std::size_t max_queued_bytes = 128 * 1024 * 1024;
  std::int64_t max_changes_kept = 1'000'000;
  std::int64_t max_file_bytes = 0;  // the database grows no larger; 0: as the disk allows
};

class SqliteDocumentStore final : public DocumentStore {
 public:
  // Makes the folder and the file where they are missing. Errors name what to do: "document.folder_in_use",
  // "document.unwritable", "document.corrupt", "document.foreign_file", "document.newer_format".
  static Result<std::unique_ptr<SqliteDocumentStore>> open(const SqliteSettings& settings);
  // Finishes the writes that wait. Nobody may be waiting in changes() any more.
  ~SqliteDocumentStore() override;

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

  // A consistent copy of everything into a new file, while the shop goes on (`souk backup`). It blocks the
  // calling thread's core for as long as copying takes: not for a request.
  Status backup_to(const std::filesystem::path& file);
  // Reads every page and index (`souk doctor`); kCorrupt says what was found. Blocks like backup_to().
  Status verify();

  struct Statistics {
    std::uint64_t commits = 0;
    std::uint64_t writes = 0;
    std::uint64_t failed_commits = 0;
    std::size_t queued = 0;
  };
  Statistics statistics() const;

 private:
  explicit SqliteDocumentStore(const SqliteSettings& settings);
  Status start();

  SqliteSettings settings_;
  std::filesystem::path file_;
  // In the order of being opened; closed backwards.
  std::unique_ptr<sqlite::FolderLock> lock_;
  std::unique_ptr<sqlite::Tables> tables_;
  std::unique_ptr<sqlite::Connection> connection_;
  std::unique_ptr<sqlite::Checkpointer> checkpointer_;
  std::unique_ptr<sqlite::Readers> readers_;
  std::unique_ptr<sqlite::Writer> writer_;
  runtime::Pool long_reads_;
};

}  // namespace souk::engines
