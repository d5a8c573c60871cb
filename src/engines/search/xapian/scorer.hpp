// Finds the documents of a query from its words' lists: one pass over each list, sums in arrays by document
// number. No query operator of the library is involved, so no query can reach its faults (OP_MAX of Xapian
// 1.4.22 crashes), and the cost is bounded by the lengths of the lists.
#pragma once

#include "engines/search/port.hpp"
#include "engines/search/xapian/postings.hpp"

namespace souk::engines::search {

// `lists`: for each word of the query the lists of its forms, in their order.
SearchFindings score(const SearchQuery& query, const std::vector<std::vector<PostingsPtr>>& lists,
                     std::size_t document_count, std::uint32_t last_number);

}  // namespace souk::engines::search
