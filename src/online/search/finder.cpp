#include "online/search/finder.hpp"

#include <algorithm>
#include <cmath>

#include "online/catalogue/attribute_order.hpp"
#include "online/catalogue/facet_view.hpp"
#include "online/catalogue/listing_scan.hpp"

namespace souk::online::search {

using catalogue::Snapshot;
using catalogue::Sort;
using engines::SearchFindings;
using engines::SearchHit;

namespace {

constexpr std::size_t kShallow = 200;  // places that the ranked candidates fill

bool row_in_stock(const void* catalogue, RowId row) {
  return static_cast<const catalogue::Catalogue*>(catalogue)->in_stock(row);
}

// The view may be of a snapshot before this one: then each row is looked at before it is believed.
class Rows {
 public:
  Rows(const FinderInputs& inputs, Instant now)
      : inputs_{inputs}, now_{now}, same_{inputs.view->snapshot_version == inputs.snapshot->version} {}

  // kNoRow for what must not be seen.
  RowId of(std::uint32_t number) const {
    const auto row = inputs_.view->row(number);
    if (row == kNoRow || row >= inputs_.snapshot->row_count) return kNoRow;
    const auto& snapshot = *inputs_.snapshot;
    if (snapshot.row(row).revision == 0 || !snapshot.visible(row, now_)) return kNoRow;
    if (same_) return row;
    const auto* profile = inputs_.view->profile(number);
    return profile != nullptr && snapshot.sku(row) == profile->sku ? row : kNoRow;
  }

 private:
  const FinderInputs& inputs_;
  Instant now_;
  bool same_;
};

void adjust(const FinderInputs& inputs, std::vector<Ranked>& ranked) {
  if (inputs.adjustments == nullptr) return;
  const auto& hidden = inputs.adjustments->hidden;
  std::erase_if(ranked, [&](const Ranked& one) {
    return std::find(hidden.begin(), hidden.end(), one.row) != hidden.end();
  });
  if (inputs.adjustments->boosts.empty()) return;
  for (auto& one : ranked) one.score += boost_of(*inputs.adjustments, *inputs.snapshot, one.row);
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
}

// What matched and was not among the ranked: the popular ones first.
void append_rest(const FinderInputs& inputs, const SearchFindings& findings, const Rows& rows,
                 const std::vector<Ranked>& ranked, bool in_order, std::vector<RowId>& order) {
  if (findings.matched.size() <= ranked.size()) return;
  std::vector<std::uint32_t> taken;
  taken.reserve(ranked.size());
  for (const auto& one : ranked) taken.push_back(one.number);
  std::sort(taken.begin(), taken.end());
  const auto from = static_cast<std::ptrdiff_t>(order.size());
  auto next = taken.begin();
  for (const auto number : findings.matched) {
    while (next != taken.end() && *next < number) ++next;
    if (next != taken.end() && *next == number) continue;
    if (const auto row = rows.of(number); row != kNoRow) order.push_back(row);
  }
  if (!in_order && ranked.size() >= kShallow) return;
  const auto& snapshot = *inputs.snapshot;
  const auto before = [&](RowId a, RowId b) {
    const auto left = snapshot.row(a).popularity;
    const auto right = snapshot.row(b).popularity;
    return left != right ? left > right : a < b;
  };
  const auto kept = std::min(order.size(), kMaxOrdered);
  if (static_cast<std::size_t>(from) < kept)
    std::partial_sort(order.begin() + from, order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(),
                      before);
}

void put_pins_first(const FinderInputs& inputs, Instant now, std::vector<RowId>& order) {
  if (inputs.adjustments == nullptr) return;
  const auto& hidden = inputs.adjustments->hidden;
  if (!hidden.empty()) {
    std::erase_if(order,
                  [&](RowId row) { return std::find(hidden.begin(), hidden.end(), row) != hidden.end(); });
  }
  std::vector<RowId> pins;
  for (const auto row : inputs.adjustments->pins) {
    const bool is_hidden = std::find(hidden.begin(), hidden.end(), row) != hidden.end();
    const bool is_twice = std::find(pins.begin(), pins.end(), row) != pins.end();
    if (!is_hidden && !is_twice && inputs.snapshot->visible(row, now)) pins.push_back(row);
  }
  if (pins.empty()) return;
  std::erase_if(order, [&](RowId row) { return std::find(pins.begin(), pins.end(), row) != pins.end(); });
  order.insert(order.begin(), pins.begin(), pins.end());
}

std::int64_t sort_key(const FinderInputs& inputs, const catalogue::ListingQuery& query,
                      const catalogue::AttributeOrder& attribute, const catalogue::Vicinity& vicinity,
                      std::optional<std::size_t> currency, RowId row) {
  const auto& columns = inputs.snapshot->row(row);
  switch (query.sort) {
    case Sort::kFeatured:
      break;
    case Sort::kNewest:
      return -columns.published_at_ms;
    case Sort::kRating:  // ten votes of 3.5 stars are added to each
      return -(std::int64_t{columns.rating_hundredths} * columns.rating_count + 3'500) * 1'000 /
             (std::int64_t{columns.rating_count} + 10);
    case Sort::kPriceAscending:
    case Sort::kPriceDescending: {
      const auto price = current_price(*inputs.snapshot, row, currency, query.prices);
      if (price == catalogue::Summary::kNoPrice) return std::numeric_limits<std::int64_t>::max();
      return query.sort == Sort::kPriceAscending ? price : -price;
    }
    case Sort::kDistance:
      return vicinity.distance_m(row);
    case Sort::kAttribute:
    case Sort::kAttributeDescending:
      return attribute.key(inputs.snapshot->chunk_of(row).facets(columns));
  }
  return 0;
}

void sort_rows(const FinderInputs& inputs, const catalogue::ListingQuery& query, std::vector<RowId>& rows) {
  if (query.sort == Sort::kFeatured) return;
  const auto currency = inputs.snapshot->currency_index(query.prices.currency);
  const catalogue::AttributeOrder attribute{inputs.catalogue->names().facets, query};
  const catalogue::Vicinity vicinity{*inputs.catalogue, query.stores};
  std::vector<std::pair<std::int64_t, std::uint32_t>> keys;  // equal ones stay in the order of relevance
  keys.reserve(rows.size());
  for (const auto row : rows)
    keys.emplace_back(sort_key(inputs, query, attribute, vicinity, currency, row),
                      static_cast<std::uint32_t>(keys.size()));
  const auto end = keys.begin() + static_cast<std::ptrdiff_t>(std::min(keys.size(), kMaxOrdered));
  std::partial_sort(keys.begin(), end, keys.end());
  std::vector<RowId> sorted;
  for (auto at = keys.begin(); at != end; ++at) sorted.push_back(rows[at->second]);
  rows = std::move(sorted);
}

// Which categories lie in the one asked for, by number.
Result<std::vector<bool>> categories_below(const FinderInputs& inputs, const std::string& slug) {
  std::vector<bool> below;
  if (slug.empty()) return below;
  const auto& snapshot = *inputs.snapshot;
  if (snapshot.tree->find(slug) == nullptr)
    return fail(not_found("category.missing", "There is no such category."));
  const auto wanted = inputs.catalogue->names().categories.find(slug);
  below.resize(snapshot.ancestors->size() + 1);
  for (catalogue::SmallId id = 0; id < snapshot.ancestors->size(); ++id) {
    const auto& way = (*snapshot.ancestors)[id];
    below[id] = std::find(way.begin(), way.end(), wanted) != way.end();
  }
  return below;
}

// Words of the query that no product has.
std::vector<std::string> unknown_words(const QueryPlan& plan, const SearchFindings& findings) {
  std::vector<std::string> unknown;
  for (std::size_t i = 0; i < std::min(plan.words.size(), findings.frequencies.size()); ++i) {
    const auto& word = plan.words[i];
    if (findings.frequencies[i] == 0 && !word.negated && !word.filler && !word.wish)
      unknown.push_back(word.written);
  }
  return unknown;
}

void explain_hits(const FinderInputs& inputs, const SearchRequest& request, const std::vector<Ranked>& ranked,
                  const SearchAnswer& answer, Explanation& explanation) {
  for (std::size_t i = request.offset; i < std::min(request.offset + request.limit, answer.rows.size());
       ++i) {
    ExplainedHit hit{std::string{inputs.snapshot->sku(answer.rows[i])}, 0, {}};
    for (const auto& one : ranked) {
      if (one.row != answer.rows[i]) continue;
      hit.score = one.score;
      hit.features = one.features;
    }
    explanation.hits.push_back(std::move(hit));
  }
}

}  // namespace

bool has_filters(const catalogue::ListingQuery& query) {
  return !query.category.empty() || !query.collection.empty() || !query.selections.empty() ||
         !query.ranges.empty() || !query.stores.store.empty() || query.stores.within_m || query.price_from ||
         query.price_until || query.in_stock;
}

Result<SearchAnswer> answer_rows(const FinderInputs& inputs, std::vector<RowId> rows,
                                 const SearchRequest& request) {
  TRY(catalogue::check_filters(request.listing));
  put_pins_first(inputs, request.listing.prices.at, rows);
  SearchAnswer answer;
  if (request.facets || has_filters(request.listing)) {
    catalogue::Candidates candidates{std::make_shared<const catalogue::RowList>(std::move(rows)),
                                     TRY(categories_below(inputs, request.listing.category))};
    auto found = catalogue::scan(*inputs.catalogue, *inputs.snapshot, request.listing, candidates);
    answer.total = found.total;
    if (request.facets)
      answer.facets = catalogue::describe_facets(*inputs.catalogue, *inputs.snapshot, request.listing, found);
    answer.price_range = found.price_range;
    answer.in_stock_count = found.in_stock_count;
    rows = std::move(found.rows);
  } else {
    answer.total = static_cast<std::int64_t>(rows.size());
  }
  sort_rows(inputs, request.listing, rows);
  if (rows.size() > kMaxOrdered) rows.resize(kMaxOrdered);
  rows.shrink_to_fit();
  answer.rows = std::move(rows);
  return answer;
}

bool goes_deep(const SearchRequest& request) {
  return request.offset + request.limit > kShallow || has_filters(request.listing) ||
         request.listing.sort != Sort::kFeatured;
}

Result<SearchAnswer> find_by_plan(const FinderInputs& inputs, QueryPlan plan, const SearchRequest& request,
                                  const FindLimits& limits) {
  auto query = plan.query(limits.candidates, limits.enough);
  auto findings = TRY(inputs.view->index->find(query));
  if (fall_back_to_characters(findings.frequencies, plan)) {
    query = plan.query(limits.candidates, limits.enough);
    findings = TRY(inputs.view->index->find(query));
  }
  bool all_words = findings.with_all_words >= findings.matched.size();
  if (findings.matched.empty()) {  // any word is better than nothing
    query.least_share = 0.02;
    findings = TRY(inputs.view->index->find(query));
    all_words = findings.matched.empty();
  }
  const auto now = request.listing.prices.at;
  const Rows rows{inputs, now};
  std::erase_if(findings.best, [&](const SearchHit& hit) { return rows.of(hit.number) == kNoRow; });
  const RankingInputs ranking{inputs.snapshot, inputs.view, now, row_in_stock, inputs.catalogue};
  auto ranked = rank(plan, findings, findings.best, ranking, *inputs.weights);
  adjust(inputs, ranked);
  std::vector<RowId> order;
  order.reserve(findings.matched.size());
  for (const auto& one : ranked) order.push_back(one.row);
  if (!limits.only_best) append_rest(inputs, findings, rows, ranked, goes_deep(request), order);
  auto answer = TRY(answer_rows(inputs, std::move(order), request));
  answer.all_words = all_words;
  if (!findings.matched.empty()) answer.dropped = unknown_words(plan, findings);
  answer.plan = plan;
  if (request.explain) {
    auto explanation = std::make_shared<Explanation>();
    explanation->frequencies = findings.frequencies;
    explanation->weights = *inputs.weights;
    explanation->candidates = static_cast<std::int64_t>(ranked.size());
    explain_hits(inputs, request, ranked, answer, *explanation);
    answer.explanation = std::move(explanation);
  }
  return answer;
}

}  // namespace souk::online::search
