#include "online/search/rule_book.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "online/search/highlight.hpp"

namespace souk::online::search {
namespace {

const auto kLanguage = language::Language::plain();
constexpr Instant kNow{1'790'000'000'000};

SearchRule rule(TriggerKind kind, const std::string& text, RuleActions actions) {
  return {.name = text, .trigger = {.kind = kind, .text = text}, .actions = std::move(actions)};
}

RuleOutcome apply(std::vector<SearchRule> rules, std::string_view query) {
  return RuleBook{std::move(rules), {}, kLanguage}.apply({query, "en", "", "", kNow});
}

TEST(RuleBook, TriggersCompareAsTheySay) {
  const RuleActions mark{.redirect = "/x"};
  const auto fires = [&](TriggerKind kind, const std::string& text, std::string_view query) {
    return !apply({rule(kind, text, mark)}, query).fired.empty();
  };
  EXPECT_TRUE(fires(TriggerKind::kExact, "red  Shoes", "Red shoes"));
  EXPECT_FALSE(fires(TriggerKind::kExact, "red shoes", "red shoes xl"));
  EXPECT_TRUE(fires(TriggerKind::kContains, "shoe", "red shoe xl"));
  EXPECT_FALSE(fires(TriggerKind::kContains, "shoe", "red shoes")) << "words, not letters";
  EXPECT_TRUE(fires(TriggerKind::kContains, "盖碗", "青瓷盖碗"));
  EXPECT_TRUE(fires(TriggerKind::kStem, "shoe", "red shoes"));
  EXPECT_TRUE(fires(TriggerKind::kPattern, "size # *", "size 42 boots"));
  EXPECT_TRUE(fires(TriggerKind::kPattern, "*茶?", "龙井茶叶"));
  EXPECT_FALSE(fires(TriggerKind::kPattern, "size #", "size big"));
}

TEST(RuleBook, PatternsOfStarsEndSoon) {
  std::string pattern;
  for (int i = 0; i < 90; ++i) pattern += "*a";
  EXPECT_FALSE(matches_pattern(pattern + "b", std::string(200, 'a')));
}

TEST(RuleBook, ActionsComeOneAfterAnotherByPosition) {
  auto second = rule(TriggerKind::kContains, "sneakers", {.remove = {"cheap"}, .add = {"running"}});
  second.position = 2;
  auto first = rule(TriggerKind::kExact, "cheap trainers", {.replace = "cheap sneakers"});
  first.position = 1;
  const auto outcome = apply({second, first}, "cheap trainers");
  EXPECT_EQ(outcome.query, "sneakers");
  EXPECT_THAT(outcome.add, testing::ElementsAre("running"));
  EXPECT_THAT(outcome.fired, testing::ElementsAre("cheap trainers", "sneakers"));
}

TEST(RuleBook, NothingIsLeftOfAQueryOnlyByReplacement) {
  EXPECT_EQ(apply({rule(TriggerKind::kExact, "cheap", {.remove = {"cheap"}})}, "cheap").query, "cheap");
}

TEST(RuleBook, SynonymsOneWayAndTwoWay) {
  const RuleBook book{
      {}, {{.words = {"sofa", "couch"}}, {.words = {"tv"}, .targets = {"flat television"}}}, kLanguage};
  const auto forms = [&](std::string_view query) {
    auto plan = plan_of(*kLanguage, query);
    book.expand(plan);
    std::vector<std::string> texts;
    for (const auto& form : plan.words.front().forms) texts.push_back(form.text);
    return texts;
  };
  EXPECT_THAT(forms("sofas"), testing::ElementsAre("sofa", "couch"));
  EXPECT_THAT(forms("couch"), testing::ElementsAre("couch", "sofa"));
  EXPECT_THAT(forms("tv"), testing::ElementsAre("tv", stem_of("television")));
  EXPECT_THAT(forms("television"), testing::ElementsAre(stem_of("television")));
}

TEST(RuleBook, RefusesRulesThatDoNothingOrLeadAway) {
  EXPECT_EQ(check_rule(rule(TriggerKind::kExact, "a", {})).error().code, "search.rule");
  EXPECT_EQ(check_rule(rule(TriggerKind::kExact, " ", {.redirect = "/x"})).error().code, "search.rule");
  EXPECT_EQ(check_rule(rule(TriggerKind::kExact, "a", {.redirect = "//evil"})).error().code, "search.rule");
  EXPECT_EQ(check_rule(rule(TriggerKind::kExact, "a", {.filters = {"red"}})).error().code, "search.rule");
  EXPECT_TRUE(check_rule(rule(TriggerKind::kExact, "a", {.redirect = "/en/c/tea"})));
}

TEST(QueryPlan, NegationWeakensOneWord) {
  const auto plan = plan_of(*kLanguage, "faucet drain without overflow solid brass");
  ASSERT_EQ(plan.words.size(), 5U);
  EXPECT_TRUE(plan.words[2].negated);
  EXPECT_FALSE(plan.words[3].negated);
  EXPECT_TRUE(plan.query(10, 10).words[2].optional);
  EXPECT_TRUE(plan_of(*kLanguage, "for the").query(10, 10).words[0].optional == false)
      << "nothing else is asked for";
}

TEST(Highlight, MarksStemsAndEscapes) {
  EXPECT_EQ(highlight("Running <Shoes> & more", plan_of(*kLanguage, "run shoe")),
            "<mark>Running</mark> &lt;<mark>Shoes</mark>&gt; &amp; more");
  EXPECT_EQ(highlight("青瓷盖碗", plan_of(*kLanguage, "盖碗")), "青瓷<mark>盖碗</mark>");
  EXPECT_EQ(highlight("a\xff", plan_of(*kLanguage, "a")), "");
}

}  // namespace
}  // namespace souk::online::search
