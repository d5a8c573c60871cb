#include <algorithm>

#include "engines/document/check.hpp"
#include "engines/document/errors.hpp"
#include "engines/document/memory/store.hpp"
#include "runtime/fiber/scope.hpp"

namespace souk::engines {

using document::Position;

namespace {

// Walks entries (ordered positions) within a range in the query's direction until `take` says enough.
template <class Entries, class PositionOf, class Take>
void walk(const Entries& entries, const FindQuery& query, const document::Range& range,
          PositionOf position_of, Take take) {
  const auto visit = [&](const auto& entry) {
    const Position position = position_of(entry);
    if (!document::contains(range, position.value)) return true;
    if (range.after && (query.descending ? position >= *range.after : position <= *range.after)) return true;
    return take(entry, position);
  };
  if (query.descending) {
    for (auto at = entries.rbegin(); at != entries.rend() && visit(*at);) ++at;
  } else {
    for (auto at = entries.begin(); at != entries.end() && visit(*at);) ++at;
  }
}

}  // namespace

Result<std::optional<Document>> MemoryDocumentStore::get(std::string_view collection, std::string_view id) {
  TRY(document::check_id(id));
  const std::lock_guard lock{mutex_};
  const Room& in = *TRY(room(collection));
  const auto found = in.records.find(id);
  if (found == in.records.end()) return std::nullopt;
  return Document{found->first, found->second.revision, found->second.content.body};
}

Result<std::vector<Document>> MemoryDocumentStore::get_many(std::string_view collection,
                                                            const std::vector<std::string>& ids) {
  TRY(document::check_ids(ids));
  const std::lock_guard lock{mutex_};
  const Room& in = *TRY(room(collection));
  std::vector<Document> documents;
  std::size_t bytes = 0;
  for (const auto& id : ids) {
    const auto found = in.records.find(id);
    if (found == in.records.end()) continue;
    bytes += found->second.content.body.size();
    if (bytes > document::kMaxManyBytes) return fail(document::too_large());
    documents.push_back({id, found->second.revision, found->second.content.body});
  }
  return documents;
}

Result<FindPage> MemoryDocumentStore::find(std::string_view collection, const FindQuery& query) {
  TRY(document::check_query(query));
  const auto range = TRY(document::read_range(query));
  const std::lock_guard lock{mutex_};
  const Room& in = *TRY(room(collection));
  FindPage page;
  std::size_t bytes = 0;
  std::optional<Position> last;
  const auto take = [&](const std::string& id, const Record& record, Position position) {
    if (page.documents.size() == query.limit || bytes > document::kMaxPageBytes) {
      page.next_cursor = document::write_cursor(query, *last);
      return false;
    }
    page.documents.push_back({id, record.revision, record.content.body});
    bytes += record.content.body.size();
    last = std::move(position);
    return true;
  };
  if (query.path.empty()) {
    walk(
        in.records, query, range,
        [](const auto& entry) {
          return Position{entry.first, entry.first};
        },
        [&](const auto& entry, Position position) {
          return take(entry.first, entry.second, std::move(position));
        });
    return page;
  }
  const auto index = std::find_if(in.spec.indexes.begin(), in.spec.indexes.end(),
                                  [&](const IndexSpec& known) { return known.path == query.path; });
  if (index == in.spec.indexes.end()) return fail(document::undeclared(collection, query.path));
  walk(
      in.indexes[static_cast<std::size_t>(index - in.spec.indexes.begin())], query, range,
      [](const Position& entry) { return entry; },
      [&](const Position& entry, Position position) {
        return take(entry.id, in.records.find(entry.id)->second, std::move(position));
      });
  return page;
}

Result<std::int64_t> MemoryDocumentStore::count(std::string_view collection) {
  const std::lock_guard lock{mutex_};
  return static_cast<std::int64_t>(TRY(room(collection))->records.size());
}

Result<ChangeBatch> MemoryDocumentStore::read_changes(std::int64_t after, std::size_t limit) const {
  const std::int64_t first = last_sequence_ - static_cast<std::int64_t>(feed_.size()) + 1;
  if (after + 1 < first || after > last_sequence_) return fail(document::feed_too_old());
  const auto from = feed_.begin() + (after + 1 - first);
  const auto until = from + std::min<std::int64_t>(static_cast<std::int64_t>(limit), feed_.end() - from);
  ChangeBatch batch{{from, until}, after};
  if (!batch.changes.empty()) batch.next_sequence = batch.changes.back().sequence;
  return batch;
}

Result<ChangeBatch> MemoryDocumentStore::changes(std::int64_t after, std::size_t limit,
                                                 std::chrono::milliseconds wait) {
  TRY(document::check_feed(after, limit));
  TRY(document::check_deadline());
  const auto deadline = runtime::current_scope().deadline;
  const auto until = std::min(deadline, std::chrono::steady_clock::now() + wait);
  for (;;) {
    runtime::Wake changed;
    const document::Waiters::Place place{feed_waiters_, changed};
    {
      const std::lock_guard lock{mutex_};
      if (after == -1) after = last_sequence_;
      auto batch = TRY(read_changes(after, limit));
      if (!batch.changes.empty() || wait.count() <= 0) return batch;
    }
    if (!changed.wait_until(until)) {
      if (until == deadline) return fail(document::timeout());
      wait = std::chrono::milliseconds{0};  // one last look
    }
  }
}

}  // namespace souk::engines
