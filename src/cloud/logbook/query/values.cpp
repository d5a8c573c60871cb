#include "cloud/logbook/query/values.hpp"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace souk::cloud::logbook {
namespace {

bool holds(Compare compare, int order) {
  switch (compare) {
    case Compare::kEqual:
      return order == 0;
    case Compare::kNotEqual:
      return order != 0;
    case Compare::kLess:
      return order < 0;
    case Compare::kAtMost:
      return order <= 0;
    case Compare::kGreater:
      return order > 0;
    case Compare::kAtLeast:
      return order >= 0;
    case Compare::kContains:
      return false;
  }
  return false;
}

}  // namespace

std::optional<double> number_in(std::string_view text) {
  double number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || failed != std::errc{} || end != text.data() + text.size() || !std::isfinite(number))
    return std::nullopt;
  return number;
}

std::optional<double> number_of(const json::value& value) {
  if (value.is_int64()) return static_cast<double>(value.as_int64());
  if (value.is_uint64()) return static_cast<double>(value.as_uint64());
  if (value.is_double()) return value.as_double();
  return std::nullopt;
}

std::string text_of(const json::value* value) {
  if (value == nullptr || value->is_null()) return {};
  if (value->is_string()) return std::string{value->as_string()};
  return to_text(*value);
}

std::string text_of(double number) {
  if (number == std::floor(number) && std::abs(number) < 9e15) return fmt::format("{:.0f}", number);
  return fmt::format("{:.2f}", number);
}

bool matches(const json::value& line, const Condition& condition) {
  const auto* value = find_path(line, condition.field);
  if (value == nullptr) return condition.compare == Compare::kNotEqual;
  if (condition.compare == Compare::kContains)
    return text_of(value).find(condition.text) != std::string::npos;
  if (condition.number) {
    if (const auto number = number_of(*value)) {
      return holds(condition.compare, *number < *condition.number ? -1 : *number > *condition.number ? 1 : 0);
    }
  }
  return holds(condition.compare, text_of(value).compare(condition.text));
}

bool may_match(std::string_view line, const Condition& condition) {
  if (condition.compare != Compare::kEqual && condition.compare != Compare::kContains) return true;
  // What JSON writes otherwise (quotes, escapes, numbers such as 1e3) is left to the parser.
  for (const char c : condition.text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ' ' ||
                       (c >= '0' && c <= '9' && !condition.number) || c == ':';
    if (!plain) return true;
  }
  return line.find(condition.text) != std::string_view::npos;
}

}  // namespace souk::cloud::logbook
