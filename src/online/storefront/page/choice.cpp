#include <algorithm>

#include "base/text.hpp"
#include "online/storefront/page/listing_page.hpp"

namespace souk::online::storefront {

std::string Choice::query() const {
  std::vector<std::pair<std::string, std::string>> members;
  for (const auto& selection : selections) {
    for (const auto& value : selection.values) members.emplace_back("f." + selection.facet, value);
  }
  const auto add = [&](std::string_view name, std::string value) {
    if (!value.empty()) members.emplace_back(name, std::move(value));
  };
  for (const auto& range : ranges) {
    add("r." + range.facet + ".from", range.from);
    add("r." + range.facet + ".until", range.until);
  }
  add("q", words);
  add("verbatim", verbatim ? "1" : "");
  add("in_stock", in_stock ? "1" : "");
  add("page", page > 1 ? std::to_string(page) : "");
  add("price_from", price_from);
  add("price_until", price_until);
  add("sort", sort);
  std::sort(members.begin(), members.end());
  std::string query;
  for (const auto& [name, value] : members) {
    if (!query.empty()) query += '&';
    query += text::percent_encode(name) + "=" + text::percent_encode(value);
  }
  return query;
}

Choice Choice::without(std::string_view facet, std::string_view value) const {
  auto less = *this;
  less.page = 1;
  for (auto& selection : less.selections) {
    if (selection.facet == facet) std::erase(selection.values, value);
  }
  return less;
}

Choice Choice::without_range(std::string_view facet) const {
  auto less = *this;
  less.page = 1;
  std::erase_if(less.ranges, [&](const TypedRange& range) { return range.facet == facet; });
  return less;
}

const TypedRange* Choice::range(std::string_view facet) const {
  const auto found = std::find_if(ranges.begin(), ranges.end(),
                                  [&](const TypedRange& range) { return range.facet == facet; });
  return found == ranges.end() ? nullptr : &*found;
}

Choice Choice::unfiltered() const {
  Choice plain;
  plain.words = words;
  plain.verbatim = verbatim;
  plain.sort = sort;
  return plain;
}

Choice Choice::on_page(std::int64_t number) const {
  auto other = *this;
  other.page = number;
  return other;
}

}  // namespace souk::online::storefront
