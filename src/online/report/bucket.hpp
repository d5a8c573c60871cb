// The documents in which figures add up: one for each hour and each day, and a few for the products of each
// day and each month. Whatever the number of orders, a period is read as so many documents as it has days.
//
// Ids begin with a generation: a rebuild fills new documents beside those that are being read.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "online/report/contribution.hpp"

namespace souk::online::report {

inline constexpr std::string_view kFigures = "report_figures";
inline constexpr std::string_view kProducts = "report_products";

using SumsByChannel = std::map<std::string, Sums>;

struct FigureBucket {
  std::int64_t batch = 0;                      // the last one that was added; none is added twice
  std::int64_t carts = 0;                      // that were started
  std::map<std::string, SumsByChannel> sums;   // by currency
  std::map<std::string, std::int64_t> states;  // orders that are in it now; in the bucket "states" alone
  static constexpr auto fields() {
    constexpr FieldRule many{.max_length = 100'000};
    return field_table(field("batch", &FigureBucket::batch), field("carts", &FigureBucket::carts),
                       field("sums", &FigureBucket::sums, many),
                       field("states", &FigureBucket::states, many));
  }
  void take(const FigureBucket& delta);
};

struct ProductBucket {
  std::int64_t batch = 0;
  std::map<std::string, SoldByProduct> sold;  // by currency
  static constexpr auto fields() {
    constexpr FieldRule many{.max_length = 10'000'000};
    return field_table(field("batch", &ProductBucket::batch), field("sold", &ProductBucket::sold, many));
  }
  void take(const ProductBucket& delta);
};

// Products of a period are spread over so many documents, so that none grows large.
inline constexpr std::size_t kProductShards = 4;
std::size_t shard_of(std::string_view sku);

// "3/d/2026-11-24", "3/h/2026-11-24T13", "3/states"; "3/2026-11/2" of a month's products.
std::string day_id(std::int64_t generation, std::string_view day);
std::string hour_id(std::int64_t generation, std::string_view hour);
std::string states_id(std::int64_t generation);
std::string product_id(std::int64_t generation, std::string_view period, std::size_t shard);

// What a batch of orders and carts changes, by document.
struct Deltas {
  std::map<std::string, FigureBucket> figures;
  std::map<std::string, ProductBucket> products;

  void count(std::int64_t generation, const Contribution& contribution, std::int64_t sign);
  void count_carts(std::int64_t generation, std::string_view hour, std::int64_t carts);
};

}  // namespace souk::online::report
