#include "online/search/preview.hpp"

#include "base/text.hpp"

namespace souk::online::search {
namespace {

// The stored ones with `planned` in place of the one of its id, or as one more.
template <class T>
std::vector<T> with_planned(std::vector<engines::Stored<T>> stored, const std::string& id,
                            const std::optional<T>& planned) {
  std::vector<T> all;
  for (auto& each : stored)
    if (!planned || each.id != id) all.push_back(std::move(each.value));
  if (planned) all.push_back(*planned);
  return all;
}

}  // namespace

Result<SearchRequest> preview_request(const Search& search, const Merchandising& desk,
                                      const PreviewRequest& plan, SearchRequest request) {
  request.query = plan.query;
  if (!plan.language.empty()) request.language = plan.language;
  request.listing.category = plan.category;
  request.everything = !plan.category.empty() && text::trim(plan.query).empty();
  request.listing.prices.customer_group = plan.group;
  if (plan.at) request.listing.prices.at = *plan.at;
  request.limit = static_cast<std::size_t>(plan.limit);
  request.explain = true;
  request.visitor.clear();
  if (plan.weights) request.weights = std::make_shared<const RankingWeights>(*plan.weights);
  if (plan.dictionary) request.tongue = search.language()->with(*plan.dictionary);
  if (!plan.rule && !plan.synonym && !plan.dictionary) return request;
  if (plan.rule) TRY(check_rule(*plan.rule));
  if (plan.synonym) TRY(check_synonym(*plan.synonym));
  request.book =
      std::make_shared<const RuleBook>(with_planned(TRY(desk.rules()), plan.rule_id, plan.rule),
                                       with_planned(TRY(desk.synonyms()), plan.synonym_id, plan.synonym),
                                       request.tongue != nullptr ? request.tongue : search.language());
  return request;
}

}  // namespace souk::online::search
