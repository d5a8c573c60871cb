// JSON-LD (schema.org) for search engines.
#pragma once

#include "online/storefront/page/parts.hpp"
#include "online/storefront/page/product_page.hpp"

namespace souk::online::storefront {

std::string product_data(const Page& page, const ProductPage& product);
std::string shop_data(const Page& page);

}  // namespace souk::online::storefront
