#include <atomic>
#include <fstream>
#include <thread>

#include "engines/search/xapian/engine.hpp"
#include "engines/search/xapian/state.hpp"
#include "tests/contract/search_contract.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::engines {
namespace {

std::unique_ptr<SearchEngine> engine_in(const std::filesystem::path& folder) {
  auto engine = XapianSearchEngine::open_folder({.folder = folder});
  EXPECT_TRUE(engine) << (engine ? "" : describe(engine.error()));
  return engine ? std::move(*engine) : nullptr;
}

const SearchAdapter kTemporary{"temporary", [] { return engine_in({}); }};
INSTANTIATE_TEST_SUITE_P(Xapian, SearchContract, testing::Values(kTemporary));

SearchQuery words(const std::string& word) { return {.words = {{{{word, 1}}, 1, false}}}; }

class XapianFolder : public testing::Test {
 protected:
  void fill(SearchEngine& engine, const std::string& stamp) {
    auto index = *engine.create();
    ASSERT_TRUE(index->write({{{"a", {{"tea", 1}}, "payload"}}, {}}));
    ASSERT_TRUE(engine.adopt(index, stamp));
  }
  void change_state(const std::function<void(search::IndexState&)>& change) {
    auto state = search::read_state(folder / "current.json");
    ASSERT_TRUE(state);
    change(*state);
    ASSERT_TRUE(search::write_state(folder / "current.json", *state));
  }
  support::TempFolder folder;
};

TEST_F(XapianFolder, IsThereAgainAfterARestart) {
  {
    auto engine = engine_in(folder.path());
    fill(*engine, "v1");
  }
  auto engine = engine_in(folder.path());
  EXPECT_EQ(*engine->open("v2"), nullptr);
  auto index = *engine->open("v1");
  ASSERT_NE(index, nullptr);
  EXPECT_EQ(index->find(words("tea"))->matched.size(), 1U);
}

TEST_F(XapianFolder, IsNotTrustedWhenTheMachineWentDownWhileItWasOpen) {
  { fill(*engine_in(folder.path()), "v1"); }
  change_state([](search::IndexState& state) {
    state.clean = false;
    state.boot = "another boot";
  });
  EXPECT_EQ(*engine_in(folder.path())->open("v1"), nullptr);
  change_state([](search::IndexState& state) { state.boot = search::boot_of_machine(); });
  EXPECT_NE(*engine_in(folder.path())->open("v1"), nullptr);
}

TEST_F(XapianFolder, HalfBuiltAndBrokenOnesAreNoIndex) {
  { fill(*engine_in(folder.path()), "v1"); }
  std::filesystem::create_directories(folder / "index-77");
  auto engine = engine_in(folder.path());
  EXPECT_FALSE(std::filesystem::exists(folder / "index-77"));
  engine.reset();
  const auto name = search::read_state(folder / "current.json")->name;
  for (const auto& entry : std::filesystem::directory_iterator{folder / name}) {
    std::ofstream{entry.path(), std::ios::trunc} << "nonsense";
  }
  engine = engine_in(folder.path());
  EXPECT_EQ(*engine->open("v1"), nullptr);
  fill(*engine, "v1");
  EXPECT_NE(*engine->open("v1"), nullptr);
}

TEST_F(XapianFolder, ReadersSeeEveryWriteWhileOthersWrite) {
  auto engine = engine_in(folder.path());
  auto index = *engine->create();
  std::atomic<bool> done{false};
  std::atomic<int> written{0};
  std::atomic<int> failures{0};
  std::thread reader{[&] {
    while (!done) {
      const auto at_least = static_cast<std::size_t>(written.load());
      const auto found = index->find(words("tea"));
      if (!found || found->matched.size() < at_least) ++failures;
    }
  }};
  for (int i = 0; i < 100; ++i) {
    ASSERT_TRUE(index->write({{{std::to_string(i), {{"tea", 1}, {"n" + std::to_string(i), 1}}, ""}}, {}}));
    ++written;
  }
  done = true;
  reader.join();
  EXPECT_EQ(failures, 0);
}

}  // namespace
}  // namespace souk::engines
