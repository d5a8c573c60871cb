// The merchandiser's side with a search engine behind it: previews of what is not saved, trials that split
// visitors, evaluation on a judgement list, what a shopper likes.
#include "online/search/answer_view.hpp"
#include "online/search/desk_for_test.hpp"
#include "online/search/instant_routes.hpp"
#include "online/search/taste.hpp"
#include "runtime/http/router.hpp"

namespace souk::online::search {
namespace {

using testing::Contains;

TEST_F(SearchDeskTest, APreviewSeesARuleBeforeItIsSaved) {
  const auto before = skus(request("tea"));
  ASSERT_GE(before.size(), 3U);
  SearchRule pin{.name = "pin", .trigger = {.kind = TriggerKind::kExact, .text = "tea"}};
  pin.actions.pins = {"TBL-CG"};
  EXPECT_EQ(seen({.query = "tea", .rule = pin}).front(), "TBL-CG");
  EXPECT_EQ(skus(request("tea")), before) << "nobody else sees it";
  EXPECT_TRUE(desk.rules()->empty());
  ASSERT_TRUE(desk.save_rule("pin", pin));
  ASSERT_TRUE(desk.reload());
  EXPECT_EQ(skus(request("tea")).front(), "TBL-CG");
  auto other = pin;
  other.actions.pins = {before.back()};
  EXPECT_EQ(seen({.query = "tea", .rule_id = "pin", .rule = other}).front(), before.back())
      << "it takes the place of the stored one";
  other.trigger.text = "";
  EXPECT_EQ(seen({.query = "tea", .rule = other}).front(), "search.rule");
}

TEST_F(SearchDeskTest, APreviewSeesDatesGroupsSynonymsAndWeights) {
  SearchRule sale{.name = "sale", .trigger = {.kind = TriggerKind::kContains, .text = "tea", .group = "vip"}};
  sale.trigger.starts_at = clock.now() + std::chrono::hours{24};
  sale.actions.pins = {"TBL-CG"};
  EXPECT_NE(seen({.query = "tea", .group = "vip", .rule = sale}).front(), "TBL-CG") << "not yet";
  const auto then = clock.now() + std::chrono::hours{48};
  EXPECT_EQ(seen({.query = "tea", .group = "vip", .at = then, .rule = sale}).front(), "TBL-CG");
  EXPECT_NE(seen({.query = "tea", .at = then, .rule = sale}).front(), "TBL-CG") << "not for everybody";
  EXPECT_TRUE(seen({.query = "qwxyz"}).empty());
  EXPECT_THAT(seen({.query = "qwxyz", .synonym = Synonym{.words = {"qwxyz"}, .targets = {"gaiwan"}}}),
              Contains("TBL-CG"));
  EXPECT_EQ(seen({.query = "qwxyz", .synonym = Synonym{.words = {"qwxyz"}}}).front(), "search.synonym");
  RankingWeights reversed;
  reversed.text = reversed.coverage = -10'000;
  EXPECT_NE(seen({.query = "green tea", .weights = reversed}), seen({.query = "green tea"}));
}

TEST_F(SearchDeskTest, APreviewSeesADictionaryBeforeItIsSaved) {
  const auto segments = [&](const std::optional<language::Dictionary>& dictionary) {
    const auto sought =
        *preview_request(*search, desk, {.query = "青瓷盖碗套装", .dictionary = dictionary}, request(""));
    return (*search->answer(sought))->explanation->segments;
  };
  const auto before = segments(std::nullopt);
  language::Dictionary dictionary;
  dictionary.never_split = {"青瓷盖碗套装"};
  EXPECT_THAT(segments(dictionary), testing::ElementsAre("青瓷盖碗套装"));
  EXPECT_EQ(segments(std::nullopt), before);
  dictionary.words = {" "};
  EXPECT_EQ(desk.save_dictionary(dictionary).error().code, "search.dictionary");
}

TEST_F(SearchDeskTest, WhatAShopperLikesCountsWhereTheFormulaSaysSo) {
  auto sought = request("tea");
  const auto snapshot = catalogue.snapshot();
  sought.liked_categories = {"tableware", "no-such-category"};
  EXPECT_EQ(skus(sought), skus(request("tea"))) << "its weight is 0";
  RankingWeights weights;
  weights.affinity = 10'000;
  ASSERT_TRUE(desk.save_ranking(weights));
  ASSERT_TRUE(desk.reload());
  const auto strangers = skus(request("tea"));
  std::string slug;  // of a category that some further product lies in
  for (const auto& sku : strangers) {
    const auto product = *catalogue.find_by_sku(*snapshot, sku);
    const auto first = *catalogue.find_by_sku(*snapshot, strangers.front());
    if (product->categories.front() != first->categories.front()) slug = product->categories.front();
  }
  ASSERT_FALSE(slug.empty());
  sought.liked_categories = {slug};
  sought.explain = true;
  const auto answer = *search->answer(sought);
  const auto& hit = answer->explanation->hits.front();
  EXPECT_FLOAT_EQ(hit.features[static_cast<std::size_t>(Feature::kAffinity)], 0.5F) << hit.sku;
  EXPECT_THAT((*catalogue.find_by_sku(*snapshot, hit.sku))->categories, Contains(slug));
  EXPECT_EQ(skus(request("tea")), strangers) << "remembered answers are told apart";
}

TEST_F(SearchDeskTest, TasteComesFromWhatASessionTouched) {
  auto sought = request("tea");
  const auto skus_of = [](const std::vector<Touch>& touches) {
    std::vector<std::string> skus;
    for (const auto& touch : touches) skus.push_back(touch.sku);
    return skus;
  };
  const auto touches = touches_of_cookie("TBL-CG~cart:NO-SUCH~bought:TBL-CG~~" + std::string(70, 'x'));
  EXPECT_THAT(skus_of(touches), testing::ElementsAre("TBL-CG", "NO-SUCH", "TBL-CG"));
  EXPECT_GT(touches[1].weight, touches[0].weight);
  EXPECT_GT(touches[2].weight, touches[1].weight);
  EXPECT_TRUE(touches_of_cookie(std::string(5'000, 'x')).empty());
  EXPECT_EQ(touches_of(std::vector<std::string_view>(50, "A")).size(), kMaxTouches);
  take_taste(touches, catalogue, sought);
  EXPECT_THAT(sought.liked_brands, testing::ElementsAre("stillwater"));
  EXPECT_THAT(sought.liked_categories, testing::ElementsAre("tableware"));
  EXPECT_FALSE(search->uses_affinity());
  RankingWeights weights;
  weights.affinity = 10'000;
  ASSERT_TRUE(desk.save_ranking(weights));
  ASSERT_TRUE(desk.reload());
  EXPECT_TRUE(search->uses_affinity());
}

TEST_F(SearchDeskTest, TheMarginCountsAndNoShopperSeesIt) {
  const auto before = skus(request("tea"));
  ASSERT_GE(before.size(), 3U);
  const auto sku = before[2];
  auto document = *store.get(catalogue::kProducts, sku);
  auto product = *from_json<catalogue::Product>(document->body, Strictness::kStored);
  for (auto& variant : product.variants) variant.cost = {{"CNY", 1}};
  ASSERT_TRUE(store.put(catalogue::kProducts, sku, to_json(product)));
  ASSERT_TRUE(catalogue.refresh());
  ASSERT_TRUE(search->rebuild());
  RankingWeights weights;
  weights.margin = 10'000;
  ASSERT_TRUE(desk.save_ranking(weights));
  ASSERT_TRUE(desk.reload());
  auto sought = request("tea");
  sought.explain = true;
  const auto answer = *search->answer(sought);
  auto view = search_view(*answer, sought, *search->cards(*answer, sought));
  const auto& hit = view.explain->at("hits").at(0);
  EXPECT_EQ(hit.at("sku").as_string(), sku) << "nothing else has a margin";
  EXPECT_TRUE(hit.at("parts").as_object().contains("margin"));
  const auto score = hit.at("score").to_number<double>();
  hide_margin(view);
  EXPECT_FALSE(view.explain->at("hits").at(0).at("parts").as_object().contains("margin"));
  EXPECT_LT(view.explain->at("hits").at(0).at("score").to_number<double>(), score - 9);
}

TEST_F(SearchDeskTest, WidgetsGetMarksBetweenTheirOwnTags) {
  http::Router router{instant_routes({search.get(), &catalogue, &clock})};
  http::Request sent;
  sent.method = http::Method::kPost;
  sent.target = sent.path = "/api/v1/search/instant/1/indexes/*/queries";
  sent.body = R"({"requests":[{"query":"gaiwan","lang":"en","highlightPreTag":"__ais-highlight__",
      "highlightPostTag":"__/ais-highlight__"},{"query":"gaiwan","lang":"en"}]})";
  sent.headers.set("Content-Type", "application/json");
  const auto response = router.answer(sent);
  ASSERT_EQ(response.status, 200);
  const auto answer = *parse_json(std::get<std::string>(response.body));
  const auto name = [&](std::size_t result) {
    return answer.at("results").at(result).at("hits").at(0).at("_highlightResult").at("name");
  };
  const auto has = [](const char* text) { return testing::HasSubstr(text); };
  EXPECT_THAT(std::string{name(0).at("value").as_string()}, has("__ais-highlight__Gaiwan__/ais-highlight__"));
  EXPECT_THAT(std::string{name(1).at("value").as_string()}, has("<mark>Gaiwan</mark>"));
  EXPECT_EQ(name(0).at("matchLevel"), "full");
}

TEST_F(SearchDeskTest, ATrialSplitsVisitorsAndItsWinnerIsInForce) {
  RankingWeights reversed;
  reversed.text = reversed.coverage = reversed.name_coverage = -10'000;
  const Decision decision{"try", "stf_1", clock.now()};
  std::int64_t number = 0;
  ASSERT_TRUE(desk.change_formula([&](Formula& changed) -> Status {
    number = add_version(changed, reversed, decision);
    return {};
  }));
  const auto before = skus(request("green tea"));
  const auto begun = begin_trial(desk, random, {.challenger = number}, decision);
  ASSERT_TRUE(begun) << describe(begun.error());
  ASSERT_TRUE(desk.reload());
  EXPECT_EQ(skus(request("green tea")), before) << "without a visitor nobody is tried on";
  int different = 0;
  for (int i = 0; i < 60; ++i) {
    auto sought = request("green tea");
    sought.visitor = "visitor-" + std::to_string(i);
    const auto found = skus(sought);
    EXPECT_EQ(skus(sought), found) << "the same visitor sees the same";
    const bool challenger = gets_challenger(visitor_hash(begun->id, sought.visitor), 500);
    EXPECT_EQ(found != before, challenger);
    different += challenger ? 1 : 0;
    if (challenger) trials.clicked(sought.visitor);
  }
  EXPECT_GT(different, 10);
  const auto state = *trial_under_way(desk, trials);
  ASSERT_TRUE(state);
  EXPECT_EQ(state->result.challenger.sessions, different);
  EXPECT_EQ(state->result.challenger.clicked, different);
  EXPECT_EQ(state->result.base.sessions, 60 - different);
  EXPECT_EQ(state->clicks.verdict, Verdict::kTooEarly);
  EXPECT_EQ(begin_trial(desk, random, {.challenger = number}, decision).error().code, "search.trial_running");
  const auto ended = finish_trial(desk, trials, number, decision);
  ASSERT_TRUE(ended) << describe(ended.error());
  EXPECT_EQ(ended->challenger_found->sessions, different);
  EXPECT_EQ(*store.count(kTrialVisitors), 0);
  ASSERT_TRUE(desk.reload());
  EXPECT_FALSE(trials.running());
  EXPECT_NE(skus(request("green tea")), before);
  EXPECT_EQ(finish_trial(desk, trials, number, decision).error().code, "search.no_trial");
}

TEST_F(SearchDeskTest, AnEvaluationComparesTwoVersionsOnAList) {
  RankingWeights reversed;
  reversed.text = reversed.coverage = reversed.name_coverage = -10'000;
  std::int64_t number = 0;
  ASSERT_TRUE(desk.change_formula([&](Formula& changed) -> Status {
    number = add_version(changed, reversed, {});
    return {};
  }));
  const auto best = skus(request("green tea"));
  ASSERT_GE(best.size(), 4U);
  const auto csv = "query,sku,grade\ngreen tea," + best[0] + ",3\ngreen tea," + best[1] +
                   ",2\ngreen tea,GONE-1,1\nqqqzzzxx," + best[0] + ",3\n";
  const auto saved = evaluations_->save_list("mine", {.name = "Mine", .language = "en"}, csv);
  ASSERT_TRUE(saved) << describe(saved.error());
  EXPECT_EQ(evaluations_->save_list("bad", {.name = "Bad"}, "a,b\n").error().code, "search.judgements");
  const auto started = evaluations_->start("mine", number, "stf_1", "command-1");
  ASSERT_TRUE(started) << describe(started.error());
  EXPECT_EQ(*evaluations_->start("mine", number, "stf_1", "command-1"), *started)
      << "a repeat is the same job";
  EXPECT_EQ(evaluations_->start("mine", 99, "x", "c").error().code, "search.version");
  EXPECT_EQ(evaluations_->start("none", 0, "x", "c").error().code, "search_judgements.missing");
  const auto measured = evaluations_->measure(*evaluations_->list("mine"), number,
                                              [](std::size_t, std::size_t) { return Status{}; });
  ASSERT_TRUE(measured) << describe(measured.error());
  EXPECT_EQ(measured->queries, 2);
  EXPECT_EQ(measured->unknown, 1);
  EXPECT_EQ(measured->in_force.without_result, 1);
  EXPECT_GT(measured->in_force.ndcg, measured->planned.ndcg);
  EXPECT_EQ(measured->in_force.mrr, 500'000) << "one of two queries has its best product first";
  EXPECT_LT(measured->difference, 0);
  EXPECT_GT(measured->standard_error, 0);
  ASSERT_EQ(measured->worst.size(), 2U);
  EXPECT_EQ(measured->worst.back().query, "qqqzzzxx") << "as bad as the other, and behind it by its name";
  ASSERT_EQ(measured->changed.size(), 1U);
  EXPECT_EQ(measured->changed.front().query, "green tea");
  EXPECT_EQ(measured->changed.front().unknown, 1);
}

}  // namespace
}  // namespace souk::online::search
