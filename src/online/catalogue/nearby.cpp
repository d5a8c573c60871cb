#include "online/catalogue/nearby.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

#include "online/catalogue/catalogue.hpp"

namespace souk::online::catalogue {
namespace {

double radians(std::int64_t degrees_e6) {
  return static_cast<double>(degrees_e6) / 1e6 * std::numbers::pi / 180;
}

// Thousandths of a degree, as millionths.
std::optional<std::int64_t> degrees(std::string_view text, double most) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !(std::abs(value) <= most))
    return std::nullopt;
  return std::llround(value * 1e3) * 1'000;
}

}  // namespace

std::int64_t metres(Point a, Point b) {
  constexpr double kEarth = 6'371'000;
  const double up = std::sin((radians(b.latitude_e6) - radians(a.latitude_e6)) / 2);
  const double across = std::sin((radians(b.longitude_e6) - radians(a.longitude_e6)) / 2);
  const double part =
      up * up + std::cos(radians(a.latitude_e6)) * std::cos(radians(b.latitude_e6)) * across * across;
  return std::llround(2 * kEarth * std::asin(std::sqrt(std::min(1.0, part))));
}

Result<Point> parse_point(std::string_view text) {
  const auto comma = text.find(',');
  if (comma != std::string_view::npos) {
    const auto latitude = degrees(text.substr(0, comma), 90);
    const auto longitude = degrees(text.substr(comma + 1), 180);
    if (latitude && longitude) return Point{*latitude, *longitude};
  }
  return fail(
      invalid("request.near", "Write `near` as latitude,longitude in degrees, such as 31.230,121.474."));
}

std::uint32_t StoreSetTable::intern(const StoreList& stores) {
  {
    const std::shared_lock lock{mutex_};
    if (const auto known = numbers_.find(stores); known != numbers_.end()) return known->second;
  }
  const std::unique_lock lock{mutex_};
  if (sets_.size() >= kMaxSets) return 0;
  const auto [at, is_new] = numbers_.try_emplace(stores, static_cast<std::uint32_t>(sets_.size()));
  if (is_new) sets_.push_back(stores);
  return at->second;
}

StoreList StoreSetTable::stores(std::uint32_t set) const {
  const std::shared_lock lock{mutex_};
  return set < sets_.size() ? sets_[set] : StoreList{};
}

std::size_t StoreSetTable::size() const {
  const std::shared_lock lock{mutex_};
  return sets_.size();
}

RowStores::~RowStores() {
  for (auto& block : blocks_) delete block.load();
}

void RowStores::set(RowId row, const StoreList& stores) {
  const auto set = table_.intern(stores);
  auto& place = blocks_.at(row / kBlockRows);
  auto* block = place.load(std::memory_order_acquire);
  if (block == nullptr) {
    if (set == 0) return;
    const std::lock_guard lock{growing_};
    block = place.load(std::memory_order_acquire);
    if (block == nullptr) {
      block = new Block{};
      place.store(block, std::memory_order_release);
    }
  }
  if ((*block)[row % kBlockRows].exchange(set, std::memory_order_relaxed) != set)
    version_.fetch_add(1, std::memory_order_relaxed);
}

std::uint32_t RowStores::set_of(RowId row) const {
  const auto* block = blocks_[row / kBlockRows].load(std::memory_order_acquire);
  return block == nullptr ? 0 : (*block)[row % kBlockRows].load(std::memory_order_relaxed);
}

Vicinity::Vicinity(const Catalogue& catalogue, const StoreWish& wish) : catalogue_{catalogue}, wish_{wish} {
  if (wish.empty()) return;
  places_ = catalogue.store_places();
  std::vector<std::size_t> by_number(std::size_t{std::numeric_limits<StoreNumber>::max()} + 1,
                                     places_.size());
  for (std::size_t i = 0; i < places_.size(); ++i) by_number[places_[i].number] = i;
  const auto& table = catalogue.row_stores().table();
  sets_.resize(table.size());
  for (std::uint32_t set = 0; set < sets_.size(); ++set) {
    auto& of_set = sets_[set];
    for (const auto number : table.stores(set)) {
      const auto at = by_number[number];
      if (at == places_.size()) continue;  // closed meanwhile
      const auto& place = places_[at];
      const bool wanted = wish.store.empty() || place.code == wish.store;
      const auto far = wish.near && place.point ? metres(*wish.near, *place.point) : kFar;
      if (!wanted || (of_set.any && far >= of_set.distance_m)) continue;
      of_set = {.any = true, .distance_m = far, .place = at};
    }
  }
}

const Vicinity::OfSet& Vicinity::of(RowId row) const {
  static const OfSet kNowhere;
  const auto set = catalogue_.row_stores().set_of(row);
  return set < sets_.size() ? sets_[set] : kNowhere;
}

bool Vicinity::fits(RowId row) const {
  if (wish_.empty()) return true;
  const auto& found = of(row);
  if (!wish_.store.empty() && !found.any) return false;
  return !wish_.within_m || found.distance_m <= *wish_.within_m;
}

std::int64_t Vicinity::distance_m(RowId row) const { return wish_.near ? of(row).distance_m : kFar; }

std::optional<NearestStore> Vicinity::nearest(RowId row) const {
  if (wish_.empty()) return std::nullopt;
  const auto& found = of(row);
  if (!found.any) return std::nullopt;
  NearestStore nearest{places_[found.place].code, places_[found.place].name};
  if (found.distance_m != kFar) nearest.distance_m = found.distance_m;
  return nearest;
}

}  // namespace souk::online::catalogue
