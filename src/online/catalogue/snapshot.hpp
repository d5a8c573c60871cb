// The catalogue as of one moment, in memory: immutable, shared by all readers, replaced as a whole by a newer
// one that shares what did not change. It holds columns, not texts; whole products come through the product
// cache.
//
// About 155 bytes a product with two variants and two currencies: 148 MiB for a million of them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "online/catalogue/category_tree.hpp"
#include "online/catalogue/columns.hpp"
#include "online/catalogue/key_index.hpp"

namespace souk::online::catalogue {

using RowList = std::vector<RowId>;
using RowListPtr = std::shared_ptr<const RowList>;

// Lists of rows by the number of a category (with all below it), brand or collection; popular products first.
class Groups {
 public:
  // Never nullptr.
  RowListPtr rows(SmallId id) const;
  std::vector<RowListPtr>& lists() { return lists_; }
  const std::vector<RowListPtr>& lists() const { return lists_; }

 private:
  std::vector<RowListPtr> lists_;
};

template <class T>
using Named = std::unordered_map<std::string, std::shared_ptr<const T>>;

struct Snapshot {
  std::uint64_t version = 0;
  std::vector<Currency> currencies;  // of the price columns
  std::vector<std::shared_ptr<const Chunk>> chunks;
  KeyIndex keys;
  Groups categories;
  Groups brands;
  Groups collections;
  RowListPtr all = std::make_shared<const RowList>();  // drafts and archived ones are in no list
  std::size_t product_count = 0;                       // with drafts and archived ones
  RowId row_count = 0;                                 // rows ever used; free ones among them
  std::shared_ptr<const CategoryTree> tree = std::make_shared<const CategoryTree>();
  // For each category number the numbers of itself and all above it.
  std::shared_ptr<const std::vector<std::vector<SmallId>>> ancestors =
      std::make_shared<const std::vector<std::vector<SmallId>>>();
  std::shared_ptr<const Named<Brand>> brand_documents = std::make_shared<const Named<Brand>>();
  std::shared_ptr<const Named<ProductCollection>> collection_documents =
      std::make_shared<const Named<ProductCollection>>();
  std::shared_ptr<const std::unordered_map<std::string, std::string>> redirects =
      std::make_shared<const std::unordered_map<std::string, std::string>>();  // old slug -> sku
  std::shared_ptr<const std::unordered_map<RowId, std::vector<Variant>>> timed =
      std::make_shared<const std::unordered_map<RowId, std::vector<Variant>>>();

  const Chunk& chunk_of(RowId id) const { return *chunks[id / Chunk::kRows]; }
  const Row& row(RowId id) const { return chunk_of(id).row(id % Chunk::kRows); }
  std::string_view sku(RowId id) const { return chunk_of(id).sku(row(id)); }
  bool visible(RowId id, Instant now) const { return row(id).visible_from_ms <= now.unix_ms; }
  std::int64_t base_price(RowId id, std::size_t currency) const {
    return chunk_of(id).price(id % Chunk::kRows, currency);
  }
  // The row of a product's own code.
  std::optional<RowId> product_row(std::string_view sku) const;
  // Index of the price column; nullopt when no market has that currency.
  std::optional<std::size_t> currency_index(Currency currency) const;
  std::size_t memory_bytes() const;
};

}  // namespace souk::online::catalogue
