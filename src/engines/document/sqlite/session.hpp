// The writes of one transaction on the writer's connection. Each write either happens whole or answers an
// error and leaves nothing behind; only an engine failure (broken()) spoils the transaction.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "engines/document/body.hpp"
#include "engines/document/sqlite/schema.hpp"

namespace souk::engines::sqlite {

class Session {
 public:
  // `last_sequence` is the change log's end as committed so far.
  Session(Connection& connection, Tables& tables, std::int64_t last_sequence)
      : connection_{connection}, tables_{tables}, sequence_{last_sequence} {}

  Status declare(const CollectionSpec& spec);
  // A declare() may have run since the write was made: brings its table and values up to date.
  Status refresh(TablePointer& table, std::vector<document::Prepared>& contents) const;
  Result<std::int64_t> insert(const Table& table, std::string_view id, const document::Prepared& content);
  Result<std::int64_t> replace(const Table& table, std::string_view id, std::int64_t revision,
                               const document::Prepared& content);
  Result<std::int64_t> put(const Table& table, std::string_view id, const document::Prepared& content);
  Result<Document> update(const Table& table, std::string_view id, const Update& update);
  Status erase(const Table& table, std::string_view id, std::int64_t revision);
  Status put_many(const Table& table, const std::vector<std::string_view>& ids,
                  const std::vector<document::Prepared>& contents);

  // Sums up for the commit: counts of documents, and what leaves the change log.
  Status finish(std::int64_t max_changes_kept);
  // After the commit: makes tables and counts known to the readers.
  void publish();

  std::int64_t sequence() const { return sequence_; }
  bool broken() const { return failure_.has_value(); }
  const Error& failure() const { return *failure_; }

 private:
  struct Row {
    std::int64_t rowid = 0;
    std::int64_t revision = 0;
    document::IndexValues values;
    std::string body;  // when asked for
  };

  Result<std::optional<Row>> read(const Table& table, std::string_view id, bool with_body);
  Result<std::int64_t> insert_row(const Table& table, std::string_view id, const document::Prepared& content);
  Result<std::int64_t> write(const Table& table, std::string_view id, const Row& row,
                             const document::Prepared& content);
  Status log(const Table& table, std::string_view id, std::int64_t revision);
  // Runs a statement; tells a taken unique value from an engine failure.
  Status run(const Table& table, Query& query);
  template <class T>
  Result<T> watch(Result<T> result);

  Connection& connection_;
  Tables& tables_;
  std::int64_t sequence_;
  std::map<std::int64_t, std::int64_t> count_changes_;  // by table number
  std::vector<Table> declared_;
  std::optional<Error> failure_;
};

}  // namespace souk::engines::sqlite
