// What pages about stock share.
#pragma once

#include "online/console/goods_parts.hpp"
#include "online/inventory/stock_count.hpp"

namespace souk::online::console {

// A big field to type or scan into, for a hand that holds a phone.
Html scan_field(const Visit& visit, std::string_view action, std::string_view label, std::string_view value);
// The variant that somebody means. kNotFound "variant.missing".
Result<catalogue::Catalogue::VariantFound> variant_of(const Visit& visit, std::string_view code);
// What a sku is, where the catalogue still knows it; else the code alone.
Html stock_article(const Visit& visit, std::string_view sku);
Html movement_table(const Visit& visit, const std::vector<inventory::Movement>& movements, bool name_goods);
std::string stock_path(std::string_view sku);
// transit_pages.cpp: what of the items is on its way, and a form for each to say how many have arrived.
Html transit_table(const Visit& visit, const std::vector<inventory::StockItem>& items, bool name_goods);
// stock_pages.cpp: a page below the tabs of the stock.
http::Response stock_page(const Visit& visit, std::string_view tab, const Html& content);

}  // namespace souk::online::console
