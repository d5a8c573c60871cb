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
#include "online/storefront/page/parts.hpp"

namespace souk::online::storefront {

// A span of an attribute of numbers, as typed.
struct TypedRange {
  std::string facet;
  std::string from;
  std::string until;
};

// What the reader chose, as it stands in the address. `f.<facet>` names a facet,
// `r.<facet>.from` and `.until` the ends of a span.
struct Choice {
  std::string words;      // of a search
  bool verbatim = false;  // as they were typed, without corrections
  std::vector<catalogue::Selection> selections;
  std::vector<TypedRange> ranges{};
  std::string price_from;  // as typed: major units
  std::string price_until;
  bool in_stock = false;
  std::string sort;  // empty, newest, price, price-desc, rating, by.<attribute>, by.<attribute>-desc
  std::int64_t page = 1;

  bool is_plain() const {
    return selections.empty() && ranges.empty() && price_from.empty() && price_until.empty() && !in_stock;
  }
  // The canonical query: sorted by name, empty members left out, `page` only beyond the first.
  std::string query() const;
  Choice without(std::string_view facet, std::string_view value) const;
  Choice without_range(std::string_view facet) const;
  const TypedRange* range(std::string_view facet) const;
  Choice on_page(std::int64_t number) const;
  // The same words and order without filters, on the first page.
  Choice unfiltered() const;
};

// An order by an attribute, in an address.
inline constexpr std::string_view kSortPrefix = "by.";
inline constexpr std::string_view kDescending = "-desc";

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
  MarkText mark{};  // why a product of a search was found
};

std::string listing_page(const Page& page, const ListingPage& listing);

// What a search found, and what was done to the words on the way.
struct SearchPage {
  enum class Others { kPopular, kAlike, kCategory, kUnfiltered };  // what `others` are
  ListingPage list;      // its choice has the words as they were typed
  std::string searched;  // instead of them, when `corrected`
  bool corrected = false;
  std::string offered;               // perhaps meant instead
  std::vector<std::string> dropped;  // words that no product has
  bool all_words = true;
  std::string banner;
  std::vector<std::string> related;     // queries
  std::vector<catalogue::Card> others;  // when nothing was found
  Others kind = Others::kPopular;
  std::int64_t others_total = 0;  // of kUnfiltered
  std::string category;           // of kCategory: slug
  bool building = false;          // the index is not there yet
};
std::string search_page(const Page& page, const SearchPage& search);

// The toolbar, what was chosen, the cards and the way to the other pages.
Html results(const Page& page, const ListingPage& listing);
// The choice as hidden fields of a form that changes something else of it.
Html kept_words(const Choice& choice);

// facets.cpp
Html facets(const Page& page, const ListingPage& listing);
Html chosen(const Page& page, const ListingPage& listing);
// `url` of a page's number.
Html paging(const Page& page, std::int64_t current, std::int64_t count,
            const std::function<std::string(std::int64_t)>& url);

}  // namespace souk::online::storefront
