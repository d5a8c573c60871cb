// What the API shows of an answer.
#pragma once

#include "online/catalogue/view.hpp"
#include "online/search/request.hpp"

namespace souk::online::search {

struct HighlightView {
  std::string sku;
  std::string name;
  static constexpr std::string_view kName = "SearchHighlight";
  static constexpr auto fields() {
    return field_table(field("sku", &HighlightView::sku),
                       field("name", &HighlightView::name, {.help = "HTML with the found words in <mark>."}));
  }
};

struct PriceRangeView {
  std::int64_t lowest = 0;
  std::int64_t highest = 0;
  static constexpr std::string_view kName = "PriceRange";
  static constexpr auto fields() {
    return field_table(field("lowest", &PriceRangeView::lowest), field("highest", &PriceRangeView::highest));
  }
};

struct InsteadView {
  std::string kind;
  std::string category;
  std::vector<catalogue::ItemView> items;
  std::int64_t total = 0;
  static constexpr std::string_view kName = "SearchInstead";
  static constexpr auto fields() {
    using V = InsteadView;
    return field_table(
        field("kind", &V::kind,
              {.help =
                   "unfiltered: what q finds without the filters. alike: named as q begins or sounds. "
                   "category: popular ones of the category that is named nearly so. popular: of the shop."}),
        field("category", &V::category, {.help = "Slug."}), field("items", &V::items),
        field("total", &V::total, {.help = "With unfiltered: how many there are."}));
  }
};

struct SearchView {
  std::vector<catalogue::ItemView> items;
  std::int64_t total = 0;
  std::string match;
  std::string searched;
  bool corrected = false;
  std::string offered;
  std::vector<std::string> dropped;
  std::vector<HighlightView> highlights;
  std::vector<catalogue::FacetView> facets;
  std::optional<PriceRangeView> price_range;
  std::int64_t in_stock_count = 0;
  std::string redirect;
  std::string banner;
  std::optional<InsteadView> instead;
  std::vector<std::string> related;
  std::optional<json::value> explain;
  static constexpr std::string_view kName = "SearchAnswer";
  static constexpr auto fields() {
    using V = SearchView;
    return field_table(
        field("items", &V::items, {.help = "The best ones first."}), field("total", &V::total),
        field("match", &V::match,
              {.help = "all: every item has all the words. any: too few have, so items with some of them "
                       "follow."}),
        field("searched", &V::searched,
              {.help = "What was searched for; a rule or a correction may change q."}),
        field("corrected", &V::corrected,
              {.help =
                   "true: say \"showing results for ...\" with `searched`, and offer q with verbatim=true."}),
        field("offered", &V::offered, {.help = "Perhaps meant instead; empty when there is nothing better."}),
        field("dropped", &V::dropped, {.help = "Words that no product has, passed over."}),
        field("highlights", &V::highlights),
        field("facets", &V::facets,
              {.help = "With facets=true. Counts of a facet ignore its own selection."}),
        field("price_range", &V::price_range), field("in_stock_count", &V::in_stock_count),
        field("redirect", &V::redirect, {.help = "A page to go to instead; empty: none."}),
        field("banner", &V::banner),
        field("instead", &V::instead, {.help = "When nothing was found: say so, and show these."}),
        field("related", &V::related, {.help = "With related=true: queries, the likeliest first."}),
        field("explain", &V::explain, {.help = "With explain=1."}));
  }
};

SearchView search_view(const SearchAnswer& answer, const SearchRequest& request,
                       const std::vector<catalogue::Card>& cards);
// Takes what the shop earns out of the explanation: for answers to shoppers.
void hide_margin(SearchView& view);
InsteadView instead_view(const Instead& instead, const std::vector<catalogue::Card>& cards,
                         std::string_view language);

}  // namespace souk::online::search
