// The catalogue as the running shop holds it: the snapshot of now, the cache of whole products and the thread
// that follows the change feed. Pages read it through Browse, baskets through Offers; edits go to the
// document store (edit.hpp) and come back here by the feed.
//
// Threads: start(), stop(), load() and refresh() from a plain thread (they hold a lock while they wait for
// the store); everything else from any fiber or thread. Before load() main opens the settings and calls
// declare_collections().
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/time.hpp"
#include "engines/document/port.hpp"
#include "online/catalogue/browse.hpp"
#include "online/catalogue/offer.hpp"
#include "online/catalogue/sku_cache.hpp"
#include "online/catalogue/snapshot.hpp"
#include "online/catalogue/stars.hpp"
#include "online/catalogue/stock_bits.hpp"
#include "online/shop/settings_store.hpp"

namespace souk::online::catalogue {

inline constexpr std::string_view kRedirects = "product_redirect";  // id: old slug, body: {"sku"}

// Makes the collections of this room and their indexes.
Status declare_collections(engines::DocumentStore& store);

// What a new snapshot changed; for page caches and the search index.
struct CatalogueChange {
  std::vector<std::string> products;  // skus
  bool taxonomy = false;              // categories, brands or collections
  bool settings = false;
  bool everything = false;  // read anew: take all as changed
};

struct CatalogueSettings {
  std::size_t product_cache_bytes = std::size_t{24} * 1024 * 1024;  // twice that again for lists
  milliseconds feed_wait{200};
};

class Arranger;
class ListingMemo;

class Catalogue final : public Offers {
 public:
  Catalogue(engines::DocumentStore& store, shop::SettingsStore& settings, CatalogueSettings options = {});
  ~Catalogue() override;

  // All before start(). Without a stock view everything counts as in stock; without a source of stars the
  // ratings are those of the documents; without an arranger categories keep their order.
  void watch_stock(const StockView& stock) { stock_ = &stock; }
  void watch_stars(const StarSource& stars) { star_source_ = &stars; }
  void follow_arranger(const Arranger& arranger) { arranger_ = &arranger; }
  // Called on the following thread after each new snapshot; it must not wait for long.
  void observe(std::function<void(const CatalogueChange&)> observer) {
    observers_.push_back(std::move(observer));
  }

  // Reads everything; complete when it returns. Then follows the feed until stop().
  Status start();
  void stop();
  // The two halves of start(), for commands and tests without a thread of their own.
  Status load();
  // Takes in what the feed has by now.
  Status refresh();
  // Inventory says that a variant's availability may have changed.
  void stock_changed(std::string_view variant_sku);

  Result<Offer> offer(std::string_view sku, const PriceContext& context) const override;

  std::shared_ptr<const Snapshot> snapshot() const { return snapshot_.load(); }
  // The product of a row of `snapshot`, from the cache or the store. kNotFound when it went meanwhile.
  Result<ProductPtr> product(const Snapshot& snapshot, RowId row) const;
  // In the order of `rows`; those that went meanwhile are left out. At most 1,000.
  Result<std::vector<ProductPtr>> products(const Snapshot& snapshot, const std::vector<RowId>& rows) const;
  // The same with what a list shows: without the long description, attributes, files and tax class.
  Result<std::vector<ProductPtr>> listed(const Snapshot& snapshot, const std::vector<RowId>& rows) const;
  // The product that has a variant of this code, or has it itself; visible or not.
  Result<ProductPtr> find_by_sku(const Snapshot& snapshot, std::string_view sku) const;
  Result<ProductPtr> find_by_slug(const Snapshot& snapshot, std::string_view slug) const;
  // What somebody types or scans at a shelf: a variant's code, its barcode, or the code of a product that has
  // one variant. Visible or not. kNotFound "variant.missing".
  struct VariantFound {
    ProductPtr product;
    const Variant* variant = nullptr;  // in the product
  };
  Result<VariantFound> find_variant_by_code(const Snapshot& snapshot, std::string_view code) const;

  bool in_stock(RowId row) const { return stock_ == nullptr || stock_bits_.get(row); }
  // Changes whenever a product begins or ceases to be in stock, anywhere or in a store.
  std::uint64_t stock_version() const { return stock_bits_.version() + row_stores_.version(); }
  const RowStores& row_stores() const { return row_stores_; }
  std::vector<StorePlace> store_places() const {
    return stock_ == nullptr ? std::vector<StorePlace>{} : stock_->store_places();
  }
  bool variant_in_stock(const Variant& variant) const {
    return stock_ == nullptr || variant.backorder || stock_->in_stock(variant.sku);
  }
  // What is imported and what was given here, together, as of the snapshot of now.
  Rating rating(const Product& product) const;
  // Products that could not be read since the start and are therefore not in the shop.
  std::int64_t unreadable() const { return unreadable_.load(); }
  const Names& names() const { return names_; }
  const shop::SettingsStore& settings() const { return settings_; }
  engines::DocumentStore& store() const { return store_; }
  ListingMemo& memo() const { return *memo_; }
  const Arranger* arranger() const { return arranger_; }

 private:
  struct Pending {
    std::set<std::string> products;
    bool taxonomy = false;
    bool redirects = false;
    bool settings = false;
  };
  void follow();
  struct Source;  // where products come from before the store, and what is kept of those that it gave
  Result<std::vector<ProductPtr>> read_rows(const Snapshot& snapshot, const std::vector<RowId>& rows,
                                            const Source& source) const;
  Status load_products(class SnapshotBuilder& builder);
  Status load_taxonomy(class SnapshotBuilder& builder);
  Status load_redirects(class SnapshotBuilder& builder);
  Status load_stars();
  Status take_in(engines::ChangeBatch batch);
  Status take_stars(const std::set<std::string>& skus);
  Status apply(const Pending& pending);
  Status rebuild();
  void take_product(class SnapshotBuilder& builder, const engines::Document& document);
  Status apply_products(class SnapshotBuilder& builder, const std::set<std::string>& skus);
  void set_stock(RowId row, const Summary& summary);
  Result<VariantFound> find_by_barcode(const Snapshot& snapshot, std::string_view barcode) const;
  std::vector<Currency> price_currencies() const;
  void publish(std::shared_ptr<const Snapshot> snapshot, const CatalogueChange& change);

  engines::DocumentStore& store_;
  shop::SettingsStore& settings_;
  CatalogueSettings options_;
  const StockView* stock_ = nullptr;
  const StarSource* star_source_ = nullptr;
  const Arranger* arranger_ = nullptr;
  std::vector<std::function<void(const CatalogueChange&)>> observers_;
  Names names_;
  mutable SkuCache<Product> cache_;
  mutable SkuCache<std::string> listed_;  // packed (base/packed.hpp)
  std::unique_ptr<ListingMemo> memo_;
  StockBits stock_bits_;
  RowStores row_stores_;
  std::atomic<std::shared_ptr<const Snapshot>> snapshot_;
  std::mutex refreshing_;              // one refresh at a time; guards the next two
  StarTable stars_;                    // given here
  std::set<std::string> newly_rated_;  // products whose rows do not say so yet
  std::atomic<std::int64_t> sequence_{-1};
  std::atomic<std::int64_t> unreadable_{0};
  std::atomic<bool> stopping_{false};
  std::thread follower_;
};

}  // namespace souk::online::catalogue
