#include "online/console/chart.hpp"

#include <gtest/gtest.h>

namespace souk::online::console {
namespace {

std::size_t times(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

std::string plain(std::int64_t value) { return std::to_string(value); }

TEST(ChartScale, IsRoundAndHoldsTheHighestWithFewLines) {
  for (std::int64_t highest = 0; highest < 3'000'000; highest = highest * 3 / 2 + 1) {
    const auto scale = scale_for(highest);
    EXPECT_GE(scale.top, highest);
    EXPECT_EQ(scale.top % scale.step, 0);
    EXPECT_LE(scale.top / scale.step, 5) << highest;
    auto digits = scale.step;
    while (digits % 10 == 0) digits /= 10;
    EXPECT_TRUE(digits == 1 || digits == 2 || digits == 5) << scale.step;
    // Not so high that the curve lies flat on the ground.
    if (highest > 4) EXPECT_LT(scale.top, 2 * highest);
  }
}

TEST(Charts, SayEachPointAndEscapeWhatPeopleWrote) {
  const std::vector<ChartPoint> points{{"1", "Mon: <b>3</b>", 3}, {"2", "Tue: 5", 5}, {"3", "Wed: 0", 0}};
  for (const auto& html : {line_chart(points, "\"Sales\"", plain), bar_chart(points, "\"Sales\"", plain)}) {
    EXPECT_EQ(times(html.text(), "<title>"), 3U);
    EXPECT_NE(html.text().find("aria-label=\"&quot;Sales&quot;\""), std::string::npos);
    EXPECT_EQ(html.text().find("<b>"), std::string::npos);
  }
}

TEST(Charts, HoldWithNothingToShow) {
  EXPECT_NE(line_chart({}, "Sales", plain).text().find("</svg>"), std::string::npos);
  EXPECT_NE(bar_chart({{"1", "Mon: 0", 0}}, "Orders", plain).text().find("</svg>"), std::string::npos);
  EXPECT_NE(spark_line({0, 0, 0}, "Pages").text().find("</svg>"), std::string::npos);
  EXPECT_EQ(share_bar(5, 0).text().find("width=\"5"), std::string::npos);
}

// A sign-in leads nowhere but into the console.
TEST(OwnPath, IsOfTheConsoleAlone) {
  for (const auto* path : {"/console", "/console/orders?state=paid", "/console?range=7d"})
    EXPECT_TRUE(is_own_path(path)) << path;
  for (const auto* path : {"", "/", "//evil.example", "/consoles", "https://evil.example/console",
                           "/console\\@evil", "/console/\r\nSet-Cookie: a=b", "console/orders"})
    EXPECT_FALSE(is_own_path(path)) << path;
}

}  // namespace
}  // namespace souk::online::console
