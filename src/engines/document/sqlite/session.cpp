#include "engines/document/sqlite/session.hpp"

#include "engines/document/errors.hpp"

namespace souk::engines::sqlite {

using document::IndexValues;
using document::Prepared;

namespace {

constexpr std::int64_t kPruneEvery = 1'000;

// "UNIQUE constraint failed: c_thing.x2" names the column, which stands for the declared path.
std::string path_of(const Table& table, const std::string& message) {
  const auto at = message.rfind(".x");
  std::size_t index = 0;
  for (auto i = at + 2;
       at != std::string::npos && i < message.size() && message[i] >= '0' && message[i] <= '9'; ++i) {
    index = index * 10 + static_cast<std::size_t>(message[i] - '0');
  }
  return at != std::string::npos && index < table.spec.indexes.size() ? table.spec.indexes[index].path : "";
}

// Columns that keep their value are left out, so their indexes are not touched.
std::string update_sql(const Table& table, const IndexValues& before, const IndexValues& after) {
  std::string sql = "UPDATE " + table.name + " SET revision=?, body=?";
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (before[i] != after[i]) sql += ", x" + std::to_string(i) + "=?";
  }
  return sql + " WHERE rowid=?";
}

}  // namespace

// An error that is not the port's own answer to this write means that the transaction cannot be trusted.
template <class T>
Result<T> Session::watch(Result<T> result) {
  if (!result) failure_ = result.error();
  return result;
}

Status Session::run(const Table& table, Query& query) {
  auto done = query.run();
  if (!done && connection_.broke_unique())
    return fail(document::not_unique(path_of(table, connection_.message())));
  return watch(std::move(done));
}

Result<std::optional<Session::Row>> Session::read(const Table& table, std::string_view id, bool with_body) {
  auto query = TRY(watch(connection_.query(with_body ? table.select_body_sql : table.select_sql)));
  if (!TRY(watch(query.bind(id).step()))) return std::nullopt;
  Row row{query.integer(0), query.integer(1), IndexValues(table.spec.indexes.size()), {}};
  int column = 2;
  for (auto& value : row.values) value = query.index_value(column++);
  if (with_body) row.body = query.text(column);
  return row;
}

Status Session::log(const Table& table, std::string_view id, std::int64_t revision) {
  auto query = TRY(watch(connection_.query("INSERT INTO change_log VALUES(?, ?, ?, ?)")));
  TRY(watch(query.bind(sequence_ + 1).bind(table.number).bind(id).bind(revision).run()));
  ++sequence_;
  return {};
}

Result<std::int64_t> Session::insert_row(const Table& table, std::string_view id, const Prepared& content) {
  auto query = TRY(watch(connection_.query(table.insert_sql)));
  query.bind(id).bind(std::int64_t{1}).bind(std::string_view{content.body});
  for (const auto& value : content.values) query.bind(value);
  TRY(run(table, query));
  ++count_changes_[table.number];
  TRY(log(table, id, 1));
  return 1;
}

Result<std::int64_t> Session::write(const Table& table, std::string_view id, const Row& row,
                                    const Prepared& content) {
  auto query = TRY(watch(connection_.query(update_sql(table, row.values, content.values))));
  const auto revision = row.revision + 1;
  query.bind(revision).bind(std::string_view{content.body});
  for (std::size_t i = 0; i < content.values.size(); ++i) {
    if (row.values[i] != content.values[i]) query.bind(content.values[i]);
  }
  query.bind(row.rowid);
  TRY(run(table, query));
  TRY(log(table, id, revision));
  return revision;
}

Status Session::refresh(TablePointer& table, std::vector<Prepared>& contents) const {
  auto now = tables_.find(table->number);
  if (now == table || now == nullptr) return {};
  table = std::move(now);
  for (auto& content : contents) content = TRY(document::prepare(table->spec, content.body));
  return {};
}

Result<std::int64_t> Session::insert(const Table& table, std::string_view id, const Prepared& content) {
  auto inserted = insert_row(table, id, content);
  if (!inserted && !broken() && TRY(read(table, id, false))) return fail(document::exists());
  return inserted;
}

Result<std::int64_t> Session::replace(const Table& table, std::string_view id, std::int64_t revision,
                                      const Prepared& content) {
  const auto row = TRY(read(table, id, false));
  if (!row) return fail(document::missing());
  if (row->revision != revision) return fail(document::changed());
  return write(table, id, *row, content);
}

Result<std::int64_t> Session::put(const Table& table, std::string_view id, const Prepared& content) {
  const auto row = TRY(read(table, id, false));
  return row ? write(table, id, *row, content) : insert_row(table, id, content);
}

Result<Document> Session::update(const Table& table, std::string_view id, const Update& update) {
  const auto row = TRY(read(table, id, true));
  if (!row) return fail(document::missing());
  auto content = TRY(document::apply(table.spec, row->body, update));
  const auto revision = TRY(write(table, id, *row, content));
  return Document{std::string{id}, revision, std::move(content.body)};
}

Status Session::erase(const Table& table, std::string_view id, std::int64_t revision) {
  const auto row = TRY(read(table, id, false));
  if (!row) return {};
  if (revision != 0 && row->revision != revision) return fail(document::changed());
  auto query = TRY(watch(connection_.query(table.delete_sql)));
  TRY(watch(query.bind(row->rowid).run()));
  --count_changes_[table.number];
  return log(table, id, 0);
}

Status Session::put_many(const Table& table, const std::vector<std::string_view>& ids,
                         const std::vector<Prepared>& contents) {
  const auto sequence_before = sequence_;
  const auto counts_before = count_changes_;
  TRY(watch(connection_.execute("SAVEPOINT many")));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    auto written = put(table, ids[i], contents[i]);
    if (written) continue;
    if (broken()) return fail(std::move(written).error());
    TRY(watch(connection_.execute("ROLLBACK TO many; RELEASE many")));
    sequence_ = sequence_before;
    count_changes_ = counts_before;
    return fail(std::move(written).error());
  }
  return watch(connection_.execute("RELEASE many"));
}

// Runs in a transaction of its own, so that a refusal may spoil it.
Status Session::declare(const CollectionSpec& spec) {
  declared_.push_back(TRY(watch(declare_table(connection_, tables_, spec))));
  return {};
}

Status Session::finish(std::int64_t max_changes_kept) {
  for (const auto& [number, change] : count_changes_) {
    if (change == 0) continue;
    auto query = TRY(connection_.query("UPDATE collection SET documents=documents+? WHERE number=?"));
    TRY(query.bind(change).bind(number).run());
  }
  const auto pruned_until = sequence_ - sequence_ % kPruneEvery - max_changes_kept;
  if (pruned_until <= 0) return {};
  auto query = TRY(connection_.query("DELETE FROM change_log WHERE sequence<=?"));
  return query.bind(pruned_until).run();
}

void Session::publish() {
  for (auto& table : declared_) tables_.set(std::make_shared<Table>(std::move(table)));
  for (const auto& [number, change] : count_changes_) {
    if (const auto table = tables_.find(number)) table->documents->fetch_add(change);
  }
}

}  // namespace souk::engines::sqlite
