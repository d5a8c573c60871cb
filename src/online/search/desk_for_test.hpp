// The sample shop with a search engine behind it and a merchandiser's desk before it, for tests.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "engines/job/document/queue.hpp"
#include "engines/search/xapian/engine.hpp"
#include "online/catalogue/sample.hpp"
#include "online/search/evaluation.hpp"
#include "online/search/preview.hpp"
#include "online/search/trial_desk.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::online::search {

class SearchDeskTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(catalogue::load_sample("data/sample", store, settings, {}));
    ASSERT_TRUE(desk.declare());
    ASSERT_TRUE(trials.declare());
    ASSERT_TRUE(jobs.prepare());
    ASSERT_TRUE(evaluations.declare());
    engine = TRY_OR_DIE(engines::XapianSearchEngine::open_folder({.folder = folder.path()}));
    search = std::make_unique<Search>(catalogue, engine.get());
    search->obey(desk, &trials);
    ASSERT_TRUE(catalogue.load());
    const auto built = search->rebuild();
    ASSERT_TRUE(built) << describe(built.error());
    ASSERT_TRUE(desk.reload());
    deps.search = search.get();
    evaluations_ = std::make_unique<Evaluations>(deps);
  }
  template <class T>
  static T TRY_OR_DIE(Result<T> result) {
    EXPECT_TRUE(result) << (result ? "" : describe(result.error()));
    return std::move(*result);
  }
  SearchRequest request(const std::string& query) {
    SearchRequest made{.query = query, .language = "en", .limit = 10};
    made.listing.prices = {Currency::of("CNY"), {}, clock.now()};
    return made;
  }
  std::vector<std::string> skus(const SearchRequest& sought) {
    const auto answer = search->answer(sought);
    if (!answer) return {describe(answer.error())};
    std::vector<std::string> found;
    for (const auto row : (*answer)->rows) found.emplace_back(catalogue.snapshot()->sku(row));
    return found;
  }
  std::vector<std::string> seen(const PreviewRequest& plan) {
    auto sought = preview_request(*search, desk, plan, request(plan.query));
    if (!sought) return {sought.error().code};
    return skus(*sought);
  }

  support::TempFolder folder;
  engines::MemoryDocumentStore store;
  shop::SettingsStore settings{store};
  ManualClock clock{*parse_instant("2026-11-24T10:00:00Z")};
  SeededRandom random{3};
  catalogue::Catalogue catalogue{store, settings};
  Merchandising desk{store};
  TrialCounter trials{store};
  engines::DocumentJobQueue jobs{store, clock, random, {}};
  std::unique_ptr<engines::XapianSearchEngine> engine;
  std::unique_ptr<Search> search;
  Evaluations::Deps deps{&store, nullptr, &catalogue, &desk, &jobs, &clock};
  Evaluations evaluations{deps};
  std::unique_ptr<Evaluations> evaluations_;
};

}  // namespace souk::online::search
