// Words of a text as the index and the query see them: case and width folded (NFKC), English plurals cut,
// Chinese as single characters, pairs and dictionary words. Bounded: what lies behind the first 20,000 bytes
// is not read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace souk::online::search {

enum class Purpose {
  kIndex,  // everything a query may ask for
  kQuery,  // pairs of Chinese characters only: single ones and words would find the same again
};

std::vector<std::string> tokens_of(std::string_view text, Purpose purpose);

}  // namespace souk::online::search
