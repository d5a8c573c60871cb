// Shows a shopper why a product was found: its name as HTML with the query's words in <mark>.
#pragma once

#include <string>
#include <string_view>

#include "online/search/query_plan.hpp"

namespace souk::online::search {

// Everything but the marks is escaped. At most 400 characters of the text.
std::string highlight(std::string_view text, const QueryPlan& plan);

}  // namespace souk::online::search
