// Where the shop's stores are: a list that stands alone, and a sketch of the map beside it.
#pragma once

#include <string>
#include <vector>

#include "online/inventory/location.hpp"
#include "online/storefront/page/page.hpp"

namespace souk::online::storefront {

std::string store_page(const Page& page, const std::vector<inventory::Location>& stores);
// Pins at the places of the stores, each a link to `target`#store-N below the language; empty where fewer
// than two stores have coordinates: one pin says nothing.
Html store_map(const Page& page, const std::vector<inventory::Location>& stores, std::string_view target);

}  // namespace souk::online::storefront
