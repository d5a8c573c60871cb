#include "online/catalogue/listing_scan.hpp"

#include <algorithm>
#include <cmath>

#include "online/catalogue/catalogue.hpp"

namespace souk::online::catalogue {
namespace {

// Counts small numbers without clearing a large table each time. A scan does not wait, so a fiber cannot be
// interrupted by another one of its thread.
class Counter {
 public:
  void prepare(std::size_t size) {
    if (counts_.size() < size) counts_.resize(size);
  }
  void add(SmallId id) {
    if (id >= counts_.size()) return;  // interned after this query began
    if (counts_[id]++ == 0) seen_.push_back(id);
  }
  // Empties the counter.
  std::vector<IdCount> take() {
    std::vector<IdCount> taken;
    taken.reserve(seen_.size());
    for (const auto id : seen_) {
      taken.push_back({id, counts_[id]});
      counts_[id] = 0;
    }
    seen_.clear();
    return taken;
  }

 private:
  std::vector<std::uint32_t> counts_;
  std::vector<SmallId> seen_;
};

struct Counters {
  Counter brands;
  Counter terms;
  std::array<Counter, kMaxSelections> without;  // terms, each without one selection
};

Counters& thread_counters() {
  thread_local Counters counters;
  return counters;
}

struct Choice {
  bool of_brand = false;
  SmallId facet = kNoId;
  std::vector<SmallId> ids;  // sorted; empty when only unknown values were chosen: nothing fits
};

// The values that lie in the span.
Choice choice_of(const Facets& facets, const Range& range) {
  Choice choice{false, facets.codes().find(range.facet), {}};
  for (const auto id : facets.values_of(choice.facet)) {
    const auto number = facets.term(id).number;
    if (!std::isnan(number) && number >= range.from.value_or(number) &&
        number <= range.until.value_or(number))
      choice.ids.push_back(id);
  }
  return choice;  // they are met in ascending order
}

std::vector<Choice> choices_of(const Names& names, const ListingQuery& query) {
  std::vector<Choice> choices;
  for (const auto& range : query.ranges) choices.push_back(choice_of(names.facets, range));
  for (const auto& selection : query.selections) {
    if (selection.values.empty()) continue;
    Choice choice{selection.facet == "brand", names.facets.codes().find(selection.facet), {}};
    for (const auto& value : selection.values) {
      const auto id = choice.of_brand ? names.brands.find(value) : names.facets.find(selection.facet, value);
      if (id != kNoId) choice.ids.push_back(id);
    }
    std::sort(choice.ids.begin(), choice.ids.end());
    choices.push_back(std::move(choice));
  }
  return choices;
}

bool overlap(std::span<const SmallId> a, const std::vector<SmallId>& b) {
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() && right != b.end()) {
    if (*left == *right) return true;
    *left < *right ? static_cast<void>(++left) : static_cast<void>(++right);
  }
  return false;
}

bool fits(const Chunk& chunk, const Row& row, const Choice& choice) {
  if (choice.of_brand) return std::binary_search(choice.ids.begin(), choice.ids.end(), row.brand);
  return overlap(chunk.facets(row), choice.ids);
}

class Scan {
 public:
  Scan(const Catalogue& catalogue, const Snapshot& snapshot, const ListingQuery& query)
      : catalogue_{catalogue},
        snapshot_{snapshot},
        query_{query},
        choices_{choices_of(catalogue.names(), query)},
        vicinity_{catalogue, query.stores},
        currency_{snapshot.currency_index(query.prices.currency)},
        counters_{thread_counters()} {
    counters_.brands.prepare(catalogue.names().brands.size());
    const auto terms = catalogue.names().facets.size();
    counters_.terms.prepare(terms);
    for (std::size_t i = 0; i < choices_.size(); ++i) counters_.without[i].prepare(terms);
  }

  void take(RowId id) {
    if (!vicinity_.fits(id)) return;
    const auto& chunk = snapshot_.chunk_of(id);
    const Row& row = chunk.row(id % Chunk::kRows);
    const bool stocked = catalogue_.in_stock(id);
    const auto price = current_price(snapshot_, id, currency_, query_.prices);
    std::size_t misses = 0;
    std::size_t missed = kNone;
    const auto miss = [&](std::size_t what) {
      ++misses;
      missed = what;
    };
    if (query_.in_stock && !stocked) miss(kStock);
    if (!price_fits(price)) miss(kPrice);
    for (std::size_t i = 0; i < choices_.size() && misses < 2; ++i) {
      if (!fits(chunk, row, choices_[i])) miss(i);
    }
    if (misses > 1) return;
    if (misses == 0 || missed == kPrice) widen(price);
    if (stocked && (misses == 0 || missed == kStock)) ++found_.in_stock_count;
    if (misses == 0) {
      count_all(chunk, row);
      found_.rows.push_back(id);
    } else if (missed < choices_.size()) {
      count_missed(chunk, row, missed);
    }
  }

  Found finish() {
    found_.total = static_cast<std::int64_t>(found_.rows.size());
    found_.brands = counters_.brands.take();
    found_.terms = counters_.terms.take();
    for (std::size_t i = 0; i < choices_.size(); ++i) merge_without(choices_[i], counters_.without[i].take());
    return std::move(found_);
  }

 private:
  static constexpr std::size_t kNone = 1'000;
  static constexpr std::size_t kStock = 1'001;
  static constexpr std::size_t kPrice = 1'002;

  bool price_fits(std::int64_t price) const {
    if (!query_.price_from && !query_.price_until) return true;
    return price != Summary::kNoPrice && price >= query_.price_from.value_or(0) &&
           price <= query_.price_until.value_or(std::numeric_limits<std::int64_t>::max());
  }

  void widen(std::int64_t price) {
    if (price == Summary::kNoPrice) return;
    if (!found_.price_range) found_.price_range = PriceRange{price, price};
    found_.price_range->lowest = std::min(found_.price_range->lowest, price);
    found_.price_range->highest = std::max(found_.price_range->highest, price);
  }

  void count_all(const Chunk& chunk, const Row& row) {
    if (row.brand != kNoId) counters_.brands.add(row.brand);
    for (const auto term : chunk.facets(row)) counters_.terms.add(term);
  }

  // Only the counts of the facet that was missed grow.
  void count_missed(const Chunk& chunk, const Row& row, std::size_t choice) {
    if (choices_[choice].of_brand) {
      if (row.brand != kNoId) counters_.brands.add(row.brand);
    } else {
      for (const auto term : chunk.facets(row)) counters_.without[choice].add(term);
    }
  }

  void merge_without(const Choice& choice, const std::vector<IdCount>& counts) {
    std::unordered_map<SmallId, std::int64_t> more;
    for (const auto& [id, count] : counts) {
      if (catalogue_.names().facets.term(id).facet == choice.facet) more[id] = count;
    }
    for (auto& [id, count] : found_.terms) {
      if (const auto found = more.find(id); found != more.end()) {
        count += found->second;
        more.erase(found);
      }
    }
    for (const auto& [id, count] : more) found_.terms.push_back({id, count});
  }

  const Catalogue& catalogue_;
  const Snapshot& snapshot_;
  const ListingQuery& query_;
  std::vector<Choice> choices_;
  Vicinity vicinity_;
  std::optional<std::size_t> currency_;
  Counters& counters_;
  Found found_;
};

bool in_categories(const Chunk& chunk, const Row& row, const std::vector<bool>& wanted) {
  const auto categories = chunk.categories(row);
  return std::any_of(categories.begin(), categories.end(),
                     [&](SmallId id) { return id < wanted.size() && wanted[id]; });
}

}  // namespace

Result<Candidates> candidates_of(const Catalogue& catalogue, const Snapshot& snapshot,
                                 const ListingQuery& query) {
  Candidates candidates{snapshot.all, {}};
  const auto category = catalogue.names().categories.find(query.category);
  if (!query.category.empty()) {
    if (snapshot.tree->find(query.category) == nullptr) {
      return fail(not_found("category.missing", "There is no such category."));
    }
    candidates.rows = snapshot.categories.rows(category);
  }
  if (query.collection.empty()) return candidates;
  if (!snapshot.collection_documents->contains(query.collection)) {
    return fail(not_found("collection.missing", "There is no such collection."));
  }
  candidates.rows = snapshot.collections.rows(catalogue.names().collections.find(query.collection));
  if (query.category.empty()) return candidates;
  candidates.categories.resize(snapshot.ancestors->size() + 1);
  for (SmallId id = 0; id < snapshot.ancestors->size(); ++id) {
    const auto& above = (*snapshot.ancestors)[id];
    candidates.categories[id] = std::find(above.begin(), above.end(), category) != above.end();
  }
  return candidates;
}

Found scan(const Catalogue& catalogue, const Snapshot& snapshot, const ListingQuery& query,
           const Candidates& candidates) {
  Scan scan{catalogue, snapshot, query};
  for (const RowId id : *candidates.rows) {
    if (!snapshot.visible(id, query.prices.at)) continue;
    if (!candidates.categories.empty()) {
      const auto& chunk = snapshot.chunk_of(id);
      if (!in_categories(chunk, chunk.row(id % Chunk::kRows), candidates.categories)) continue;
    }
    scan.take(id);
  }
  return scan.finish();
}

}  // namespace souk::online::catalogue
