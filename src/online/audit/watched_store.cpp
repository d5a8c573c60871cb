#include "online/audit/watched_store.hpp"

#include "online/audit/trail.hpp"

namespace souk::online::audit {

using engines::Document;

void WatchedStore::watch() {
  const std::lock_guard lock{mutex_};
  if (watched_.emplace(&runtime::current_scope(), Changes{}).second) watching_.fetch_add(1);
}

Changes WatchedStore::unwatch() {
  const std::lock_guard lock{mutex_};
  const auto found = watched_.find(&runtime::current_scope());
  if (found == watched_.end()) return {};
  auto changes = std::move(found->second);
  watched_.erase(found);
  watching_.fetch_sub(1);
  return changes;
}

bool WatchedStore::watched() const {
  if (watching_.load(std::memory_order_relaxed) == 0) return false;
  const std::lock_guard lock{mutex_};
  const auto found = watched_.find(&runtime::current_scope());
  return found != watched_.end() && found->second.listed.size() < Changes::kListed;
}

Result<std::string> WatchedStore::before(std::string_view collection, std::string_view id) const {
  if (!watched()) return std::string{};
  const auto stored = TRY(real_.get(collection, id));
  return stored ? digest_of(stored->body) : std::string{};
}

void WatchedStore::note(std::string_view collection, std::string_view id, std::string before,
                        std::string_view after_body) {
  if (watching_.load(std::memory_order_relaxed) == 0) return;
  auto after = watched() && !after_body.empty() ? digest_of(after_body) : std::string{};
  const std::lock_guard lock{mutex_};
  const auto found = watched_.find(&runtime::current_scope());
  if (found == watched_.end()) return;
  auto& changes = found->second;
  ++changes.documents;
  if (changes.listed.size() < Changes::kListed) {
    changes.listed.push_back({std::string{collection}, std::string{id}, std::move(before), std::move(after)});
  }
}

Status WatchedStore::refuse_trail(std::string_view collection) {
  if (collection != kAuditCollection) return {};
  return fail(denied("audit.append_only", "The audit trail cannot be edited."));
}

Result<std::int64_t> WatchedStore::insert(std::string_view collection, std::string_view id,
                                          std::string_view body) {
  TRY(refuse_trail(collection));
  const auto revision = TRY(real_.insert(collection, id, body));
  note(collection, id, {}, body);
  return revision;
}

Result<std::int64_t> WatchedStore::replace(std::string_view collection, std::string_view id,
                                           std::int64_t revision, std::string_view body) {
  TRY(refuse_trail(collection));
  auto old = TRY(before(collection, id));
  const auto next = TRY(real_.replace(collection, id, revision, body));
  note(collection, id, std::move(old), body);
  return next;
}

Result<std::int64_t> WatchedStore::put(std::string_view collection, std::string_view id,
                                       std::string_view body) {
  TRY(refuse_trail(collection));
  auto old = TRY(before(collection, id));
  const auto revision = TRY(real_.put(collection, id, body));
  note(collection, id, std::move(old), body);
  return revision;
}

Result<Document> WatchedStore::update(std::string_view collection, std::string_view id,
                                      const engines::Update& update) {
  TRY(refuse_trail(collection));
  auto old = TRY(before(collection, id));
  auto document = TRY(real_.update(collection, id, update));
  note(collection, id, std::move(old), document.body);
  return document;
}

Status WatchedStore::erase(std::string_view collection, std::string_view id, std::int64_t revision) {
  TRY(refuse_trail(collection));
  auto old = TRY(before(collection, id));
  TRY(real_.erase(collection, id, revision));
  note(collection, id, std::move(old), {});
  return {};
}

Status WatchedStore::put_many(std::string_view collection, const std::vector<Document>& documents) {
  TRY(refuse_trail(collection));
  std::vector<std::string> old(documents.size());
  for (std::size_t i = 0; i < documents.size() && i < Changes::kListed; ++i) {
    old[i] = TRY(before(collection, documents[i].id));
  }
  TRY(real_.put_many(collection, documents));
  for (std::size_t i = 0; i < documents.size(); ++i) {
    note(collection, documents[i].id, std::move(old[i]), documents[i].body);
  }
  return {};
}

}  // namespace souk::online::audit
