#include "engines/document/sqlite/backup/replay.hpp"

#include "base/codec.hpp"
#include "engines/document/errors.hpp"

namespace souk::engines::backup {
namespace {

struct StoredIndex {
  std::string path;
  bool unique = false;
  static constexpr auto fields() {
    return field_table(field("path", &StoredIndex::path), field("unique", &StoredIndex::unique));
  }
};

}  // namespace

Result<std::unique_ptr<Replay>> Replay::open(const std::filesystem::path& file, Until until, Pace& pace) {
  auto connection = TRY(sqlite::Connection::open(file, sqlite::Connection::Mode::kWrite));
  TRY(connection->execute(
      "PRAGMA synchronous=OFF; PRAGMA temp_store=FILE; PRAGMA cache_size=-65536;"
      "CREATE TEMP TABLE pending(number INTEGER NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, "
      "body TEXT NOT NULL)"));
  std::unique_ptr<Replay> replay{new Replay{std::move(connection), until, pace}};
  TRY(sqlite::open_schema(*replay->connection_, replay->tables_));
  return replay;
}

Status Replay::declare(const SegmentLine& line) {
  CollectionSpec spec{line.name, {}};
  for (auto& index : TRY(from_value<std::vector<StoredIndex>>(line.indexes, Strictness::kStored)))
    spec.indexes.push_back({std::move(index.path), index.unique});
  tables_.set(std::make_shared<sqlite::Table>(TRY(sqlite::declare_table(*connection_, tables_, spec))));
  return {};
}

Status Replay::take_away(const SegmentLine& line) {
  const auto table = TRY(tables_.find(line.collection));
  {
    auto log = TRY(connection_->query("INSERT INTO change_log VALUES(?, ?, ?, ?)"));
    log.bind(line.sequence).bind(table->number).bind(std::string_view{line.id}).bind(line.revision);
    TRY(log.run());
  }
  ++counts_.changes;
  if (line.revision != 0 && !line.body) return {};
  {
    auto gone = TRY(connection_->query("DELETE FROM " + table->name + " WHERE id=?"));
    TRY(gone.bind(std::string_view{line.id}).run());
  }
  if (line.revision == 0) return {};
  auto wait = TRY(connection_->query("INSERT INTO temp.pending VALUES(?, ?, ?, ?)"));
  wait.bind(table->number).bind(std::string_view{line.id}).bind(line.revision);
  return wait.bind(std::string_view{*line.body}).run();
}

Status Replay::put_pending() {
  {
    auto rows = TRY(connection_->query("SELECT number, id, revision, body FROM temp.pending"));
    while (TRY(rows.step())) {
      const auto table = tables_.find(rows.integer(0));
      const auto content = TRY(document::prepare(table->spec, rows.text(3)));
      auto insert = TRY(connection_->query(table->insert_sql));
      insert.bind(rows.text(1)).bind(rows.integer(2)).bind(std::string_view{content.body});
      for (const auto& value : content.values) insert.bind(value);
      TRY(insert.run());
      pace_.moved(static_cast<std::int64_t>(content.body.size()));
    }
  }
  return connection_->execute("DELETE FROM temp.pending");
}

Status Replay::line(const SegmentLine& line) {
  if (!open_) TRY(connection_->execute("BEGIN IMMEDIATE"));
  open_ = true;
  if (line.kind == "collection") return declare(line);
  if (line.kind == "change") return take_away(line);
  if (line.kind == "file") files_[line.file.path] = line.file;
  return {};  // kinds of later versions within this format are additions
}

Status Replay::end(const StepEnd& end) {
  if (open_) {
    TRY(put_pending());
    TRY(connection_->execute("COMMIT"));
  }
  open_ = false;
  ++counts_.steps;
  reached_ = end;
  return {};
}

Status Replay::finish() {
  std::vector<std::pair<std::int64_t, std::string>> tables;
  {
    auto query = TRY(connection_->query("SELECT number, name FROM collection"));
    while (TRY(query.step())) tables.emplace_back(query.integer(0), query.text(1));
  }
  for (const auto& [number, name] : tables) {
    TRY(connection_->execute("UPDATE collection SET documents=(SELECT count(*) FROM \"c_" + name +
                             "\") WHERE number=" + std::to_string(number)));
  }
  auto query = TRY(connection_->query("PRAGMA quick_check(10)"));
  std::string found;
  while (TRY(query.step())) found.append(found.empty() ? "" : "; ").append(query.text(0));
  if (found != "ok") return fail(document::corrupt(std::move(found)));
  return connection_->execute("PRAGMA synchronous=FULL; PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace souk::engines::backup
