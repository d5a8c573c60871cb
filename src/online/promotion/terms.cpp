#include "online/promotion/terms.hpp"

#include <algorithm>

namespace souk::online::promotion {
namespace {

bool meet(const TermIds& few, const TermIds& many) {
  return std::any_of(few.begin(), few.end(),
                     [&](TermId id) { return std::binary_search(many.begin(), many.end(), id); });
}

}  // namespace

TermId Terms::add(TermKind kind, std::string_view word) {
  auto& ids = ids_[static_cast<std::size_t>(kind)];
  if (const auto known = ids.find(word); known != ids.end()) return known->second;
  ids.emplace(std::string{word}, next_);
  return next_++;
}

TermIds Terms::add(TermKind kind, const std::vector<std::string>& words) {
  TermIds ids;
  for (const auto& word : words) ids.push_back(add(kind, word));
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::optional<TermId> Terms::find(TermKind kind, std::string_view word) const {
  const auto& ids = ids_[static_cast<std::size_t>(kind)];
  const auto known = ids.find(word);
  return known == ids.end() ? std::nullopt : std::optional{known->second};
}

LineTerms terms_of(const Terms& terms, const catalogue::Offer& offer) {
  LineTerms line;
  const auto take = [&](TermKind kind, std::string_view word, TermIds& into) {
    if (word.empty()) return;
    if (const auto id = terms.find(kind, word)) into.push_back(*id);
  };
  take(TermKind::kProduct, offer.sku, line.products);
  if (offer.product_sku != offer.sku) take(TermKind::kProduct, offer.product_sku, line.products);
  for (const auto& category : offer.categories) take(TermKind::kCategory, category, line.categories);
  if (offer.categories.empty()) take(TermKind::kCategory, offer.main_category, line.categories);
  take(TermKind::kBrand, offer.brand, line.brands);
  for (const auto& collection : offer.collections) take(TermKind::kCollection, collection, line.collections);
  return line;
}

GoodsTerms GoodsTerms::of(Terms& terms, const GoodsFilter& filter) {
  return {.products = terms.add(TermKind::kProduct, filter.products),
          .categories = terms.add(TermKind::kCategory, filter.categories),
          .brands = terms.add(TermKind::kBrand, filter.brands),
          .collections = terms.add(TermKind::kCollection, filter.collections),
          .except_products = terms.add(TermKind::kProduct, filter.except_products),
          .except_categories = terms.add(TermKind::kCategory, filter.except_categories),
          .all = filter.is_all()};
}

bool GoodsTerms::has(const LineTerms& line) const {
  if (all) return true;
  if (!products.empty() && !meet(line.products, products)) return false;
  if (!categories.empty() && !meet(line.categories, categories)) return false;
  if (!brands.empty() && !meet(line.brands, brands)) return false;
  if (!collections.empty() && !meet(line.collections, collections)) return false;
  return !meet(line.products, except_products) && !meet(line.categories, except_categories);
}

}  // namespace souk::online::promotion
