// The port's methods: arguments are checked and bodies read on the caller's thread, then the writer or a
// reader does the rest.
#include "engines/document/check.hpp"
#include "engines/document/errors.hpp"
#include "engines/document/sqlite/reader.hpp"
#include "engines/document/sqlite/store.hpp"
#include "engines/document/sqlite/writer.hpp"
#include "runtime/fiber/fiber.hpp"

namespace souk::engines {

using document::Prepared;
using sqlite::Session;
using sqlite::TablePointer;

namespace {
// Reading this many takes a tenth of a millisecond or two; more would hold up the core's other fibers.
constexpr std::size_t kInlineReads = 100;

Result<TablePointer> table_of(const sqlite::Tables& tables, std::string_view collection) {
  TRY(document::check_deadline());
  return tables.find(collection);
}

// Carries out `change` with one prepared body. The closure owns what it needs: its caller may give up
// waiting.
template <class Change>
Result<std::int64_t> write_body(sqlite::Writer& writer, TablePointer table, std::string_view id,
                                std::string_view body, Change change) {
  std::vector<Prepared> contents;
  contents.push_back(TRY(document::prepare(table->spec, body)));
  return writer.run(body.size(),
                    [table = std::move(table), id = std::string{id}, contents = std::move(contents),
                     change](Session& session) mutable -> Result<std::int64_t> {
                      TRY(session.refresh(table, contents));
                      return change(session, *table, id, contents.front());
                    });
}

}  // namespace

Status SqliteDocumentStore::declare(const CollectionSpec& spec) {
  TRY(document::check_spec(spec));
  return writer_->run(
      0, [spec](Session& session) { return session.declare(spec); }, true);
}

Result<std::int64_t> SqliteDocumentStore::insert(std::string_view collection, std::string_view id,
                                                 std::string_view body) {
  TRY(document::check_id(id));
  return write_body(*writer_, TRY(table_of(*tables_, collection)), id, body,
                    [](Session& session, const auto& table, const auto& key, const Prepared& content) {
                      return session.insert(table, key, content);
                    });
}

Result<std::int64_t> SqliteDocumentStore::replace(std::string_view collection, std::string_view id,
                                                  std::int64_t revision, std::string_view body) {
  TRY(document::check_id(id));
  return write_body(
      *writer_, TRY(table_of(*tables_, collection)), id, body,
      [revision](Session& session, const auto& table, const auto& key, const Prepared& content) {
        return session.replace(table, key, revision, content);
      });
}

Result<std::int64_t> SqliteDocumentStore::put(std::string_view collection, std::string_view id,
                                              std::string_view body) {
  TRY(document::check_id(id));
  return write_body(*writer_, TRY(table_of(*tables_, collection)), id, body,
                    [](Session& session, const auto& table, const auto& key, const Prepared& content) {
                      return session.put(table, key, content);
                    });
}

Result<Document> SqliteDocumentStore::update(std::string_view collection, std::string_view id,
                                             const Update& update) {
  TRY(document::check_id(id));
  TRY(document::check_update(update));
  auto table = TRY(table_of(*tables_, collection));
  std::size_t bytes = 0;
  for (const auto& assignment : update.assignments) bytes += assignment.json.size();
  return writer_->run(
      bytes,
      [table = std::move(table), id = std::string{id}, update](Session& session) mutable -> Result<Document> {
        std::vector<Prepared> none;
        TRY(session.refresh(table, none));
        return session.update(*table, id, update);
      });
}

Status SqliteDocumentStore::erase(std::string_view collection, std::string_view id, std::int64_t revision) {
  TRY(document::check_id(id));
  auto table = TRY(table_of(*tables_, collection));
  return writer_->run(
      0, [table = std::move(table), id = std::string{id}, revision](Session& session) mutable -> Status {
        std::vector<Prepared> none;
        TRY(session.refresh(table, none));
        return session.erase(*table, id, revision);
      });
}

Status SqliteDocumentStore::put_many(std::string_view collection, const std::vector<Document>& documents) {
  TRY(document::check_many(documents));
  auto table = TRY(table_of(*tables_, collection));
  std::vector<Prepared> contents;
  std::vector<std::string> ids;
  std::size_t bytes = 0;
  for (const auto& document : documents) {
    contents.push_back(TRY(document::prepare(table->spec, document.body)));
    ids.push_back(document.id);
    bytes += document.body.size();
  }
  return writer_->run(bytes,
                      [table = std::move(table), ids = std::move(ids),
                       contents = std::move(contents)](Session& session) mutable -> Status {
                        TRY(session.refresh(table, contents));
                        return session.put_many(*table, {ids.begin(), ids.end()}, contents);
                      });
}

Result<std::optional<Document>> SqliteDocumentStore::get(std::string_view collection, std::string_view id) {
  TRY(document::check_id(id));
  return readers_->get(*TRY(table_of(*tables_, collection)), id);
}

Result<std::vector<Document>> SqliteDocumentStore::get_many(std::string_view collection,
                                                            const std::vector<std::string>& ids) {
  TRY(document::check_ids(ids));
  const auto table = TRY(table_of(*tables_, collection));
  if (ids.size() <= kInlineReads || !runtime::in_fiber()) return readers_->get_many(*table, ids);
  return long_reads_.run([&] { return readers_->get_many(*table, ids); });
}

Result<FindPage> SqliteDocumentStore::find(std::string_view collection, const FindQuery& query) {
  TRY(document::check_query(query));
  const auto table = TRY(table_of(*tables_, collection));
  if (query.limit <= kInlineReads || !runtime::in_fiber()) return readers_->find(*table, query);
  return long_reads_.run([&] { return readers_->find(*table, query); });
}

Result<std::int64_t> SqliteDocumentStore::count(std::string_view collection) {
  return TRY(table_of(*tables_, collection))->documents->load();
}

Result<ChangeBatch> SqliteDocumentStore::changes(std::int64_t after, std::size_t limit,
                                                 std::chrono::milliseconds wait) {
  TRY(document::check_feed(after, limit));
  TRY(document::check_deadline());
  const auto deadline = runtime::current_scope().deadline;
  const auto until = std::min(deadline, std::chrono::steady_clock::now() + wait);
  if (after == -1) after = TRY(readers_->last_sequence());
  for (;;) {
    runtime::Wake changed;
    const document::Waiters::Place place{writer_->followers(), changed};
    auto batch = TRY(readers_->changes(*tables_, after, limit));
    if (!batch.changes.empty() || wait.count() <= 0) return batch;
    if (!changed.wait_until(until)) {
      if (until == deadline) return fail(document::timeout());
      wait = std::chrono::milliseconds{0};  // one last look
    }
  }
}

}  // namespace souk::engines
