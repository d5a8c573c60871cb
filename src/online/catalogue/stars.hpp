// Stars that customers gave in the shop itself, beside the rating that a product's document brings along.
// Who keeps them is a room above; lists, cards, "best rated" and the search see both as one rating, in the
// rows of the snapshot. The product's document is never written for it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.hpp"
#include "online/catalogue/key_index.hpp"
#include "online/catalogue/product.hpp"

namespace souk::online::catalogue {

struct Stars {
  std::int64_t count = 0;  // of customers who gave any
  std::int64_t sum = 0;    // of their stars, 1 to 5 each
  bool operator==(const Stars&) const = default;
};

// What was imported counts as so many ratings of its average.
Rating together(const Rating& imported, const Stars& own);

// Asked from the thread that follows the feed. Errors are the store's.
class StarSource {
 public:
  virtual ~StarSource() = default;
  // The collection of the change feed that says when they change, and of which product a document of it is.
  virtual std::string_view stars_collection() const = 0;
  virtual std::string stars_product(std::string_view document_id) const = 0;
  // None for a product that nobody gave any.
  virtual Result<Stars> stars_of(std::string_view product_sku) const = 0;
  // Everything there is; a product may come in several parts, to be added up.
  using Visit = std::function<void(std::string_view product_sku, const Stars& part)>;
  virtual Status each_stars(const Visit& visit) const = 0;
};

// What was heard from the source, for products that have any: about 40 bytes for each of them. Not
// thread-safe.
class StarTable {
 public:
  Stars of(std::string_view product_sku) const;
  void add(std::string_view product_sku, const Stars& part);
  // Whether it is another than before.
  bool set(std::string_view product_sku, const Stars& now);
  void swap(StarTable& other) { by_product_.swap(other.by_product_); }
  std::size_t size() const { return by_product_.size(); }

 private:
  struct Packed {
    std::uint32_t count = 0;
    std::uint32_t sum = 0;
  };
  static Packed pack(const Stars& stars);

  std::unordered_map<Key, Packed> by_product_;
};

}  // namespace souk::online::catalogue
