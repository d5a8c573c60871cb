// Document contract: searching over declared indexes, pages and their cursors.
#pragma once

#include <algorithm>

#include "tests/contract/document_harness.hpp"

namespace souk::engines {

using support::fails_with;
using support::succeeds;
using support::value_of;

class DocumentFindContract : public DocumentContract {
 protected:
  void SetUp() override {
    DocumentContract::SetUp();
    // Ten of each colour, sizes 0 to 4: every (colour, size) occurs twice, so pages meet ties.
    for (int n = 0; n < 30; ++n) {
      const std::string colour =
          std::vector<std::string>{"blue", "red", "绿"}[static_cast<std::size_t>(n % 3)];
      ASSERT_TRUE(
          store().put("thing", id_of(n),
                      R"({"colour":")" + colour + R"(","size":{"cm":)" + std::to_string(n % 5) + "}}"));
    }
    ASSERT_TRUE(store().put("thing", "plain", R"({"colour":null,"size":7})"));
    ASSERT_TRUE(store().put("thing", "number", R"({"colour":12,"size":{"cm":"text"}})"));
  }

  static std::string id_of(int n) { return (n < 10 ? "t0" : "t") + std::to_string(n); }

  std::vector<std::string> ids(FindQuery query) {
    std::vector<std::string> all;
    int pages = 0;
    do {
      auto page = value_of(store().find("thing", query));
      EXPECT_LE(page.documents.size(), query.limit);
      for (const auto& document : page.documents) all.push_back(document.id);
      query.cursor = page.next_cursor;
    } while (!query.cursor.empty() && ++pages < 100);
    return all;
  }
};

TEST_P(DocumentFindContract, ByEqualityInTheOrderOfIds) {
  const auto red = ids({.path = "colour", .equals = "red"});
  ASSERT_EQ(red.size(), 10U);
  EXPECT_EQ(red.front(), "t01");
  EXPECT_TRUE(std::is_sorted(red.begin(), red.end()));
  EXPECT_EQ(ids({.path = "colour", .equals = "绿", .limit = 3}).size(), 10U);
  EXPECT_EQ(ids({.path = "colour", .equals = std::int64_t{12}}), std::vector<std::string>{"number"});
  EXPECT_TRUE(ids({.path = "colour", .equals = "pink"}).empty());
  auto backwards = ids({.path = "colour", .equals = "red", .descending = true, .limit = 4});
  std::reverse(backwards.begin(), backwards.end());
  EXPECT_EQ(backwards, red);
}

// Of characters that take the most room in a cursor.
TEST_P(DocumentFindContract, TextsAtTheBoundAreFoundAndPaged) {
  std::string escaped;
  for (int n = 0; n < 1'199; ++n) escaped += "\\u0001";
  for (const char end : {'a', 'b', 'c'}) {
    const std::string id{end};
    ASSERT_TRUE(succeeds(store().put("thing", id, R"({"colour":")" + escaped + id + "\"}")));
  }
  const std::string text(1'199, '\x01');
  EXPECT_EQ(ids({.path = "colour", .equals = text + "b"}), std::vector<std::string>{"b"});
  EXPECT_EQ(ids({.path = "colour", .from = text, .until = "\x02", .limit = 1}),
            (std::vector<std::string>{"a", "b", "c"}));
}

TEST_P(DocumentFindContract, ByRangeOfOneType) {
  EXPECT_EQ(ids({.path = "size.cm", .from = std::int64_t{3}}).size(), 12U);
  EXPECT_EQ(ids({.path = "size.cm", .until = std::int64_t{3}}).size(), 18U);
  EXPECT_EQ(ids({.path = "size.cm", .from = std::int64_t{1}, .until = std::int64_t{3}, .limit = 5}).size(),
            12U);
  EXPECT_EQ(ids({.path = "size.cm", .from = ""}), std::vector<std::string>{"number"});
  EXPECT_EQ(ids({.path = "colour", .until = "red"}).size(), 10U);
  EXPECT_EQ(ids({.path = "colour", .from = "red", .until = "red"}).size(), 0U);
}

TEST_P(DocumentFindContract, EverythingThatHasTheMember) {
  const auto all = ids({.path = "colour", .limit = 7});
  ASSERT_EQ(all.size(), 31U);
  EXPECT_EQ(all.front(), "number");  // integers come before texts
  EXPECT_EQ(all.back(), "t29");
  auto backwards = ids({.path = "colour", .descending = true, .limit = 7});
  std::reverse(backwards.begin(), backwards.end());
  EXPECT_EQ(backwards, all);
}

TEST_P(DocumentFindContract, OverIds) {
  const auto all = ids({.limit = 9});
  EXPECT_EQ(all.size(), 32U);
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
  EXPECT_EQ(ids({.from = "t10", .until = "t13"}), (std::vector<std::string>{"t10", "t11", "t12"}));
  EXPECT_EQ(ids({.equals = "t10"}), std::vector<std::string>{"t10"});
  EXPECT_EQ(ids({.descending = true, .limit = 10}).front(), "t29");
}

TEST_P(DocumentFindContract, EveryPageSizeGivesTheSameList) {
  for (const bool descending : {false, true}) {
    const auto whole = ids({.path = "size.cm", .descending = descending, .limit = 1'000});
    ASSERT_EQ(whole.size(), 31U);
    for (std::size_t limit = 1; limit <= 12; ++limit) {
      EXPECT_EQ(ids({.path = "size.cm", .descending = descending, .limit = limit}), whole) << limit;
    }
  }
}

TEST_P(DocumentFindContract, ExactlyFullLastPageHasNoCursor) {
  const auto page = value_of(store().find("thing", {.path = "colour", .equals = "red", .limit = 10}));
  EXPECT_EQ(page.documents.size(), 10U);
  EXPECT_TRUE(page.next_cursor.empty());
}

TEST_P(DocumentFindContract, CursorIsStableUnderWrites) {
  FindQuery query{.path = "size.cm", .from = std::int64_t{0}, .limit = 15};
  const auto first = value_of(store().find("thing", query));
  ASSERT_TRUE(store().put("thing", "a-before", R"({"size":{"cm":0}})"));
  ASSERT_TRUE(store().put("thing", "z-behind", R"({"size":{"cm":4}})"));
  ASSERT_TRUE(store().erase("thing", first.documents.back().id, 0));
  query.cursor = first.next_cursor;
  const auto second = value_of(store().find("thing", query));
  query.cursor = second.next_cursor;
  const auto third = query.cursor.empty() ? FindPage{} : value_of(store().find("thing", query));
  std::vector<std::string> seen;
  for (const auto* page : {&first, &second, &third}) {
    for (const auto& document : page->documents) seen.push_back(document.id);
  }
  EXPECT_EQ(seen.size(), 31U);  // the 30 and the one behind
  EXPECT_EQ(seen.back(), "z-behind");
  std::sort(seen.begin(), seen.end());
  EXPECT_EQ(std::adjacent_find(seen.begin(), seen.end()), seen.end());
}

TEST_P(DocumentFindContract, RefusesForeignCursorsAndSillyQueries) {
  const auto cursor = value_of(store().find("thing", {.path = "colour", .limit = 1})).next_cursor;
  ASSERT_FALSE(cursor.empty());
  const auto refused = [&](FindQuery query, std::string_view code) {
    return fails_with(store().find("thing", query), ErrorKind::kInvalid, code);
  };
  EXPECT_TRUE(refused({.path = "size.cm", .cursor = cursor}, "document.cursor"));
  EXPECT_TRUE(refused({.path = "colour", .descending = true, .cursor = cursor}, "document.cursor"));
  EXPECT_TRUE(refused({.path = "colour", .cursor = "no cursor"}, "document.cursor"));
  EXPECT_TRUE(refused({.path = "colour", .cursor = std::string(100'000, 'A')}, "document.cursor"));
  EXPECT_TRUE(refused({.path = "colour", .limit = 0}, "document.limit"));
  EXPECT_TRUE(refused({.path = "colour", .limit = 1'001}, "document.limit"));
  EXPECT_TRUE(refused({.path = "colour", .equals = "a", .from = "b"}, "document.query"));
  EXPECT_TRUE(refused({.path = "colour", .from = "b", .until = std::int64_t{1}}, "document.query"));
  EXPECT_TRUE(refused({.path = "colour", .equals = std::string(1'201, 'x')}, "document.index_value"));
}

TEST_P(DocumentFindContract, LargeBodiesMakeShorterPages) {
  const std::string body = R"({"colour":"large","text":")" + std::string(3 * 1024 * 1024, 'x') + "\"}";
  for (int n = 0; n < 8; ++n) ASSERT_TRUE(store().put("thing", "large-" + std::to_string(n), body));
  const auto page = value_of(store().find("thing", {.path = "colour", .equals = "large"}));
  EXPECT_LT(page.documents.size(), 8U);
  EXPECT_EQ(ids({.path = "colour", .equals = "large"}).size(), 8U);
}

TEST_P(DocumentFindContract, AnIndexDeclaredLaterHoldsWhatIsThere) {
  ASSERT_TRUE(store().put("thing", "x", R"({"weight":5})"));
  ASSERT_TRUE(succeeds(store().declare({"thing", {{"weight"}}})));
  EXPECT_EQ(ids({.path = "weight", .equals = std::int64_t{5}}), std::vector<std::string>{"x"});
  EXPECT_EQ(ids({.path = "colour", .equals = "red"}).size(), 10U);  // an index left out is kept
  ASSERT_TRUE(store().put("thing", "y", R"({"weight":5})"));
  EXPECT_EQ(ids({.path = "weight", .equals = std::int64_t{5}}).size(), 2U);
  EXPECT_TRUE(fails_with(store().declare({"thing", {{"weight", true}}}), ErrorKind::kConflict,
                         "document.not_unique"));
  EXPECT_EQ(ids({.path = "weight"}).size(), 2U);
}

}  // namespace souk::engines
