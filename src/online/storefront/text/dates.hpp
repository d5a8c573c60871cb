// Dates and times as people of each language write them. Instants are shown in the shop's own time, which the
// caller gives as an offset: a parcel that leaves at 16:00 leaves at 16:00 where the warehouse is.
#pragma once

#include <string>
#include <string_view>

#include "base/time.hpp"

namespace souk::online::storefront {

// "24 November 2026" / "2026 年 11 月 24 日".
std::string format_date(Instant instant, milliseconds utc_offset, std::string_view language);
// "24 Nov, 10:12" / "11 月 24 日 10:12".
std::string format_moment(Instant instant, milliseconds utc_offset, std::string_view language);
// Of "2026-11-26": "Thu 26 Nov" / "11 月 26 日周四"; the text itself when it is no date.
std::string format_day(std::string_view date, std::string_view language);
// Of two such dates: "26 to 27 Nov" / "11 月 26 日至 27 日"; one day where they are the same.
std::string format_days(std::string_view first, std::string_view last, std::string_view language);
// 0 is Monday, in the shop's time.
int weekday_of(Instant instant, milliseconds utc_offset);
// "HH:MM" in the shop's time.
std::string time_of_day(Instant instant, milliseconds utc_offset);

}  // namespace souk::online::storefront
