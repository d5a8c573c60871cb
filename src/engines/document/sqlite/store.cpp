#include "engines/document/sqlite/store.hpp"

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

#include "engines/document/check.hpp"
#include "engines/document/errors.hpp"
#include "engines/document/sqlite/checkpoint.hpp"
#include "engines/document/sqlite/folder_lock.hpp"
#include "engines/document/sqlite/reader.hpp"
#include "engines/document/sqlite/writer.hpp"

namespace souk::engines {
namespace {

constexpr std::int64_t kPageBytes = 4096;

std::string pragmas(const SqliteSettings& settings) {
  std::string sql =
      "PRAGMA journal_mode=WAL;"
      "PRAGMA synchronous=FULL;"
      "PRAGMA wal_autocheckpoint=0;"  // checkpoint.hpp does it
      "PRAGMA journal_size_limit=67108864;"
      "PRAGMA secure_delete=OFF;"  // Debian's default zeroes pages: writes that nobody asked for
      "PRAGMA temp_store=MEMORY;"
      "PRAGMA cache_size=-" +
      std::to_string(settings.cache_bytes / 1024);
  if (settings.max_file_bytes > 0) {
    sql += ";PRAGMA max_page_count=" +
           std::to_string(std::max<std::int64_t>(settings.max_file_bytes / kPageBytes, 1));
  }
  return sql;
}

// Customers' data: readable by the owner only. SQLite gives its log files the same permissions.
void make_private(const std::filesystem::path& file) {
  const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (made >= 0) ::close(made);  // a failure is told by SQLite's own attempt
}

Error with_file(Error error, const std::filesystem::path& file) {
  if (error.kind == ErrorKind::kCorrupt) {
    error.message =
        "The database " + file.string() + " is damaged; restore a backup (souk restore) into a new folder.";
  }
  return error;
}

}  // namespace

SqliteDocumentStore::SqliteDocumentStore(const SqliteSettings& settings)
    : settings_{settings},
      file_{settings.folder / "souk.db"},
      tables_{std::make_unique<sqlite::Tables>()},
      long_reads_{"document-read", 1, 1'000} {}

SqliteDocumentStore::~SqliteDocumentStore() = default;

Result<std::unique_ptr<SqliteDocumentStore>> SqliteDocumentStore::open(const SqliteSettings& settings) {
  std::unique_ptr<SqliteDocumentStore> store{new SqliteDocumentStore{settings}};
  if (auto started = store->start(); !started)
    return fail(with_file(std::move(started).error(), store->file_));
  return store;
}

Status SqliteDocumentStore::start() {
  using sqlite::Connection;
  lock_ = std::make_unique<sqlite::FolderLock>(TRY(sqlite::FolderLock::acquire(settings_.folder)));
  make_private(file_);
  connection_ = TRY(Connection::open(file_, Connection::Mode::kWrite));
  TRY(connection_->execute(pragmas(settings_)));
  TRY(sqlite::open_schema(*connection_, *tables_));
  auto tidy = TRY(Connection::open(file_, Connection::Mode::kWrite));
  TRY(tidy->execute("PRAGMA synchronous=FULL; PRAGMA cache_size=-64"));
  checkpointer_ = std::make_unique<sqlite::Checkpointer>(*connection_, std::move(tidy));
  readers_ = std::make_unique<sqlite::Readers>(file_, settings_.reader_cache_bytes, settings_.mapped_bytes);
  const sqlite::Writer::Settings writing{settings_.max_queued_writes, settings_.max_queued_bytes,
                                         settings_.max_changes_kept};
  writer_ = std::make_unique<sqlite::Writer>(*connection_, *tables_, writing,
                                             [this] { checkpointer_->after_commit(); });
  return {};
}

Status SqliteDocumentStore::backup_to(const std::filesystem::path& file) {
  const auto connection = TRY(sqlite::Connection::open(file_, sqlite::Connection::Mode::kRead));
  auto query = TRY(connection->query("VACUUM INTO ?"));
  const auto name = file.string();
  return query.bind(std::string_view{name}).run();
}

Status SqliteDocumentStore::verify() {
  const auto connection = TRY(sqlite::Connection::open(file_, sqlite::Connection::Mode::kRead));
  auto query = TRY(connection->query("PRAGMA integrity_check(10)"));
  std::string found;
  while (TRY(query.step())) found.append(found.empty() ? "" : "; ").append(query.text(0));
  if (found == "ok") return {};
  return fail(with_file(document::corrupt(std::move(found)), file_));
}

SqliteDocumentStore::Statistics SqliteDocumentStore::statistics() const {
  const auto& counted = writer_->statistics();
  return {counted.commits, counted.writes, counted.failed_commits, writer_->queued()};
}

}  // namespace souk::engines
