// Manual intervention in the segmentation, as the merchant edits it.
#pragma once

#include <string>
#include <vector>

#include "base/fields.hpp"

namespace souk::online::search::language {

inline constexpr std::size_t kMaxDictionaryWords = 20'000;

struct Dictionary {
  std::vector<std::string> words;        // likely words: 洗衣凝珠
  std::vector<std::string> never_split;  // one word wherever they stand
  // Never one word: 三只, or with blanks where a border must be: "夏季 薄款".
  std::vector<std::string> never_join;

  static constexpr std::string_view kName = "SearchDictionary";
  static constexpr auto fields() {
    using D = Dictionary;
    constexpr FieldRule kList{.max_length = kMaxDictionaryWords, .required = false};
    return field_table(field("words", &D::words, kList), field("never_split", &D::never_split, kList),
                       field("never_join", &D::never_join, kList));
  }
};

}  // namespace souk::online::search::language
