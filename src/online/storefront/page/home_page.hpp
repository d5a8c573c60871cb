// The home page: what the shop's settings put forward, categories, what is new and what sells.
#pragma once

#include <string>
#include <vector>

#include "online/catalogue/browse.hpp"
#include "online/inventory/location.hpp"
#include "online/storefront/page/page.hpp"

namespace souk::online::storefront {

struct HomeCategory {
  const catalogue::CategoryTree::Node* node = nullptr;
  std::int64_t products = 0;
};
struct HomeShelf {
  std::string title;
  std::string url;
  std::vector<catalogue::Card> cards;
};

// From Settings::home.
struct HomeBanner {
  Texts title;
  Texts text;
  Texts action;
  std::string kind;  // of the target: "collection", "category", "product" or "brand"
  std::string slug;
  std::optional<catalogue::Picture> picture;
};
struct HomeSettings {
  HomeBanner hero;
  std::vector<HomeBanner> banners;
  std::vector<std::string> collections;
  std::vector<std::string> categories;
};
// Lenient: what is missing or of another form is left out.
HomeSettings home_settings(const json::value& home);

struct HomePage {
  HomeSettings settings;
  std::vector<HomeCategory> categories;
  std::vector<HomeShelf> shelves;
  std::vector<inventory::Location> stores;
};
std::string home_page(const Page& page, const HomePage& home);

}  // namespace souk::online::storefront
