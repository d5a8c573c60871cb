// The correction of one query: cut into pieces, each piece asked of the correctors, the answers joined.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "online/search/language/correction.hpp"
#include "online/search/language/han_corrector.hpp"
#include "online/search/language/latin_corrector.hpp"
#include "online/search/language/lexicon.hpp"
#include "online/search/language/vocabulary.hpp"

namespace souk::online::search::language {

struct CorrectionSources {
  const Vocabulary& vocabulary;
  const WordPairs& neighbours;  // Chinese characters, in titles
  const LatinCorrector& latin;
  const HanCorrector& han;
  const Lexicon& lexicon;
  const Overlay& overlay;
};

class QueryCorrection {
 public:
  QueryCorrection(CorrectionSources sources, const Frequency& known) : sources_{sources}, known_{known} {}
  Correction run(std::string_view query);

 private:
  struct Piece {  // a Chinese character, or a run of letters and digits
    std::size_t begin = 0;
    std::size_t end = 0;
    bool han = false;
  };
  struct Fix {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::u32string text;
    Certainty certainty = Certainty::kNone;
    std::vector<std::u32string> others;
  };

  void cut();
  std::u32string text_of(const Piece& piece) const;
  std::uint32_t frequency(std::u32string_view word);
  LatinCorrector::Word word_at(std::size_t piece);

  void correct_word(std::size_t piece);
  bool correct_joined(std::size_t piece);
  bool correct_spaced_pinyin();
  void correct_stretch(std::size_t first, std::size_t last);
  Fix fix_of(const std::vector<Meant>& meant, std::size_t begin, std::size_t end) const;
  Correction answer() const;
  std::string applied(const std::vector<const Fix*>& fixes, std::size_t replace,
                      const std::u32string& by) const;

  CorrectionSources sources_;
  const Frequency& known_;
  std::u32string query_;
  std::vector<Piece> pieces_;
  std::vector<std::u32string> words_;  // of the pieces, without apostrophes
  std::vector<Fix> fixes_;
  std::unordered_map<std::u32string, std::uint32_t> frequencies_;
};

}  // namespace souk::online::search::language
