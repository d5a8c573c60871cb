// The ranking's formula: its weights with a live preview, and every version of it. Trials between two
// versions have a page of their own.
#include "base/text.hpp"
#include "online/console/frame.hpp"
#include "online/console/search_pages.hpp"
#include "online/console/search_parts.hpp"
#include "online/console/staff_parts.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using search::Formula;
using search::RankingWeights;

constexpr std::string_view kHere = "/console/search/formula";

Form weights_form(const Visit& visit, const RankingWeights& weights) {
  Form form;
  kFields<RankingWeights>([&](const auto& each) {
    form.set("weight/" + std::string{each.name}, text_of_thousandths(weights.*(each.member)));
  });
  form.set("try_language", languages_of(visit).front());
  return form;
}

RankingWeights weights_from(const Visit& visit, Form& form) {
  RankingWeights weights;
  kFields<RankingWeights>([&](const auto& each) {
    const auto name = "weight/" + std::string{each.name};
    const auto weight = thousandths_from(form.value(name));
    if (weight && *weight >= each.rule.min && *weight <= each.rule.max) {
      weights.*(each.member) = *weight;
    } else {
      form.errors[name] = visit.words("search.formula_bounds");
    }
  });
  return weights;
}

Html weight_fields(const Visit& visit, const Form& form) {
  const auto& words = visit.words;
  Html html;
  html << "<div class=\"grid-fields\">";
  kFields<RankingWeights>([&](const auto& each) {
    const auto hint = "search.feature_hint." + std::string{each.name};
    html << field(visit, form,
                  {.name = "weight/" + std::string{each.name},
                   .label = words.of("search.feature.", each.name),
                   .hint = words.has(hint) ? words(hint) : std::string{},
                   .max_length = 9,
                   .more = " inputmode=\"decimal\""});
  });
  return html << "</div>";
}

Html version_row(const Visit& visit, const Formula& formula, const search::FormulaVersion& version) {
  const auto& words = visit.words;
  const auto number = std::to_string(version.number);
  const bool in_force = version.number == formula.in_force;
  Html html;
  html << "<tr><td class=\"wide\"><b>" << words("search.version_n", {{"n", number}}) << "</b>";
  if (in_force) html << " " << badge("ok", words("search.in_force"));
  html << "<p class=\"u-muted\">" << version.note << "</p></td><td data-label=\"" << words("search.by")
       << "\">" << (version.by.empty() ? std::string{"–"} : actor_name(visit, version.by))
       << "</td><td data-label=\"" << words("search.saved_at") << "\">"
       << (version.at.unix_ms == 0 ? std::string{"–"} : visit.moment(version.at))
       << "</td><td class=\"wide\"><div class=\"btn-row\"><a class=\"btn btn--quiet btn--sm\" href=\""
       << with_query(std::string{kHere}, "from", number) << "\">" << words("search.edit_from") << "</a>";
  if (!in_force && !formula.trial)
    html << form_open(visit, std::string{kHere} + "/in-force") << hidden("version", number)
         << "<button class=\"btn btn--sm\">" << words("search.put_in_force") << "</button></form>";
  return html << "</div></td></tr>";
}

Html versions_card(const Visit& visit, const Formula& formula) {
  const auto& words = visit.words;
  Html body;
  body << "<table class=\"table table--rows\"><thead><tr><th>" << words("search.version") << "</th><th>"
       << words("search.by") << "</th><th>" << words("search.saved_at")
       << "</th><th></th></tr></thead><tbody>";
  for (auto each = formula.versions.rbegin(); each != formula.versions.rend(); ++each)
    body << version_row(visit, formula, *each);
  search::FormulaVersion zero;
  zero.note = words("search.version_zero");
  body << version_row(visit, formula, zero) << "</tbody></table>";
  return card(words("search.versions"), body, "card--flush");
}

Result<Response> show(const Visit& visit, const search::SearchStaffDeps& deps, const Form& form, int status) {
  const auto& words = visit.words;
  const auto formula = TRY(deps.merchandising->formula());
  Html main;
  main << search_tabs(visit, "formula") << complaints(visit, form);
  if (formula.trial) main << notice(visit, Tone::kWarn, words("search.trial_holds"));
  main << "<p class=\"lead\">" << words("search.formula_text") << "</p>" << form_open(visit, kHere, "stack")
       << card(words("search.weights"), weight_fields(visit, form), "form")
       << card(words("search.before_saving"), try_fields(visit, form), "form");
  Html saving;
  saving << field(visit, form,
                  {.name = "note", .label = words("search.note"), .hint = words("search.note_hint")})
         << "<div class=\"btn-row\"><button class=\"btn btn--quiet\" name=\"act\" value=\"preview\">"
         << words("search.preview")
         << "</button><button class=\"btn btn--quiet\" name=\"act\" value=\"keep\">" << words("search.keep")
         << "</button>";
  if (!formula.trial)
    saving << "<button class=\"btn\" name=\"act\" value=\"force\">" << words("search.keep_in_force")
           << "</button>";
  saving << "</div>";
  main << card("", saving, "form") << "</form>";
  if (form.value("act") == "preview" && form.clean()) {
    const auto now = tried(visit, form);
    auto plan = now;
    auto read = form;
    plan.weights = weights_from(visit, read);
    main << "<div id=\"preview\" class=\"stack\">"
         << TRY(compared(visit, deps, now, plan, words("search.planned_formula"))) << "</div>";
  }
  main << versions_card(visit, formula);
  return page(visit, {.title = words("search.tab.formula"), .nav = "search"}, main, status);
}

Result<Response> take(const Visit& visit, const search::SearchStaffDeps& deps, const Form& sent) {
  auto form = sent;
  const auto weights = weights_from(visit, form);
  const auto act = form.value("act");
  if (act == "preview" && text::trim(form.value("try")).empty())
    form.errors["try"] = visit.words("search.try_needed");
  if (!form.clean()) return show(visit, deps, form, kFormRefused);
  if (act == "preview") return show(visit, deps, form, 200);
  std::int64_t number = 0;
  TRY(deps.merchandising->change_formula([&](Formula& formula) -> Status {
    number = search::add_version(formula, weights,
                                 decision_of(visit, text::shorten(text::trim(form.value("note")), 200)));
    return act == "force" ? search::put_in_force(formula, number) : Status{};
  }));
  return visit.done(std::string{kHere}, act == "force" ? "search.version_in_force" : "search.version_kept",
                    {{"n", std::to_string(number)}});
}

}  // namespace

void add_search_formula_pages(Pages& pages, const search::SearchStaffDeps& deps) {
  const std::string here{kHere};
  const std::string permission{kSearchPermission};
  pages.get(here, permission, [deps](const Visit& visit) -> Result<Response> {
    const auto formula = TRY(deps.merchandising->formula());
    Form asked;
    asked.set("from", std::string{visit.request.query_value("from")});
    const auto from = asked.number("from").value_or(formula.in_force);
    return show(visit, deps, weights_form(visit, TRY(search::weights_of(formula, from))), 200);
  });
  pages.post(here, permission,
             [deps](const Visit& visit, const Form& form) { return take(visit, deps, form); });
  pages.post(here + "/in-force", permission,
             [deps, here](const Visit& visit, const Form& form) -> Result<Response> {
               const auto number = TRY(form.number("version"));
               TRY(deps.merchandising->change_formula(
                   [&](Formula& formula) { return search::put_in_force(formula, number); }));
               return visit.done(here, "search.version_in_force", {{"n", std::to_string(number)}});
             });
}

}  // namespace souk::online::console
