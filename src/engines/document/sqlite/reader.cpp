#include "engines/document/sqlite/reader.hpp"

#include <algorithm>

#include "engines/document/check.hpp"
#include "engines/document/errors.hpp"
#include "engines/document/range.hpp"

namespace souk::engines::sqlite {
namespace {

constexpr std::size_t kMaxIdle = 16;

// The statement of a page and what is bound to it, in order.
struct Search {
  std::string sql;
  std::vector<IndexValue> values;

  void where(std::string_view condition, IndexValue value) {
    sql += " AND ";
    sql += condition;
    values.push_back(std::move(value));
  }
};

Search search_of(const Table& table, const FindQuery& query, const document::Range& range,
                 const std::string& x, bool has_one_per_value) {
  Search search;
  search.sql = "SELECT id, revision, body, " + x + " FROM " + table.name + " WHERE " + x + " IS NOT NULL";
  if (range.equals) search.where(x + "=?", *range.equals);
  if (range.from) search.where(x + ">=?", *range.from);
  if (range.until) search.where(x + "<?", *range.until);
  const std::string beyond = query.descending ? "<" : ">";
  if (range.after && has_one_per_value) {
    search.where(x + beyond + "?", range.after->value);
  } else if (range.after && range.equals) {
    search.where("id" + beyond + "?", range.after->id);
  } else if (range.after) {
    search.where("(" + x + ", id)" + beyond + "(?, ?)", range.after->value);
    search.values.emplace_back(range.after->id);
  }
  const std::string direction = query.descending ? " DESC" : "";
  search.sql += " ORDER BY " + x + direction;
  if (!has_one_per_value) search.sql += ", id" + direction;
  search.sql += " LIMIT ?";
  return search;
}

}  // namespace

class Readers::Lease {
 public:
  Lease(Readers& readers, std::unique_ptr<Connection> connection)
      : readers_{&readers}, connection_{std::move(connection)} {}
  Lease(Lease&&) = default;
  Lease& operator=(Lease&&) = delete;
  ~Lease() {
    if (connection_ == nullptr) return;
    const std::lock_guard lock{readers_->mutex_};
    if (readers_->idle_.size() < kMaxIdle) readers_->idle_.push_back(std::move(connection_));
  }
  Connection* operator->() const { return connection_.get(); }

 private:
  Readers* readers_;
  std::unique_ptr<Connection> connection_;
};

Readers::Readers(std::filesystem::path file, std::size_t cache_bytes, std::size_t mapped_bytes)
    : file_{std::move(file)}, cache_bytes_{cache_bytes}, mapped_bytes_{mapped_bytes} {}

Result<Readers::Lease> Readers::lend() {
  {
    const std::lock_guard lock{mutex_};
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());  // the one used last has the warmest cache
      idle_.pop_back();
      return Lease{*this, std::move(connection)};
    }
  }
  auto connection = TRY(Connection::open(file_, Connection::Mode::kRead));
  TRY(connection->execute("PRAGMA cache_size=-" + std::to_string(cache_bytes_ / 1024) +
                          ";PRAGMA mmap_size=" + std::to_string(mapped_bytes_)));
  return Lease{*this, std::move(connection)};
}

Result<std::optional<Document>> Readers::get(const Table& table, std::string_view id) {
  const auto connection = TRY(lend());
  auto query = TRY(connection->query(table.get_sql));
  if (!TRY(query.bind(id).step())) return std::nullopt;
  return Document{std::string{id}, query.integer(0), std::string{query.text(1)}};
}

Result<std::vector<Document>> Readers::get_many(const Table& table, const std::vector<std::string>& ids) {
  const auto connection = TRY(lend());
  std::vector<Document> documents;
  documents.reserve(ids.size());
  std::size_t bytes = 0;
  for (const auto& id : ids) {
    auto query = TRY(connection->query(table.get_sql));
    if (!TRY(query.bind(std::string_view{id}).step())) continue;
    documents.push_back({id, query.integer(0), std::string{query.text(1)}});
    bytes += documents.back().body.size();
    if (bytes > document::kMaxManyBytes) return fail(document::too_large());
  }
  return documents;
}

Result<FindPage> Readers::find(const Table& table, const FindQuery& query) {
  const auto range = TRY(document::read_range(query));
  std::string x = "id";
  bool has_one_per_value = true;
  if (!query.path.empty()) {
    const auto& indexes = table.spec.indexes;
    const auto index = std::find_if(indexes.begin(), indexes.end(),
                                    [&](const IndexSpec& known) { return known.path == query.path; });
    if (index == indexes.end()) return fail(document::undeclared(table.spec.name, query.path));
    x = "x" + std::to_string(index - indexes.begin());
    has_one_per_value = index->unique;
  }
  const auto search = search_of(table, query, range, x, has_one_per_value);
  const auto connection = TRY(lend());
  auto rows = TRY(connection->query(search.sql));
  for (const auto& value : search.values) rows.bind(value);
  rows.bind(static_cast<std::int64_t>(query.limit) + 1);  // one more tells whether there is a next page
  FindPage page;
  std::size_t bytes = 0;
  std::optional<document::Position> last;
  while (TRY(rows.step())) {
    if (page.documents.size() == query.limit || bytes > document::kMaxPageBytes) {
      page.next_cursor = document::write_cursor(query, *last);
      break;
    }
    page.documents.push_back({std::string{rows.text(0)}, rows.integer(1), std::string{rows.text(2)}});
    bytes += page.documents.back().body.size();
    last = document::Position{rows.index_value(3).value_or(IndexValue{}), page.documents.back().id};
  }
  return page;
}

Result<std::int64_t> Readers::last_sequence() {
  const auto connection = TRY(lend());
  return connection->integer("SELECT coalesce(max(sequence), 0) FROM change_log");
}

Result<ChangeBatch> Readers::changes(const Tables& tables, std::int64_t after, std::size_t limit) {
  ChangeBatch batch{{}, after};
  {
    const auto connection = TRY(lend());
    auto rows =
        TRY(connection->query("SELECT sequence, collection, id, revision FROM change_log WHERE sequence>? "
                              "ORDER BY sequence LIMIT ?"));
    rows.bind(after).bind(static_cast<std::int64_t>(limit));
    while (TRY(rows.step())) {
      // Known before its first change is written: a collection is declared in a commit of its own.
      const auto table = tables.find(rows.integer(1));
      if (table == nullptr) return fail(document::corrupt("the change log names an unknown collection"));
      batch.changes.push_back(
          {rows.integer(0), table->spec.name, std::string{rows.text(2)}, rows.integer(3)});
    }
  }
  if (!batch.changes.empty()) {
    if (batch.changes.front().sequence != after + 1) return fail(document::feed_too_old());
    batch.next_sequence = batch.changes.back().sequence;
  } else if (TRY(last_sequence()) < after) {
    return fail(document::feed_too_old());
  }
  return batch;
}

}  // namespace souk::engines::sqlite
