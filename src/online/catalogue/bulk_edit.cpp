#include "online/catalogue/bulk_edit.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "online/catalogue/check.hpp"
#include "online/catalogue/price_list.hpp"

namespace souk::online::catalogue {
namespace {

Error negative(const Variant& variant) {
  return precondition("bulk.negative_price",
                      fmt::format("The price of {} would be less than nothing; it stays.", variant.sku));
}

// To the nearest multiple of `step`, half up.
std::int64_t rounded(std::int64_t amount, std::int64_t step) {
  if (step <= 1) return amount;
  return (amount + step / 2) / step * step;
}

Result<std::int64_t> by_percent(std::int64_t amount, const BulkChange& change, std::string_view currency) {
  const Money before{amount, TRY(Currency::parse(currency))};
  const auto after = TRY(multiply(before, 10'000 + change.basis_points, 10'000, Rounding::kHalfUp));
  return rounded(after.minor, change.round_to_minor);
}

Result<std::int64_t> new_price(const BulkChange& change, const Variant& variant, std::int64_t amount,
                               std::string_view currency) {
  auto after = change.kind == BulkKind::kPriceAmount
                   ? rounded(amount + change.amount_minor, change.round_to_minor)
                   : TRY(by_percent(amount, change, currency));
  if (after < 0) return fail(negative(variant));
  return after;
}

Result<bool> change_prices(const BulkChange& change, Product& product) {
  bool changed = false;
  auto variants = product.variants;
  for (auto& variant : variants) {
    for (auto& [currency, amount] : variant.prices) {
      if (!change.currency.empty() && currency != change.currency) continue;
      const auto after = TRY(new_price(change, variant, amount, currency));
      changed = changed || after != amount;
      amount = after;
    }
  }
  if (changed) product.variants = std::move(variants);
  return changed;
}

Result<bool> put_in_list(const BulkChange& change, const PriceList& list, Product& product) {
  bool changed = false;
  auto variants = product.variants;
  for (auto& variant : variants) {
    const auto base = variant.prices.find(std::string{list.currency.code()});
    if (base == variant.prices.end()) continue;
    const auto amount = TRY(new_price(change, variant, base->second, list.currency.code()));
    changed = put_list_price(list, variant, amount) || changed;
  }
  if (changed) product.variants = std::move(variants);
  return changed;
}

bool set_status(Product& product, ProductStatus status) {
  if (product.status == status) return false;
  product.status = status;
  product.publish_at.reset();
  return true;
}

bool add_name(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) != names.end()) return false;
  names.push_back(name);
  return true;
}

Error too_many_names() {
  return precondition("bulk.too_many", "A product is in at most 20 categories and 50 collections.");
}

constexpr std::size_t kMaxCategories = 20, kMaxCollections = 50;

}  // namespace

Result<bool> apply_change(const BulkChange& change, const PriceList* list, Product& product) {
  switch (change.kind) {
    case BulkKind::kPricePercent:
    case BulkKind::kPriceAmount:
      return change_prices(change, product);
    case BulkKind::kPublish:
      return set_status(product, ProductStatus::kPublished);
    case BulkKind::kUnpublish:
      return set_status(product, ProductStatus::kDraft);
    case BulkKind::kArchive:
      return set_status(product, ProductStatus::kArchived);
    case BulkKind::kAddCategory:
      if (product.categories.size() >= kMaxCategories) return fail(too_many_names());
      return add_name(product.categories, change.target);
    case BulkKind::kRemoveCategory:
      return std::erase(product.categories, change.target) > 0;
    case BulkKind::kAddCollection:
      if (product.collections.size() >= kMaxCollections) return fail(too_many_names());
      return add_name(product.collections, change.target);
    case BulkKind::kRemoveCollection:
      return std::erase(product.collections, change.target) > 0;
    case BulkKind::kListPercent:
      if (list == nullptr) return fail(not_found("price_list.missing", "There is no such price list."));
      return put_in_list(change, *list, product);
  }
  return fail(bug("bulk.kind", "a kind that nobody knows"));
}

namespace {

Status check_target(const Catalogue& catalogue, const BulkChange& change) {
  const auto snapshot = catalogue.snapshot();
  switch (change.kind) {
    case BulkKind::kAddCategory:
      if (snapshot->tree->find(change.target) == nullptr)
        return fail(not_found("category.missing", "There is no such category."));
      return {};
    case BulkKind::kAddCollection:
      if (!snapshot->collection_documents->contains(change.target))
        return fail(not_found("collection.missing", "There is no such collection."));
      return {};
    case BulkKind::kRemoveCategory:
    case BulkKind::kRemoveCollection:
      if (change.target.empty()) return fail(invalid("bulk.invalid", "Say which one to take them out of."));
      return {};
    case BulkKind::kListPercent: {
      const auto list = TRY(load_price_list(catalogue, change.target));
      if (list.value.removed)
        return fail(not_found("price_list.missing", "This price list is being removed."));
      return {};
    }
    default:
      return {};
  }
}

}  // namespace

Status check_change(const Catalogue& catalogue, const BulkEdit& edit) {
  const auto& change = edit.change;
  if (edit.skus.empty() == !edit.filter.has_value())
    return fail(invalid("bulk.invalid", "Choose some products, or all that a filter finds."));
  if (change.kind == BulkKind::kPriceAmount && (change.currency.empty() || change.amount_minor == 0))
    return fail(invalid("bulk.invalid", "Say how much, and in which currency."));
  if (change.kind == BulkKind::kPricePercent && change.basis_points == 0)
    return fail(invalid("bulk.invalid", "Say by how many percent."));
  if (!change.currency.empty()) TRY(Currency::parse(change.currency));
  if (edit.filter) TRY(list_for_staff(catalogue, *edit.filter, {}, 1, {}));
  return check_target(catalogue, change);
}

Result<BulkProgress> run_bulk_edit(const Catalogue& catalogue, const std::string& id, const BulkEdit& edit,
                                   Instant now, const std::function<Status(const BulkProgress&)>& report) {
  TRY(check_change(catalogue, edit));
  auto skus = edit.skus;
  if (edit.filter) skus = TRY(skus_for_staff(catalogue, *edit.filter, now, BulkEdit::kMaxFound));
  std::optional<StoredList> list;
  if (edit.change.kind == BulkKind::kListPercent) list = TRY(load_price_list(catalogue, edit.change.target));
  const auto snapshot = catalogue.snapshot();
  const auto settings = catalogue.settings().get();
  constexpr std::size_t kRemembered = 8;
  std::int64_t already = 0;  // by an earlier run of this job
  const auto change = [&](Product& product) -> Result<bool> {
    auto& marks = product.bulk_edits;
    if (std::find(marks.begin(), marks.end(), id) != marks.end()) {
      ++already;
      return false;
    }
    const bool changed = TRY(apply_change(edit.change, list ? &list->value : nullptr, product));
    if (!changed) return false;
    if (edit.change.kind == BulkKind::kPublish) {
      TRY(check(product, {*snapshot, *settings}));
      if (!product.published_at) product.published_at = now;
    }
    if (marks.size() >= kRemembered) marks.erase(marks.begin());
    marks.push_back(id);
    return true;
  };
  auto progress = TRY(change_products(catalogue, skus, change, report));
  progress.changed += already;
  return progress;
}

}  // namespace souk::online::catalogue
