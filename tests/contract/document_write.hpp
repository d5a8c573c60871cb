// Document contract: single documents, their revisions, their bounds.
#pragma once

#include <atomic>

#include "runtime/fiber/core.hpp"
#include "runtime/fiber/scope.hpp"
#include "tests/contract/document_harness.hpp"

namespace souk::engines {

using support::fails_with;
using support::succeeds;
using support::value_of;

TEST_P(DocumentContract, InsertThenGet) {
  EXPECT_EQ(value_of(store().insert("thing", "a", R"({"colour":"red"})")), 1);
  const auto found = value_of(store().get("thing", "a"));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, "a");
  EXPECT_EQ(found->revision, 1);
  EXPECT_EQ(found->body, R"({"colour":"red"})");
  EXPECT_FALSE(value_of(store().get("thing", "b")));
}

TEST_P(DocumentContract, InsertRefusesATakenId) {
  ASSERT_TRUE(store().insert("thing", "a", R"({"n":1})"));
  EXPECT_TRUE(
      fails_with(store().insert("thing", "a", R"({"n":2})"), ErrorKind::kConflict, "document.exists"));
  EXPECT_EQ(body_of("a"), R"({"n":1})");
}

TEST_P(DocumentContract, ReplaceNeedsTheStoredRevision) {
  ASSERT_TRUE(store().insert("thing", "a", R"({"n":1})"));
  EXPECT_EQ(value_of(store().replace("thing", "a", 1, R"({"n":2})")), 2);
  EXPECT_TRUE(
      fails_with(store().replace("thing", "a", 1, R"({"n":3})"), ErrorKind::kConflict, "document.changed"));
  EXPECT_TRUE(
      fails_with(store().replace("thing", "b", 1, R"({"n":3})"), ErrorKind::kNotFound, "document.missing"));
  EXPECT_EQ(body_of("a"), R"({"n":2})");
}

TEST_P(DocumentContract, PutWritesWhateverIsThere) {
  EXPECT_EQ(value_of(store().put("thing", "a", R"({"n":1})")), 1);
  EXPECT_EQ(value_of(store().put("thing", "a", R"({"n":2})")), 2);
  EXPECT_EQ(body_of("a"), R"({"n":2})");
}

TEST_P(DocumentContract, EraseLooksAtTheRevisionWhenAsked) {
  ASSERT_TRUE(store().put("thing", "a", "{}"));
  EXPECT_TRUE(fails_with(store().erase("thing", "a", 7), ErrorKind::kConflict, "document.changed"));
  EXPECT_TRUE(succeeds(store().erase("thing", "a", 1)));
  EXPECT_FALSE(value_of(store().get("thing", "a")));
  EXPECT_TRUE(succeeds(store().erase("thing", "a", 1)));
  EXPECT_TRUE(succeeds(store().erase("thing", "a", 0)));
  EXPECT_EQ(value_of(store().insert("thing", "a", "{}")), 1);
}

TEST_P(DocumentContract, UniqueIndexRefusesTheSecondHolder) {
  ASSERT_TRUE(store().insert("thing", "a", R"({"code":"X"})"));
  ASSERT_TRUE(store().insert("thing", "b", R"({"code":"Y"})"));
  ASSERT_TRUE(store().insert("thing", "c", "{}"));
  ASSERT_TRUE(store().insert("thing", "d", "{}"));  // without the member: not in the index
  const auto taken = [](const auto& result) {
    return fails_with(result, ErrorKind::kConflict, "document.not_unique");
  };
  EXPECT_TRUE(taken(store().insert("thing", "e", R"({"code":"X"})")));
  EXPECT_TRUE(taken(store().replace("thing", "b", 1, R"({"code":"X"})")));
  EXPECT_TRUE(taken(store().put("thing", "b", R"({"code":"X"})")));
  EXPECT_TRUE(taken(store().update("thing", "b", {.assignments = {{"code", R"("X")"}}})));
  EXPECT_TRUE(taken(store().put_many("thing", {{"f", 0, "{}"}, {"g", 0, R"({"code":"X"})"}})));
  EXPECT_EQ(value_of(store().count("thing")), 4);
  EXPECT_EQ(body_of("b"), R"({"code":"Y"})");
  ASSERT_TRUE(store().erase("thing", "a", 0));
  EXPECT_TRUE(succeeds(store().insert("thing", "e", R"({"code":"X"})")));
}

TEST_P(DocumentContract, PutManyIsAllOrNothing) {
  EXPECT_TRUE(succeeds(store().put_many("thing", {})));
  ASSERT_TRUE(
      store().put_many("thing", {{"a", 0, R"({"n":1})"}, {"b", 0, R"({"n":2})"}, {"a", 0, R"({"n":3})"}}));
  EXPECT_EQ(body_of("a"), R"({"n":3})");
  EXPECT_FALSE(store().put_many("thing", {{"c", 0, "{}"}, {"d", 0, "no JSON"}}));
  EXPECT_EQ(value_of(store().count("thing")), 2);
}

TEST_P(DocumentContract, GetManyKeepsTheOrderAsked) {
  for (const auto* id : {"a", "b", "c"}) ASSERT_TRUE(store().put("thing", id, "{}"));
  const auto found = value_of(store().get_many("thing", {"c", "x", "a"}));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].id, "c");
  EXPECT_EQ(found[1].id, "a");
  EXPECT_TRUE(fails_with(store().get_many("thing", std::vector<std::string>(1'001, "a")), ErrorKind::kInvalid,
                         "document.limit"));
}

TEST_P(DocumentContract, KeepsUnicodeEmptyAndHugeBodies) {
  const std::string unicode = R"({"name":"龙井 \u0000 \"🍵\"","":"no name"})";
  const std::string huge = R"({"text":")" + std::string(1024 * 1024, 'x') + R"("})";
  ASSERT_TRUE(succeeds(store().insert("thing", "茶.🍵 '\"%", unicode)));
  ASSERT_TRUE(succeeds(store().insert("thing", "empty", "{}")));
  ASSERT_TRUE(succeeds(store().insert("thing", "huge", huge)));
  EXPECT_EQ(body_of("茶.🍵 '\"%"), unicode);
  EXPECT_EQ(body_of("empty"), "{}");
  EXPECT_EQ(body_of("huge"), huge);
}

TEST_P(DocumentContract, RefusesWhatIsOutOfBounds) {
  const auto refused = [&](std::string_view id, std::string_view body, std::string_view code) {
    return fails_with(store().put("thing", id, body), ErrorKind::kInvalid, code);
  };
  EXPECT_TRUE(refused("", "{}", "document.id"));
  EXPECT_TRUE(refused(std::string(201, 'x'), "{}", "document.id"));
  EXPECT_TRUE(refused("a\nb", "{}", "document.id"));
  EXPECT_TRUE(refused("\xff", "{}", "document.id"));
  EXPECT_TRUE(refused("a", "", "document.body"));
  EXPECT_TRUE(refused("a", "[]", "document.body"));
  EXPECT_TRUE(refused("a", R"({"a":)", "document.body"));
  EXPECT_TRUE(refused("a", R"({"colour":")" + std::string(1'201, 'x') + "\"}", "document.index_value"));
  const std::string over = R"({"a":")" + std::string(8 * 1024 * 1024, 'x') + "\"}";
  EXPECT_TRUE(fails_with(store().put("thing", "a", over), ErrorKind::kTooLarge, "document.too_large"));
  EXPECT_TRUE(fails_with(store().put_many("thing", std::vector<Document>(1'001, {"a", 0, "{}"})),
                         ErrorKind::kInvalid, "document.limit"));
  EXPECT_EQ(value_of(store().count("thing")), 0);
  EXPECT_TRUE(succeeds(store().put("thing", std::string(200, 'x'), "{}")));
}

TEST_P(DocumentContract, UndeclaredIsABug) {
  const auto undeclared = [](const auto& result) {
    return fails_with(result, ErrorKind::kBug, "document.undeclared");
  };
  EXPECT_TRUE(undeclared(store().get("nothing", "a")));
  EXPECT_TRUE(undeclared(store().put("nothing", "a", "{}")));
  EXPECT_TRUE(undeclared(store().count("nothing")));
  EXPECT_TRUE(undeclared(store().find("thing", {.path = "weight"})));
  EXPECT_TRUE(fails_with(store().declare({"No'Name", {}}), ErrorKind::kInvalid, "document.collection"));
  EXPECT_TRUE(fails_with(store().declare({"thing", {{"a b"}}}), ErrorKind::kInvalid, "document.path"));
}

TEST_P(DocumentContract, PassedDeadlineIsATimeout) {
  ASSERT_TRUE(store().put("thing", "a", "{}"));
  const runtime::RequestScope scope{.deadline = std::chrono::steady_clock::now() - std::chrono::seconds{1}};
  const runtime::EnterScope enter{scope};
  const auto timed_out = [](const auto& result) {
    return fails_with(result, ErrorKind::kTimeout, "document.timeout");
  };
  EXPECT_TRUE(timed_out(store().get("thing", "a")));
  EXPECT_TRUE(timed_out(store().find("thing", {})));
  EXPECT_TRUE(timed_out(store().insert("thing", "b", "{}")));
  EXPECT_TRUE(timed_out(store().update("thing", "a", {.increments = {{"n", 1}}})));
  EXPECT_TRUE(timed_out(store().changes(-1, 1, std::chrono::seconds{10})));
}

TEST_P(DocumentContract, AnAnsweredWriteIsSeenAtOnceByOthers) {
  std::atomic<int> unseen = 0;
  on_threads(8, [&](int n) {
    for (int i = 0; i < 25; ++i) {
      const auto id = std::to_string(n) + "-" + std::to_string(i);
      if (!store().insert("thing", id, R"({"colour":"red"})")) ++unseen;
      std::thread other{[&] {
        if (!value_of(store().get("thing", id))) ++unseen;
      }};
      other.join();
    }
  });
  EXPECT_EQ(unseen, 0);
  EXPECT_EQ(value_of(store().count("thing")), 200);
}

TEST_P(DocumentContract, WorksInFibers) {
  runtime::Cores cores{2};
  std::atomic<int> stored = 0;
  cores.run([&] {
    std::vector<std::function<void()>> work;
    for (int n = 0; n < 50; ++n) {
      work.emplace_back([&, n] {
        const auto id = std::to_string(n);
        if (store().insert("thing", id, "{}") && *store().get("thing", id)) ++stored;
      });
    }
    runtime::run_all(std::move(work));
  });
  EXPECT_EQ(stored, 50);
}

TEST_P(DocumentContract, OneOfManyConcurrentInsertsWins) {
  std::atomic<int> won = 0, lost = 0;
  on_threads(16, [&](int n) {
    const auto result = store().insert("thing", "a", R"({"n":)" + std::to_string(n) + "}");
    if (result) {
      ++won;
    } else if (result.error().code == "document.exists") {
      ++lost;
    }
  });
  EXPECT_EQ(won, 1);
  EXPECT_EQ(lost, 15);
}

TEST_P(DocumentContract, EverythingIsThereAfterReopening) {
  ASSERT_TRUE(store().insert("thing", "a", R"({"colour":"red","code":"X"})"));
  ASSERT_TRUE(store().update("thing", "a", {.increments = {{"size.cm", 5}}}));
  ASSERT_TRUE(store().put("thing", "b", "{}"));
  ASSERT_TRUE(store().erase("thing", "b", 0));
  const auto sequence = last_sequence();
  if (!harness().reopen()) GTEST_SKIP() << "this adapter keeps nothing";
  ASSERT_TRUE(succeeds(declare()));
  const auto found = value_of(store().get("thing", "a"));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->revision, 2);
  EXPECT_EQ(found->body, R"({"colour":"red","code":"X","size":{"cm":5}})");
  EXPECT_EQ(value_of(store().count("thing")), 1);
  EXPECT_EQ(value_of(store().find("thing", {.path = "size.cm", .equals = std::int64_t{5}})).documents.size(),
            1U);
  EXPECT_EQ(last_sequence(), sequence);
  EXPECT_TRUE(fails_with(store().insert("thing", "c", R"({"code":"X"})"), ErrorKind::kConflict,
                         "document.not_unique"));
}

}  // namespace souk::engines
