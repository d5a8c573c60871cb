#include "online/search/terms.hpp"

#include <algorithm>
#include <libstemmer.h>
#include <memory>

#include "base/text.hpp"
#include "online/search/language/code_points.hpp"

namespace souk::online::search {
namespace {

struct DeleteStemmer {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

// Not safe to share between threads.
sb_stemmer* english() {
  thread_local const std::unique_ptr<sb_stemmer, DeleteStemmer> own{sb_stemmer_new("english", "UTF_8")};
  return own.get();
}

bool is_english(std::string_view word) {
  return word.size() > 2 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string stem_of(std::string word) {
  auto* stemmer = english();
  if (stemmer == nullptr || !is_english(word)) return word;
  const auto* stem = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()),
                                     static_cast<int>(word.size()));
  if (stem == nullptr) return word;
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

TextTerms terms_of(const language::Language& language, std::string_view text) {
  TextTerms terms;
  for (auto& token : language.segment(text)) {
    const bool han = token.kind == language::TokenKind::kHan;
    const auto points = han ? language::code_points(token.text) : std::u32string{};
    if (points.size() > 1)
      for (const auto c : points) terms.parts.push_back(language::utf8(std::u32string_view{&c, 1}));
    for (auto& part : token.parts) terms.parts.push_back(stem_of(std::move(part)));
    terms.words.push_back(han ? std::move(token.text) : stem_of(std::move(token.text)));
  }
  return terms;
}

std::vector<std::string> words_of(const language::Language& language, std::string_view text) {
  return terms_of(language, text).words;
}

std::string term_of_word(std::string_view word) { return stem_of(text::to_lower_ascii(word)); }

// FNV-1a, folded to 26 bits: beside it stand six bits that say in which fields the term is.
TermHash hash_of(std::string_view term) {
  std::uint64_t hash = 14'695'981'039'346'656'037U;
  for (const char c : term) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
  return static_cast<TermHash>((hash ^ hash >> 26U ^ hash >> 52U) & 0x3ff'ffffU);
}

}  // namespace souk::online::search
