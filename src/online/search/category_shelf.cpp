#include "online/search/category_shelf.hpp"

#include <algorithm>

#include "online/search/merchandising.hpp"

namespace souk::online::search {
namespace {

RuleOutcome rules_of_shelf(const RuleBook& book, const catalogue::ListingQuery& query,
                           std::string_view language) {
  if (query.category.empty()) return {};
  return book.apply_to_shelf({{}, language, query.category, query.prices.customer_group, query.prices.at});
}

catalogue::RowListPtr rows_of_shelf(const FinderInputs& inputs, const std::string& category) {
  const auto& snapshot = *inputs.snapshot;
  if (category.empty() || snapshot.tree->find(category) == nullptr) return snapshot.all;
  return snapshot.categories.rows(inputs.catalogue->names().categories.find(category));
}

}  // namespace

std::shared_ptr<const catalogue::Arrangement> CategoryShelf::arrangement_for(
    const catalogue::Catalogue& catalogue, const catalogue::Snapshot& snapshot,
    const catalogue::ListingQuery& query) const {
  const auto rules = rules_of_shelf(*desk_.book(), query, query.language);
  if (rules.fired.empty()) return nullptr;
  return std::make_shared<const catalogue::Arrangement>(adjustments_of(rules, catalogue, snapshot));
}

Adjustments adjustments_of(const RuleOutcome& rules, const catalogue::Catalogue& catalogue,
                           const catalogue::Snapshot& snapshot) {
  const auto rows_of = [&](const std::vector<std::string>& skus) {
    std::vector<RowId> rows;
    for (const auto& sku : skus)
      if (const auto row = snapshot.product_row(sku)) rows.push_back(*row);
    return rows;
  };
  Adjustments adjustments{rows_of(rules.pins), rows_of(rules.hides), {}};
  for (const auto& boost : rules.boosts) {
    Adjustments::Boost one{rows_of(boost.skus), catalogue::kNoId, catalogue::kNoId,
                           static_cast<float>(boost.by) / 1'000.0F};
    std::sort(one.rows.begin(), one.rows.end());
    if (!boost.category.empty()) one.category = catalogue.names().categories.find(boost.category);
    if (!boost.brand.empty()) one.brand = catalogue.names().brands.find(boost.brand);
    adjustments.boosts.push_back(std::move(one));
  }
  return adjustments;
}

Result<SearchAnswer> whole_shelf(const FinderInputs& inputs, const RuleBook* book,
                                 const SearchRequest& request) {
  const auto& listing = request.listing;
  const auto rules =
      book == nullptr || request.verbatim ? RuleOutcome{} : rules_of_shelf(*book, listing, request.language);
  auto rows = rows_of_shelf(inputs, listing.category);
  if (!rules.fired.empty()) {
    const auto decided = adjustments_of(rules, *inputs.catalogue, *inputs.snapshot);
    rows = arranged(decided, *inputs.snapshot, rows, listing.sort == catalogue::Sort::kFeatured);
  }
  std::vector<RowId> seen;
  seen.reserve(rows->size());
  for (const auto row : *rows)
    if (inputs.snapshot->visible(row, listing.prices.at)) seen.push_back(row);
  auto answer = TRY(answer_rows(inputs, std::move(seen), request));
  if (!request.explain) return answer;
  auto explanation = std::make_shared<Explanation>();
  explanation->rules = rules.fired;
  explanation->weights = *inputs.weights;
  explanation->candidates = answer.total;
  answer.explanation = std::move(explanation);
  return answer;
}

}  // namespace souk::online::search
