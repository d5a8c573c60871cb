#include "engines/document/sqlite/connection.hpp"

#include <cerrno>
#include <cstring>
#include <mutex>

#include <sqlite3.h>

#include "engines/document/errors.hpp"

namespace souk::engines::sqlite {
namespace {

// More than any mix of queries over a shop's indexes; beyond it the cache starts anew.
constexpr std::size_t kMaxStatements = 500;

void initialise_once() {
  static std::once_flag once;
  // Without its global statistics SQLite takes no lock that all threads share.
  std::call_once(once, [] { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); });
}

Error to_error(int code, int system_errno, std::string words) {
  words += " (SQLite " + std::to_string(code) + ")";
  if (system_errno != 0) words += std::string{", "} + std::strerror(system_errno);
  if (system_errno == ENOSPC || system_errno == EDQUOT) return document::storage_full(std::move(words));
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return document::storage_full(std::move(words));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return document::corrupt(std::move(words));
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return unavailable("document.unwritable",
                         "The data folder cannot be written; check who owns it and its permissions.",
                         std::move(words));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return unavailable("document.locked", "Another program holds the database; close it and try again.",
                         std::move(words));
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
    case SQLITE_INTERRUPT:
      return unavailable("document.unavailable", "The database cannot be reached just now; try again.",
                         std::move(words));
    default:
      return bug("document.sqlite", std::move(words));
  }
}

}  // namespace

Query::Query(Query&& other) noexcept
    : connection_{other.connection_},
      statement_{std::exchange(other.statement_, nullptr)},
      bound_{other.bound_} {}

Query::~Query() {
  if (statement_ != nullptr) sqlite3_reset(statement_);
}

Query& Query::bind(std::int64_t value) {
  sqlite3_bind_int64(statement_, ++bound_, value);
  return *this;
}
Query& Query::bind(std::string_view text) {
  sqlite3_bind_text64(statement_, ++bound_, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}
Query& Query::bind(const IndexValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return bind(std::string_view{*text});
  return bind(std::get<std::int64_t>(value));
}
Query& Query::bind(const std::optional<IndexValue>& value) {
  if (value) return bind(*value);
  sqlite3_bind_null(statement_, ++bound_);
  return *this;
}

Result<bool> Query::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return fail(connection_->error());
}
Status Query::run() {
  while (TRY(step())) continue;
  return {};
}

std::int64_t Query::integer(int column) const { return sqlite3_column_int64(statement_, column); }
std::string_view Query::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return {bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}
std::optional<IndexValue> Query::index_value(int column) const {
  switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_INTEGER:
      return integer(column);
    case SQLITE_TEXT:
      return std::string{text(column)};
    default:
      return std::nullopt;
  }
}

Result<std::unique_ptr<Connection>> Connection::open(const std::filesystem::path& file, Mode mode) {
  initialise_once();
  sqlite3* db = nullptr;
  const int flags = SQLITE_OPEN_NOMUTEX | (mode == Mode::kWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                                                : SQLITE_OPEN_READONLY);
  const int code = sqlite3_open_v2(file.c_str(), &db, flags, nullptr);
  std::unique_ptr<Connection> connection{new Connection{db}};
  if (code != SQLITE_OK) return fail(connection->error());
  sqlite3_extended_result_codes(db, 1);
  sqlite3_busy_timeout(db, 5'000);
  return connection;
}

Connection::~Connection() {
  for (const auto& [text, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(db_);
}

Status Connection::execute(const std::string& sql) {
  if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return fail(error());
  return {};
}

Result<Query> Connection::query(std::string_view sql) {
  if (const auto found = statements_.find(sql); found != statements_.end())
    return Query{*this, found->second};
  if (statements_.size() >= kMaxStatements) {
    // A statement that is in use is not ours to end.
    std::erase_if(statements_, [](const auto& entry) {
      return sqlite3_stmt_busy(entry.second) == 0 && sqlite3_finalize(entry.second) == SQLITE_OK;
    });
  }
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement,
                         nullptr) != SQLITE_OK) {
    return fail(error());
  }
  statements_.emplace(sql, statement);
  return Query{*this, statement};
}

Result<std::int64_t> Connection::integer(std::string_view sql) {
  auto query = TRY(this->query(sql));
  return TRY(query.step()) ? query.integer(0) : 0;
}

Error Connection::error() const {
  if (db_ == nullptr) return to_error(SQLITE_NOMEM, 0, "no memory for a connection");
  const int code = sqlite3_extended_errcode(db_);
  const bool from_system = (code & 0xFF) == SQLITE_IOERR || (code & 0xFF) == SQLITE_CANTOPEN;
  return to_error(code, from_system ? sqlite3_system_errno(db_) : 0, sqlite3_errmsg(db_));
}

bool Connection::broke_unique() const {
  const int code = sqlite3_extended_errcode(db_);
  return code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY;
}
std::string Connection::message() const { return sqlite3_errmsg(db_); }
bool Connection::in_transaction() const { return sqlite3_get_autocommit(db_) == 0; }
std::int64_t Connection::changed_rows() const { return sqlite3_changes64(db_); }

}  // namespace souk::engines::sqlite
