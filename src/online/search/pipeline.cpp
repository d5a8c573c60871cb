#include "online/search/pipeline.hpp"

#include <algorithm>

#include "online/catalogue/listing_request.hpp"
#include "online/search/category_shelf.hpp"

namespace souk::online::search {

using language::Certainty;
using language::Correction;

namespace {
constexpr std::size_t kMaxGuesses = 3;
}  // namespace

Error no_word() { return invalid("search.empty", "Write at least one word to search for in `q`."); }

namespace {

// What the shopper likes as the catalogue numbers it; what is unknown is passed over.
void take_likings(const SearchRequest& request, const catalogue::Names& names, QueryPlan& plan) {
  const auto take = [](const std::vector<std::string>& slugs, const auto& known, auto& into) {
    for (std::size_t i = 0; i < std::min(slugs.size(), kMaxLiked); ++i)
      if (const auto id = known.find(slugs[i]); id != catalogue::kNoId) into.push_back(id);
  };
  take(request.liked_brands, names.brands, plan.liked_brands);
  take(request.liked_categories, names.categories, plan.liked_categories);
}

class Pipeline {
 public:
  Pipeline(const PipelineInputs& inputs, const SearchRequest& request) : inputs_{inputs}, request_{request} {}

  // A correction that finds nothing is no correction: then the query is searched for as it was written.
  Result<SearchAnswer> run() {
    auto rules = apply_rules(request_.query);
    Correction correction;
    if (!request_.verbatim && rules.fired.empty()) {
      correction = inputs_.language.correct(request_.query, {});
      if (correction.certainty == Certainty::kConfident) {
        auto corrected = TRY(search_corrected(correction.text, correction));
        if (corrected.total > 0) return corrected;
      }
    }
    auto answer = TRY(search(rules, {}));
    // Where the query finds nothing, a guess is better.
    if (answer.total == 0 && answer.redirect.empty() && !has_filters(request_.listing)) {
      for (std::size_t i = 0; i < std::min(correction.offers.size(), kMaxGuesses); ++i) {
        auto guessed = TRY(search_corrected(correction.offers[i], correction));
        if (guessed.total > 0) return guessed;
      }
    }
    if (correction.certainty != Certainty::kNone) answer.offered = correction.text;
    return answer;
  }

 private:
  Result<SearchAnswer> search_corrected(const std::string& text, const Correction& correction) const {
    auto answer = TRY(search(apply_rules(text), correction));
    answer.corrected = true;
    return answer;
  }

  RuleOutcome apply_rules(std::string_view query) const {
    if (inputs_.book == nullptr || request_.verbatim) return {.query = std::string{query}};
    const auto& listing = request_.listing;
    return inputs_.book->apply(
        {query, request_.language, listing.category, listing.prices.customer_group, listing.prices.at});
  }

  Result<SearchAnswer> search(const RuleOutcome& rules, const Correction& correction) const {
    auto plan = plan_of(inputs_.language, rules.query);
    if (plan.empty()) return fail(no_word());
    take_likings(request_, inputs_.finder.catalogue->names(), plan);
    if (inputs_.book != nullptr && !request_.verbatim) inputs_.book->expand(plan);
    for (const auto& word : rules.add) plan.add_wish(inputs_.language, word);
    auto asked = request_;
    for (const auto& filter : rules.filters) TRY(catalogue::take_filter(filter, asked.listing));
    if (asked.listing.category.empty()) asked.listing.category = rules.category;
    const auto adjustments = adjustments_of(rules, *inputs_.finder.catalogue, *inputs_.finder.snapshot);
    auto finder = inputs_.finder;
    finder.adjustments = &adjustments;
    auto answer = TRY(find_by_plan(finder, std::move(plan), asked));
    answer.searched = rules.query;
    answer.redirect = rules.redirect;
    answer.banner = rules.banner;
    if (answer.explanation != nullptr) answer.explanation = explain(rules, correction, *answer.explanation);
    return answer;
  }

  std::shared_ptr<const Explanation> explain(const RuleOutcome& rules, const Correction& correction,
                                             const Explanation& so_far) const {
    auto explanation = std::make_shared<Explanation>(so_far);
    for (auto& token : inputs_.language.segment(rules.query))
      explanation->segments.push_back(std::move(token.text));
    for (const auto& change : correction.changes)
      explanation->corrections.emplace_back(change.from, change.to);
    explanation->rules = rules.fired;
    return explanation;
  }

  const PipelineInputs& inputs_;
  const SearchRequest& request_;
};

}  // namespace

Result<SearchAnswer> run_pipeline(const PipelineInputs& inputs, const SearchRequest& request) {
  return Pipeline{inputs, request}.run();
}

}  // namespace souk::online::search
