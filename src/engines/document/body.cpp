#include "engines/document/body.hpp"

#include <algorithm>
#include <array>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "base/text.hpp"
#include "engines/document/check.hpp"
#include "engines/document/errors.hpp"

namespace souk::engines::document {
namespace {

// Parsing into one arena costs half of what single allocations do; most bodies fit the block on the stack.
struct Arena {
  std::array<unsigned char, 8192> block;
  json::monotonic_resource resource{block.data(), block.size()};
};

constexpr std::size_t kMaxDepth = 32;

std::optional<json::value> parse(std::string_view text, Arena& arena, std::size_t max_depth = kMaxDepth) {
  json::error_code error;
  json::parse_options options;
  options.max_depth = max_depth;
  json::value value = json::parse(text, error, &arena.resource, options);
  if (error) return std::nullopt;
  return value;
}

std::optional<std::int64_t> as_integer(const json::value& value) {
  if (const auto* number = value.if_int64()) return *number;
  return std::nullopt;
}

bool holds(const Condition& condition, const json::value* member) {
  switch (condition.kind) {
    case Condition::Kind::kAbsent:
      return member == nullptr;
    case Condition::Kind::kPresent:
      return member != nullptr;
    case Condition::Kind::kAtLeast: {
      const auto number = member == nullptr ? std::nullopt : as_integer(*member);
      return number && *number >= std::get<std::int64_t>(condition.value);
    }
    case Condition::Kind::kEquals:
      if (member == nullptr) return false;
      if (const auto* wanted = std::get_if<std::int64_t>(&condition.value))
        return as_integer(*member) == *wanted;
      return member->is_string() && member->get_string() == std::get<std::string>(condition.value);
  }
  return false;
}

// The object that holds the last name of `path`, made on the way where it is missing; nullptr when something
// that is no object stands in the way.
json::object* make_parent(json::value& root, std::string_view path, std::string_view& last) {
  json::object* at = root.if_object();
  for (auto dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
    at = at->emplace(path.substr(0, dot), json::object(at->storage())).first->value().if_object();
    if (at == nullptr) return nullptr;
    path.remove_prefix(dot + 1);
  }
  last = path;
  return at;
}

Status increase(json::value& root, const Increment& increment) {
  std::string_view name;
  auto* parent = make_parent(root, increment.path, name);
  if (parent == nullptr) return fail(wrong_type(increment.path));
  json::value& member = parent->emplace(name, std::int64_t{0}).first->value();
  const auto number = as_integer(member);
  if (!number) return fail(wrong_type(increment.path));
  std::int64_t sum = 0;
  if (__builtin_add_overflow(*number, increment.by, &sum)) return fail(overflow(increment.path));
  member = sum;
  return {};
}

// Removing below a member that is not there changes nothing, and makes no objects on the way either.
Status remove(json::value& root, std::string_view path) {
  const auto dot = path.rfind('.');
  json::value* holder = &root;
  if (dot != std::string_view::npos) {
    holder = const_cast<json::value*>(find_path(root, path.substr(0, dot)));
    if (holder == nullptr) return {};
  }
  auto* parent = holder->if_object();
  if (parent == nullptr) return fail(wrong_type(std::string{path}));
  const auto found = parent->find(dot == std::string_view::npos ? path : path.substr(dot + 1));
  if (found != parent->end()) parent->stable_erase(found);
  return {};
}

Status assign(json::value& root, const Assignment& assignment, Arena& arena) {
  if (assignment.json.empty()) return remove(root, assignment.path);
  // It lies below one object for each name of its path, and the whole must stay readable.
  const auto above =
      1 + static_cast<std::size_t>(std::count(assignment.path.begin(), assignment.path.end(), '.'));
  auto value = parse(assignment.json, arena, kMaxDepth - above);
  if (!value) return fail(invalid("document.body", "The new value is no JSON, or nested too deeply."));
  std::string_view name;
  auto* parent = make_parent(root, assignment.path, name);
  if (parent == nullptr) return fail(wrong_type(assignment.path));
  parent->insert_or_assign(name, std::move(*value));
  return {};
}

}  // namespace

Result<Prepared> prepare(const CollectionSpec& spec, std::string_view body) {
  if (body.size() > kMaxBodyBytes) return fail(too_large());
  Arena arena;
  const auto value = parse(body, arena);
  if (!value || !value->is_object()) {
    return fail(invalid("document.body", "A record must be a JSON object, at most 32 levels deep."));
  }
  auto values = TRY(index_values(spec, *value));
  return Prepared{std::string{body}, std::move(values)};
}

Result<IndexValues> index_values(const CollectionSpec& spec, const json::value& body) {
  IndexValues values(spec.indexes.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto* member = find_path(body, spec.indexes[i].path);
    if (member == nullptr) continue;
    if (const auto number = as_integer(*member)) {
      values[i] = *number;
    } else if (const auto* text = member->if_string()) {
      if (text->size() > kMaxIndexedBytes) {
        Error error =
            invalid("document.index_value", "A value that can be searched for is at most 1,200 bytes long.");
        error.detail = spec.indexes[i].path;
        return fail(std::move(error));
      }
      values[i] = std::string{*text};
    }
  }
  return values;
}

Result<Prepared> apply(const CollectionSpec& spec, std::string_view stored_body, const Update& update) {
  Arena arena;
  auto root = parse(stored_body, arena);
  if (!root || !root->is_object()) return fail(corrupt("a body in " + spec.name + " is no JSON object"));
  for (const auto& condition : update.conditions) {
    if (!holds(condition, find_path(*root, condition.path))) return fail(condition_failed(condition.path));
  }
  for (const auto& increment : update.increments) TRY(increase(*root, increment));
  for (const auto& assignment : update.assignments) TRY(assign(*root, assignment, arena));
  auto values = TRY(index_values(spec, *root));
  Prepared changed{json::serialize(*root), std::move(values)};
  if (changed.body.size() > kMaxBodyBytes) return fail(too_large());
  return changed;
}

}  // namespace souk::engines::document
