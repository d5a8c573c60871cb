#include "online/search/language/corrector.hpp"

#include "online/search/language/query_correction.hpp"

namespace souk::online::search::language {
namespace {

Vocabulary finished(Vocabulary vocabulary, std::size_t most) {
  vocabulary.finish(most);
  return vocabulary;
}

WordPairs finished(WordPairs pairs) {
  pairs.finish();
  return pairs;
}

}  // namespace

Corrector::Corrector(Vocabulary vocabulary, WordPairs pairs, WordPairs neighbours, std::size_t most)
    : vocabulary_{finished(std::move(vocabulary), most)},
      pairs_{finished(std::move(pairs))},
      neighbours_{finished(std::move(neighbours))},
      latin_{vocabulary_, pairs_},
      han_{vocabulary_} {}

Correction Corrector::correct(std::string_view query, const Lexicon& lexicon, const Overlay& overlay,
                              const Frequency& known) const {
  return QueryCorrection{{vocabulary_, neighbours_, latin_, han_, lexicon, overlay}, known}.run(query);
}

std::size_t Corrector::memory_bytes() const {
  return vocabulary_.memory_bytes() + pairs_.memory_bytes() + neighbours_.memory_bytes() +
         latin_.memory_bytes() + han_.memory_bytes();
}

}  // namespace souk::online::search::language
