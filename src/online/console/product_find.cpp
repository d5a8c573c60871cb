#include "online/console/product_find.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace souk::online::console {
namespace {

class Found {
 public:
  Found(std::size_t limit) : limit_{limit} {}
  bool full() const { return list_.size() >= limit_; }
  void add(catalogue::ProductPtr product) {
    const bool known =
        std::any_of(list_.begin(), list_.end(), [&](const auto& each) { return each->sku == product->sku; });
    if (!known && !full()) list_.push_back(std::move(product));
  }
  std::vector<catalogue::ProductPtr> take() { return std::move(list_); }

 private:
  std::size_t limit_;
  std::vector<catalogue::ProductPtr> list_;
};

// Codes that begin with `prefix`, straight from the store: drafts among them.
Status add_by_prefix(const ConsoleDeps& deps, const std::string& prefix, std::size_t limit, Found& found) {
  const auto page =
      TRY(deps.store->find(catalogue::kProducts, {.from = engines::IndexValue{prefix},
                                                  .until = engines::IndexValue{prefix + "\xf4\x8f\xbf\xbf"},
                                                  .limit = limit}));
  for (const auto& document : page.documents) {
    auto product = from_json<catalogue::Product>(document.body, Strictness::kStored);
    if (product) found.add(std::make_shared<const catalogue::Product>(std::move(*product)));
  }
  return {};
}

}  // namespace

Result<std::vector<catalogue::ProductPtr>> find_products(const ConsoleDeps& deps, std::string_view wanted,
                                                         std::string_view language, std::size_t limit) {
  Found found{std::clamp<std::size_t>(limit, 1, 100)};
  const auto snapshot = deps.catalogue->snapshot();
  std::string upper;
  for (const auto c : wanted) upper += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  if (snapshot != nullptr) {
    for (const auto& code : {std::string{wanted}, upper}) {
      if (auto product = deps.catalogue->find_by_sku(*snapshot, code)) found.add(std::move(*product));
    }
  }
  const bool code_like =
      wanted.size() >= 2 && wanted.size() <= 64 &&
      std::all_of(wanted.begin(), wanted.end(), [](unsigned char c) { return c > 0x20 && c < 0x7f; });
  if (code_like) {
    TRY(add_by_prefix(deps, std::string{wanted}, limit, found));
    if (upper != wanted) TRY(add_by_prefix(deps, upper, limit, found));
  }
  if (!found.full() && deps.search_products && snapshot != nullptr) {
    // The search may still be reading the shop: what was found by code is answered all the same.
    const auto skus = deps.search_products(wanted, language, limit);
    for (const auto& sku : skus.value_or(std::vector<std::string>{})) {
      if (auto product = deps.catalogue->find_by_sku(*snapshot, sku)) found.add(std::move(*product));
    }
  }
  return found.take();
}

}  // namespace souk::online::console
