#include <gtest/gtest.h>

#include "base/codec.hpp"
#include "base/money.hpp"
#include "base/packed.hpp"
#include "base/schema.hpp"
#include "base/text.hpp"

namespace souk {
namespace {

struct TestTag {
  static constexpr std::string_view kPrefix = "tst";
};

struct Line {
  std::string sku;
  std::int64_t quantity = 1;
  std::optional<std::string> note;
  static constexpr std::string_view kName = "Line";
  static constexpr auto fields() {
    return field_table(field("sku", &Line::sku, {.min_length = 1, .max_length = 8}),
                       field("quantity", &Line::quantity, {.min = 1, .max = 9, .required = false}),
                       field("note", &Line::note));
  }
};

struct Basket {
  Id<TestTag> id;
  std::vector<Line> lines;
  std::map<std::string, Money> totals;
  static constexpr auto fields() {
    return field_table(field("id", &Basket::id), field("lines", &Basket::lines),
                       field("totals", &Basket::totals));
  }
};

TEST(Money, MultipliesExactlyAndRoundsAsAsked) {
  const auto cny = Currency::of("CNY");
  EXPECT_EQ(multiply({5, cny}, 1, 2, Rounding::kHalfEven)->minor, 2);
  EXPECT_EQ(multiply({7, cny}, 1, 2, Rounding::kHalfEven)->minor, 4);
  EXPECT_EQ(multiply({-5, cny}, 1, 2, Rounding::kHalfUp)->minor, -3);
  EXPECT_EQ(multiply({5, cny}, 1, 2, Rounding::kDown)->minor, 2);
  EXPECT_FALSE(multiply({INT64_MAX, cny}, 2, 1, Rounding::kDown));
}

TEST(Money, AllocatesWithoutLosingAUnit) {
  const auto parts = allocate({100, Currency::of("CNY")}, {1, 1, 1}).value();
  EXPECT_EQ(parts[0].minor, 34);
  EXPECT_EQ(parts[1].minor + parts[2].minor, 66);
}

TEST(Money, RefusesMixedCurrencies) {
  EXPECT_EQ(add({1, Currency::of("CNY")}, {1, Currency::of("USD")}).error().code, "money.mixed_currencies");
}

TEST(Money, ReadsAndWritesDecimals) {
  EXPECT_EQ(parse_decimal("1234.5", Currency::of("CNY"))->minor, 123450);
  EXPECT_EQ(parse_decimal("-0.05", Currency::of("CNY"))->minor, -5);
  EXPECT_FALSE(parse_decimal("1.234", Currency::of("CNY")));
  EXPECT_FALSE(parse_decimal("", Currency::of("CNY")));
  EXPECT_EQ(format_money({123456789, Currency::of("CNY")}), "¥1,234,567.89");
  EXPECT_EQ(to_decimal({500, Currency::of("JPY")}), "500");
}

TEST(Id, SurvivesItsTextForm) {
  SeededRandom random{1};
  const auto id = Id<TestTag>::make({1'790'000'000'000}, random);
  EXPECT_EQ(id.text().size(), 30U);
  EXPECT_EQ(Id<TestTag>::parse(id.text()).value(), id);
  EXPECT_FALSE(Id<TestTag>::parse("tst_short"));
}

TEST(Time, ReadsAndWritesRfc3339) {
  EXPECT_EQ(to_string(parse_instant("2026-11-24T08:30:00+08:00").value()), "2026-11-24T00:30:00.000Z");
  EXPECT_EQ(to_string(parse_instant("2026-11-24").value()), "2026-11-24T00:00:00.000Z");
  EXPECT_FALSE(parse_instant("2026-13-24"));
  EXPECT_FALSE(parse_instant("2026-11-24T08:30"));
}

TEST(Codec, RoundTripsANestedStruct) {
  Basket basket{.id = {},
                .lines = {{"TEA\"1", 2, "gift"}, {"CUP", 1, {}}},
                .totals = {{"sum", {5, Currency::of("CNY")}}}};
  const auto text = to_json(basket);
  const auto again = from_json<Basket>(text, Strictness::kInput);
  ASSERT_TRUE(again) << describe(again.error());
  EXPECT_EQ(to_json(*again), text);
}

TEST(Codec, NamesEachMemberThatMustChange) {
  const auto bad = from_json<Basket>(R"({"id":"x","lines":[{"sku":"","quantity":10,"qty":1}],"totals":{}})",
                                     Strictness::kInput);
  ASSERT_FALSE(bad);
  std::vector<std::string> pointers;
  for (const auto& complaint : bad.error().fields) pointers.push_back(complaint.pointer);
  EXPECT_EQ(pointers, (std::vector<std::string>{"/id", "/lines/0/sku", "/lines/0/quantity", "/lines/0/qty"}));
}

// JSON Schema's "integer", which our reference promises, includes 3.0.
TEST(Codec, AWholeNumberMayBeWrittenWithAPoint) {
  const auto quantity = [](std::string_view number) -> std::int64_t {
    const auto line =
        from_json<Line>(R"({"sku":"TEA","quantity":)" + std::string{number} + "}", Strictness::kInput);
    return line ? line->quantity : -1;
  };
  EXPECT_EQ(quantity("3.0"), 3);
  EXPECT_EQ(quantity("3e0"), 3);
  for (const auto* wrong : {"3.5", "1e300", "-1e300", "18446744073709551615", "\"3\""}) {
    EXPECT_EQ(quantity(wrong), -1) << wrong;
  }
}

TEST(Codec, StoredDocumentsMayBeOlderOrNewer) {
  const auto line = from_json<Line>(R"({"sku":"TEA","colour":"new member"})", Strictness::kStored);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->quantity, 1);
}

struct Bag {
  std::vector<Line> lines;
  std::map<std::string, std::int64_t> counts;
  std::optional<Instant> at;
  Currency currency{};
  json::value more;
  bool open = false;
  static constexpr std::string_view kName = "Bag";
  static constexpr auto fields() {
    return field_table(field("lines", &Bag::lines), field("counts", &Bag::counts), field("at", &Bag::at),
                       field("currency", &Bag::currency), field("more", &Bag::more),
                       field("open", &Bag::open));
  }
};

TEST(Packed, GivesBackWhatWasPacked) {
  const Bag bag{.lines = {{"A", 1, "note"}, {"B", std::numeric_limits<std::int64_t>::min(), std::nullopt}},
                .counts = {{"b", -1}, {"c", 300}},
                .at = Instant{1'790'000'000'000},
                .currency = Currency::of("CNY"),
                .more = {{"a", {1, "x", nullptr}}},
                .open = true};
  const auto again = unpack<Bag>(pack(bag));
  ASSERT_TRUE(again);
  EXPECT_EQ(to_json(*again), to_json(bag));
  const auto empty = unpack<Bag>(pack(Bag{}));
  ASSERT_TRUE(empty);
  EXPECT_EQ(to_json(*empty), to_json(Bag{}));
}

TEST(Packed, RefusesWhatItDidNotPack) {
  const auto bytes = pack(Bag{.lines = {{"A", 2, "n"}}, .more = 7});
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(unpack<Bag>(std::string_view{bytes}.substr(0, size))) << size;
  EXPECT_FALSE(unpack<Bag>(bytes + '\0'));
  EXPECT_FALSE(unpack<Bag>(std::string(9, '\xff')));
}

TEST(Schema, NamedStructsBecomeComponents) {
  schema::Components components;
  schema::of<Basket>(components);
  ASSERT_TRUE(components.contains("Line"));
  EXPECT_EQ(components["Line"].at("required"), (json::array{"sku"}));
}

TEST(Errors, QuoteWholeCharactersOnly) {
  for (std::size_t blanks = 0; blanks < 3; ++blanks) {
    auto wrong = std::string(blanks, ' ');
    for (int i = 0; i < 60; ++i) wrong += "错";
    EXPECT_TRUE(text::is_valid_utf8(Currency::parse(wrong).error().message));
    EXPECT_TRUE(text::is_valid_utf8(parse_instant(wrong).error().message));
    EXPECT_TRUE(text::is_valid_utf8(Id<TestTag>::parse(wrong).error().message));
    EXPECT_TRUE(text::is_valid_utf8(parse_decimal(wrong, Currency::of("CNY")).error().message));
  }
}

TEST(Text, SlugsReadWell) {
  EXPECT_EQ(text::slugify("Longjing 龙井 Tea!"), "longjing-long-jing-tea");
  EXPECT_EQ(text::slugify("Crème Brûlée"), "creme-brulee");
  EXPECT_EQ(text::slugify("!!!"), "");
}

TEST(Text, EscapesAndDecodes) {
  EXPECT_EQ(text::html("<a href='x'>&"), "&lt;a href=&#39;x&#39;&gt;&amp;");
  EXPECT_EQ(text::percent_decode("a%20b+c", true).value(), "a b c");
  EXPECT_FALSE(text::percent_decode("%2", false));
  EXPECT_EQ(text::shorten("龙井茶叶", 2), "龙井…");
}

TEST(Text, FindsTheNearestName) {
  const std::vector<std::string_view> names{"listen", "data", "log"};
  EXPECT_EQ(text::nearest("lisetn", names).value(), "listen");
  EXPECT_FALSE(text::nearest("zzzzz", names));
}

}  // namespace
}  // namespace souk
