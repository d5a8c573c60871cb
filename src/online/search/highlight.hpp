// Shows a shopper why a product was found: its name as HTML with the query's words in <mark>.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "online/search/query_plan.hpp"

namespace souk::online::search {

struct Piece {
  std::string text;
  bool found = false;  // the query asked for it
};
// Put together they are the text, of which at most 400 characters are kept; neighbours differ in `found`.
std::vector<Piece> pieces_of(std::string_view text, const QueryPlan& plan);

// The same as HTML: everything but the marks is escaped.
std::string highlight(std::string_view text, const QueryPlan& plan);

}  // namespace souk::online::search
