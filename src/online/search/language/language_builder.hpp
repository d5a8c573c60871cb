// Learns a Language from the shop's products and queries. Not for several threads at once. Bounded: of more
// than kMaxLearntTitles titles every n-th is read for new words; the vocabulary keeps its heaviest terms.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "online/search/language/language.hpp"

namespace souk::online::search::language {

inline constexpr std::size_t kMaxLearntTitles = 50'000;
inline constexpr std::size_t kMaxVocabulary = 200'000;

// A product as the builder sees it; in one language (call once for each of them).
struct Listing {
  std::string_view title;
  std::string_view brand;
  std::vector<std::string_view> categories;  // names, from the top to the leaf
  std::vector<std::string_view> attributes;  // values only: 法式, 冰丝, 500ml
  std::string_view description;              // or other long text: its Latin words only, at a low weight
};

// What a query may have meant: a whole query, a name, a word.
struct Term {
  std::string text;
  std::string language;  // of its texts; empty: unknown
  double weight = 1;     // how often it is asked for or sold; at least 0
};

class LanguageBuilder {
 public:
  LanguageBuilder();
  ~LanguageBuilder();
  LanguageBuilder(const LanguageBuilder&) = delete;
  LanguageBuilder& operator=(const LanguageBuilder&) = delete;

  void learn(const Listing& listing);
  void add(const Term& term);
  void dictionary(Dictionary dictionary);
  // Once; seconds for 50,000 products, so in the background.
  std::shared_ptr<const Language> build();

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

}  // namespace souk::online::search::language
