// Trials: two versions of the formula, each for a share of the visitors; what came of it so far, what chance
// would do, and ending it by choosing the winner.
#include <fmt/format.h>

#include "base/text.hpp"
#include "online/console/frame.hpp"
#include "online/console/search_pages.hpp"
#include "online/console/search_parts.hpp"
#include "online/console/staff_parts.hpp"
#include "online/search/trial_desk.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using search::Formula;
using search::RateComparison;
using search::TrialState;
using search::Verdict;

constexpr std::string_view kHere = "/console/search/trial";

std::string rate(std::int64_t ten_thousandths) {
  return fmt::format("{}.{:02} %", ten_thousandths / 100, ten_thousandths % 100);
}

Html statement(const Visit& visit, const RateComparison& rates) {
  const std::string_view tone = rates.verdict == Verdict::kChallengerBetter ? "ok"
                                : rates.verdict == Verdict::kBaseBetter     ? "warn"
                                                                            : "off";
  Html html;
  html << badge(tone, visit.words.of("search.verdict.", enum_name(rates.verdict)));
  if (rates.verdict != Verdict::kTooEarly)
    html << "<p class=\"u-muted\">" << visit.words("search.chance", {{"share", rate(rates.chance)}})
         << "</p>";
  return html;
}

void figures_row(Html& html, const Visit& visit, std::string_view name, std::int64_t base,
                 std::int64_t challenger, const RateComparison* rates) {
  const auto cell = [&](std::int64_t count, std::int64_t share) {
    return rates == nullptr ? visit.number(count) : rate(share) + " (" + visit.number(count) + ")";
  };
  html << "<tr><td><b>" << name << "</b></td><td class=\"num\" data-label=\"" << visit.words("search.base")
       << "\">" << cell(base, rates == nullptr ? 0 : rates->base_rate)
       << "</td><td class=\"num\" data-label=\"" << visit.words("search.challenger") << "\">"
       << cell(challenger, rates == nullptr ? 0 : rates->challenger_rate) << "</td><td class=\"wide\">";
  if (rates != nullptr) html << statement(visit, *rates);
  html << "</td></tr>";
}

Html figures(const Visit& visit, const TrialState& state) {
  const auto& words = visit.words;
  const auto& base = state.result.base;
  const auto& other = state.result.challenger;
  Html html;
  html << "<table class=\"table table--rows\"><thead><tr><th>" << words("search.measured")
       << "</th><th class=\"num\">" << words("search.base") << "</th><th class=\"num\">"
       << words("search.challenger") << "</th><th>" << words("search.what_it_says")
       << "</th></tr></thead><tbody>";
  figures_row(html, visit, words("search.visitors"), base.sessions, other.sessions, nullptr);
  figures_row(html, visit, words("search.click_rate"), base.clicked, other.clicked, &state.clicks);
  figures_row(html, visit, words("search.order_rate"), base.ordered, other.ordered, &state.orders);
  html << "</tbody></table>";
  if (state.result.full) html << notice(visit, Tone::kWarn, words("search.trial_full"));
  return html;
}

std::string shares(const Visit& visit, const search::Trial& trial) {
  return visit.words("search.share_text",
                     {{"share", text_of_thousandths(trial.share_permille * 100) + " %"}});
}

Html winner_form(const Visit& visit, const Formula& formula, const search::Trial& trial) {
  const auto& words = visit.words;
  Html html;
  html << form_open(visit, std::string{kHere} + "/end", "form") << "<p class=\"lead\">"
       << words("search.end_text") << "</p><div class=\"btn-row\">";
  for (const auto number : {trial.base, trial.challenger})
    html << "<button class=\"btn btn--quiet\" name=\"winner\" value=\"" << number << "\">"
         << words("search.wins", {{"version", version_name(visit, formula, number)}}) << "</button>";
  return html << "</div></form>";
}

Html under_way(const Visit& visit, const Formula& formula, const TrialState& state) {
  const auto& words = visit.words;
  const auto& trial = state.trial;
  Html facts;
  facts << "<dl class=\"facts\">";
  fact(facts, words("search.base"), version_name(visit, formula, trial.base));
  fact(facts, words("search.challenger"), version_name(visit, formula, trial.challenger));
  fact(facts, words("search.share"), shares(visit, trial));
  fact(facts, words("search.since"), visit.moment(trial.started_at) + " · " + actor_name(visit, trial.by));
  fact(facts, words("search.note"), trial.note);
  facts << "</dl>";
  Html html;
  html << card(words("search.trial_now"), facts)
       << card(words("search.so_far"), figures(visit, state), "card--flush")
       << card(words("search.end"), winner_form(visit, formula, trial));
  return html;
}

Html begin_form(const Visit& visit, const Form& form, const Formula& formula) {
  const auto& words = visit.words;
  Html body;
  body << "<p class=\"lead\">"
       << words("search.base_is", {{"version", version_name(visit, formula, formula.in_force)}}) << "</p>"
       << form_open(visit, kHere, "form") << "<div class=\"grid-fields grid-fields--wide\">"
       << select(visit, form, {.name = "challenger", .label = words("search.challenger")},
                 version_choices(visit, formula, std::nullopt))
       << field(visit, form,
                {.name = "share",
                 .label = words("search.share"),
                 .hint = words("search.share_hint"),
                 .max_length = 5,
                 .more = " inputmode=\"decimal\""})
       << field(visit, form, {.name = "note", .label = words("search.note")})
       << "</div><div class=\"btn-row\"><button class=\"btn\">" << words("search.begin")
       << "</button></div></form>";
  return card(words("search.new_trial"), body);
}

Html past_card(const Visit& visit, const Formula& formula) {
  Html html;
  for (auto each = formula.past.rbegin(); each != formula.past.rend(); ++each) {
    const auto state =
        search::state_of(*each, {each->base_found.value_or(search::TrialFigures{}),
                                 each->challenger_found.value_or(search::TrialFigures{}), false});
    Html body;
    body << "<p class=\"lead\">" << visit.moment(each->started_at) << " – "
         << (each->ended_at ? visit.moment(*each->ended_at) : std::string{}) << " · "
         << visit.words("search.won", {{"version", version_name(visit, formula, each->winner)}}) << "</p>"
         << figures(visit, state);
    html << card(visit.words("search.versus", {{"base", version_name(visit, formula, each->base)},
                                               {"other", version_name(visit, formula, each->challenger)}}),
                 body);
  }
  return html;
}

Result<Response> show(const Visit& visit, const search::SearchStaffDeps& deps, const Form& form, int status) {
  const auto& words = visit.words;
  const auto formula = TRY(deps.merchandising->formula());
  const auto state = TRY(search::trial_under_way(*deps.merchandising, *deps.trials));
  Html main;
  main << search_tabs(visit, "trial") << complaints(visit, form) << "<p class=\"lead\">"
       << words("search.trial_text") << "</p>";
  if (state) {
    main << under_way(visit, formula, *state);
  } else if (formula.versions.empty()) {
    main << card("", nothing(visit, "search", words("search.no_versions"), words("search.no_versions_text")));
  } else {
    main << begin_form(visit, form, formula);
  }
  if (!formula.past.empty())
    main << "<h2 class=\"card-sub\">" << words("search.past_trials") << "</h2>" << past_card(visit, formula);
  return page(visit, {.title = words("search.tab.trial"), .nav = "search"}, main, status);
}

Result<Response> begin(const Visit& visit, const search::SearchStaffDeps& deps, const Form& sent) {
  auto form = sent;
  const auto challenger = TRY(form.number("challenger"));
  const auto share = thousandths_from(form.value("share"));  // of a percent
  if (!share || *share < 100 || *share > 99'900) {
    form.errors["share"] = visit.words("search.share_hint");
    return show(visit, deps, form, kFormRefused);
  }
  const search::TrialPlan plan{challenger, *share / 100, text::shorten(text::trim(form.value("note")), 200)};
  const auto begun = search::begin_trial(*deps.merchandising, *deps.random, plan, decision_of(visit));
  if (begun) return visit.done(std::string{kHere}, "search.trial_begun");
  form.problem = visit.explain(begun.error());
  return show(visit, deps, form, kFormRefused);
}

}  // namespace

void add_search_trial_pages(Pages& pages, const search::SearchStaffDeps& deps) {
  const std::string here{kHere};
  const std::string permission{kSearchPermission};
  pages.get(here, permission, [deps](const Visit& visit) {
    Form form;
    form.set("share", "50");
    return show(visit, deps, form, 200);
  });
  pages.post(here, permission,
             [deps](const Visit& visit, const Form& form) { return begin(visit, deps, form); });
  pages.post(here + "/end", permission,
             [deps, here](const Visit& visit, const Form& form) -> Result<Response> {
               const auto winner = TRY(form.number("winner"));
               TRY(search::finish_trial(*deps.merchandising, *deps.trials, winner, decision_of(visit)));
               return visit.done(here, "search.trial_ended");
             });
}

}  // namespace souk::online::console
