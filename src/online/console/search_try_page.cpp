// Trying a query: how it is read and why each product stands where it does, with the formula in force and
// with another version beside it. A GET form, so that what was tried can be kept as a link. Writes nothing.
#include "base/text.hpp"
#include "online/console/frame.hpp"
#include "online/console/search_pages.hpp"
#include "online/console/search_parts.hpp"

namespace souk::online::console {
namespace {

using http::Response;

Form asked(const Visit& visit) {
  Form form;
  for (const auto* name : {"try", "try_language", "try_at", "category", "group", "version"})
    form.set(name, std::string{visit.request.query_value(name)});
  if (form.value("try_language").empty()) form.set("try_language", languages_of(visit).front());
  return form;
}

Html ask_form(const Visit& visit, const Form& form, const search::Formula& formula) {
  const auto& words = visit.words;
  Html html;
  html << "<form class=\"form\" method=\"get\" action=\"/console/search\">" << try_fields(visit, form)
       << "<div class=\"grid-fields grid-fields--wide\">"
       << select(visit, form, {.name = "category", .label = words("search.category")},
                 category_choices(visit, Choice{"", words("search.everywhere")}))
       << field(visit, form, {.name = "group", .label = words("search.group"), .max_length = 64})
       << select(visit, form, {.name = "version", .label = words("search.beside")},
                 version_choices(visit, formula, Choice{"", words("search.nothing_beside")}))
       << "</div><div class=\"btn-row\"><button class=\"btn\">" << words("search.try_it")
       << "</button></div></form>";
  return card("", html);
}

Result<Html> results(const Visit& visit, const search::SearchStaffDeps& deps, const Form& form,
                     const search::Formula& formula) {
  auto now = tried(visit, form);
  now.category = form.value("category");
  now.group = text::shorten(text::trim(form.value("group")), 64);
  std::optional<search::PreviewRequest> plan;
  std::string name;
  if (const auto number = form.number("version"); number) {
    plan = now;
    plan->weights = TRY(search::weights_of(formula, *number));
    name = version_name(visit, formula, *number);
  }
  return compared(visit, deps, now, plan, name);
}

Result<Response> show(const Visit& visit, const search::SearchStaffDeps& deps) {
  const auto form = asked(visit);
  const auto formula = TRY(deps.merchandising->formula());
  Html main;
  main << search_tabs(visit, "try") << "<p class=\"lead\">" << visit.words("search.try_text") << "</p>"
       << ask_form(visit, form, formula);
  const bool asks = !text::trim(form.value("try")).empty() || !form.value("category").empty();
  if (asks) main << TRY(results(visit, deps, form, formula));
  return page(visit, {.title = visit.words("search.tab.try"), .nav = "search"}, main);
}

}  // namespace

void add_search_try_page(Pages& pages, const search::SearchStaffDeps& deps) {
  pages.get("/console/search", std::string{kSearchPermission},
            [deps](const Visit& visit) { return show(visit, deps); });
}

}  // namespace souk::online::console
