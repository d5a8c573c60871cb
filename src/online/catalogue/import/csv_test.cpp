#include "online/catalogue/import/csv.hpp"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "online/catalogue/import/values.hpp"

namespace souk::online::catalogue {
namespace {

using Rows = std::vector<std::vector<std::string>>;

// Errors stand in the list as one field "!code".
Rows read(const std::string& text, CsvFormat format = {}) {
  std::istringstream input{text};
  CsvReader reader{input, format};
  Rows rows;
  std::vector<std::string> fields;
  for (;;) {
    const auto more = reader.next(fields);
    if (more && !*more) return rows;
    rows.push_back(more ? fields : std::vector<std::string>{"!" + more.error().code});
  }
}

TEST(Csv, ReadsWhatRfc4180Allows) {
  EXPECT_EQ(read("a,b\r\n1,\"x, \"\"y\"\"\r\nz\"\r\n"), (Rows{{"a", "b"}, {"1", "x, \"y\"\r\nz"}}));
  EXPECT_EQ(read("a,,c\n\"\",b,"), (Rows{{"a", "", "c"}, {"", "b", ""}}));
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "a\tb\n",
                 {.separator = '\t'}),
            (Rows{{"a", "b"}}));
  EXPECT_EQ(read("a\n\n\nb\r"), (Rows{{"a"}, {"b"}}));
  EXPECT_TRUE(read("").empty());
}

TEST(Csv, ABrokenRowDoesNotSpoilTheNext) {
  EXPECT_EQ(read("\"a\"b,c\nd,e\n"), (Rows{{"!csv.quote"}, {"d", "e"}}));
  EXPECT_EQ(read("d,e\n\"never closed"), (Rows{{"d", "e"}, {"!csv.quote"}}));
}

TEST(Csv, BoundsFieldsRowsAndColumns) {
  EXPECT_EQ(read("aaaaa,b\nc,d\n", {.max_field_bytes = 4}), (Rows{{"!csv.too_large"}, {"c", "d"}}));
  EXPECT_EQ(read("a,b,c\nd,e\n", {.max_columns = 2}), (Rows{{"!csv.too_many_columns"}, {"d", "e"}}));
}

TEST(Csv, WhatIsWrittenReadsBackTheSame) {
  const std::vector<std::string> fields{"plain", "with,comma", "with \"quotes\"", "two\nlines", "tab\t", ""};
  EXPECT_EQ(read(csv_row(fields, ',')), (Rows{fields}));
  EXPECT_EQ(read(csv_row(fields, '\t'), {.separator = '\t'}), (Rows{fields}));
  EXPECT_EQ(read(csv_row({""}, ',')), (Rows{{""}}));
}

TEST(Csv, TheOffsetIsWhereTheNextRowStarts) {
  const std::string text =
      "\xEF\xBB\xBF"
      "a,b\r\n1,2\r\n3,4\r\n";
  std::istringstream input{text};
  CsvReader reader{input, {}};
  std::vector<std::string> fields;
  ASSERT_TRUE(*reader.next(fields));
  ASSERT_TRUE(*reader.next(fields));
  std::istringstream rest{text.substr(reader.offset())};
  CsvReader again{rest, {}, reader.offset()};
  ASSERT_TRUE(*again.next(fields));
  EXPECT_EQ(fields, (std::vector<std::string>{"3", "4"}));
}

TEST(Values, PricesAsPeopleWriteThem) {
  const auto usd = Currency::of("USD");
  EXPECT_EQ(*parse_price("$1,234.5", usd, '.'), 123'450);
  EXPECT_EQ(*parse_price("190.0", usd, '.'), 19'000);
  EXPECT_EQ(*parse_price("12.500", usd, '.'), 1'250);
  EXPECT_EQ(*parse_price("1.234,50 €", Currency::of("EUR"), ','), 123'450);
  EXPECT_EQ(*parse_price("¥ 88", Currency::of("JPY"), '.'), 88);
  EXPECT_FALSE(parse_price("12.345", usd, '.'));
  EXPECT_FALSE(parse_price("-1", usd, '.'));
  EXPECT_FALSE(parse_price("free", usd, '.'));
  EXPECT_FALSE(parse_price("", usd, '.'));
}

TEST(Values, CountsStarsAndTruths) {
  EXPECT_EQ(*parse_count("124,969", '.'), 124'969);
  EXPECT_EQ(*parse_count("7.0", '.'), 7);
  EXPECT_FALSE(parse_count("7.5", '.'));
  EXPECT_EQ(*parse_hundredths("4.6", '.'), 460);
  EXPECT_EQ(*parse_hundredths("4.678", '.'), 467);
  EXPECT_EQ(*parse_hundredths("5", '.'), 500);
  EXPECT_FALSE(parse_hundredths("4.6.1", '.'));
  EXPECT_TRUE(*parse_truth("Yes"));
  EXPECT_FALSE(*parse_truth("0"));
  EXPECT_FALSE(parse_truth("perhaps"));
}

}  // namespace
}  // namespace souk::online::catalogue
