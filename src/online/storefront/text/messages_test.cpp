#include "online/storefront/text/messages.hpp"

#include <gtest/gtest.h>

#include "base/language.hpp"
#include "online/storefront/text/dates.hpp"

namespace souk::online::storefront {
namespace {

using namespace std::string_literals;
constexpr milliseconds kShanghai{8 * 3'600'000};

Messages english() {
  return *Messages::parse(
      "en",
      "cart:\n  title: Your cart\n  items: {one: '{n} item of {who}', other: '{n} items of {who}'}\n"
      "accept: 'I accept the {terms} & more'\n");
}

TEST(Messages, FillsPlaceholdersAndPicksThePlural) {
  const auto words = english();
  EXPECT_EQ(words("cart.title"), "Your cart");
  EXPECT_EQ(words.count("cart.items", 1, {{"who", "Li"}}), "1 item of Li");
  EXPECT_EQ(words.count("cart.items", 1234, {{"who", "Li"}}), "1,234 items of Li");
}

TEST(Messages, AMissingKeyIsSeenAndHarmless) { EXPECT_EQ(english()("no.such"), "⟦no.such⟧"); }

TEST(Messages, WordsAroundMarkupAreEscaped) {
  Html link;
  link << "<a href=\"/x\">"
       << "terms"s
       << "</a>";
  EXPECT_EQ(english().rich("accept", {{"terms", link}}).text(),
            "I accept the <a href=\"/x\">terms</a> &amp; more");
}

TEST(Messages, AFileThatIsNoMapNamesTheLine) {
  const auto messages = Messages::parse("en", "a:\n  - one\n");
  ASSERT_FALSE(messages);
  EXPECT_EQ(messages.error().code, "messages.invalid");
}

TEST(Dates, AreWrittenAsPeopleDo) {
  const auto instant = *parse_instant("2026-11-24T20:12:00Z");
  EXPECT_EQ(format_date(instant, kShanghai, kEnglish), "25 November 2026");
  EXPECT_EQ(format_date(instant, kShanghai, kChinese), "2026 年 11 月 25 日");
  EXPECT_EQ(format_moment(instant, kShanghai, kEnglish), "25 Nov, 04:12");
  EXPECT_EQ(weekday_of(instant, kShanghai), 2);
  EXPECT_EQ(format_days("2026-11-26", "2026-11-27", kEnglish), "26 to 27 Nov");
  EXPECT_EQ(format_days("2026-11-29", "2026-12-02", kChinese), "11 月 29 日至 12 月 2 日");
  EXPECT_EQ(format_days("2026-11-26", "2026-11-26", kEnglish), "Thu 26 Nov");
  EXPECT_EQ(format_day("soon", kEnglish), "soon");
}

}  // namespace
}  // namespace souk::online::storefront
