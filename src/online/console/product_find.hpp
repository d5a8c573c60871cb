// Products that somebody means by what they type: a code first (of a product or a variant, whole or its
// beginning, published or not), then what the shop's search finds.
#pragma once

#include <string_view>
#include <vector>

#include "online/console/desk.hpp"

namespace souk::online::console {

// At most 100.
Result<std::vector<catalogue::ProductPtr>> find_products(const ConsoleDeps& deps, std::string_view wanted,
                                                         std::string_view language, std::size_t limit);

}  // namespace souk::online::console
