#include "base/time.hpp"

#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk {
namespace {

using Days = std::chrono::sys_days;

// Reads `count` digits at `at`; -1 when they are not digits.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = -1;
  if (at + count > text.size() || text[at] == '-' || text[at] == '+') return -1;
  const char* end = text.data() + at + count;
  const auto result = std::from_chars(text.data() + at, end, value);
  return result.ec == std::errc{} && result.ptr == end ? value : -1;
}

Error bad_instant(std::string_view text) {
  return invalid(
      "time.malformed",
      fmt::format("\"{}\" is no point in time: write it as 2026-11-24T08:30:00Z.", text::shorten(text, 40)));
}

Result<std::int64_t> offset_ms(std::string_view zone, std::string_view whole) {
  if (zone == "Z" || zone == "z") return 0;
  if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':')
    return fail(bad_instant(whole));
  const int hours = digits(zone, 1, 2);
  const int minutes = digits(zone, 4, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return fail(bad_instant(whole));
  const std::int64_t span = (hours * 60 + minutes) * 60'000LL;
  return zone[0] == '-' ? -span : span;
}

}  // namespace

std::string to_string(Instant instant) {
  const std::chrono::sys_time<milliseconds> point{milliseconds{instant.unix_ms}};
  const auto day = std::chrono::floor<std::chrono::days>(point);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{point - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", int{date.year()}, unsigned{date.month()},
                     unsigned{date.day()}, time.hours().count(), time.minutes().count(),
                     time.seconds().count(), time.subseconds().count());
}

std::string to_date_string(Instant instant) { return to_string(instant).substr(0, 10); }

Result<Instant> parse_instant(std::string_view text) {
  const int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (year < 0 || month < 0 || day < 0 || text[4] != '-' || text[7] != '-') return fail(bad_instant(text));
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return fail(bad_instant(text));
  const std::int64_t midnight_ms = Days{date}.time_since_epoch() / milliseconds{1};
  if (text.size() == 10) return Instant{midnight_ms};

  const int hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
  if ((text[10] != 'T' && text[10] != 't' && text[10] != ' ') || hour < 0 || hour > 23 || minute < 0 ||
      minute > 59 || second < 0 || second > 60 || text[13] != ':' || text[16] != ':') {
    return fail(bad_instant(text));
  }
  std::size_t at = 19;
  std::int64_t fraction_ms = 0;
  if (at < text.size() && text[at] == '.') {
    std::int64_t scale = 100;
    for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10) {
      fraction_ms += (text[at] - '0') * scale;
    }
  }
  const std::int64_t offset = TRY(offset_ms(text.substr(at), text));
  return Instant{midnight_ms + ((hour * 60 + minute) * 60 + second) * 1000LL + fraction_ms - offset};
}

Instant SystemClock::now() const {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<milliseconds>(since).count()};
}

std::chrono::steady_clock::time_point SystemClock::monotonic() const {
  return std::chrono::steady_clock::now();
}

}  // namespace souk
