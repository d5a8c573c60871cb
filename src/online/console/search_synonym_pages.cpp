// Synonyms: words that find each other, or that find others as well. What one would find is seen before it is
// saved.
#include "base/text.hpp"
#include "online/console/frame.hpp"
#include "online/console/search_pages.hpp"
#include "online/console/search_parts.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using search::Synonym;

constexpr std::string_view kHere = "/console/search/synonyms";

std::string path_of(std::string_view id) { return std::string{kHere} + "/" + text::percent_encode(id); }

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& each : words) text += (text.empty() ? "" : " · ") + each;
  return text;
}

std::string shape_of(const Visit& visit, const Synonym& synonym) {
  return visit.words(synonym.targets.empty() ? "search.two_way" : "search.one_way");
}

Html state_badge(const Visit& visit, bool active) {
  return badge(active ? "ok" : "off", visit.words(active ? "search.active" : "search.resting"));
}

Result<Response> list(const Visit& visit, const search::SearchStaffDeps& deps) {
  const auto& words = visit.words;
  const auto all = TRY(deps.merchandising->synonyms());
  Html main;
  main << search_tabs(visit, "synonyms") << "<p class=\"lead\">" << words("search.synonyms_text") << "</p>";
  if (all.empty()) {
    main << card("", nothing(visit, "search", words("search.no_synonyms"), words("search.no_synonyms_text")));
  } else {
    main << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
         << words("search.synonym_words") << "</th><th>" << words("search.shape") << "</th><th>"
         << words("search.finds_too") << "</th><th>" << words("search.state") << "</th></tr></thead><tbody>";
    for (const auto& each : all)
      main << "<tr><td class=\"wide\"><a class=\"row-link\" href=\"" << path_of(each.id) << "\">"
           << joined(each.value.words) << "</a></td><td data-label=\"" << words("search.shape") << "\">"
           << shape_of(visit, each.value) << "</td><td data-label=\"" << words("search.finds_too") << "\">"
           << (each.value.targets.empty() ? std::string{"–"} : joined(each.value.targets))
           << "</td><td data-label=\"" << words("search.state") << "\">"
           << state_badge(visit, each.value.active) << "</td></tr>";
    main << "</tbody></table></div>";
  }
  Html actions;
  actions << "<a class=\"btn\" href=\"" << kHere << "/new\">" << icon(visit, "plus", "icon--sm")
          << words("search.new_synonym") << "</a>";
  return page(visit, {.title = words("search.tab.synonyms"), .nav = "search", .actions = actions}, main);
}

Form synonym_form(const Visit& visit, const Synonym& synonym) {
  Form form;
  form.set("words", text_of_entries(synonym.words));
  form.set("targets", text_of_entries(synonym.targets));
  if (synonym.active) form.set("active", "1");
  if (!synonym.words.empty()) form.set("try", synonym.words.front());
  form.set("try_language", languages_of(visit).front());
  return form;
}

Synonym synonym_from(const Form& form) {
  return {entries_from(form.value("words")), entries_from(form.value("targets")), form.has("active")};
}

Html fields(const Visit& visit, const Form& form) {
  const auto& words = visit.words;
  Html body;
  body << "<div class=\"grid-fields grid-fields--wide\">"
       << area(visit, form,
               {.name = "words",
                .label = words("search.synonym_words"),
                .hint = words("search.synonym_words_hint"),
                .required = true,
                .max_length = 4'000},
               5)
       << area(visit, form,
               {.name = "targets",
                .label = words("search.finds_too"),
                .hint = words("search.targets_hint"),
                .max_length = 4'000},
               5)
       << "</div>" << check("active", words("search.active"), form.has("active"));
  Html html;
  html << card("", body, "form") << card(words("search.before_saving"), try_fields(visit, form), "form")
       << "<div class=\"btn-row\"><button class=\"btn btn--quiet\" name=\"act\" value=\"preview\">"
       << words("search.preview") << "</button><button class=\"btn\" name=\"act\" value=\"save\">"
       << words("action.save") << "</button></div>";
  return html;
}

// `id` is empty for a new one.
Result<Response> show(const Visit& visit, const search::SearchStaffDeps& deps, const std::string& id,
                      const Form& form, int status) {
  const auto& words = visit.words;
  Html main;
  main << complaints(visit, form)
       << form_open(visit, id.empty() ? std::string{kHere} + "/new" : path_of(id), "stack")
       << fields(visit, form) << "</form>";
  if (form.value("act") == "preview" && form.clean()) {
    const auto now = tried(visit, form);
    auto plan = now;
    plan.synonym_id = id;
    plan.synonym = synonym_from(form);
    main << "<div id=\"preview\" class=\"stack\">"
         << TRY(compared(visit, deps, now, plan, words("search.then"))) << "</div>";
  }
  if (!id.empty()) {
    Html danger;
    danger << form_open(visit, path_of(id) + "/remove") << "<button class=\"btn btn--bad\">"
           << words("search.remove_synonym") << "</button></form>";
    main << card("", danger);
  }
  return page(visit,
              {.title = words(id.empty() ? "search.new_synonym" : "search.synonym"),
               .nav = "search",
               .back = std::string{kHere}},
              main, status);
}

Result<Response> take(const Visit& visit, const search::SearchStaffDeps& deps, const std::string& id,
                      const Form& sent) {
  auto form = sent;
  const auto synonym = synonym_from(form);
  if (const auto good = search::check_synonym(synonym); !good) {
    form.errors["words"] = visit.explain(good.error());
    return show(visit, deps, id, form, kFormRefused);
  }
  if (form.value("act") == "preview") return show(visit, deps, id, form, 200);
  TRY(deps.merchandising->save_synonym(id.empty() ? visit.command_id(form) : id, synonym));
  return visit.done(std::string{kHere}, "search.synonym_saved");
}

Result<Synonym> stored(const search::SearchStaffDeps& deps, std::string_view id) {
  for (auto& each : TRY(deps.merchandising->synonyms()))
    if (each.id == id) return std::move(each.value);
  return fail(not_found("search.synonym_missing", "There is no such synonym."));
}

}  // namespace

void add_search_synonym_pages(Pages& pages, const search::SearchStaffDeps& deps) {
  const std::string here{kHere};
  const std::string permission{kSearchPermission};
  pages.get(here, permission, [deps](const Visit& visit) { return list(visit, deps); });
  pages.get(here + "/new", permission, [deps](const Visit& visit) {
    Synonym fresh;
    fresh.words = entries_from(text::shorten(visit.request.query_value("words"), 200));
    return show(visit, deps, {}, synonym_form(visit, fresh), 200);
  });
  pages.get(here + "/{id}", permission, [deps](const Visit& visit) -> Result<Response> {
    const std::string id{visit.request.path_parameter("id")};
    return show(visit, deps, id, synonym_form(visit, TRY(stored(deps, id))), 200);
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
               TRY(deps.merchandising->remove_synonym(TRY(search::document_id(visit.request))));
               return visit.done(here, "search.synonym_removed");
             });
}

}  // namespace souk::online::console
