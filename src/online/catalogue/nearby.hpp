// Where products can be fetched: which stores have what, and how far they are from somebody. Rows share a few
// hundred sets of stores, so that a query looks at each set once and at each row for an instant.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "base/result.hpp"
#include "online/catalogue/columns.hpp"

namespace souk::online::catalogue {

struct Point {
  std::int64_t latitude_e6 = 0;  // millionths of a degree
  std::int64_t longitude_e6 = 0;
};

// Along the great circle; good to a few parts in a thousand.
std::int64_t metres(Point a, Point b);
// "31.2304,121.4737", rounded to about a hundred metres: nobody needs to know more. kInvalid "request.near".
Result<Point> parse_point(std::string_view text);

using StoreNumber = std::uint16_t;
using StoreList = std::vector<StoreNumber>;  // ascending

struct StorePlace {
  StoreNumber number = 0;
  std::string code;
  Texts name;
  std::optional<Point> point{};
};

// Sets of stores as small numbers; 0 is the empty one. Bounded: past it every further set counts as empty.
class StoreSetTable {
 public:
  static constexpr std::uint32_t kMaxSets = 65'536;

  std::uint32_t intern(const StoreList& stores);
  StoreList stores(std::uint32_t set) const;
  std::size_t size() const;

 private:
  mutable std::shared_mutex mutex_;
  std::map<StoreList, std::uint32_t> numbers_{{{}, 0}};
  std::vector<StoreList> sets_{{}};
};

// The set of each row of the snapshot, kept beside it as stock_bits.hpp is. Threads: any.
class RowStores {
 public:
  RowStores() = default;
  ~RowStores();
  RowStores(const RowStores&) = delete;
  RowStores& operator=(const RowStores&) = delete;

  void set(RowId row, const StoreList& stores);
  std::uint32_t set_of(RowId row) const;
  const StoreSetTable& table() const { return table_; }
  // Grows with every row that changes.
  std::uint64_t version() const { return version_.load(std::memory_order_relaxed); }

 private:
  static constexpr std::size_t kBlockRows = 65'536;
  static constexpr std::size_t kBlocks = 1'024;
  using Block = std::array<std::atomic<std::uint32_t>, kBlockRows>;
  std::array<std::atomic<Block*>, kBlocks> blocks_{};
  std::mutex growing_;
  std::atomic<std::uint64_t> version_{0};
  StoreSetTable table_;
};

struct NearestStore {
  std::string code;
  Texts name;
  std::optional<std::int64_t> distance_m{};  // absent when nobody said where they are
};

// What a query asks of stores; nothing by default.
struct StoreWish {
  std::string store{};                     // code: only what it has
  std::optional<Point> near{};             // where the shopper is
  std::optional<std::int64_t> within_m{};  // with `near`: only what a store as near as this has
  bool empty() const { return store.empty() && !near; }
};

class Catalogue;

// The wish of one query, worked out for every set of stores.
class Vicinity {
 public:
  Vicinity(const Catalogue& catalogue, const StoreWish& wish);
  bool fits(RowId row) const;
  // Of the nearest store that has it; kFar when none has.
  static constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max();
  std::int64_t distance_m(RowId row) const;
  std::optional<NearestStore> nearest(RowId row) const;

 private:
  struct OfSet {
    bool any = false;  // has a store that was wished for
    std::int64_t distance_m = kFar;
    std::size_t place = 0;  // in places_, of the nearest one
  };
  const OfSet& of(RowId row) const;

  const Catalogue& catalogue_;
  StoreWish wish_;
  std::vector<StorePlace> places_;
  std::vector<OfSet> sets_;
};

}  // namespace souk::online::catalogue
