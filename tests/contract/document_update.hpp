// Document contract: conditional updates.
#pragma once

#include <atomic>
#include <limits>

#include "tests/contract/document_harness.hpp"

namespace souk::engines {

using support::fails_with;
using support::succeeds;
using support::value_of;

TEST_P(DocumentContract, UpdateAnswersTheDocumentAfterTheChange) {
  ASSERT_TRUE(store().insert("thing", "a", R"({"on_hand":10,"levels":{"sh":{"n":3}},"old":true})"));
  const auto changed = value_of(store().update(
      "thing", "a",
      {.conditions = {{"on_hand", Condition::Kind::kAtLeast, std::int64_t{4}}},
       .increments = {{"on_hand", -4}, {"levels.sh.n", 2}, {"levels.bj.n", 1}},
       .assignments = {{"reserved.ord_1", R"({"n":4,"until":"龙"})"}, {"old", ""}, {"none.such", ""}}}));
  EXPECT_EQ(changed.id, "a");
  EXPECT_EQ(changed.revision, 2);
  EXPECT_EQ(
      changed.body,
      R"({"on_hand":6,"levels":{"sh":{"n":5},"bj":{"n":1}},"reserved":{"ord_1":{"n":4,"until":"龙"}}})");
  EXPECT_EQ(body_of("a"), changed.body);
}

TEST_P(DocumentContract, NothingHappensUnlessAllConditionsHold) {
  const std::string body = R"({"n":5,"state":"open","nested":{"x":1}})";
  ASSERT_TRUE(store().insert("thing", "a", body));
  const auto sequence = last_sequence();
  using Kind = Condition::Kind;
  const std::vector<Condition> failing = {{"n", Kind::kAtLeast, std::int64_t{6}},
                                          {"m", Kind::kAtLeast, std::int64_t{-1}},
                                          {"state", Kind::kAtLeast, std::int64_t{0}},
                                          {"n", Kind::kEquals, std::int64_t{4}},
                                          {"n", Kind::kEquals, std::string{"5"}},
                                          {"state", Kind::kEquals, std::string{"shut"}},
                                          {"m", Kind::kEquals, std::int64_t{0}},
                                          {"n", Kind::kAbsent},
                                          {"nested.x", Kind::kAbsent},
                                          {"nested.y", Kind::kPresent},
                                          {"n.x", Kind::kPresent}};
  for (const auto& condition : failing) {
    const Update update{.conditions = {{"n", Kind::kPresent}, condition}, .increments = {{"n", 1}}};
    const auto result = store().update("thing", "a", update);
    EXPECT_TRUE(fails_with(result, ErrorKind::kPrecondition, "document.condition")) << condition.path;
    EXPECT_TRUE(result || result.error().detail == condition.path) << condition.path;
  }
  EXPECT_EQ(body_of("a"), body);
  EXPECT_EQ(last_sequence(), sequence);
  const std::vector<Condition> holding = {{"n", Kind::kAtLeast, std::int64_t{5}},
                                          {"n", Kind::kEquals, std::int64_t{5}},
                                          {"state", Kind::kEquals, std::string{"open"}},
                                          {"nested.y", Kind::kAbsent},
                                          {"n.x", Kind::kAbsent},
                                          {"nested.x", Kind::kPresent}};
  EXPECT_TRUE(succeeds(store().update("thing", "a", {.conditions = holding})));
}

TEST_P(DocumentContract, UpdateRefusesWhatDoesNotFit) {
  const std::string body = R"({"n":9223372036854775807,"text":"x","list":[1],"real":1.5})";
  ASSERT_TRUE(store().insert("thing", "a", body));
  const auto refuses = [&](const Update& update, ErrorKind kind, std::string_view code) {
    return fails_with(store().update("thing", "a", update), kind, code);
  };
  EXPECT_TRUE(refuses({.increments = {{"n", 1}}}, ErrorKind::kPrecondition, "document.overflow"));
  EXPECT_TRUE(refuses({.increments = {{"text", 1}}}, ErrorKind::kPrecondition, "document.type"));
  EXPECT_TRUE(refuses({.increments = {{"real", 1}}}, ErrorKind::kPrecondition, "document.type"));
  EXPECT_TRUE(refuses({.increments = {{"text.n", 1}}}, ErrorKind::kPrecondition, "document.type"));
  EXPECT_TRUE(refuses({.assignments = {{"list.0", "2"}}}, ErrorKind::kPrecondition, "document.type"));
  EXPECT_TRUE(refuses({.assignments = {{"x", "{"}}}, ErrorKind::kInvalid, "document.body"));
  EXPECT_TRUE(refuses({.increments = {{"", 1}}}, ErrorKind::kInvalid, "document.path"));
  EXPECT_TRUE(refuses({.increments = {{"a..b", 1}}}, ErrorKind::kInvalid, "document.path"));
  EXPECT_TRUE(refuses({.increments = {{"$a", 1}}}, ErrorKind::kInvalid, "document.path"));
  EXPECT_TRUE(refuses({.increments = {{"a.b", 1}}, .assignments = {{"a", "1"}}}, ErrorKind::kInvalid,
                      "document.overlap"));
  EXPECT_TRUE(refuses({.increments = {{"a", 1}, {"a", 1}}}, ErrorKind::kInvalid, "document.overlap"));
  const Update too_much{.assignments = {{"x", "\"" + std::string(8 * 1024 * 1024 - 40, 'x') + "\""}}};
  EXPECT_TRUE(refuses(too_much, ErrorKind::kTooLarge, "document.too_large"));
  EXPECT_TRUE(fails_with(store().update("thing", "b", {.increments = {{"n", 1}}}), ErrorKind::kNotFound,
                         "document.missing"));
  EXPECT_EQ(body_of("a"), body);
}

// A document that an update made must be one that the next can read.
TEST_P(DocumentContract, UpdateKeepsTheBoundOfDepth) {
  const auto nested = [](std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); };
  ASSERT_TRUE(store().insert("thing", "a", "{}"));
  EXPECT_TRUE(fails_with(store().update("thing", "a", {.assignments = {{"x.y.z", nested(30)}}}),
                         ErrorKind::kInvalid, "document.body"));
  ASSERT_TRUE(succeeds(store().update("thing", "a", {.assignments = {{"x.y.z", nested(29)}}})));
  EXPECT_TRUE(succeeds(store().update("thing", "a", {.increments = {{"n", 1}}})));
  EXPECT_TRUE(succeeds(store().put("thing", "b", body_of("a"))));
}

TEST_P(DocumentContract, UpdateMovesTheDocumentInItsIndexes) {
  ASSERT_TRUE(store().insert("thing", "a", R"({"colour":"red","size":{"cm":1},"code":"X"})"));
  ASSERT_TRUE(store().update(
      "thing", "a", {.increments = {{"size.cm", 8}}, .assignments = {{"colour", "\"blue\""}, {"code", ""}}}));
  const auto found = [&](std::string path, IndexValue value) {
    return value_of(store().find("thing", {.path = std::move(path), .equals = std::move(value)}))
        .documents.size();
  };
  EXPECT_EQ(found("colour", "red"), 0U);
  EXPECT_EQ(found("colour", "blue"), 1U);
  EXPECT_EQ(found("size.cm", std::int64_t{1}), 0U);
  EXPECT_EQ(found("size.cm", std::int64_t{9}), 1U);
  EXPECT_EQ(found("code", "X"), 0U);
}

TEST_P(DocumentContract, ConcurrentIncrementsAreAllCounted) {
  ASSERT_TRUE(store().insert("thing", "a", R"({"n":0})"));
  std::atomic<int> failed = 0;
  on_threads(32, [&](int) {
    for (int i = 0; i < 25; ++i) {
      if (!store().update("thing", "a", {.increments = {{"n", 1}}})) ++failed;
    }
  });
  EXPECT_EQ(failed, 0);
  const auto found = value_of(store().get("thing", "a"));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->body, R"({"n":800})");
  EXPECT_EQ(found->revision, 801);
}

TEST_P(DocumentContract, ConditionalDecrementNeverPassesItsFloor) {
  ASSERT_TRUE(store().insert("thing", "a", R"({"available":100})"));
  std::atomic<int> sold = 0, refused = 0, others = 0;
  on_threads(32, [&](int) {
    for (int i = 0; i < 5; ++i) {
      const auto result =
          store().update("thing", "a",
                         {.conditions = {{"available", Condition::Kind::kAtLeast, std::int64_t{1}}},
                          .increments = {{"available", -1}}});
      if (result) {
        ++sold;
      } else {
        ++(result.error().code == "document.condition" ? refused : others);
      }
    }
  });
  EXPECT_EQ(sold, 100);
  EXPECT_EQ(refused, 60);
  EXPECT_EQ(others, 0);
  EXPECT_EQ(body_of("a"), R"({"available":0})");
}

// The key is written with the effect, so a repeat of the same request changes nothing.
TEST_P(DocumentContract, RepeatWithAKeyHappensOnce) {
  ASSERT_TRUE(store().insert("thing", "a", R"({"n":10})"));
  std::atomic<int> done = 0;
  on_threads(8, [&](int) {
    const Update once{.conditions = {{"applied.key-1", Condition::Kind::kAbsent}},
                      .increments = {{"n", -1}},
                      .assignments = {{"applied.key-1", "true"}}};
    if (store().update("thing", "a", once)) ++done;
  });
  EXPECT_EQ(done, 1);
  EXPECT_EQ(body_of("a"), R"({"n":9,"applied":{"key-1":true}})");
}

// A writer that is refused must not take along those that are committed with it.
TEST_P(DocumentContract, AFailingWriteSpoilsNoOther) {
  ASSERT_TRUE(store().insert("thing", "taken", R"({"code":"X"})"));
  std::atomic<int> stored = 0, refused = 0;
  on_threads(32, [&](int n) {
    for (int i = 0; i < 10; ++i) {
      const auto id = std::to_string(n) + "-" + std::to_string(i);
      const bool spoil = (n + i) % 2 == 0;
      const auto result = store().insert("thing", id, spoil ? R"({"code":"X"})" : R"({"n":1})");
      ++(result ? stored : refused);
    }
  });
  EXPECT_EQ(stored, 160);
  EXPECT_EQ(refused, 160);
  EXPECT_EQ(value_of(store().count("thing")), 161);
}

}  // namespace souk::engines
