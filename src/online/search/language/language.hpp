// What the search knows of the shop's languages at one moment: the words that texts are cut into, and the
// vocabulary that queries are corrected against. Immutable, so any thread may read it; a change is another
// Language, put in place of this one with std::atomic<std::shared_ptr<const Language>>. Pure: no clock, no
// I/O.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "online/search/language/correction.hpp"
#include "online/search/language/dictionary.hpp"
#include "online/search/language/normalise.hpp"
#include "online/search/language/token.hpp"

namespace souk::online::search::language {

class Lexicon;
class Overlay;
class Corrector;

class Language {
 public:
  // Knows ICU's words and the general dictionary only.
  static std::shared_ptr<const Language> plain();

  // The words of a text (it is normalised here), in its order.
  std::vector<Token> segment(std::string_view text) const;
  // What the index keeps of a text: every word, its parts and each Chinese character.
  std::vector<std::string> index_terms(std::string_view text) const;

  // `known` may be empty. Costs at most a few milliseconds, whatever the query is.
  Correction correct(std::string_view query, const Frequency& known) const;

  // The same with another dictionary of the merchant's: takes milliseconds, nothing is learnt again.
  // Documents that were indexed under the old words are still found by parts and single characters.
  std::shared_ptr<const Language> with(const Dictionary& dictionary) const;

  // Words learnt from the shop, the most frequent first, for the console.
  std::vector<std::string> learnt_words(std::size_t at_most) const;
  // Changes with everything that changes how a text is cut.
  std::uint64_t segmentation_stamp() const;
  std::size_t memory_bytes() const;

 private:
  friend class LanguageBuilder;
  Language(std::shared_ptr<const Lexicon> lexicon, std::shared_ptr<const Overlay> overlay,
           std::shared_ptr<const Corrector> corrector);
  std::shared_ptr<const Lexicon> lexicon_;
  std::shared_ptr<const Overlay> overlay_;
  std::shared_ptr<const Corrector> corrector_;
};

}  // namespace souk::online::search::language
