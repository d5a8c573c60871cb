#include "engines/document/check.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "engines/document/errors.hpp"
#include "runtime/fiber/scope.hpp"

namespace souk::engines::document {
namespace {

constexpr std::size_t kMaxIdBytes = 200;
constexpr std::size_t kMaxPathBytes = 400;
constexpr std::size_t kMaxPathNames = 8;
constexpr std::size_t kMaxNameBytes = 40;
constexpr std::size_t kMaxIndexes = 16;
constexpr std::size_t kMaxUpdateParts = 200;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool is_plain_text(std::string_view text) {
  return std::none_of(text.begin(), text.end(), is_control) && text::is_valid_utf8(text);
}

bool is_index_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '.';
}

Status check_bound(const std::optional<IndexValue>& value) {
  if (!value) return {};
  const auto* text = std::get_if<std::string>(&*value);
  if (text != nullptr && (text->size() > kMaxIndexedBytes || !text::is_valid_utf8(*text))) {
    return fail(invalid("document.index_value", "A value to search for is at most 1,200 bytes of UTF-8."));
  }
  return {};
}

bool overlap(std::string_view outer, std::string_view inner) {
  return inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '.');
}

}  // namespace

Status check_id(std::string_view id) {
  if (!id.empty() && id.size() <= kMaxIdBytes && is_plain_text(id)) return {};
  return fail(invalid("document.id", "An id is 1 to 200 bytes of text without control characters."));
}

Status check_ids(const std::vector<std::string>& ids) {
  if (ids.size() > kMaxMany)
    return fail(invalid("document.limit", "At most 1,000 records can be read at once."));
  for (const auto& id : ids) TRY(check_id(id));
  return {};
}

Status check_path(std::string_view path) {
  const auto refuse = [&] {
    Error error =
        invalid("document.path", "A path is 1 to 8 member names joined by dots; names hold no dot.");
    error.detail = path;
    return fail(std::move(error));
  };
  if (path.empty() || path.size() > kMaxPathBytes || !is_plain_text(path)) return refuse();
  std::size_t count = 0;
  for (std::size_t at = 0; at <= path.size();) {
    const auto end = std::min(path.find('.', at), path.size());
    const auto name = path.substr(at, end - at);
    if (name.empty() || name.size() > kMaxIdBytes || name[0] == '$' || ++count > kMaxPathNames)
      return refuse();
    at = end + 1;
  }
  return {};
}

Status check_spec(const CollectionSpec& spec) {
  const auto is_name_character = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  if (spec.name.empty() || spec.name.size() > kMaxNameBytes ||
      !std::all_of(spec.name.begin(), spec.name.end(), is_name_character)) {
    return fail(invalid("document.collection", "A collection's name is 1 to 40 of a-z and _."));
  }
  if (spec.indexes.size() > kMaxIndexes) {
    return fail(invalid("document.collection", "A collection has at most 16 indexes."));
  }
  std::set<std::string_view> paths;
  for (const auto& index : spec.indexes) {
    TRY(check_path(index.path));
    if (!std::all_of(index.path.begin(), index.path.end(), is_index_character)) {
      return fail(invalid("document.path", "An index path holds letters, digits, _ and - only."));
    }
    if (!paths.insert(index.path).second) {
      return fail(invalid("document.collection", "An index path is declared twice."));
    }
  }
  return {};
}

Status check_query(const FindQuery& query) {
  if (query.limit < 1 || query.limit > kMaxPage) {
    return fail(invalid("document.limit", "A page holds 1 to 1,000 records."));
  }
  for (const auto* bound : {&query.equals, &query.from, &query.until}) TRY(check_bound(*bound));
  if (query.equals && (query.from || query.until)) {
    return fail(invalid("document.query", "A search is by equality or by range, not both."));
  }
  if (query.from && query.until && query.from->index() != query.until->index()) {
    return fail(invalid("document.query", "Both ends of a range must be of the same type."));
  }
  return {};
}

Status check_update(const Update& update) {
  if (update.conditions.size() > kMaxUpdateParts || update.increments.size() > kMaxUpdateParts ||
      update.assignments.size() > kMaxUpdateParts) {
    return fail(invalid("document.limit", "One change has at most 200 parts of each kind."));
  }
  for (const auto& condition : update.conditions) {
    TRY(check_path(condition.path));
    if (condition.kind == Condition::Kind::kAtLeast && condition.value.index() != 0) {
      return fail(invalid("document.condition_type", "\"At least\" compares integers."));
    }
  }
  std::vector<std::string_view> paths;
  for (const auto& increment : update.increments) paths.push_back(increment.path);
  for (const auto& assignment : update.assignments) paths.push_back(assignment.path);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    TRY(check_path(paths[i]));
    for (std::size_t j = 0; j < i; ++j) {
      if (overlap(paths[i], paths[j]) || overlap(paths[j], paths[i])) {
        return fail(invalid("document.overlap", "Two parts of one change touch the same place."));
      }
    }
  }
  return {};
}

Status check_many(const std::vector<Document>& documents) {
  if (documents.size() > kMaxMany) {
    return fail(invalid("document.limit", "At most 1,000 records can be written at once."));
  }
  std::size_t bytes = 0;
  for (const auto& document : documents) {
    TRY(check_id(document.id));
    bytes += document.body.size();
  }
  if (bytes > kMaxManyBytes) return fail(too_large());
  return {};
}

Status check_feed(std::int64_t after, std::size_t limit) {
  if (limit >= 1 && limit <= kMaxChanges && after >= -1) return {};
  return fail(invalid("document.limit", "A batch of the feed holds 1 to 10,000 changes."));
}

Status check_deadline() {
  if (runtime::deadline_passed()) return fail(timeout());
  return {};
}

}  // namespace souk::engines::document
