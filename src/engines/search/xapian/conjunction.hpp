// Documents that have every word of a query: from the rarest word outwards, leaping through the long lists
// instead of reading them. What most queries of a shop need; scorer.hpp adds up the rest.
#pragma once

#include "engines/search/port.hpp"
#include "engines/search/xapian/postings.hpp"

namespace souk::engines::search {

// A word of a query with its lists, one for each form.
struct Word {
  const SoughtWord* sought = nullptr;
  const std::vector<PostingsPtr>* lists = nullptr;
  std::size_t frequency = 0;  // of its most frequent form
  double rarity = 0;
  bool required = true;
};

// The documents that have every required word, ascending; none when no word is required.
std::vector<std::uint32_t> with_all(const std::vector<Word>& words, std::uint32_t last_number);

// What is found when enough documents have every word: these and no others.
SearchFindings score_all(const SearchQuery& query, const std::vector<Word>& words,
                         std::vector<std::uint32_t> numbers);

// Leaves the `limit` hits of the highest scores, in order.
void keep_best(std::vector<SearchHit>& hits, std::size_t limit);

}  // namespace souk::engines::search
