#include "online/report/bucket.hpp"

#include <fmt/format.h>

namespace souk::online::report {
namespace {

// FNV-1a: the same on every machine and in every version, since it names documents.
std::uint32_t stable_hash(std::string_view text) {
  std::uint32_t hash = 2'166'136'261U;
  for (const auto byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 16'777'619U;
  return hash;
}

}  // namespace

std::size_t shard_of(std::string_view sku) { return stable_hash(sku) % kProductShards; }

std::string day_id(std::int64_t generation, std::string_view day) {
  return fmt::format("{}/d/{}", generation, day);
}
std::string hour_id(std::int64_t generation, std::string_view hour) {
  return fmt::format("{}/h/{}", generation, hour);
}
std::string states_id(std::int64_t generation) { return fmt::format("{}/states", generation); }
std::string product_id(std::int64_t generation, std::string_view period, std::size_t shard) {
  return fmt::format("{}/{}/{}", generation, period, shard);
}

void FigureBucket::take(const FigureBucket& delta) {
  carts += delta.carts;
  for (const auto& [currency, channels] : delta.sums) {
    for (const auto& [channel, more] : channels) {
      auto& mine = sums[currency][channel];
      add(mine, more);
      if (mine.is_zero()) sums[currency].erase(channel);
    }
    if (sums[currency].empty()) sums.erase(currency);
  }
  for (const auto& [state, more] : delta.states) {
    if ((states[state] += more) == 0) states.erase(state);
  }
}

void ProductBucket::take(const ProductBucket& delta) {
  for (const auto& [currency, products] : delta.sold) {
    auto& mine = sold[currency];
    for (const auto& [sku, more] : products) {
      auto& sums = mine[sku];
      add(sums, more);
      if (sums.is_zero()) mine.erase(sku);
    }
    if (mine.empty()) sold.erase(currency);
  }
}

void Deltas::count(std::int64_t generation, const Contribution& each, std::int64_t sign) {
  for (const auto& id : {hour_id(generation, each.hour), day_id(generation, each.day())}) {
    if (!each.sums.is_zero()) add(figures[id].sums[each.currency][each.channel], each.sums, sign);
  }
  figures[states_id(generation)].states[each.state] += sign;
  for (const auto& [sku, sold] : each.products) {
    for (const auto& period : {each.day(), each.month()})
      add(products[product_id(generation, period, shard_of(sku))].sold[each.currency][sku], sold, sign);
  }
}

void Deltas::count_carts(std::int64_t generation, std::string_view hour, std::int64_t carts) {
  figures[hour_id(generation, hour)].carts += carts;
  figures[day_id(generation, hour.substr(0, 10))].carts += carts;
}

}  // namespace souk::online::report
