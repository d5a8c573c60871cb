#include "engines/document/sqlite/schema.hpp"

#include <algorithm>
#include <mutex>

#include "base/codec.hpp"
#include "engines/document/errors.hpp"

namespace souk::engines::sqlite {
namespace {

constexpr std::int64_t kApplicationId = 0x534F554B;  // "SOUK"
constexpr std::int64_t kFormat = 1;

struct StoredIndex {
  std::string path;
  bool unique = false;
  static constexpr auto fields() {
    return field_table(field("path", &StoredIndex::path), field("unique", &StoredIndex::unique));
  }
};

std::string column(std::size_t index) { return "x" + std::to_string(index); }

std::string indexes_json(const CollectionSpec& spec) {
  std::vector<StoredIndex> stored;
  for (const auto& index : spec.indexes) stored.push_back({index.path, index.unique});
  return to_json(stored);
}

Status check_format(Connection& connection) {
  const auto application = TRY(connection.integer("PRAGMA application_id"));
  const auto format = TRY(connection.integer("PRAGMA user_version"));
  const auto tables = TRY(connection.integer("SELECT count(*) FROM sqlite_schema"));
  if (application == 0 && format == 0 && tables == 0) {
    return connection.execute(
        "BEGIN IMMEDIATE;"
        "CREATE TABLE collection(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, indexes TEXT NOT "
        "NULL,"
        " documents INTEGER NOT NULL);"
        "CREATE TABLE change_log(sequence INTEGER PRIMARY KEY, collection INTEGER NOT NULL, id TEXT NOT NULL,"
        " revision INTEGER NOT NULL);"
        "PRAGMA application_id=" +
        std::to_string(kApplicationId) +
        ";"
        "PRAGMA user_version=" +
        std::to_string(kFormat) + "; COMMIT");
  }
  if (application != kApplicationId) {
    return fail(
        precondition("document.foreign_file",
                     "souk.db in the data folder is no Souk database; choose another folder with --data."));
  }
  if (format > kFormat) {
    return fail(precondition("document.newer_format", "The data folder was written by a newer Souk (format " +
                                                          std::to_string(format) + ", this one knows " +
                                                          std::to_string(kFormat) +
                                                          "); run that version or a later one."));
  }
  return {};
}

std::string index_name(std::int64_t number, std::size_t index) {
  return "\"index_" + std::to_string(number) + "_" + std::to_string(index) + "\"";
}

Status make_index(Connection& connection, const Table& table, std::size_t index) {
  const auto name = index_name(table.number, index);
  const auto x = column(index);
  const bool unique = table.spec.indexes[index].unique;
  auto made = connection.execute("DROP INDEX IF EXISTS " + name + "; CREATE " + (unique ? "UNIQUE " : "") +
                                 "INDEX " + name + " ON " + table.name + "(" + x + (unique ? "" : ", id") +
                                 ") WHERE " + x + " IS NOT NULL");
  if (!made && connection.broke_unique()) return fail(document::not_unique(table.spec.indexes[index].path));
  return made;
}

// Fills the columns from `first` on from the bodies that are there.
Status fill_columns(Connection& connection, const Table& table, std::size_t first) {
  std::string sql = "UPDATE " + table.name + " SET ";
  for (auto i = first; i < table.spec.indexes.size(); ++i) sql += (i > first ? ", " : "") + column(i) + "=?";
  sql += " WHERE rowid=?";
  std::int64_t last = 0;
  for (;;) {
    auto next = TRY(
        connection.query("SELECT rowid, body FROM " + table.name + " WHERE rowid>? ORDER BY rowid LIMIT 1"));
    if (!TRY(next.bind(last).step())) return {};
    last = next.integer(0);
    const auto prepared = TRY(document::prepare(table.spec, next.text(1)));
    auto update = TRY(connection.query(sql));
    for (auto i = first; i < prepared.values.size(); ++i) update.bind(prepared.values[i]);
    TRY(update.bind(last).run());
  }
}

CollectionSpec merged(const CollectionSpec& known, const CollectionSpec& wanted) {
  CollectionSpec spec = known;
  spec.name = wanted.name;
  for (const auto& index : wanted.indexes) {
    const auto same = std::find_if(spec.indexes.begin(), spec.indexes.end(),
                                   [&](const IndexSpec& other) { return other.path == index.path; });
    if (same == spec.indexes.end()) {
      spec.indexes.push_back(index);
    } else {
      same->unique = index.unique;
    }
  }
  return spec;
}

}  // namespace

Table Table::make(std::int64_t number, CollectionSpec spec, std::int64_t documents) {
  Table table{number, std::move(spec),
              {},     {},
              {},     {},
              {},     {},
              {},     std::make_shared<std::atomic<std::int64_t>>(documents)};
  table.name = "\"c_" + table.spec.name + "\"";
  std::string marks;
  for (std::size_t i = 0; i < table.spec.indexes.size(); ++i) {
    table.columns += ", " + column(i);
    marks += ", ?";
  }
  const auto where = " FROM " + table.name + " WHERE id=?";
  table.insert_sql =
      "INSERT INTO " + table.name + "(id, revision, body" + table.columns + ") VALUES(?, ?, ?" + marks + ")";
  table.select_sql = "SELECT rowid, revision" + table.columns + where;
  table.select_body_sql = "SELECT rowid, revision" + table.columns + ", body" + where;
  table.get_sql = "SELECT revision, body" + where;
  table.delete_sql = "DELETE FROM " + table.name + " WHERE rowid=?";
  return table;
}

Result<TablePointer> Tables::find(std::string_view collection) const {
  const std::shared_lock lock{mutex_};
  const auto found = by_name_.find(collection);
  if (found == by_name_.end()) return fail(document::undeclared(collection));
  return found->second;
}
TablePointer Tables::find(std::int64_t number) const {
  const std::shared_lock lock{mutex_};
  const auto found = by_number_.find(number);
  return found == by_number_.end() ? nullptr : found->second;
}
void Tables::set(TablePointer table) {
  const std::lock_guard lock{mutex_};
  by_number_.insert_or_assign(table->number, table);
  by_name_.insert_or_assign(table->spec.name, table);
}

Status open_schema(Connection& connection, Tables& tables) {
  TRY(check_format(connection));
  auto query = TRY(connection.query("SELECT number, name, indexes, documents FROM collection"));
  while (TRY(query.step())) {
    CollectionSpec spec{std::string{query.text(1)}, {}};
    for (auto& index : TRY(from_json<std::vector<StoredIndex>>(query.text(2), Strictness::kStored))) {
      spec.indexes.push_back({std::move(index.path), index.unique});
    }
    tables.set(std::make_shared<Table>(Table::make(query.integer(0), std::move(spec), query.integer(3))));
  }
  return {};
}

Result<Table> declare_table(Connection& connection, const Tables& tables, const CollectionSpec& spec) {
  const auto known = tables.find(spec.name);
  if (!known) {
    {
      auto insert = TRY(connection.query("INSERT INTO collection(name, indexes, documents) VALUES(?, ?, 0)"));
      TRY(insert.bind(std::string_view{spec.name}).bind(std::string_view{indexes_json(spec)}).run());
    }
    const auto number = TRY(connection.integer("SELECT max(number) FROM collection"));
    Table table = Table::make(number, spec, 0);
    TRY(connection.execute("CREATE TABLE " + table.name +
                           "(id TEXT PRIMARY KEY NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL" +
                           table.columns + ")"));
    for (std::size_t i = 0; i < spec.indexes.size(); ++i) TRY(make_index(connection, table, i));
    return table;
  }
  const auto& before = **known;
  Table table = Table::make(before.number, merged(before.spec, spec), 0);
  table.documents = before.documents;
  const auto first_new = before.spec.indexes.size();
  for (auto i = first_new; i < table.spec.indexes.size(); ++i) {
    TRY(connection.execute("ALTER TABLE " + table.name + " ADD COLUMN " + column(i)));
  }
  if (first_new < table.spec.indexes.size()) TRY(fill_columns(connection, table, first_new));
  bool changed = false;
  for (std::size_t i = 0; i < table.spec.indexes.size(); ++i) {
    if (i < first_new && table.spec.indexes[i].unique == before.spec.indexes[i].unique) continue;
    TRY(make_index(connection, table, i));
    changed = true;
  }
  if (changed) {
    const auto json = indexes_json(table.spec);
    auto update = TRY(connection.query("UPDATE collection SET indexes=? WHERE number=?"));
    TRY(update.bind(std::string_view{json}).bind(table.number).run());
  }
  return table;
}

}  // namespace souk::engines::sqlite
