#include "online/catalogue/import/batch.hpp"

#include <fmt/format.h>

#include "online/catalogue/check.hpp"
#include "online/catalogue/edit.hpp"

namespace souk::online::catalogue {

using engines::Collection;
using engines::Document;

Status ImportBatch::write() {
  TRY(load_stored());
  for (auto& pending : drafts_) apply(pending);
  drafts_.clear();
  TRY(taxonomy_.flush(report_.counts, request_.dry_run));
  give_slugs();
  if (!request_.dry_run) {
    auto to_write = documents();
    if (!to_write.empty()) {
      auto written = store_.put_many(kProducts, to_write);
      if (!written && written.error().code == "document.not_unique") {
        TRY(settle_slugs());
        to_write = documents();
        written = to_write.empty() ? Status{} : store_.put_many(kProducts, to_write);
      }
      TRY(written);
    }
    if (request_.stock && !stock_.empty()) TRY(request_.stock(stock_));
  }
  count();
  targets_.clear();
  stored_.clear();
  stock_.clear();
  return {};
}

Status ImportBatch::load_stored() {
  std::set<std::string> skus;
  for (const auto& pending : drafts_) skus.insert(pending.draft.product.sku);
  for (auto& document : TRY(store_.get_many(kProducts, {skus.begin(), skus.end()}))) {
    auto stored = TRY(Collection<Product>::decode(std::move(document)));
    stored_.emplace(stored.id, std::move(stored.value));
  }
  return {};
}

void ImportBatch::refuse(std::int64_t row, std::string column, std::string value, std::string code,
                         std::string message) {
  log_.add({row, std::move(column), std::move(value), std::move(code), std::move(message)});
}

bool ImportBatch::resolve(Pending& pending) {
  auto& [row, draft] = pending;
  Product& product = draft.product;
  if (draft.native) {
    if (!draft.brand.empty() && !taxonomy_.has_brand(draft.brand)) {
      refuse(row, "brand", draft.brand, "brand.missing", "There is no brand of that slug; make it first.");
      return false;
    }
  } else if (!draft.brand.empty()) {
    product.brand = taxonomy_.brand(draft.brand);
  }
  product.categories.clear();
  for (const auto& path : draft.categories) {
    if (path.empty()) continue;
    if (draft.categories_are_paths) {
      product.categories.push_back(taxonomy_.category(path));
    } else if (taxonomy_.has_category(path.front())) {
      product.categories.push_back(path.front());
    } else {
      refuse(row, "categories", path.front(), "category.missing",
             "There is no category of that slug; make it first.");
      return false;
    }
  }
  for (const auto& slug : product.collections) {
    if (taxonomy_.has_collection(slug)) continue;
    refuse(row, "collections", slug, "collection.missing",
           "There is no collection of that slug; make it first.");
    return false;
  }
  return true;
}

void ImportBatch::apply(Pending& pending) {
  if (!resolve(pending)) return;
  const auto& sku = pending.draft.product.sku;
  const auto known = stored_.find(sku);
  const auto again =
      targets_.find(sku);  // the same product twice in one batch: the later row goes on from there
  const Product* before = again != targets_.end()  ? &again->second.product
                          : known != stored_.end() ? &known->second
                                                   : nullptr;
  Product product = merged(before, pending.draft);
  const bool named_slug = !pending.draft.product.slug.empty();
  if (product.slug.empty()) product.slug = slug_for(product.name, product.sku, false);
  if (Status valid = check_alone(product); !valid) {
    const auto& complaint = valid.error().fields.front();
    refuse(pending.row, complaint.pointer, product.sku, complaint.code, complaint.message);
    return;
  }
  Target& target = targets_[sku];
  if (known != stored_.end()) target.before = to_json(known->second);
  target.product = std::move(product);
  target.row = pending.row;
  target.named_slug = target.named_slug || named_slug;
  if (before == nullptr) stock_.insert(stock_.end(), pending.draft.stock.begin(), pending.draft.stock.end());
}

// Within the batch: of several new products of one name the first keeps the plain slug.
void ImportBatch::give_slugs() {
  std::vector<Target*> by_row;
  for (auto& [sku, target] : targets_) by_row.push_back(&target);
  std::sort(by_row.begin(), by_row.end(), [](const Target* a, const Target* b) {
    return std::tuple{a->before.empty(), a->row} < std::tuple{b->before.empty(), b->row};
  });
  std::set<std::string> taken;
  for (auto* target : by_row) {
    if (taken.insert(target->product.slug).second || target->named_slug) continue;
    target->product.slug = slug_for(target->product.name, target->product.sku, true);
    taken.insert(target->product.slug);
  }
}

Result<bool> ImportBatch::taken_by_other(const Product& product) const {
  const auto page = TRY(store_.find(kProducts, {.path = "slug", .equals = product.slug, .limit = 1}));
  return !page.documents.empty() && page.documents.front().id != product.sku;
}

// The store refused the batch: somebody has one of the slugs. Those that were made get the code behind them;
// those that the file names itself are the file's to change.
Status ImportBatch::settle_slugs() {
  std::set<std::string> own;
  for (auto& [sku, target] : targets_) {
    const bool duplicate = !own.insert(target.product.slug).second;
    if (!duplicate && !TRY(taken_by_other(target.product))) continue;
    if (!target.named_slug) {
      target.product.slug = slug_for(target.product.name, target.product.sku, true);
      own.insert(target.product.slug);
      if (!TRY(taken_by_other(target.product))) continue;
    }
    refuse(target.row, "slug", target.product.slug, "slug.taken",
           "Another product has this slug; write a different one.");
    target.spoilt = true;
  }
  return {};
}

std::vector<Document> ImportBatch::documents() const {
  std::vector<Document> changed;
  for (const auto& [sku, target] : targets_) {
    if (target.spoilt) continue;
    auto body = to_json(target.product);
    if (body != target.before) changed.push_back({sku, 0, std::move(body)});
  }
  return changed;
}

void ImportBatch::count() {
  for (const auto& [sku, target] : targets_) {
    if (target.spoilt) continue;
    if (target.before.empty()) {
      ++report_.counts.created;
    } else if (to_json(target.product) != target.before) {
      ++report_.counts.updated;
    } else {
      ++report_.counts.unchanged;
    }
  }
}

}  // namespace souk::online::catalogue
