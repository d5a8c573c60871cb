#include "online/catalogue/attribute_order.hpp"

#include <algorithm>
#include <cmath>

namespace souk::online::catalogue {
namespace {

struct Value {
  SmallId id = kNoId;
  double number = 0;  // NaN: a text
  std::string_view text;
};

// Numbers before texts.
bool comes_before(const Value& a, const Value& b) {
  const bool a_is_text = std::isnan(a.number);
  const bool b_is_text = std::isnan(b.number);
  if (a_is_text != b_is_text) return b_is_text;
  return a_is_text ? a.text < b.text : a.number < b.number;
}

}  // namespace

AttributeOrder::AttributeOrder(const Facets& facets, const ListingQuery& query) {
  if (query.sort != Sort::kAttribute && query.sort != Sort::kAttributeDescending) return;
  const auto facet = facets.codes().find(query.sort_by);
  if (facet == kNoId) return;
  std::vector<Value> values;
  for (const auto id : facets.values_of(facet)) {
    const auto& term = facets.term(id);
    values.push_back({id, term.number, term.name.empty() ? term.value : text_in(term.name, query.language)});
  }
  std::sort(values.begin(), values.end(), comes_before);
  std::int64_t place = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0 && comes_before(values[i - 1], values[i])) ++place;
    places_[values[i].id] = query.sort == Sort::kAttribute ? place : -place;
  }
}

std::int64_t AttributeOrder::key(std::span<const SmallId> facets) const {
  auto best = kLast;
  for (const auto id : facets)
    if (const auto found = places_.find(id); found != places_.end()) best = std::min(best, found->second);
  return best;
}

}  // namespace souk::online::catalogue
