// One SQLite connection and its prepared statements. Used by one thread at a time; SQLite's own result codes
// become errors of the port here and nowhere else.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.hpp"
#include "engines/document/port.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace souk::engines::sqlite {

class Connection;

// A prepared statement in use; resets itself at the end. Texts are not copied: they must live until then.
class Query {
 public:
  Query(Connection& connection, sqlite3_stmt* statement) : connection_{&connection}, statement_{statement} {}
  Query(Query&& other) noexcept;
  Query& operator=(Query&&) = delete;
  ~Query();

  Query& bind(std::int64_t value);
  Query& bind(std::string_view text);
  Query& bind(const IndexValue& value);
  Query& bind(const std::optional<IndexValue>& value);

  // True when there is a row to read.
  Result<bool> step();
  // Steps to the end.
  Status run();

  std::int64_t integer(int column) const;
  std::string_view text(int column) const;  // until the next step
  std::optional<IndexValue> index_value(int column) const;

 private:
  Connection* connection_;
  sqlite3_stmt* statement_;
  int bound_ = 0;
};

class Connection {
 public:
  enum class Mode { kWrite, kRead };

  static Result<std::unique_ptr<Connection>> open(const std::filesystem::path& file, Mode mode);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Several statements without results.
  Status execute(const std::string& sql);
  // The cached statement of this text; only one Query of a text may live at a time.
  Result<Query> query(std::string_view sql);
  // The one integer that `sql` gives, e.g. a pragma.
  Result<std::int64_t> integer(std::string_view sql);

  // The latest failure as an error of the port.
  Error error() const;
  // The latest failure was a unique index or primary key: nothing was written and the transaction goes on.
  bool broke_unique() const;
  std::string message() const;
  bool in_transaction() const;
  std::int64_t changed_rows() const;
  sqlite3* handle() { return db_; }

 private:
  friend class Query;
  explicit Connection(sqlite3* db) : db_{db} {}

  struct TextHash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  sqlite3* db_;
  std::unordered_map<std::string, sqlite3_stmt*, TextHash, std::equal_to<>> statements_;
};

}  // namespace souk::engines::sqlite
