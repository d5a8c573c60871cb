// What else a shopper may want to look for after a search: the queries that others asked next, and, where
// nobody did, the query with one more word that several of the found products have.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "online/search/interest.hpp"
#include "online/search/language/language.hpp"

namespace souk::online::search {

inline constexpr std::size_t kMaxRelated = 8;
inline constexpr std::size_t kRelatedNames = 24;  // of the found products, that are looked at

// `names`: of the products found, the best first. Pure; at most kMaxRelated, none of them the query itself.
std::vector<std::string> related_queries(const language::Language& language, const InterestView& heard,
                                         std::string_view query, const std::vector<std::string>& names);

}  // namespace souk::online::search
