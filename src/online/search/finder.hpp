// From a plan to rows in order with their facets: candidates, ranking, filters, counting. It knows nothing of
// languages and rules; pipeline.hpp puts those around it.
#pragma once

#include "online/catalogue/arrangement.hpp"
#include "online/catalogue/catalogue.hpp"
#include "online/search/ranker.hpp"
#include "online/search/request.hpp"
#include "online/search/view.hpp"

namespace souk::online::search {

// What rules change in the order, beyond the weights; pins need not have been found.
using Adjustments = catalogue::Arrangement;

struct FinderInputs {
  const catalogue::Catalogue* catalogue = nullptr;
  const catalogue::Snapshot* snapshot = nullptr;
  const View* view = nullptr;
  const RankingWeights* weights = nullptr;
  const Adjustments* adjustments = nullptr;
};

// Whether anything but the words narrows the search.
bool has_filters(const catalogue::ListingQuery& query);

// With fewer products that have all words, those that have only some of them are shown as well.
inline constexpr std::size_t kEnoughFullMatches = 20;
struct FindLimits {
  std::size_t enough = kEnoughFullMatches;
  std::size_t candidates = 300;  // ranked by their features
  bool only_best = false;        // what matched beyond the candidates is neither counted nor answered
};
// kNotFound "category.missing"; kInvalid "listing.too_many_filters".
Result<SearchAnswer> find_by_plan(const FinderInputs& inputs, QueryPlan plan, const SearchRequest& request,
                                  const FindLimits& limits = {});
// Whether its page may lie beyond the ranked candidates, so that the order of all others matters too.
bool goes_deep(const SearchRequest& request);
// The same for rows that somebody else has found and put in order.
Result<SearchAnswer> answer_rows(const FinderInputs& inputs, std::vector<RowId> rows,
                                 const SearchRequest& request);

}  // namespace souk::online::search
