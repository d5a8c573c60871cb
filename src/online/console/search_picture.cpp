// Scores as pictures: a stacked bar for each hit, made here as SVG. Colours are classes of the style sheet,
// one for each kind of feature; every piece has a title, and the same figures stand in a table beside it.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "online/console/search_parts.hpp"

namespace souk::online::console {
namespace {

using search::Feature;

struct Part {
  std::string_view name;
  std::string_view kind;  // "words", "kinds", "goods", "shopper", "against" or "rules"
  float value = 0;
  float weight = 0;
  float part = 0;
};

std::string_view kind_of(Feature feature) {
  switch (feature) {
    case Feature::kText:
    case Feature::kCoverage:
    case Feature::kNameCoverage:
    case Feature::kHead:
    case Feature::kPhrase:
    case Feature::kExact:
    case Feature::kNumber:
      return "words";
    case Feature::kBrand:
    case Feature::kCategory:
    case Feature::kDepartment:
    case Feature::kCategoryName:
    case Feature::kAttribute:
      return "kinds";
    case Feature::kPopularity:
    case Feature::kRating:
    case Feature::kFreshness:
    case Feature::kStock:
    case Feature::kMargin:
      return "goods";
    case Feature::kAffinity:
      return "shopper";
    case Feature::kNegated:
    case Feature::kLongName:
      return "against";
  }
  return "words";
}

// Those that count, and what rules added: the rest of the score.
std::vector<Part> parts_of(const search::ExplainedHit& hit, const search::RankingWeights& weights) {
  const auto values = weights.values();
  std::vector<Part> parts;
  float sum = 0;
  for (std::size_t i = 0; i < search::kFeatures; ++i) {
    const auto feature = static_cast<Feature>(i);
    const auto part = hit.features[i] * values[i];
    sum += part;
    if (std::abs(part) >= 0.0005F)
      parts.push_back({search::name_of(feature), kind_of(feature), hit.features[i], values[i], part});
  }
  const auto rest = hit.score - sum;
  if (std::abs(rest) >= 0.001F) parts.push_back({"rules", "rules", 1, rest, rest});
  return parts;
}

std::string title_of(const Visit& visit, const Part& part) {
  const auto name = visit.words.of("search.feature.", part.name);
  if (part.kind == "rules") return fmt::format("{}: {:+.2f}", name, part.part);
  return fmt::format("{}: {:.2f} × {:.2f} = {:+.2f}", name, part.value, part.weight, part.part);
}

constexpr double kBarWidth = 1'000;

void piece(Html& html, const Visit& visit, const Part& part, double from, double width) {
  html << "<g class=\"score-part score-part--" << part.kind << "\"><rect x=\"" << fmt::format("{:.1f}", from)
       << "\" y=\"2\" width=\"" << fmt::format("{:.1f}", width) << "\" height=\"20\"/><title>"
       << title_of(visit, part) << "</title></g>";
}

}  // namespace

ScoreSpan span_of(const search::Explanation& explanation) {
  ScoreSpan span{0, 0.1F};
  for (const auto& hit : explanation.hits) {
    float above = 0;
    float below = 0;
    for (const auto& part : parts_of(hit, explanation.weights)) (part.part > 0 ? above : below) += part.part;
    span.highest = std::max(span.highest, above);
    span.lowest = std::min(span.lowest, below);
  }
  return span;
}

Html score_bar(const Visit& visit, const search::ExplainedHit& hit, const search::RankingWeights& weights,
               const ScoreSpan& span) {
  const auto scale = kBarWidth / static_cast<double>(span.highest - span.lowest);
  const auto zero = -static_cast<double>(span.lowest) * scale;
  Html html;
  html << "<svg class=\"score\" viewBox=\"0 0 1000 24\" preserveAspectRatio=\"none\" role=\"img\" "
          "aria-label=\""
       << visit.words("search.score_is", {{"score", fmt::format("{:.2f}", hit.score)}}) << "\">";
  double right = zero;
  double left = zero;
  for (const auto& part : parts_of(hit, weights)) {
    const auto width = std::abs(static_cast<double>(part.part)) * scale;
    if (part.part < 0) left -= width;
    piece(html, visit, part, part.part < 0 ? left : right, width);
    if (part.part > 0) right += width;
  }
  html << "<line class=\"score-zero\" x1=\"" << fmt::format("{:.1f}", zero) << "\" x2=\""
       << fmt::format("{:.1f}", zero) << "\" y1=\"0\" y2=\"24\"/></svg>";
  return html;
}

Html score_table(const Visit& visit, const search::ExplainedHit& hit, const search::RankingWeights& weights) {
  const auto& words = visit.words;
  Html html;
  html << "<details class=\"as-table\"><summary>" << words("search.parts")
       << icon(visit, "chevron-down", "icon--sm")
       << "</summary><table class=\"table table--tight\"><thead><tr><th>" << words("search.part")
       << "</th><th class=\"num\">" << words("search.value") << "</th><th class=\"num\">"
       << words("search.weight") << "</th><th class=\"num\">" << words("search.part_sum")
       << "</th></tr></thead><tbody>";
  for (const auto& part : parts_of(hit, weights))
    html << "<tr><td>" << words.of("search.feature.", part.name) << "</td><td class=\"num\">"
         << fmt::format("{:.3f}", part.value) << "</td><td class=\"num\">"
         << fmt::format("{:.3f}", part.weight) << "</td><td class=\"num\">"
         << fmt::format("{:+.3f}", part.part) << "</td></tr>";
  html << "</tbody></table></details>";
  return html;
}

Html score_legend(const Visit& visit) {
  Html html;
  html << "<ul class=\"score-legend\">";
  for (const std::string_view kind : {"words", "kinds", "goods", "shopper", "against", "rules"})
    html << "<li><span class=\"score-key score-key--" << kind << "\" aria-hidden=\"true\"></span>"
         << visit.words.of("search.kind.", kind) << "</li>";
  html << "</ul>";
  return html;
}

}  // namespace souk::online::console
