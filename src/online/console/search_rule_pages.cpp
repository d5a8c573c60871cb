// Rules: which there are, one of them as a form, and what it would do before it is saved.
#include <algorithm>

#include "base/text.hpp"
#include "online/console/frame.hpp"
#include "online/console/search_pages.hpp"
#include "online/console/search_rule_form.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using search::SearchRule;

constexpr std::string_view kHere = "/console/search/rules";

std::string path_of(std::string_view id) { return std::string{kHere} + "/" + text::percent_encode(id); }

Html state_badge(const Visit& visit, const SearchRule& rule) {
  const auto& trigger = rule.trigger;
  if (!rule.active) return badge("off", visit.words("search.resting"));
  if (trigger.ends_at && *trigger.ends_at <= visit.now) return badge("off", visit.words("search.over"));
  if (trigger.starts_at && visit.now < *trigger.starts_at)
    return badge("info", visit.words("search.planned"));
  return badge("ok", visit.words("search.active"));
}

std::string dates_text(const Visit& visit, const search::RuleTrigger& trigger) {
  if (!trigger.starts_at && !trigger.ends_at) return visit.words("search.always");
  const auto from = trigger.starts_at ? visit.moment(*trigger.starts_at) : std::string{"…"};
  const auto until = trigger.ends_at ? visit.moment(*trigger.ends_at) : std::string{"…"};
  return from + " – " + until;
}

void row(Html& html, const Visit& visit, const std::string& id, const SearchRule& rule) {
  const auto& words = visit.words;
  html << "<tr><td class=\"wide\"><a class=\"row-link\" href=\"" << path_of(id) << "\">" << rule.name
       << "</a></td><td data-label=\"" << words("search.state") << "\">" << state_badge(visit, rule)
       << "</td><td class=\"wide\" data-label=\"" << words("search.when") << "\">"
       << trigger_text(visit, rule.trigger) << "</td><td class=\"wide\" data-label=\""
       << words("search.what_happens") << "\">" << action_text(visit, rule.actions)
       << "</td><td data-label=\"" << words("search.dates") << "\">" << dates_text(visit, rule.trigger)
       << "</td><td class=\"num\" data-label=\"" << words("search.position") << "\">" << rule.position
       << "</td></tr>";
}

Result<Response> list(const Visit& visit, const search::SearchStaffDeps& deps) {
  const auto& words = visit.words;
  auto all = TRY(deps.merchandising->rules());
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.value.position < b.value.position; });
  Html main;
  main << search_tabs(visit, "rules") << "<p class=\"lead\">" << words("search.rules_text") << "</p>";
  if (all.empty()) {
    main << card("", nothing(visit, "search", words("search.no_rules"), words("search.no_rules_text")));
  } else {
    main << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
         << words("search.rule_name") << "</th><th>" << words("search.state") << "</th><th>"
         << words("search.when") << "</th><th>" << words("search.what_happens") << "</th><th>"
         << words("search.dates") << "</th><th class=\"num\">" << words("search.position")
         << "</th></tr></thead><tbody>";
    for (const auto& each : all) row(main, visit, each.id, each.value);
    main << "</tbody></table></div>";
  }
  Html actions;
  actions << "<a class=\"btn\" href=\"" << kHere << "/new\">" << icon(visit, "plus", "icon--sm")
          << words("search.new_rule") << "</a>";
  return page(visit, {.title = words("search.tab.rules"), .nav = "search", .actions = actions}, main);
}

Result<SearchRule> stored(const search::SearchStaffDeps& deps, std::string_view id) {
  for (auto& each : TRY(deps.merchandising->rules()))
    if (each.id == id) return std::move(each.value);
  return fail(not_found("search.rule_missing", "There is no such rule."));
}

// The planned rule looked at where it is for: its category and group, besides what was asked to be tried.
Result<Html> rule_preview(const Visit& visit, const search::SearchStaffDeps& deps, const std::string& id,
                          const Form& form, const SearchRule& rule) {
  auto now = tried(visit, form);
  now.category = rule.trigger.category;
  now.group = rule.trigger.group;
  auto plan = now;
  plan.rule_id = id;
  plan.rule = rule;
  return compared(visit, deps, now, plan, visit.words("search.then"));
}

// `id` is empty for a new one.
Result<Response> show(const Visit& visit, const search::SearchStaffDeps& deps, const std::string& id,
                      const Form& form, int status) {
  const auto& words = visit.words;
  Html main;
  main << complaints(visit, form)
       << form_open(visit, id.empty() ? std::string{kHere} + "/new" : path_of(id), "stack")
       << rule_fields(visit, form)
       << "<div class=\"btn-row\"><button class=\"btn btn--quiet\" name=\"act\" value=\"preview\">"
       << words("search.preview") << "</button><button class=\"btn\" name=\"act\" value=\"save\">"
       << words("action.save") << "</button></div></form>";
  if (form.value("act") == "preview" && form.clean()) {
    auto read = form;
    main << "<div id=\"preview\" class=\"stack\">"
         << TRY(rule_preview(visit, deps, id, form, rule_from(visit, read))) << "</div>";
  }
  if (!id.empty()) {
    Html danger;
    danger << form_open(visit, path_of(id) + "/remove") << "<button class=\"btn btn--bad\">"
           << words("search.remove_rule") << "</button></form>";
    main << card("", danger);
  }
  return page(visit,
              {.title = words(id.empty() ? "search.new_rule" : "search.rule"),
               .nav = "search",
               .back = std::string{kHere}},
              main, status);
}

Result<Response> take(const Visit& visit, const search::SearchStaffDeps& deps, const std::string& id,
                      const Form& sent) {
  auto form = sent;
  const auto rule = rule_from(visit, form);
  const bool preview = form.value("act") == "preview";
  const bool of_shelf = rule.trigger.kind == search::TriggerKind::kAlways && !rule.trigger.category.empty();
  if (preview && form.clean() && !of_shelf && text::trim(form.value("try")).empty())
    form.errors["try"] = visit.words("search.try_needed");
  if (!form.clean()) return show(visit, deps, id, form, kFormRefused);
  if (preview) return show(visit, deps, id, form, 200);
  TRY(deps.merchandising->save_rule(id.empty() ? visit.command_id(form) : id, rule));
  return visit.done(std::string{kHere}, "search.rule_saved");
}

}  // namespace

void add_search_rule_pages(Pages& pages, const search::SearchStaffDeps& deps) {
  const std::string here{kHere};
  const std::string permission{kSearchPermission};
  pages.get(here, permission, [deps](const Visit& visit) { return list(visit, deps); });
  pages.get(here + "/new", permission, [deps](const Visit& visit) {
    SearchRule fresh;
    fresh.trigger.kind = search::TriggerKind::kExact;
    fresh.trigger.text = text::shorten(visit.request.query_value("query"), 200);
    fresh.trigger.category = text::shorten(visit.request.query_value("category"), 120);
    if (!fresh.trigger.category.empty()) fresh.trigger.kind = search::TriggerKind::kAlways;
    return show(visit, deps, {}, rule_form(visit, fresh), 200);
  });
  pages.get(here + "/{id}", permission, [deps](const Visit& visit) -> Result<Response> {
    const std::string id{visit.request.path_parameter("id")};
    return show(visit, deps, id, rule_form(visit, TRY(stored(deps, id))), 200);
  });
  pages.post(here + "/new", permission,
             [deps](const Visit& visit, const Form& form) { return take(visit, deps, {}, form); });
  pages.post(here + "/{id}", permission, [deps](const Visit& visit, const Form& form) -> Result<Response> {
    const auto id = TRY(search::document_id(visit.request));
    TRY(stored(deps, id));
    return take(visit, deps, id, form);
  });
  pages.post(here + "/{id}/remove", permission,
             [deps, here](const Visit& visit, const Form&) -> Result<Response> {
               TRY(deps.merchandising->remove_rule(TRY(search::document_id(visit.request))));
               return visit.done(here, "search.rule_removed");
             });
}

}  // namespace souk::online::console
