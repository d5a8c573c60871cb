// The message catalogues: the same keys in both languages, none too many, none too few.
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "base/language.hpp"
#include "online/storefront/page/form.hpp"
#include "online/storefront/text/messages.hpp"

namespace souk::online::storefront {
namespace {

// All string literals of the room's sources.
std::set<std::string> literals() {
  std::set<std::string> found;
  const std::regex literal{R"lit("([a-z_]+(?:\.[a-zA-Z0-9_]+)*\.?|\.[a-z]+)")lit"};
  for (const auto& entry : std::filesystem::recursive_directory_iterator{"src/online/storefront"}) {
    const auto path = entry.path().string();
    if (entry.path().extension() != ".cpp" || path.ends_with("_test.cpp")) continue;
    std::ifstream file{path};
    std::ostringstream text;
    text << file.rdbuf();
    const auto source = text.str();
    for (std::sregex_iterator at{source.begin(), source.end(), literal}, end; at != end; ++at)
      found.insert((*at)[1]);
  }
  return found;
}

// Keys that are put together at run time: "order.state." + a state. What they end with is tested where it is
// made.
bool is_composed(const std::string& key, const std::set<std::string>& literals) {
  for (auto dot = key.find('.'); dot != std::string::npos; dot = key.find('.', dot + 1)) {
    if (literals.contains(key.substr(0, dot + 1))) return true;
  }
  // "error.missing" + ".title"
  const auto last = key.rfind('.');
  return literals.contains(key.substr(0, last)) && literals.contains(key.substr(last));
}

class Words : public testing::Test {
 protected:
  MessageCatalogue catalogue = *MessageCatalogue::load("web/text");
  const Messages& english = *catalogue.find(kEnglish);
  const Messages& chinese = *catalogue.find(kChinese);
};

TEST_F(Words, BothLanguagesHaveTheSameKeysAndPlaceholders) {
  EXPECT_EQ(english.keys(), chinese.keys());
  for (const auto& key : english.keys()) {
    EXPECT_EQ(english.placeholders(key), chinese.placeholders(key)) << key;
    EXPECT_FALSE(english(key).empty()) << key;
    EXPECT_FALSE(chinese(key).empty()) << key;
  }
}

TEST_F(Words, EveryKeyIsUsed) {
  const auto used = literals();
  ASSERT_GT(used.size(), 200U);
  for (const auto& key : english.keys())
    EXPECT_TRUE(used.contains(key) || is_composed(key, used)) << key << " is used nowhere";
}

TEST_F(Words, WhatOthersRefuseIsSaidInTheReadersLanguage) {
  // Codes that a shopper can meet in the rooms below.
  for (const auto* code : {"stock_insufficient", "variant_missing", "coupon_missing", "coupon_minimum",
                           "coupon_used_up", "payment_declined", "cart_incomplete", "cart_unavailable",
                           "sign_in_refused", "sign_in_locked", "customer_mail_taken", "mail_invalid",
                           "password_too_short", "address_book_full", "order_illegal_move", "form_stale"}) {
    EXPECT_TRUE(chinese.has("problem." + std::string{code})) << code;
  }
}

}  // namespace
}  // namespace souk::online::storefront
