#include "online/storefront/text/dates.hpp"

#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/language.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 7> kDaysChinese{"周一", "周二", "周三", "周四",
                                                       "周五", "周六", "周日"};

struct Day {
  int year = 0;
  unsigned month = 1;
  unsigned day = 1;
  int weekday = 0;
  std::string_view short_month() const { return kMonths[month - 1].substr(0, 3); }
};

std::chrono::sys_days days_of(Instant local) {
  return std::chrono::floor<std::chrono::days>(
      std::chrono::sys_time<milliseconds>{milliseconds{local.unix_ms}});
}

Day day_of(Instant local) {
  const auto days = days_of(local);
  const std::chrono::year_month_day date{days};
  const std::chrono::weekday weekday{days};
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day()), static_cast<int>(weekday.iso_encoding()) - 1};
}

std::optional<Day> parse_day(std::string_view date) {
  const auto instant = parse_instant(date);
  if (date.size() != 10 || !instant) return std::nullopt;
  return day_of(*instant);
}

}  // namespace

std::string format_date(Instant instant, milliseconds utc_offset, std::string_view language) {
  const auto day = day_of(instant + utc_offset);
  if (language == kChinese) return fmt::format("{} 年 {} 月 {} 日", day.year, day.month, day.day);
  return fmt::format("{} {} {}", day.day, kMonths[day.month - 1], day.year);
}

std::string format_moment(Instant instant, milliseconds utc_offset, std::string_view language) {
  const auto day = day_of(instant + utc_offset);
  const auto time = time_of_day(instant, utc_offset);
  if (language == kChinese) return fmt::format("{} 月 {} 日 {}", day.month, day.day, time);
  return fmt::format("{} {}, {}", day.day, day.short_month(), time);
}

std::string format_day(std::string_view date, std::string_view language) {
  const auto day = parse_day(date);
  if (!day) return std::string{date};
  const auto weekday = static_cast<std::size_t>(day->weekday);
  if (language == kChinese) return fmt::format("{} 月 {} 日{}", day->month, day->day, kDaysChinese[weekday]);
  return fmt::format("{} {} {}", kDays[weekday], day->day, day->short_month());
}

std::string format_days(std::string_view first, std::string_view last, std::string_view language) {
  const auto from = parse_day(first), until = parse_day(last);
  if (first == last || !from || !until) return format_day(first, language);
  const bool same_month = from->month == until->month && from->year == until->year;
  if (language == kChinese) {
    return same_month
               ? fmt::format("{} 月 {} 日至 {} 日", from->month, from->day, until->day)
               : fmt::format("{} 月 {} 日至 {} 月 {} 日", from->month, from->day, until->month, until->day);
  }
  return same_month ? fmt::format("{} to {} {}", from->day, until->day, until->short_month())
                    : fmt::format("{} {} to {} {}", from->day, from->short_month(), until->day,
                                  until->short_month());
}

int weekday_of(Instant instant, milliseconds utc_offset) { return day_of(instant + utc_offset).weekday; }

std::string time_of_day(Instant instant, milliseconds utc_offset) {
  const auto local = instant + utc_offset;
  const auto minutes =
      (local - Instant{std::chrono::duration_cast<milliseconds>(days_of(local).time_since_epoch()).count()})
          .count() /
      60'000;
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

}  // namespace souk::online::storefront
