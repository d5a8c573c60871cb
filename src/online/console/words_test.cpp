// The console's words: the same keys and placeholders in every language, and none that a page asks for in
// vain.
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "base/language.hpp"
#include "online/storefront/text/messages.hpp"

namespace souk::online::console {
namespace {

storefront::MessageCatalogue load() {
  auto words = storefront::MessageCatalogue::load("web/console/text");
  EXPECT_TRUE(words) << describe(words.error());
  return words ? std::move(*words) : storefront::MessageCatalogue{};
}

TEST(ConsoleWords, AreTheSameInBothLanguages) {
  const auto words = load();
  const auto* chinese = words.find(kChinese);
  const auto* english = words.find(kEnglish);
  ASSERT_TRUE(chinese != nullptr && english != nullptr);
  EXPECT_EQ(chinese->keys(), english->keys());
  for (const auto& key : english->keys())
    EXPECT_EQ(chinese->placeholders(key), english->placeholders(key)) << key;
}

// Keys that stand in the source as a whole; those made of a part and a value ("order.state.") are seen by the
// browser tests.
TEST(ConsoleWords, HaveEveryKeyThatTheSourceNames) {
  const auto words = load();
  const auto* english = words.find(kEnglish);
  ASSERT_NE(english, nullptr);
  const std::regex named{R"(words(?:\.count)?\(\"([a-z0-9_.]+)\"\s*[,)])"};
  std::size_t found = 0;
  for (const auto& entry : std::filesystem::directory_iterator{"src/online/console"}) {
    if (entry.path().extension() != ".cpp" || entry.path().string().ends_with("_test.cpp")) continue;
    std::ifstream file{entry.path()};
    std::ostringstream text;
    text << file.rdbuf();
    const auto source = text.str();
    for (std::sregex_iterator each{source.begin(), source.end(), named}, end; each != end; ++each) {
      ++found;
      EXPECT_TRUE(english->has((*each)[1].str())) << (*each)[1].str() << " in " << entry.path();
    }
  }
  EXPECT_GT(found, 100U) << "run it from the root of the repository";
}

}  // namespace
}  // namespace souk::online::console
