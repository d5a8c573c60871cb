// /robots.txt and the sitemap (sitemaps.org 0.9): an index, one part with the shop's own pages and one for
// every so many products, each page in every language. Streamed, so that its length costs no memory.
#pragma once

#include <string_view>

#include "online/storefront/shopfront.hpp"

namespace souk::online::storefront {

inline constexpr std::size_t kMaxSitemapUrls = 50'000;

http::Response robots(const Shopfront& front);
// `max_urls` of a part; tests take a small one.
http::Response sitemap_index(const Shopfront& front, std::size_t max_urls = kMaxSitemapUrls);
// "pages.xml", "products-1.xml"; nullopt for other names.
std::optional<http::Response> sitemap_part(const Shopfront& front, std::string_view name,
                                           std::size_t max_urls = kMaxSitemapUrls);

}  // namespace souk::online::storefront
