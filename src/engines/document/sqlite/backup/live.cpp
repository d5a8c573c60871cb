#include "engines/document/sqlite/backup/live.hpp"

#include <map>

#include <fmt/format.h>
#include <sqlite3.h>

#include "engines/document/errors.hpp"
#include "engines/document/sqlite/backup/segment.hpp"
#include "engines/document/sqlite/schema.hpp"

namespace souk::engines::backup {
namespace fs = std::filesystem;
using sqlite::Connection;

namespace {

constexpr int kPagesAtOnce = 256;

// One snapshot for as long as it lives.
class ReadTransaction {
 public:
  static Result<ReadTransaction> begin(Connection& connection) {
    TRY(connection.execute("BEGIN"));
    ReadTransaction transaction{connection};
    TRY(connection.integer("SELECT count(*) FROM collection"));  // the snapshot is taken at the first read
    return transaction;
  }
  ReadTransaction(ReadTransaction&& other) noexcept
      : connection_{std::exchange(other.connection_, nullptr)} {}
  ReadTransaction& operator=(ReadTransaction&&) = delete;
  ~ReadTransaction() {
    if (connection_ != nullptr) (void)connection_->execute("COMMIT");
  }

 private:
  explicit ReadTransaction(Connection& connection) : connection_{&connection} {}
  Connection* connection_;
};

Error feed_gone(std::string_view why) {
  return precondition("backup.feed_gone", fmt::format("{}; take a new backup and follow that one.", why));
}

Status copy_pages(sqlite3* from, sqlite3* to, Pace& pace) {
  auto* copy = sqlite3_backup_init(to, "main", from, "main");
  if (copy == nullptr) return fail(document::corrupt(sqlite3_errmsg(to)));
  int outcome = SQLITE_OK;
  int left = -1;
  while (outcome == SQLITE_OK) {
    outcome = sqlite3_backup_step(copy, kPagesAtOnce);
    const int remaining = sqlite3_backup_remaining(copy);
    const int moved = (left < 0 ? sqlite3_backup_pagecount(copy) : left) - remaining;
    left = remaining;
    constexpr std::int64_t kPageBytes = 4096;
    pace.moved(moved * kPageBytes);
  }
  sqlite3_backup_finish(copy);
  if (outcome == SQLITE_DONE) return {};
  if (outcome == SQLITE_FULL) return fail(document::storage_full(sqlite3_errmsg(to)));
  return fail(
      unavailable("backup.copy", "The database cannot be copied; try again.",
                  fmt::format("{}, {} (SQLite {})", sqlite3_errmsg(from), sqlite3_errmsg(to), outcome)));
}

}  // namespace

Result<LiveDatabase> LiveDatabase::open(const fs::path& folder) {
  auto file = folder / "souk.db";
  std::error_code error;
  if (!fs::exists(file, error)) {
    return fail(
        not_found("backup.no_shop", fmt::format("{} holds no shop: there is no souk.db; name its data "
                                                "folder with --data.",
                                                folder.string())));
  }
  auto connection = TRY(Connection::open(file, Connection::Mode::kRead));
  sqlite::Tables tables;
  TRY(sqlite::open_schema(*connection, tables));
  return LiveDatabase{std::move(file), std::move(connection)};
}

std::int64_t LiveDatabase::bytes() const {
  std::error_code error;
  const auto size = fs::file_size(file_, error);
  return error ? 0 : static_cast<std::int64_t>(size);
}

Result<ChangeMark> LiveDatabase::last_change() {
  auto query =
      TRY(connection_->query("SELECT l.sequence, c.name, l.id, l.revision FROM change_log l JOIN collection "
                             "c ON c.number=l.collection "
                             "ORDER BY l.sequence DESC LIMIT 1"));
  if (!TRY(query.step())) return ChangeMark{};
  return ChangeMark{query.integer(0), std::string{query.text(1)}, std::string{query.text(2)},
                    query.integer(3)};
}

Result<LiveDatabase::Snapshot> LiveDatabase::copy_to(const fs::path& file, const Clock& clock, Pace& pace) {
  const auto transaction = TRY(ReadTransaction::begin(*connection_));
  Snapshot snapshot{TRY(last_change()), clock.now()};
  {
    const auto copy = TRY(Connection::open(file, Connection::Mode::kWrite));
    TRY(copy->execute("PRAGMA synchronous=OFF"));  // one fsync at the end is enough
    TRY(copy_pages(connection_->handle(), copy->handle(), pace));
  }
  std::error_code ignored;
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, ignored);
  TRY(sync_path(file));
  return snapshot;
}

Status LiveDatabase::verify() {
  auto query = TRY(connection_->query("PRAGMA integrity_check(10)"));
  std::string found;
  while (TRY(query.step())) found.append(found.empty() ? "" : "; ").append(query.text(0));
  if (found == "ok") return {};
  return fail(Error{
      .kind = ErrorKind::kCorrupt,
      .code = "document.corrupt",
      .message = fmt::format("The database {} is damaged; restore a backup (souk restore).", file_.string()),
      .detail = std::move(found)});
}

// Every change as the log has it; the body goes with a document's last one.
Status LiveDatabase::write_lines(std::int64_t after, const Line& line, Step& step) {
  constexpr std::string_view kSelect =
      "SELECT sequence, collection, id, revision FROM change_log WHERE sequence>? ORDER BY sequence";
  std::map<std::int64_t, std::pair<std::string, std::map<std::string, std::int64_t>>>
      last;  // name, id -> change
  {
    auto rows = TRY(connection_->query(kSelect));
    rows.bind(after);
    while (TRY(rows.step())) last[rows.integer(1)].second[std::string{rows.text(2)}] = rows.integer(0);
  }
  for (auto& [number, entry] : last) {
    auto query = TRY(connection_->query("SELECT name, indexes FROM collection WHERE number=?"));
    if (!TRY(query.bind(number).step()))
      return fail(document::corrupt("the change log names an unknown collection"));
    entry.first = query.text(0);
    TRY(line(collection_line(entry.first, query.text(1))));
  }
  auto rows = TRY(connection_->query(kSelect));
  rows.bind(after);
  while (TRY(rows.step())) {
    const auto& [name, ids] = last.at(rows.integer(1));
    ChangeMark change{rows.integer(0), name, std::string{rows.text(2)}, rows.integer(3)};
    ++step.changes;
    if (change.revision == 0 || ids.at(change.id) != change.sequence) {
      TRY(line(change_line(change, std::nullopt)));
      continue;
    }
    auto body = TRY(connection_->query("SELECT body FROM \"c_" + name + "\" WHERE id=? AND revision=?"));
    if (!TRY(body.bind(std::string_view{change.id}).bind(change.revision).step()))
      return fail(document::corrupt("the change log names a document that is not there: " + change.id));
    TRY(line(change_line(change, body.text(0))));
  }
  return {};
}

Result<std::optional<LiveDatabase::Step>> LiveDatabase::changes_in_snapshot(const ChangeMark& after,
                                                                            const Clock& clock,
                                                                            const Line& line) {
  Step step{TRY(last_change()), clock.now()};
  if (step.last == after) return std::nullopt;
  if (step.last.sequence <= after.sequence)
    return fail(
        feed_gone("This shop's changes are not those that were followed (was it restored meanwhile?)"));
  if (after.sequence > 0) {
    auto query = TRY(connection_->query(
        "SELECT c.name, l.id, l.revision FROM change_log l JOIN collection c ON c.number=l.collection WHERE "
        "l.sequence=?"));
    if (!TRY(query.bind(after.sequence).step()))
      return fail(feed_gone("The shop no longer keeps the changes since this backup was followed last"));
    if (query.text(0) != after.collection || query.text(1) != after.id || query.integer(2) != after.revision)
      return fail(
          feed_gone("This shop's changes are not those that were followed (was it restored meanwhile?)"));
  } else if (TRY(connection_->integer("SELECT min(sequence) FROM change_log")) != 1) {
    return fail(feed_gone("The shop no longer keeps the changes since this backup was taken"));
  }
  TRY(write_lines(after.sequence, line, step));
  return step;
}

Result<std::optional<LiveDatabase::Step>> LiveDatabase::read_changes(const ChangeMark& after,
                                                                     const Clock& clock, const Line& line) {
  const auto transaction = TRY(ReadTransaction::begin(*connection_));
  return changes_in_snapshot(after, clock, line);
}

}  // namespace souk::engines::backup
