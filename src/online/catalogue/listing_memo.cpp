#include "online/catalogue/listing_memo.hpp"

#include <fmt/format.h>

namespace souk::online::catalogue {

std::string ListingMemo::key_of(const ListingQuery& query) {
  constexpr std::int64_t kAny = -1;
  auto key =
      fmt::format("{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}", query.category, query.collection,
                  query.price_from.value_or(kAny), query.price_until.value_or(kAny), query.in_stock,
                  static_cast<int>(query.sort), query.prices.currency.code(), query.prices.customer_group);
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
