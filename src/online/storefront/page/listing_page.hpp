// Lists of products: a category, a collection, a brand, or what a search found. Filters, order and page all
// stand in the address, so that a list can be shared, cached and read without JavaScript.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "online/catalogue/browse.hpp"
#include "online/storefront/page/page.hpp"

namespace souk::online::storefront {

// What the reader chose, as it stands in the address. `f.<facet>` names a facet.
struct Choice {
  std::vector<catalogue::Selection> selections;
  std::string price_from;  // as typed: major units
  std::string price_until;
  bool in_stock = false;
  std::string sort;  // empty, newest, price, price-desc, rating
  std::int64_t page = 1;

  bool is_plain() const {
    return selections.empty() && price_from.empty() && price_until.empty() && !in_stock;
  }
  // The canonical query: sorted by name, empty members left out, `page` only beyond the first.
  std::string query() const;
  Choice without(std::string_view facet, std::string_view value) const;
  Choice on_page(std::int64_t number) const;
};

struct ListingPage {
  std::string title;
  std::string lead;
  std::string story;  // plain text below the lead
  std::string category;
  std::vector<const catalogue::CategoryTree::Node*> below;  // categories to go down to
  std::optional<catalogue::Picture> picture;
  bool is_category = false;
  std::string own_facet;  // the page itself is this choice: it is not offered
  catalogue::Listing listing;
  Choice choice;
};

std::string listing_page(const Page& page, const ListingPage& listing);

struct SearchPage {
  std::string query;
  std::vector<catalogue::Card> cards;
  std::int64_t total = 0;
  bool all_words = true;
  std::int64_t page_number = 1;
  std::int64_t page_count = 1;
  std::vector<catalogue::Card> popular;  // when nothing was found
  bool building = false;                 // the index is not there yet
};
std::string search_page(const Page& page, const SearchPage& search);

// facets.cpp
Html facets(const Page& page, const ListingPage& listing);
Html chosen(const Page& page, const ListingPage& listing);
// `url` of a page's number.
Html paging(const Page& page, std::int64_t current, std::int64_t count,
            const std::function<std::string(std::int64_t)>& url);

}  // namespace souk::online::storefront
