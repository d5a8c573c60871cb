#include "online/catalogue/listing_memo.hpp"

#include <cmath>

#include <fmt/format.h>

namespace souk::online::catalogue {

std::string ListingMemo::key_of(const ListingQuery& query) {
  constexpr std::int64_t kAny = -1;
  auto key = fmt::format("{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}", query.category,
                         query.collection, query.price_from.value_or(kAny), query.price_until.value_or(kAny),
                         query.in_stock, static_cast<int>(query.sort), query.sort_by,
                         query.prices.currency.code(), query.prices.customer_group);
  if (!query.sort_by.empty()) key += '\x1f' + query.language;  // texts are sorted as their readers do
  if (!query.stores.empty()) {
    const auto near = query.stores.near.value_or(Point{});
    key += fmt::format("\x1c{}\x1f{}\x1f{}\x1f{}", query.stores.store, near.latitude_e6, near.longitude_e6,
                       query.stores.within_m.value_or(kAny));
  }
  for (const auto& range : query.ranges)
    key += fmt::format("\x1d{}\x1f{}\x1f{}", range.facet, range.from.value_or(std::nan("")),
                       range.until.value_or(std::nan("")));
  for (const auto& selection : query.selections) {
    key += '\x1e';
    key += selection.facet;
    for (const auto& value : selection.values) {
      key += '\x1f';
      key += value;
    }
  }
  return key;
}

std::shared_ptr<const Found> ListingMemo::get(const std::string& key, std::uint64_t version, Instant now) {
  const std::lock_guard lock{mutex_};
  const auto found = entries_.find(key);
  if (found == entries_.end()) return nullptr;
  const Entry& entry = found->second;
  const bool fresh = entry.version == version && entry.made_at <= now && now - entry.made_at < kLifetime;
  return fresh ? entry.found : nullptr;
}

void ListingMemo::put(const std::string& key, std::uint64_t version, Instant now,
                      std::shared_ptr<const Found> found) {
  const std::lock_guard lock{mutex_};
  if (entries_.size() >= kMaxEntries && !entries_.contains(key)) entries_.clear();
  entries_[key] = {version, now, std::move(found)};
}

}  // namespace souk::online::catalogue
