// A batch: the lines of one kind, one hour (of the events' own time, UTC) and one instance, or a part of
// them. Its name says all of that, so that shipping it again writes the same object with the same bytes, and
// a query reads the hours that it asks for alone:
//
//   access/v1/date=2026-11-30/hour=21/<instance>-<sequence>.ndjson.zst
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"
#include "cloud/logbook/kind.hpp"

namespace souk::cloud::logbook {

inline constexpr std::int64_t kHourMs = 3'600'000;
// Hours since the Unix epoch.
inline std::int64_t hour_of(Instant at) {
  return at.unix_ms >= 0 ? at.unix_ms / kHourMs : (at.unix_ms - kHourMs + 1) / kHourMs;
}

struct BatchName {
  Kind kind = Kind::kAccess;
  std::int64_t hour = 0;
  std::string instance;
  std::int64_t sequence = 0;  // of the instance and kind, never used twice
  auto operator<=>(const BatchName&) const = default;
};

std::string key_of(const BatchName& name);
// "access/v1/date=2026-11-30/hour=21/".
std::string prefix_of(Kind kind, std::int64_t hour);
// "access/v1/".
std::string prefix_of(Kind kind);
// nullopt for a key that no batch has.
std::optional<BatchName> parse_key(std::string_view key);
// The hour of the first moment of "date=2026-11-30/"; nullopt for anything else.
std::optional<std::int64_t> first_hour_of_folder(std::string_view folder);

// 4 to 40 of a-z, 0-9: what a batch's name may hold.
bool is_instance_name(std::string_view name);

}  // namespace souk::cloud::logbook
