// What a query would find under decisions that are not made yet: other weights, a rule, a synonym, another
// dictionary. Nothing is written and nobody else sees it. For the API and the console alike.
#pragma once

#include <optional>

#include "online/search/merchandising.hpp"
#include "online/search/search.hpp"

namespace souk::online::search {

struct PreviewRequest {
  std::string query;  // none: the category's own page
  std::string language;
  std::string category;  // slug; the shopper looks within it
  std::string group;     // of customers
  std::optional<Instant> at;
  std::int64_t limit = 10;
  std::optional<RankingWeights> weights;
  std::string rule_id;  // of the rule that `rule` takes the place of
  std::optional<SearchRule> rule;
  std::string synonym_id;
  std::optional<Synonym> synonym;
  std::optional<language::Dictionary> dictionary;
  static constexpr std::string_view kName = "SearchPreview";
  static constexpr auto fields() {
    using P = PreviewRequest;
    constexpr FieldRule kName{.max_length = 120, .required = false};
    return field_table(field("query", &P::query,
                             {.max_length = 200,
                              .required = false,
                              .help = "None, with a `category`: what its own page shows."}),
                       field("language", &P::language, {.max_length = 20, .required = false}),
                       field("category", &P::category, kName), field("group", &P::group, kName),
                       field("at", &P::at, {.help = "As it will be then; now by default."}),
                       field("limit", &P::limit, {.min = 1, .max = 100, .required = false}),
                       field("weights", &P::weights, {.help = "In place of those in force."}),
                       field("rule_id", &P::rule_id,
                             {.max_length = 64, .required = false, .help = "`rule` takes its place."}),
                       field("rule", &P::rule, {.help = "As if it were saved."}),
                       field("synonym_id", &P::synonym_id, {.max_length = 64, .required = false}),
                       field("synonym", &P::synonym),
                       field("dictionary", &P::dictionary, {.help = "In place of the one in force."}));
  }
};

// A request that sees what `plan` says; `request` has the reader's language and prices. kInvalid
// "search.rule", "search.synonym".
Result<SearchRequest> preview_request(const Search& search, const Merchandising& desk,
                                      const PreviewRequest& plan, SearchRequest request);

}  // namespace souk::online::search
