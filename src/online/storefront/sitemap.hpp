// /robots.txt and the sitemap (sitemaps.org 0.9), each page in every language: one document while the shop is
// small enough for it, else an index, one part with the shop's own pages and one for every so many products.
// Streamed, so that its length costs no memory.
#pragma once

#include <string_view>

#include "online/storefront/shopfront.hpp"

namespace souk::online::storefront {

http::Response robots(const Shopfront& front);
// Of at most options.sitemap_urls addresses; an index where the shop has more.
http::Response sitemap(const Shopfront& front);
// A part that the index names: "pages.xml", "products-1.xml"; nullopt for other names.
std::optional<http::Response> sitemap_part(const Shopfront& front, std::string_view name);

}  // namespace souk::online::storefront
