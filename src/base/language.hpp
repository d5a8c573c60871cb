// The languages of the shop and texts written in each of them.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace souk {

// BCP 47 tags that Souk speaks; the first is the default of the sample shop.
inline constexpr std::string_view kChinese = "zh-CN";
inline constexpr std::string_view kEnglish = "en";

// One text in several languages, by language tag.
using Texts = std::map<std::string, std::string, std::less<>>;

// The text in `language`, else in English, else any; empty when there is none.
inline std::string_view text_in(const Texts& texts, std::string_view language) {
  for (const auto wanted : {language, kEnglish}) {
    if (const auto found = texts.find(wanted); found != texts.end() && !found->second.empty())
      return found->second;
  }
  return texts.empty() ? std::string_view{} : std::string_view{texts.begin()->second};
}

}  // namespace souk
