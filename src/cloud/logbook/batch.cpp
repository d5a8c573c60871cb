#include "cloud/logbook/batch.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace souk::cloud::logbook {
namespace {

constexpr std::string_view kEnding = ".ndjson.zst";

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || failed != std::errc{} || end != text.data() + text.size() || number < 0)
    return std::nullopt;
  return number;
}

// Takes `start` off the front of `text`.
bool skip(std::string_view& text, std::string_view start) {
  if (!text.starts_with(start)) return false;
  text.remove_prefix(start.size());
  return true;
}

}  // namespace

bool is_instance_name(std::string_view name) {
  return name.size() >= 4 && name.size() <= 40 && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
         });
}

std::string prefix_of(Kind kind) { return fmt::format("{}/v1/", enum_name(kind)); }

std::string prefix_of(Kind kind, std::int64_t hour) {
  return fmt::format("{}date={}/hour={:02}/", prefix_of(kind), to_date_string({hour * kHourMs}),
                     (hour % 24 + 24) % 24);
}

std::string key_of(const BatchName& name) {
  return fmt::format("{}{}-{:010}{}", prefix_of(name.kind, name.hour), name.instance, name.sequence, kEnding);
}

std::optional<std::int64_t> first_hour_of_folder(std::string_view folder) {
  if (!skip(folder, "date=") || folder.size() != 11 || folder.back() != '/') return std::nullopt;
  const auto day = parse_instant(folder.substr(0, 10));
  if (!day) return std::nullopt;
  return hour_of(*day);
}

std::optional<BatchName> parse_key(std::string_view key) {
  for (const auto kind : kKinds) {
    auto rest = key;
    if (!skip(rest, prefix_of(kind))) continue;
    const auto first = first_hour_of_folder(rest.substr(0, 16));
    if (!first) return std::nullopt;
    rest.remove_prefix(16);
    if (!skip(rest, "hour=") || rest.size() < 3 || rest[2] != '/') return std::nullopt;
    const auto hour = number_of(rest.substr(0, 2));
    rest.remove_prefix(3);
    if (!hour || *hour > 23 || !rest.ends_with(kEnding)) return std::nullopt;
    rest.remove_suffix(kEnding.size());
    const auto dash = rest.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto sequence = number_of(rest.substr(dash + 1));
    if (!sequence || !is_instance_name(rest.substr(0, dash))) return std::nullopt;
    return BatchName{kind, *first + *hour, std::string{rest.substr(0, dash)}, *sequence};
  }
  return std::nullopt;
}

}  // namespace souk::cloud::logbook
