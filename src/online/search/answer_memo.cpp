#include "online/search/answer_memo.hpp"

#include "online/catalogue/listing_memo.hpp"
#include "online/search/finder.hpp"

namespace souk::online::search {

std::string memo_key_of(const SearchRequest& request) {
  auto key = catalogue::ListingMemo::key_of(request.listing);
  key += '\x1d';
  key += request.language;
  key += request.facets ? 'f' : '-';
  key += request.verbatim ? 'v' : '-';
  key += goes_deep(request) ? 'd' : '-';
  return key + request.query;
}

}  // namespace souk::online::search
