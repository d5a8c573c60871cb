// The database file's own structure: format, collections and their tables.
//
// A collection is a table (id, revision, body, x0, x1, ...): one column per declared index, with the value
// that C++ took out of the body, and a partial index over (x<n>, id). Measured against indexes over
// json_extract(): replacing a body whose indexed values stay the same is 2 to 4 times as fast, because SQLite
// need not parse the old and the new body nor touch the indexes; tables WITHOUT ROWID were slower in
// everything.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>

#include "engines/document/body.hpp"
#include "engines/document/sqlite/connection.hpp"

namespace souk::engines::sqlite {

struct Table {
  std::int64_t number = 0;  // stands for the name in the change log
  CollectionSpec spec;
  std::string name;     // quoted
  std::string columns;  // ", x0, x1"
  std::string insert_sql, select_sql, select_body_sql, get_sql, delete_sql;
  std::shared_ptr<std::atomic<std::int64_t>> documents;  // committed ones

  static Table make(std::int64_t number, CollectionSpec spec, std::int64_t documents);
};
using TablePointer = std::shared_ptr<const Table>;

// All collections; changed by the writer's thread only.
class Tables {
 public:
  Result<TablePointer> find(std::string_view collection) const;
  TablePointer find(std::int64_t number) const;
  void set(TablePointer table);

 private:
  mutable std::shared_mutex mutex_;
  std::map<std::string, TablePointer, std::less<>> by_name_;
  std::map<std::int64_t, TablePointer> by_number_;
};

// Makes an empty file a Souk database, or refuses one that is something else or of a newer format; reads its
// collections.
Status open_schema(Connection& connection, Tables& tables);

// Makes or extends a collection within the current transaction; answers its new table.
Result<Table> declare_table(Connection& connection, const Tables& tables, const CollectionSpec& spec);

}  // namespace souk::engines::sqlite
