// The room's routes over HTTP messages, with the sample shop and the simple index.
#include "online/catalogue/routes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "engines/job/document/queue.hpp"
#include "online/catalogue/sample.hpp"
#include "online/search/instant_routes.hpp"
#include "online/search/staff_routes.hpp"
#include "runtime/http/router.hpp"

namespace souk::online::search {
namespace {

class SearchRoutes : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(catalogue::load_sample("data/sample", store, settings, {}));
    ASSERT_TRUE(merchandising.declare());
    ASSERT_TRUE(analytics.declare());
    ASSERT_TRUE(catalogue.load());
    ASSERT_TRUE(search.rebuild());
    const SearchRouteDeps deps{&search, &catalogue, &clock, &analytics};
    auto all = search_routes(deps);
    all.include(instant_routes(deps));
    all.include(catalogue::catalogue_routes({catalogue, clock}));
    ASSERT_TRUE(trials.declare());
    ASSERT_TRUE(jobs.prepare());
    ASSERT_TRUE(evaluations.declare());
    all.include(search_staff_routes(
        {&search, &catalogue, &merchandising, &analytics, &clock, &random, &trials, &evaluations}));
    router = std::make_unique<http::Router>(std::move(all));
  }
  json::value call(http::Method method, const std::string& path, std::vector<http::Pair> query,
                   const std::string& body = {}, int status = 200) {
    http::Request request;
    request.method = method;
    request.target = request.path = path;
    request.query = std::move(query);
    request.body = body;
    if (!body.empty()) request.headers.set("Content-Type", "application/json");
    const auto response = router->answer(request);
    const auto* shared = std::get_if<http::SharedText>(&response.body);
    const auto* text = shared != nullptr ? shared->get() : std::get_if<std::string>(&response.body);
    EXPECT_EQ(response.status, status) << path << ' ' << (text == nullptr ? "" : *text);
    if (text == nullptr || text->empty()) return nullptr;
    auto value = parse_json(*text);
    return value ? *value : json::value{};
  }
  json::value get(const std::string& path, std::vector<http::Pair> query) {
    return call(http::Method::kGet, path, std::move(query));
  }

  engines::MemoryDocumentStore store;
  shop::SettingsStore settings{store};
  catalogue::Catalogue catalogue{store, settings};
  ManualClock clock{*parse_instant("2026-11-24T10:00:00Z")};
  Merchandising merchandising{store};
  Analytics analytics{store};
  Search search{catalogue};
  SeededRandom random{5};
  TrialCounter trials{store};
  engines::DocumentJobQueue jobs{store, clock, random, {}};
  Evaluations evaluations{{&store, &search, &catalogue, &merchandising, &jobs, &clock}};
  std::unique_ptr<http::Router> router;
};

TEST_F(SearchRoutes, AnswersItemsWithPricesAndATotal) {
  const auto answer =
      get("/api/v1/search", {{"q", "celadon"}, {"lang", "en"}, {"limit", "2"}, {"facets", "true"}});
  ASSERT_FALSE(answer.at("items").as_array().empty());
  const auto& item = answer.at("items").at(0);
  EXPECT_TRUE(item.at("price").at("amount").is_string() || item.at("price").at("amount").is_int64());
  EXPECT_TRUE(item.at("price").at("currency").is_string());
  EXPECT_GE(answer.at("total").as_int64(), static_cast<std::int64_t>(answer.at("items").as_array().size()));
  EXPECT_FALSE(answer.at("facets").as_array().empty());
}

TEST_F(SearchRoutes, SortsAndNarrowsByAnyAttribute) {
  const auto litres = [&](std::vector<http::Pair> query) {
    query.insert(query.end(), {{"category", "backpacks"}, {"lang", "en"}});
    std::vector<std::string> skus;
    const auto answer = get("/api/v1/products", query);
    for (const auto& item : answer.at("items").as_array()) skus.emplace_back(item.at("sku").as_string());
    return skus;
  };
  const auto large = litres({{"range", "litres:36.."}, {"sort", "litres"}});
  EXPECT_EQ(large, (std::vector<std::string>{"BPK-COC", "BPK-RP"}));
  EXPECT_EQ(litres({{"range", "litres:36..45"}, {"sort", "-litres"}}),
            (std::vector<std::string>{"BPK-RP", "BPK-COC"}));
  const auto found =
      get("/api/v1/search", {{"q", "pack"}, {"lang", "en"}, {"sort", "-litres"}, {"range", "litres:..30"}});
  EXPECT_EQ(found.at("items").at(0).at("sku"), "BPK-RT");
  for (const auto* bad : {"litres", "litres:1", ":1..2", "litres:a..b", "litres:1..2x", "litres:nan..1"})
    call(http::Method::kGet, "/api/v1/search", {{"q", "pack"}, {"range", bad}}, {}, 400);
  call(http::Method::kGet, "/api/v1/search", {{"q", "pack"}, {"sort", "loudness"}}, {}, 400);
  const auto widgets = call(http::Method::kPost, "/api/v1/search/instant/1/indexes/*/queries", {},
                            R"({"requests":[{"indexName":"p:-litres","query":"pack","lang":"en",
                                "numericFilters":["litres < 45", "litres>=18"]}]})");
  const auto& hits = widgets.at("results").at(0).at("hits").as_array();
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(hits.front().at("sku"), "BPK-RT");
}

TEST_F(SearchRoutes, SaysWhereToAskForAStore) {
  call(http::Method::kGet, "/api/v1/search", {{"q", "tea"}, {"sort", "distance"}}, {}, 400);
  call(http::Method::kGet, "/api/v1/search", {{"q", "tea"}, {"within_km", "5"}}, {}, 400);
  for (const auto* bad : {"31.2", "31.2,", "91,0", "0,181", "a,b", "31.2,121.4,5"})
    call(http::Method::kGet, "/api/v1/search", {{"q", "tea"}, {"near", bad}}, {}, 400);
  EXPECT_GT(get("/api/v1/search", {{"q", "tea"}, {"near", "31.2,121.4"}, {"sort", "distance"}})
                .at("total")
                .as_int64(),
            0);
}

TEST_F(SearchRoutes, SuggestsUnderBothNames) {
  EXPECT_EQ(get("/api/v1/search/suggest", {{"q", "cela"}}), get("/api/v1/suggest", {{"q", "cela"}}));
}

TEST_F(SearchRoutes, CountsWhatIsSearched) {
  get("/api/v1/search", {{"q", "Tea"}});
  get("/api/v1/search", {{"q", "tea"}});
  get("/api/v1/search", {{"q", "qqqzzz"}});
  call(http::Method::kPost, "/api/v1/search/clicks", {}, R"({"query":"tea","sku":"TBL-CG","position":1})",
       204);
  const auto report = get("/api/v1/admin/search/report", {});
  EXPECT_EQ(report.at("searches"), 3);
  EXPECT_EQ(report.at("clicks"), 1);
  EXPECT_EQ(report.at("popular").at(0).at("query"), "tea");
  EXPECT_EQ(report.at("popular").at(0).at("counts").at("searches"), 2);
  EXPECT_EQ(report.at("nothing_found").at(0).at("query"), "qqqzzz");
  get("/api/v1/search", {{"q", "tea"}});
  EXPECT_EQ(get("/api/v1/admin/search/report", {}).at("searches"), 4) << "written days are added to";
}

TEST_F(SearchRoutes, StaffSaveListAndRemoveRules) {
  const std::string rule =
      R"({"name":"Tea first","trigger":{"kind":"exact","text":"tea"},"actions":{"pins":["TBL-CG"]}})";
  call(http::Method::kPut, "/api/v1/admin/search/rules/tea-first", {}, rule);
  EXPECT_EQ(get("/api/v1/admin/search/rules", {}).at("items").at(0).at("id"), "tea-first");
  call(http::Method::kPut, "/api/v1/admin/search/rules/No Good", {}, rule, 400);
  call(http::Method::kPut, "/api/v1/admin/search/rules/nothing", {},
       R"({"name":"x","trigger":{"kind":"always"},"actions":{}})", 400);
  call(http::Method::kDelete, "/api/v1/admin/search/rules/tea-first", {}, {}, 204);
  EXPECT_TRUE(get("/api/v1/admin/search/rules", {}).at("items").as_array().empty());
}

TEST_F(SearchRoutes, StaffChangeTheRanking) {
  EXPECT_EQ(get("/api/v1/admin/search/ranking", {}).at("text"), 1'000);
  call(http::Method::kPut, "/api/v1/admin/search/ranking", {}, R"({"popularity":500})");
  ASSERT_TRUE(merchandising.reload());
  EXPECT_EQ(get("/api/v1/admin/search/ranking", {}).at("popularity"), 500);
}

TEST_F(SearchRoutes, TheReportTellsOfEachDay) {
  get("/api/v1/search", {{"q", "tea"}});
  const auto report = get("/api/v1/admin/search/report", {{"from", "2026-11-22"}, {"until", "2026-11-24"}});
  const auto& days = report.at("days").as_array();
  ASSERT_EQ(days.size(), 3U);
  EXPECT_EQ(days[0].at("searches"), 0);
  EXPECT_EQ(days[2].at("date"), "2026-11-24");
  EXPECT_EQ(days[2].at("searches"), 1);
  EXPECT_GE(days[2].at("p95_ms").as_int64(), days[2].at("median_ms").as_int64());
}

TEST_F(SearchRoutes, StaffKeepVersionsAndTryThem) {
  const std::string base = "/api/v1/admin/search/";
  const auto made = call(http::Method::kPost, base + "ranking/versions", {},
                         R"({"weights":{"popularity":700},"note":"winter"})", 201);
  EXPECT_EQ(made.at("number"), 1);
  EXPECT_EQ(get(base + "ranking", {}).at("popularity"), 50) << "kept, not in force";
  call(http::Method::kPost, base + "trial", {}, R"({"challenger":9})", 404);
  const auto trial = call(http::Method::kPost, base + "trial", {}, R"({"challenger":1})", 201);
  EXPECT_EQ(trial.at("share_permille"), 500);
  call(http::Method::kPut, base + "ranking", {}, R"({"popularity":1})", 422);
  EXPECT_EQ(get(base + "trial", {}).at("trial").at("clicks").at("verdict"), "too_early");
  call(http::Method::kPost, base + "trial/end", {}, R"({"version":5})", 400);
  call(http::Method::kPost, base + "trial/end", {}, R"({"version":1})");
  EXPECT_EQ(get(base + "ranking", {}).at("popularity"), 700);
  EXPECT_FALSE(get(base + "trial", {}).as_object().contains("trial"));
  call(http::Method::kPut, base + "ranking/in-force", {}, R"({"version":0})");
  EXPECT_EQ(get(base + "ranking/versions", {}).at("in_force"), 0);
}

TEST_F(SearchRoutes, StaffUploadJudgements) {
  const std::string base = "/api/v1/admin/search/";
  call(http::Method::kPut, base + "judgements/tea", {},
       R"({"name":"Tea","csv":"query,sku,grade\ntea,TBL-CG,9\n"})", 400);
  const auto list = call(http::Method::kPut, base + "judgements/tea", {},
                         R"({"name":"Tea","csv":"query,sku,grade\ntea,TBL-CG,3\n"})");
  EXPECT_EQ(list.at("queries"), 1);
  const auto started =
      call(http::Method::kPost, base + "evaluations", {}, R"({"list":"tea","planned":0})", 202);
  const auto id = std::string{started.at("id").as_string()};
  EXPECT_FALSE(get(base + "evaluations/" + id, {}).as_object().contains("evaluation")) << "not yet";
  call(http::Method::kDelete, base + "judgements/tea", {}, {}, 204);
  EXPECT_TRUE(get(base + "judgements", {}).at("items").as_array().empty());
}

TEST_F(SearchRoutes, AnswersInstantSearch) {
  const auto answer =
      call(http::Method::kPost, "/api/v1/search/instant/1/indexes/*/queries", {}, R"({"requests":[
      {"indexName":"products","params":"query=celadon&hitsPerPage=2&facets=%5B%22brand%22%5D"},
      {"indexName":"products","query":"tea","facetFilters":[["brand:stillwater"]],"numericFilters":["price>=1"]}]})");
  const auto& results = answer.at("results").as_array();
  ASSERT_EQ(results.size(), 2U);
  EXPECT_EQ(results[0].at("hitsPerPage"), 2);
  EXPECT_NE(results[0].at("hits").at(0).at("objectID").as_string(), "");
  EXPECT_TRUE(results[0].at("facets").is_object());
  for (const auto& hit : results[1].at("hits").as_array()) EXPECT_EQ(hit.at("brand"), "stillwater");
  call(http::Method::kPost, "/api/v1/search/instant/1/indexes/a/queries", {}, R"({"requests":[1]})", 400);
}

TEST_F(SearchRoutes, WidgetsSortAndFilterByCategory) {
  const std::string path{"/api/v1/search/instant/1/indexes/*/queries"};
  const auto ask = [&](const std::string& request, int status = 200) {
    return call(http::Method::kPost, path, {}, R"({"requests":[)" + request + "]}", status);
  };
  const auto cheap = ask(R"({"indexName":"products:price","params":{"query":"","filters":"category:tableware",
      "hitsPerPage":50}})");
  std::int64_t before = 0;
  for (const auto& hit : cheap.at("results").at(0).at("hits").as_array()) {
    EXPECT_GE(hit.at("price").as_int64(), before);
    before = hit.at("price").as_int64();
  }
  EXPECT_GT(before, 0);
  for (const auto* wrong :
       {R"({"query":"tea","filters":"brand:a OR brand:b"})", R"({"query":"tea","facetFilters":["-brand:a"]})",
        R"({"query":"tea","numericFilters":["price!=1"]})",
        R"({"query":"tea","numericFilters":[["price>1"]]})",
        R"({"query":"tea","indexName":"products:loudness"})"})
    ask(wrong, 400);
}

}  // namespace
}  // namespace souk::online::search
