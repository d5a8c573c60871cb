#include "engines/document/memory/store.hpp"

#include <algorithm>

#include "engines/document/check.hpp"
#include "engines/document/errors.hpp"

namespace souk::engines {

using document::IndexValues;
using document::Position;
using document::Prepared;

Result<MemoryDocumentStore::Room*> MemoryDocumentStore::room(std::string_view collection) {
  TRY(document::check_deadline());
  const auto found = rooms_.find(collection);
  if (found == rooms_.end()) return fail(document::undeclared(collection));
  return &found->second;
}

Status MemoryDocumentStore::check_unique(const Room& room, std::string_view id, const IndexValues& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!room.spec.indexes[i].unique || !values[i]) continue;
    const auto near = room.indexes[i].lower_bound(Position{*values[i], {}});
    if (near != room.indexes[i].end() && near->value == *values[i] && near->id != id) {
      return fail(document::not_unique(room.spec.indexes[i].path));
    }
  }
  return {};
}

void MemoryDocumentStore::unlink(Room& room, const std::string& id, const Record& record) {
  for (std::size_t i = 0; i < record.content.values.size(); ++i) {
    if (record.content.values[i]) room.indexes[i].erase(Position{*record.content.values[i], id});
  }
}

std::int64_t MemoryDocumentStore::store(Room& room, std::string_view id, Prepared content) {
  const auto [place, is_new] = room.records.try_emplace(std::string{id});
  auto& [key, record] = *place;
  if (!is_new) unlink(room, key, record);
  ++record.revision;
  record.content = std::move(content);
  for (std::size_t i = 0; i < record.content.values.size(); ++i) {
    if (record.content.values[i]) room.indexes[i].insert(Position{*record.content.values[i], key});
  }
  announce(room, id, record.revision);
  return record.revision;
}

void MemoryDocumentStore::announce(const Room& room, std::string_view id, std::int64_t revision) {
  feed_.push_back({++last_sequence_, room.spec.name, std::string{id}, revision});
  if (feed_.size() > settings_.max_changes_kept) feed_.pop_front();
  feed_waiters_.notify_all();
}

Status MemoryDocumentStore::declare(const CollectionSpec& spec) {
  TRY(document::check_spec(spec));
  const std::lock_guard lock{mutex_};
  Room next;
  if (const auto before = rooms_.find(spec.name); before != rooms_.end()) next = before->second;
  next.spec.name = spec.name;
  for (const auto& index : spec.indexes) {
    const auto same = std::find_if(next.spec.indexes.begin(), next.spec.indexes.end(),
                                   [&](const IndexSpec& known) { return known.path == index.path; });
    if (same == next.spec.indexes.end()) {
      next.spec.indexes.push_back(index);
    } else {
      same->unique = index.unique;
    }
  }
  next.indexes.assign(next.spec.indexes.size(), {});
  for (auto& [id, record] : next.records) {
    record.content = TRY(document::prepare(next.spec, record.content.body));
    TRY(check_unique(next, id, record.content.values));
    for (std::size_t i = 0; i < next.indexes.size(); ++i) {
      if (record.content.values[i]) next.indexes[i].insert(Position{*record.content.values[i], id});
    }
  }
  rooms_.insert_or_assign(spec.name, std::move(next));
  return {};
}

Result<std::int64_t> MemoryDocumentStore::insert(std::string_view collection, std::string_view id,
                                                 std::string_view body) {
  TRY(document::check_id(id));
  const std::lock_guard lock{mutex_};
  Room& in = *TRY(room(collection));
  auto content = TRY(document::prepare(in.spec, body));
  if (in.records.contains(id)) return fail(document::exists());
  TRY(check_unique(in, id, content.values));
  return store(in, id, std::move(content));
}

Result<std::int64_t> MemoryDocumentStore::replace(std::string_view collection, std::string_view id,
                                                  std::int64_t revision, std::string_view body) {
  TRY(document::check_id(id));
  const std::lock_guard lock{mutex_};
  Room& in = *TRY(room(collection));
  auto content = TRY(document::prepare(in.spec, body));
  const auto found = in.records.find(id);
  if (found == in.records.end()) return fail(document::missing());
  if (found->second.revision != revision) return fail(document::changed());
  TRY(check_unique(in, id, content.values));
  return store(in, id, std::move(content));
}

Result<std::int64_t> MemoryDocumentStore::put(std::string_view collection, std::string_view id,
                                              std::string_view body) {
  TRY(document::check_id(id));
  const std::lock_guard lock{mutex_};
  Room& in = *TRY(room(collection));
  auto content = TRY(document::prepare(in.spec, body));
  TRY(check_unique(in, id, content.values));
  return store(in, id, std::move(content));
}

Result<Document> MemoryDocumentStore::update(std::string_view collection, std::string_view id,
                                             const Update& update) {
  TRY(document::check_id(id));
  TRY(document::check_update(update));
  const std::lock_guard lock{mutex_};
  Room& in = *TRY(room(collection));
  const auto found = in.records.find(id);
  if (found == in.records.end()) return fail(document::missing());
  auto content = TRY(document::apply(in.spec, found->second.content.body, update));
  TRY(check_unique(in, id, content.values));
  Document changed{std::string{id}, 0, content.body};
  changed.revision = store(in, id, std::move(content));
  return changed;
}

Status MemoryDocumentStore::erase(std::string_view collection, std::string_view id, std::int64_t revision) {
  TRY(document::check_id(id));
  const std::lock_guard lock{mutex_};
  Room& in = *TRY(room(collection));
  const auto found = in.records.find(id);
  if (found == in.records.end()) return {};
  if (revision != 0 && found->second.revision != revision) return fail(document::changed());
  unlink(in, found->first, found->second);
  in.records.erase(found);
  announce(in, id, 0);
  return {};
}

Status MemoryDocumentStore::put_many(std::string_view collection, const std::vector<Document>& documents) {
  TRY(document::check_many(documents));
  const std::lock_guard lock{mutex_};
  Room& in = *TRY(room(collection));
  // Tried on a copy where a unique index could refuse half-way; such calls are small or rare.
  const bool may_refuse = std::any_of(in.spec.indexes.begin(), in.spec.indexes.end(),
                                      [](const IndexSpec& index) { return index.unique; });
  std::vector<Prepared> contents;
  for (const auto& document : documents) contents.push_back(TRY(document::prepare(in.spec, document.body)));
  if (may_refuse) {
    Room trial = in;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      TRY(check_unique(trial, documents[i].id, contents[i].values));
      const auto [place, is_new] = trial.records.try_emplace(documents[i].id);
      if (!is_new) unlink(trial, place->first, place->second);
      place->second.content = contents[i];
      for (std::size_t k = 0; k < contents[i].values.size(); ++k) {
        if (contents[i].values[k]) trial.indexes[k].insert(Position{*contents[i].values[k], documents[i].id});
      }
    }
  }
  for (std::size_t i = 0; i < documents.size(); ++i) store(in, documents[i].id, std::move(contents[i]));
  return {};
}

}  // namespace souk::engines
