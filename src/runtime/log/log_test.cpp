#include "runtime/log/log.hpp"

#include <limits>

#include <gtest/gtest.h>

#include "base/json.hpp"
#include "runtime/fiber/scope.hpp"

namespace souk::log {
namespace {

constexpr Instant kNow{1'790'000'000'000};

TEST(Log, WritesTextThatCanBeSearched) {
  const auto line = format({}, Level::kInfo, "order.placed",
                           {{"order", "ord 1"},
                            {"total", Money{1250, Currency::of("CNY")}},
                            {"lines", 2},
                            {"key", Secret{"hush"}}},
                           kNow);
  EXPECT_EQ(line,
            to_string(kNow) + R"( info    order.placed order="ord 1" total="12.50 CNY" lines=2 key=***)");
}

TEST(Log, WritesJsonWithTheIdsOfTheRequest) {
  const runtime::RequestScope scope{.request_id = "r-1", .trace_id = "t-1"};
  const runtime::EnterScope enter{scope};
  const auto line = parse_json(format(
      {.json = true}, Level::kError, "a.b",
      {{"text", "x\n\"y\""}, {"ok", false}, {"ratio", std::numeric_limits<double>::infinity()}}, kNow));
  ASSERT_TRUE(line);
  EXPECT_EQ(line->at("text"), "x\n\"y\"");
  EXPECT_EQ(line->at("ok"), false);
  EXPECT_TRUE(line->at("ratio").is_null());
  EXPECT_EQ(line->at("request_id"), "r-1");
  EXPECT_EQ(line->at("trace_id"), "t-1");
  EXPECT_EQ(line->at("level"), "error");
}

TEST(Log, CannotBeForgedByALineBreak) {
  EXPECT_EQ(format({}, Level::kInfo, "a", {{"x", "1\n2026 error fake"}}, kNow).find('\n'), std::string::npos);
}

TEST(Log, CutsALongLineAndSaysSo) {
  const auto line = format({.max_line_bytes = 200}, Level::kInfo, "a",
                           {{"long", std::string(500, 'x')}, {"short", 1}}, kNow);
  EXPECT_LT(line.size(), 260u);
  EXPECT_NE(line.find("short=1 cut=true"), std::string::npos) << line;
}

TEST(Log, KnowsItsLevels) {
  EXPECT_EQ(*parse_level("warning"), Level::kWarning);
  EXPECT_FALSE(parse_level("loud"));
}

}  // namespace
}  // namespace souk::log
