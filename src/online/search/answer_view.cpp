#include "online/search/answer_view.hpp"

#include <array>

#include "online/search/highlight.hpp"

namespace souk::online::search {
namespace {

json::array words_view(const SearchAnswer& answer, const Explanation& explanation) {
  json::array words;
  for (std::size_t i = 0; i < answer.plan.words.size(); ++i) {
    const auto& word = answer.plan.words[i];
    json::array forms;
    for (const auto& form : word.forms) forms.push_back({{"term", form.text}, {"weight", form.weight}});
    words.push_back({{"word", word.forms.front().text},
                     {"forms", std::move(forms)},
                     {"negated", word.negated},
                     {"filler", word.filler},
                     {"products", i < explanation.frequencies.size() ? explanation.frequencies[i] : 0}});
  }
  return words;
}

// Each part of a score is a feature times its weight; the parts add up to the score, but for boosts.
json::array hits_view(const Explanation& explanation) {
  const auto weights = explanation.weights.values();
  json::array hits;
  for (const auto& hit : explanation.hits) {
    json::object parts;
    for (std::size_t i = 0; i < kFeatures; ++i) {
      if (hit.features[i] == 0) continue;
      parts[name_of(static_cast<Feature>(i))] = {
          {"value", hit.features[i]}, {"weight", weights[i]}, {"part", hit.features[i] * weights[i]}};
    }
    hits.push_back({{"sku", hit.sku}, {"score", hit.score}, {"parts", std::move(parts)}});
  }
  return hits;
}

json::value explain_view(const SearchAnswer& answer, const Explanation& explanation) {
  json::array rules;
  for (const auto& rule : explanation.rules) rules.emplace_back(rule);
  json::array segments;
  for (const auto& segment : explanation.segments) segments.emplace_back(segment);
  json::array changes;
  for (const auto& [from, to] : explanation.corrections) changes.push_back({{"from", from}, {"to", to}});
  return {{"segments", std::move(segments)},
          {"corrections", std::move(changes)},
          {"words", words_view(answer, explanation)},
          {"rules", std::move(rules)},
          {"candidates", explanation.candidates},
          {"took_us", explanation.took_us},
          {"hits", hits_view(explanation)}};
}

}  // namespace

SearchView search_view(const SearchAnswer& answer, const SearchRequest& request,
                       const std::vector<catalogue::Card>& cards) {
  SearchView view{.items = {}, .total = answer.total, .match = answer.all_words ? "all" : "any"};
  view.searched = answer.searched.empty() ? request.query : answer.searched;
  view.corrected = answer.corrected;
  view.offered = answer.offered;
  view.dropped = answer.dropped;
  for (const auto& card : cards) {
    view.items.push_back(catalogue::item_view(card, request.language));
    if (!answer.plan.empty())
      view.highlights.push_back({card.sku, highlight(text_in(card.name, request.language), answer.plan)});
  }
  for (const auto& facet : answer.facets)
    view.facets.push_back(catalogue::facet_view(facet, request.language));
  if (answer.price_range) view.price_range = {answer.price_range->lowest, answer.price_range->highest};
  view.in_stock_count = answer.in_stock_count;
  view.redirect = answer.redirect;
  view.banner = text_in(answer.banner, request.language);
  if (answer.explanation != nullptr) view.explain = explain_view(answer, *answer.explanation);
  return view;
}

void hide_margin(SearchView& view) {
  auto* hits = view.explain ? view.explain->as_object().if_contains("hits") : nullptr;
  if (hits == nullptr) return;
  for (auto& hit : hits->as_array()) {
    auto& parts = hit.at("parts").as_object();
    const auto* margin = parts.if_contains(name_of(Feature::kMargin));
    if (margin == nullptr) continue;
    hit.as_object()["score"] = hit.at("score").to_number<double>() - margin->at("part").to_number<double>();
    parts.erase(name_of(Feature::kMargin));
  }
}

InsteadView instead_view(const Instead& instead, const std::vector<catalogue::Card>& cards,
                         std::string_view language) {
  constexpr std::array<std::string_view, 4> kKinds{"unfiltered", "alike", "category", "popular"};
  InsteadView view{.kind = std::string{kKinds.at(static_cast<std::size_t>(instead.kind))},
                   .category = instead.category,
                   .items = {},
                   .total = instead.total};
  for (const auto& card : cards) view.items.push_back(catalogue::item_view(card, language));
  return view;
}

}  // namespace souk::online::search
