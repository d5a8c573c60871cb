#include <algorithm>
#include <array>
#include <charconv>

#include "online/storefront/public_pages.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::size_t kMaxFacets = 12;
constexpr std::size_t kMaxValues = 20;
constexpr std::size_t kMaxCode = 64;
constexpr std::int64_t kMaxPage = 10'000;
constexpr std::string_view kFacetPrefix = "f.";
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

}  // namespace

Choice read_choice(const http::Request& request, Currency currency) {
  Choice choice;
  for (const auto& [name, value] : request.query) {
    if (name.starts_with(kFacetPrefix))
      add_selection(choice, std::string_view{name}.substr(kFacetPrefix.size()), value);
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
  if (std::find(kSorts.begin(), kSorts.end(), sort) != kSorts.end()) choice.sort = sort;
  const auto page = request.query_value("page");
  std::int64_t number = 1;
  std::from_chars(page.data(), page.data() + page.size(), number);
  choice.page = std::clamp<std::int64_t>(number, 1, kMaxPage);
  return choice;
}

}  // namespace souk::online::storefront
