// How the catalogue reads the store: everything at start, afterwards what the change feed names.
#include <algorithm>
#include <limits>

#include "online/catalogue/catalogue.hpp"
#include "online/catalogue/snapshot_builder.hpp"
#include "runtime/fiber/wait.hpp"

namespace souk::online::catalogue {

using engines::Collection;
using engines::FindQuery;

namespace {

constexpr std::size_t kPage = 1'000;
constexpr std::size_t kMaxTaxonomy = 1'000'000;  // categories, brands or collections of one kind

void rate(Summary& summary, const Stars& own) {
  const auto all =
      together({.average_hundredths = summary.rating_hundredths, .count = summary.rating_count}, own);
  summary.rating_hundredths = static_cast<std::uint16_t>(
      std::min<std::int64_t>(all.average_hundredths, std::numeric_limits<std::uint16_t>::max()));
  summary.rating_count = static_cast<std::uint32_t>(
      std::min<std::int64_t>(all.count, std::numeric_limits<std::uint32_t>::max()));
}

// All documents of a small collection, page by page.
template <class T>
Result<std::vector<T>> read_all(engines::DocumentStore& store, std::string_view name) {
  const Collection<T> collection{store, std::string{name}};
  std::vector<T> all;
  std::string cursor;
  do {
    std::string next;
    for (auto& stored : TRY(collection.query({.limit = kPage, .cursor = cursor}, &next))) {
      all.push_back(std::move(stored.value));
    }
    cursor = std::move(next);
  } while (!cursor.empty() && all.size() < kMaxTaxonomy);
  return all;
}

}  // namespace

Status Catalogue::load() {
  const std::lock_guard lock{refreshing_};
  TRY(settings_.reload());
  // The feed's place is taken first: what is written while we read is seen twice rather than never.
  const auto sequence = TRY(store_.changes(-1, 1, milliseconds{0})).next_sequence;
  TRY(load_stars());
  TRY(rebuild());
  sequence_.store(sequence);
  return {};
}

Status Catalogue::load_stars() {
  if (star_source_ == nullptr) return {};
  StarTable read;
  TRY(star_source_->each_stars([&](std::string_view sku, const Stars& part) { read.add(sku, part); }));
  stars_.swap(read);
  return {};
}

Status Catalogue::rebuild() {
  Snapshot empty;
  empty.version = snapshot()->version;
  empty.currencies = price_currencies();
  SnapshotBuilder builder{empty, names_};
  TRY(load_taxonomy(builder));
  TRY(load_redirects(builder));
  TRY(load_products(builder));
  publish(builder.finish(), {.products = {}, .taxonomy = true, .settings = true, .everything = true});
  return {};
}

std::vector<Currency> Catalogue::price_currencies() const {
  std::vector<Currency> currencies;
  for (const auto& market : settings_.get()->markets) {
    if (std::find(currencies.begin(), currencies.end(), market.currency) == currencies.end()) {
      currencies.push_back(market.currency);
    }
  }
  return currencies;
}

Status Catalogue::load_products(SnapshotBuilder& builder) {
  std::string cursor;
  do {
    auto page = TRY(store_.find(kProducts, {.limit = kPage, .cursor = cursor}));
    for (const auto& document : page.documents) take_product(builder, document);
    cursor = std::move(page.next_cursor);
  } while (!cursor.empty());
  return {};
}

void Catalogue::take_product(SnapshotBuilder& builder, const engines::Document& document) {
  auto summary = summarise(document, builder.currencies(), names_);
  if (!summary) {  // one broken product must not take the shop down; main reports the count
    unreadable_.fetch_add(1);
    builder.remove(document.id);
    return;
  }
  if (const auto own = stars_.of(summary->sku); own.count > 0) rate(*summary, own);
  set_stock(builder.put(*summary), *summary);
}

Status Catalogue::load_taxonomy(SnapshotBuilder& builder) {
  builder.set_categories(TRY(read_all<Category>(store_, kCategories)));
  builder.set_brands(TRY(read_all<Brand>(store_, kBrands)));
  builder.set_collections(TRY(read_all<ProductCollection>(store_, kCollections)));
  return {};
}

Status Catalogue::load_redirects(SnapshotBuilder& builder) {
  std::unordered_map<std::string, std::string> redirects;
  std::string cursor;
  do {
    auto page = TRY(store_.find(kRedirects, {.limit = kPage, .cursor = cursor}));
    for (const auto& document : page.documents) {
      const auto body = TRY(parse_json(document.body));
      const auto* sku = find_path(body, "sku");
      if (sku != nullptr && sku->is_string()) redirects[document.id] = sku->as_string();
    }
    cursor = std::move(page.next_cursor);
  } while (!cursor.empty());
  builder.set_redirects(std::move(redirects));
  return {};
}

namespace {

StoreList stores_with(const StockView& stock, const std::vector<std::string>& variant_skus) {
  StoreList all;
  for (const auto& sku : variant_skus) {
    const auto stores = stock.stores_with(sku);
    all.insert(all.end(), stores.begin(), stores.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace

void Catalogue::set_stock(RowId row, const Summary& summary) {
  if (stock_ == nullptr) return;
  bool available = false;
  for (std::size_t i = 0; i < summary.variant_skus.size() && !available; ++i) {
    available = summary.backorder[i] || stock_->in_stock(summary.variant_skus[i]);
  }
  stock_bits_.set(row, available);
  row_stores_.set(row, stores_with(*stock_, summary.variant_skus));
}

void Catalogue::stock_changed(std::string_view variant_sku) {
  if (stock_ == nullptr) return;
  const auto now = snapshot();
  now->keys.find(sku_key(variant_sku), [&](RowId row) {
    const auto product = this->product(*now, row);
    if (!product || find_variant(**product, variant_sku) == nullptr) return false;
    const auto& variants = (*product)->variants;
    stock_bits_.set(row, std::any_of(variants.begin(), variants.end(),
                                     [&](const Variant& variant) { return variant_in_stock(variant); }));
    std::vector<std::string> skus;
    for (const auto& variant : variants) skus.push_back(variant.sku);
    row_stores_.set(row, stores_with(*stock_, skus));
    return true;
  });
}

namespace {
constexpr std::size_t kMaxChanges = 1'000;  // a batch; more are taken in the next round
}

Status Catalogue::refresh() {
  const std::lock_guard lock{refreshing_};
  for (;;) {
    auto batch = TRY(store_.changes(sequence_.load(), kMaxChanges, milliseconds{0}));
    if (batch.changes.empty()) return {};
    TRY(take_in(std::move(batch)));
  }
}

// With refreshing_ held.
Status Catalogue::take_in(engines::ChangeBatch batch) {
  Pending pending;
  std::set<std::string> rated;
  const auto ratings = star_source_ == nullptr ? std::string_view{} : star_source_->stars_collection();
  for (auto& change : batch.changes) {
    if (!ratings.empty() && change.collection == ratings)
      rated.insert(star_source_->stars_product(change.id));
    if (change.collection == kProducts) pending.products.insert(std::move(change.id));
    if (change.collection == kCategories || change.collection == kBrands ||
        change.collection == kCollections) {
      pending.taxonomy = true;
    }
    pending.redirects = pending.redirects || change.collection == kRedirects;
    pending.settings = pending.settings || change.collection == shop::kSettingsCollection;
  }
  TRY(take_stars(rated));
  pending.products.insert(newly_rated_.begin(), newly_rated_.end());
  TRY(apply(pending));
  newly_rated_.clear();
  sequence_.store(batch.next_sequence);
  return {};
}

// What turns out as it was (a review that waits for staff was written) makes no snapshot.
Status Catalogue::take_stars(const std::set<std::string>& skus) {
  for (const auto& sku : skus) {
    if (stars_.set(sku, TRY(star_source_->stars_of(sku)))) newly_rated_.insert(sku);
  }
  return {};
}

Status Catalogue::apply(const Pending& pending) {
  if (pending.products.empty() && !pending.taxonomy && !pending.redirects && !pending.settings) return {};
  if (pending.settings) TRY(settings_.reload());
  const auto base = snapshot();
  if (base->currencies != price_currencies()) return rebuild();  // other price columns: every row changes
  SnapshotBuilder builder{*base, names_};
  if (pending.taxonomy) TRY(load_taxonomy(builder));
  if (pending.redirects) TRY(load_redirects(builder));
  TRY(apply_products(builder, pending.products));
  publish(builder.finish(), {.products = {pending.products.begin(), pending.products.end()},
                             .taxonomy = pending.taxonomy,
                             .settings = pending.settings,
                             .everything = false});
  return {};
}

Status Catalogue::apply_products(SnapshotBuilder& builder, const std::set<std::string>& skus) {
  if (skus.empty()) return {};
  const auto documents = TRY(store_.get_many(kProducts, {skus.begin(), skus.end()}));
  std::set<std::string_view> found;
  for (const auto& document : documents) {
    take_product(builder, document);
    found.insert(document.id);
  }
  for (const auto& sku : skus) {
    if (!found.contains(sku)) builder.remove(sku);
  }
  return {};
}

void Catalogue::publish(std::shared_ptr<const Snapshot> next, const CatalogueChange& change) {
  snapshot_.store(std::move(next));
  for (const auto& observer : observers_) observer(change);
}

void Catalogue::follow() {
  int failures = 0;
  while (!stopping_.load()) {
    const auto after = sequence_.load();
    auto batch = store_.changes(after, kMaxChanges, options_.feed_wait);
    Status done = batch ? Status{} : Status{fail(batch.error())};
    if (batch && !batch->changes.empty()) {
      const std::lock_guard lock{refreshing_};
      if (sequence_.load() == after) done = take_in(std::move(*batch));  // else refresh() was faster
    }
    // The feed went on without us: its beginning is gone. Anything else is tried again, more and more slowly.
    if (!done && done.error().code == "feed.too_old") done = load();
    failures = done ? 0 : std::min(failures + 1, 20);
    if (failures > 0) runtime::sleep_for(milliseconds{50} * failures);
  }
}

}  // namespace souk::online::catalogue
