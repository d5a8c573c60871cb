// Updates and cursors come from our own rooms, but their paths, keys and values hold what clients sent: ids,
// codes, texts. Whatever they hold, a document stays a JSON object that can be read, searched and changed
// again.
//
// Input: lines; the first is the stored body, the second a cursor, each further one a part of the update:
// "+<path>=<integer>", "=<path>=<json>", "-<path>", "?<path>", "!<path>", ">=<path>=<integer>".
#include <charconv>
#include <cstdint>
#include <cstdlib>

#include "base/text.hpp"
#include "engines/document/body.hpp"
#include "engines/document/check.hpp"
#include "engines/document/range.hpp"

namespace {

using namespace souk;
using namespace souk::engines;

void must(bool holds) {
  if (!holds) std::abort();
}

std::int64_t integer(std::string_view text) {
  std::int64_t value = 1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void add_part(Update& update, std::string_view line) {
  const bool at_least = line.starts_with(">=");
  const char kind = line[0];
  line.remove_prefix(at_least ? 2 : 1);
  const auto equals = line.find('=');
  const std::string path{line.substr(0, equals)};
  const std::string value{equals == std::string_view::npos ? "" : line.substr(equals + 1)};
  if (at_least) {
    update.conditions.push_back({path, Condition::Kind::kAtLeast, integer(value)});
  } else if (kind == '+') {
    update.increments.push_back({path, integer(value)});
  } else if (kind == '=') {
    update.assignments.push_back({path, value});
  } else if (kind == '-') {
    update.assignments.push_back({path, ""});
  } else if (kind == '?') {
    update.conditions.push_back({path, Condition::Kind::kPresent});
  } else {
    update.conditions.push_back({path, Condition::Kind::kAbsent});
  }
}

void try_cursor(std::string_view cursor) {
  FindQuery query{.path = "code", .cursor = std::string{cursor}};
  const auto range = document::read_range(query);
  if (!range || !range->after) return;
  // What was accepted means the same when written again.
  query.cursor = document::write_cursor(query, *range->after);
  const auto again = document::read_range(query);
  must(again && again->after == range->after);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input{reinterpret_cast<const char*>(data), size};
  const CollectionSpec spec{"thing", {{"code", true}, {"level.n"}}};
  const auto lines = text::split(input, '\n');
  if (lines.size() > 1) try_cursor(lines[1]);
  const auto stored = document::prepare(spec, lines[0]);
  if (!stored) return 0;
  Update update;
  for (std::size_t i = 2; i < lines.size(); ++i) {
    if (!lines[i].empty()) add_part(update, lines[i]);
  }
  if (!document::check_update(update)) return 0;
  const auto changed = document::apply(spec, stored->body, update);
  if (!changed) return 0;
  const auto read_again = document::prepare(spec, changed->body);
  must(read_again.has_value());
  must(read_again->values == changed->values);
  for (const auto& condition : update.conditions) {
    // Paths of conditions were within the stored body.
    if (condition.kind == Condition::Kind::kPresent)
      must(find_path(*parse_json(stored->body), condition.path) != nullptr);
  }
  for (const auto& assignment : update.assignments) {
    const auto root = parse_json(changed->body);
    must(root.has_value());
    must((find_path(*root, assignment.path) == nullptr) == assignment.json.empty());
  }
  return 0;
}
