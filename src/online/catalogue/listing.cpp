#include "online/catalogue/listing.hpp"

#include <algorithm>

#include "online/catalogue/arrangement.hpp"
#include "online/catalogue/attribute_order.hpp"
#include "online/catalogue/catalogue.hpp"
#include "online/catalogue/listing_memo.hpp"
#include "online/catalogue/listing_scan.hpp"
#include "online/catalogue/price.hpp"

namespace souk::online::catalogue {

std::int64_t current_price(const Snapshot& snapshot, RowId row, std::optional<std::size_t> currency,
                           const PriceContext& context) {
  if (snapshot.row(row).has_timed_prices) {
    const auto timed = snapshot.timed->find(row);
    if (timed != snapshot.timed->end()) {
      return price_span(timed->second, context).lowest.amount.value_or(Summary::kNoPrice);
    }
  }
  return currency ? snapshot.base_price(row, *currency) : Summary::kNoPrice;
}

namespace {

// A price of 5.0 from one buyer is worth less than 4.8 from a thousand: ten votes of 3.5 are added to each.
std::int64_t weighted_rating(const Row& row) {
  constexpr std::int64_t kVotes = 10;
  constexpr std::int64_t kMean = 350;
  return (std::int64_t{row.rating_hundredths} * row.rating_count + kMean * kVotes) * 1'000 /
         (std::int64_t{row.rating_count} + kVotes);
}

struct Ranked {
  std::int64_t key = 0;  // smaller comes first
  std::uint32_t order = 0;
  RowId row = 0;
};

std::int64_t sort_key(const Snapshot& snapshot, const ListingQuery& query, const AttributeOrder& attribute,
                      const Vicinity& vicinity, std::optional<std::size_t> currency, RowId id) {
  switch (query.sort) {
    case Sort::kFeatured:
      break;
    case Sort::kNewest:
      return -snapshot.row(id).published_at_ms;
    case Sort::kRating:
      return -weighted_rating(snapshot.row(id));
    case Sort::kPriceAscending:
    case Sort::kPriceDescending: {
      const auto price = current_price(snapshot, id, currency, query.prices);
      if (price == Summary::kNoPrice) return std::numeric_limits<std::int64_t>::max();  // last either way
      return query.sort == Sort::kPriceAscending ? price : -price;
    }
    case Sort::kDistance:
      return vicinity.distance_m(id);
    case Sort::kAttribute:
    case Sort::kAttributeDescending:
      return attribute.key(snapshot.chunk_of(id).facets(snapshot.row(id)));
  }
  return 0;
}

// Puts the first `wanted` rows in order and drops the rest.
void sort_rows(const Catalogue& catalogue, const Snapshot& snapshot, const ListingQuery& query,
               std::size_t wanted, RowList& rows) {
  if (query.sort == Sort::kFeatured) {
    rows.resize(std::min(rows.size(), wanted));
    return;
  }
  const auto currency = snapshot.currency_index(query.prices.currency);
  const AttributeOrder attribute{catalogue.names().facets, query};
  const Vicinity vicinity{catalogue, query.stores};
  std::vector<Ranked> ranked;
  ranked.reserve(rows.size());
  for (const RowId id : rows) {
    ranked.push_back({sort_key(snapshot, query, attribute, vicinity, currency, id),
                      static_cast<std::uint32_t>(ranked.size()), id});
  }
  const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, ranked.size()));
  std::partial_sort(ranked.begin(), end, ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.key != b.key ? a.key < b.key : a.order < b.order;
  });
  rows.clear();
  for (auto at = ranked.begin(); at != end; ++at) rows.push_back(at->row);
}

std::shared_ptr<const Arrangement> arrangement_of(const Catalogue& catalogue, const Snapshot& snapshot,
                                                  const ListingQuery& query) {
  const bool own_page = !query.category.empty() && query.collection.empty();
  if (!own_page || catalogue.arranger() == nullptr) return nullptr;
  return catalogue.arranger()->arrangement_for(catalogue, snapshot, query);
}

}  // namespace

Status check_filters(const ListingQuery& query) {
  if (query.selections.size() + query.ranges.size() > kMaxSelections)
    return fail(invalid("listing.too_many_filters", "Filter by at most 16 facets at once."));
  return {};
}

Result<std::shared_ptr<const Found>> find_rows(const Catalogue& catalogue, const Snapshot& snapshot,
                                               const ListingQuery& query, std::size_t rows_wanted) {
  TRY(check_filters(query));
  auto candidates = TRY(candidates_of(catalogue, snapshot, query));
  const auto arrangement = arrangement_of(catalogue, snapshot, query);
  // Small lists are counted anew each time; what is worth remembering takes milliseconds.
  constexpr std::size_t kWorthRemembering = 20'000;
  constexpr std::size_t kRemembered = 1'200;
  // Where somebody is is asked by nobody else.
  const bool remember =
      !query.stores.near && candidates.rows->size() >= kWorthRemembering && rows_wanted <= kRemembered;
  const auto version = snapshot.version + catalogue.stock_version();  // both only grow
  auto key = remember ? ListingMemo::key_of(query) : std::string{};
  if (remember && arrangement != nullptr) key += key_of(*arrangement);
  if (remember) {
    if (auto known = catalogue.memo().get(key, version, query.prices.at)) return known;
  }
  if (arrangement != nullptr)
    candidates.rows = arranged(*arrangement, snapshot, candidates.rows, query.sort == Sort::kFeatured);
  auto found = std::make_shared<Found>(scan(catalogue, snapshot, query, candidates));
  sort_rows(catalogue, snapshot, query, remember ? kRemembered : rows_wanted, found->rows);
  if (remember) catalogue.memo().put(key, version, query.prices.at, found);
  return std::shared_ptr<const Found>{std::move(found)};
}

}  // namespace souk::online::catalogue
