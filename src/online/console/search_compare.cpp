// What a query finds now and what it would find, side by side.
#include <algorithm>

#include <fmt/format.h>

#include "online/console/search_parts.hpp"
#include "online/search/request_query.hpp"

namespace souk::online::console {
namespace {

using search::PreviewRequest;
using search::SearchAnswer;

struct Shown {
  std::shared_ptr<const SearchAnswer> answer;
  search::SearchRequest request;
  std::vector<std::string> skus;  // of the page
};

Result<Shown> ask(const Visit& visit, const search::SearchStaffDeps& deps, const PreviewRequest& plan) {
  auto reader = TRY(search::search_request({}, *deps.catalogue, visit.now));
  auto request = TRY(search::preview_request(*deps.search, *deps.merchandising, plan, std::move(reader)));
  Shown shown{TRY(deps.search->answer(request)), std::move(request), {}};
  const auto snapshot = deps.catalogue->snapshot();
  for (std::size_t i = 0; i < std::min(shown.request.limit, shown.answer->rows.size()); ++i)
    if (shown.answer->rows[i] < snapshot->row_count)
      shown.skus.emplace_back(snapshot->sku(shown.answer->rows[i]));
  return shown;
}

void marks(Html& html, const std::vector<std::string>& texts) {
  html << "<span class=\"tags\">";
  for (const auto& each : texts) html << "<span class=\"badge badge--info\">" << each << "</span>";
  html << "</span>";
}

// How the query was read: words, corrections, rules, what was passed over.
Html reading(const Visit& visit, const SearchAnswer& answer) {
  const auto& words = visit.words;
  Html html;
  html << "<dl class=\"facts\">";
  fact(html, words("search.found"),
       words.count("search.n_products", answer.total) +
           (answer.all_words ? std::string{} : " · " + words("search.some_words")));
  if (answer.explanation == nullptr) {
    fact(html, words("search.read_as"), words("search.by_code"));
    return html << "</dl>";
  }
  const auto& how = *answer.explanation;
  if (answer.corrected) fact(html, words("search.searched"), answer.searched);
  Html segments;
  marks(segments, how.segments);
  if (!how.segments.empty()) fact(html, words("search.segments"), segments);
  std::vector<std::string> changes;
  for (const auto& [from, to] : how.corrections) changes.push_back(from + " → " + to);
  Html corrections;
  marks(corrections, changes);
  if (!changes.empty()) fact(html, words("search.corrections"), corrections);
  std::vector<std::string> others;
  for (const auto& word : answer.plan.words)
    for (std::size_t i = 1; i < word.forms.size(); ++i)
      others.push_back(word.forms.front().text + " → " + word.forms[i].text);
  Html expansions;
  marks(expansions, others);
  if (!others.empty()) fact(html, words("search.expanded"), expansions);
  Html rules;
  marks(rules, how.rules);
  if (!how.rules.empty()) fact(html, words("search.rules_fired"), rules);
  fact(html, words("search.offered"), answer.offered);
  fact(html, words("search.dropped"), text_of_entries(answer.dropped));
  fact(html, words("search.redirect"), answer.redirect);
  fact(html, words("search.banner"), visit.text(answer.banner));
  fact(html, words("search.took"),
       words("search.took_text", {{"n", visit.number(how.candidates)},
                                  {"ms", fmt::format("{:.1f}", static_cast<double>(how.took_us) / 1'000)}}));
  return html << "</dl>";
}

// "▲ 3" beside what stands elsewhere than in the other list.
Html movement(const Visit& visit, const std::string& sku, std::size_t place,
              const std::vector<std::string>* before) {
  if (before == nullptr) return {};
  const auto found = std::find(before->begin(), before->end(), sku);
  if (found == before->end()) return badge("todo", visit.words("search.new_here"));
  const auto was = static_cast<std::size_t>(found - before->begin());
  if (was == place) return {};
  const bool up = place < was;
  const auto by = std::to_string(up ? was - place : place - was);
  return badge(up ? "ok" : "warn", visit.words(up ? "search.up" : "search.down", {{"n", by}}));
}

const search::ExplainedHit* explained(const SearchAnswer& answer, const std::string& sku) {
  if (answer.explanation == nullptr) return nullptr;
  for (const auto& hit : answer.explanation->hits)
    if (hit.sku == sku) return &hit;
  return nullptr;
}

Html hits(const Visit& visit, const Shown& shown, const std::vector<std::string>* before) {
  const auto& answer = *shown.answer;
  Html html;
  if (shown.skus.empty()) return nothing(visit, "search", visit.words("search.nothing_found"));
  const auto snapshot = visit.deps().catalogue->snapshot();
  const auto span = answer.explanation == nullptr ? ScoreSpan{} : span_of(*answer.explanation);
  html << "<ol class=\"hits\">";
  for (std::size_t i = 0; i < shown.skus.size(); ++i) {
    const auto product = visit.deps().catalogue->find_by_sku(*snapshot, shown.skus[i]);
    if (!product) continue;
    html << "<li><div class=\"hit-head\"><span class=\"hit-place\">" << (i + 1) << "</span>"
         << article(visit, **product, nullptr, {}) << movement(visit, shown.skus[i], i, before);
    const auto* hit = explained(answer, shown.skus[i]);
    if (hit != nullptr && hit->score != 0) {
      html << "<b class=\"hit-score\">" << fmt::format("{:.2f}", hit->score) << "</b></div>"
           << score_bar(visit, *hit, answer.explanation->weights, span)
           << score_table(visit, *hit, answer.explanation->weights);
    } else {
      html << "</div><p class=\"u-muted\">" << visit.words("search.not_scored") << "</p>";
    }
    html << "</li>";
  }
  return html << "</ol>";
}

Html column(const Visit& visit, std::string_view title, const Result<Shown>& shown,
            const std::vector<std::string>* before) {
  Html body;
  if (!shown) {
    body << notice(visit, Tone::kWarn, visit.explain(shown.error()));
  } else {
    body << reading(visit, *shown->answer) << hits(visit, *shown, before);
  }
  return card(title, body);
}

}  // namespace

Result<Html> compared(const Visit& visit, const search::SearchStaffDeps& deps, const PreviewRequest& now,
                      const std::optional<PreviewRequest>& plan, std::string_view plan_name) {
  const auto is_ours = [](const auto& shown) { return !shown && http::is_our_fault(shown.error()); };
  const auto current = ask(visit, deps, now);
  if (is_ours(current) && current.error().kind != ErrorKind::kUnavailable) return fail(current.error());
  Html html;
  html << score_legend(visit) << "<div class=\"columns\">"
       << column(visit, visit.words("search.now"), current, nullptr);
  if (plan) {
    const auto planned = ask(visit, deps, *plan);
    if (is_ours(planned) && planned.error().kind != ErrorKind::kUnavailable) return fail(planned.error());
    html << column(visit, plan_name, planned, current ? &current->skus : nullptr);
  }
  return html << "</div>";
}

}  // namespace souk::online::console
