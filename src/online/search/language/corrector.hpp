// Corrects a query against the shop's vocabulary: Latin words by latin_corrector.hpp, Chinese and what was
// typed as pinyin by han_corrector.hpp; this joins what the two found and says how sure it is.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "online/search/language/correction.hpp"
#include "online/search/language/han_corrector.hpp"
#include "online/search/language/latin_corrector.hpp"
#include "online/search/language/lexicon.hpp"
#include "online/search/language/vocabulary.hpp"

namespace souk::online::search::language {

class Corrector {
 public:
  // Neither is finished yet; the `most` heaviest terms are kept.
  Corrector(Vocabulary vocabulary, WordPairs pairs, WordPairs neighbours, std::size_t most);
  Corrector(const Corrector&) = delete;  // the members refer to each other
  Corrector& operator=(const Corrector&) = delete;
  // `query` is normalised.
  Correction correct(std::string_view query, const Lexicon& lexicon, const Overlay& overlay,
                     const Frequency& known) const;
  std::size_t memory_bytes() const;

 private:
  Vocabulary vocabulary_;
  WordPairs pairs_;
  WordPairs neighbours_;  // of Chinese characters
  LatinCorrector latin_;
  HanCorrector han_;
};

}  // namespace souk::online::search::language
