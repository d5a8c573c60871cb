#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "online/storefront/public_pages.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::size_t kMaxFacets = 12;
constexpr std::size_t kMaxValues = 20;
constexpr std::size_t kMaxCode = 64;
constexpr std::int64_t kMaxPage = 10'000;
constexpr std::size_t kMaxRanges = 4;
constexpr std::size_t kMaxNumber = 20;
constexpr std::string_view kFacetPrefix = "f.";
constexpr std::string_view kRangePrefix = "r.";
constexpr std::array<std::string_view, 4> kSorts{"newest", "price", "price-desc", "rating"};

void add_selection(Choice& choice, std::string_view facet, std::string_view value) {
  if (facet.empty() || value.empty() || facet.size() > kMaxCode || value.size() > kMaxCode) return;
  auto at = std::find_if(choice.selections.begin(), choice.selections.end(),
                         [&](const auto& selection) { return selection.facet == facet; });
  if (at == choice.selections.end()) {
    if (choice.selections.size() >= kMaxFacets) return;
    at = choice.selections.insert(at, {std::string{facet}, {}});
  }
  auto& values = at->values;
  if (values.size() < kMaxValues && std::find(values.begin(), values.end(), value) == values.end())
    values.emplace_back(value);
}

bool is_number(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return text.size() <= kMaxNumber && error == std::errc{} && end == text.data() + text.size() &&
         std::isfinite(number);
}

// `name` without its prefix: "weight_g.from".
void add_range(Choice& choice, std::string_view name, std::string_view value) {
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot > kMaxCode || !is_number(value)) return;
  const auto facet = name.substr(0, dot);
  const auto end = name.substr(dot + 1);
  if (end != "from" && end != "until") return;
  auto at = std::find_if(choice.ranges.begin(), choice.ranges.end(),
                         [&](const auto& range) { return range.facet == facet; });
  if (at == choice.ranges.end()) {
    if (choice.ranges.size() >= kMaxRanges) return;
    at = choice.ranges.insert(at, {std::string{facet}, {}, {}});
  }
  (end == "from" ? at->from : at->until) = value;
}

bool is_sort(std::string_view name) {
  if (std::find(kSorts.begin(), kSorts.end(), name) != kSorts.end()) return true;
  return name.starts_with(kSortPrefix) && name.size() > kSortPrefix.size() && name.size() <= kMaxCode;
}

}  // namespace

Choice read_choice(const http::Request& request, Currency currency) {
  Choice choice;
  for (const auto& [name, value] : request.query) {
    if (name.starts_with(kFacetPrefix))
      add_selection(choice, std::string_view{name}.substr(kFacetPrefix.size()), value);
    if (name.starts_with(kRangePrefix))
      add_range(choice, std::string_view{name}.substr(kRangePrefix.size()), value);
  }
  const auto price = [&](std::string_view name) {
    const auto text = request.query_value(name);
    const auto amount = parse_decimal(text, currency);
    return amount && amount->minor >= 0 ? std::string{text} : std::string{};
  };
  choice.price_from = price("price_from");
  choice.price_until = price("price_until");
  choice.in_stock = request.query_value("in_stock") == "1";
  const auto sort = request.query_value("sort");
  if (is_sort(sort)) choice.sort = sort;
  const auto page = request.query_value("page");
  std::int64_t number = 1;
  std::from_chars(page.data(), page.data() + page.size(), number);
  choice.page = std::clamp<std::int64_t>(number, 1, kMaxPage);
  return choice;
}

}  // namespace souk::online::storefront
