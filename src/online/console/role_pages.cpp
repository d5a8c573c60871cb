// Roles: named sets of single permissions. The built-in ones can be looked at; the shop makes its own.
#include "online/console/console.hpp"
#include "online/console/frame.hpp"
#include "online/console/staff_parts.hpp"
#include "online/staff/steward.hpp"

namespace souk::online::console {
namespace {

using http::Response;

Result<Response> list(const Visit& visit) {
  const auto& words = visit.words;
  Html main;
  main << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
       << words("role.name") << "</th><th>" << words("role.id") << "</th><th>" << words("role.kind")
       << "</th><th class=\"num\">" << words("role.permissions") << "</th></tr></thead><tbody>";
  for (const auto& role : TRY(visit.deps().staff.roles->list())) {
    main << "<tr><td data-label=\"" << words("role.name") << "\"><a class=\"row-link\" href=\"/console/roles/"
         << role.id << "\">" << role_name(visit, role) << "</a></td><td data-label=\"" << words("role.id")
         << "\"><code>" << role.id << "</code></td><td data-label=\"" << words("role.kind") << "\">"
         << (role.built_in ? badge("", words("role.built_in")) : badge("info", words("role.own")))
         << "</td><td class=\"num\" data-label=\"" << words("role.permissions") << "\">"
         << role.permissions.size() << "</td></tr>";
  }
  main << "</tbody></table></div>";
  Html actions;
  if (visit.may("staff.write"))
    actions << "<a class=\"btn\" href=\"/console/roles/new\">" << icon(visit, "plus", "icon--sm")
            << words("role.add") << "</a>";
  return page(visit, {.title = words("nav.roles"), .nav = "roles", .actions = actions}, main);
}

Form form_of(const staff::Role& role) {
  Form form;
  form.set("id", role.id);
  form.set("name_en", role.name_en);
  form.set("name_zh", role.name_zh);
  for (const auto& each : role.permissions) form.values.emplace("permission", each);
  return form;
}

staff::Role role_of(const Form& form, std::string id) {
  return {.id = std::move(id),
          .name_en = std::string{form.value("name_en")},
          .name_zh = std::string{form.value("name_zh")},
          .permissions = grants_of(form, "permission"),
          .built_in = false};
}

Html name_fields(const Visit& visit, const Form& form) {
  Html html;
  html << "<div class=\"form-row\">"
       << field(visit, form, {.name = "name_zh", .label = visit.words("role.name_zh"), .max_length = 80})
       << field(visit, form, {.name = "name_en", .label = visit.words("role.name_en"), .max_length = 80})
       << "</div>";
  return html;
}

Response show_new(const Visit& visit, const Form& form, int status) {
  const auto& words = visit.words;
  Html body;
  body << complaints(visit, form) << form_open(visit, "/console/roles", "form")
       << field(visit, form,
                {.name = "id",
                 .label = words("role.id"),
                 .hint = words("role.id_hint"),
                 .required = true,
                 .max_length = 40,
                 .more = " pattern=\"[a-z0-9][a-z0-9\\-]+\" autocapitalize=\"none\"",
                 .classes = "field--s"})
       << name_fields(visit, form) << permission_checks(visit, "permission", grants_of(form, "permission"))
       << "<div class=\"btn-row\"><button class=\"btn\">" << words("role.add") << "</button></div></form>";
  return page(visit, {.title = words("role.add"), .nav = "roles", .back = "/console/roles"}, card("", body),
              status);
}

Response show(const Visit& visit, const staff::Role& role, const Form& form, int status) {
  const auto& words = visit.words;
  const bool fixed = role.built_in || !visit.may("staff.write");
  Html body;
  body << complaints(visit, form);
  if (fixed) {
    if (role.built_in) body << "<p class=\"lead\">" << words("role.built_in_text") << "</p>";
    body << permission_checks(visit, "permission", role.permissions, true);
  } else {
    body << form_open(visit, "/console/roles/" + role.id, "form") << name_fields(visit, form)
         << permission_checks(visit, "permission", grants_of(form, "permission"))
         << "<div class=\"btn-row\"><button class=\"btn\">" << words("action.save")
         << "</button></div></form>" << form_open(visit, "/console/roles/" + role.id + "/remove", "form-end")
         << "<p class=\"u-muted\">" << words("role.remove_text") << "</p><button class=\"btn btn--bad\">"
         << words("role.remove") << "</button></form>";
  }
  return page(
      visit, {.title = role_name(visit, role), .nav = "roles", .back = "/console/roles", .subtitle = role.id},
      card("", body), status);
}

Result<Response> save(const Visit& visit, const Form& form) {
  const std::string id{visit.request.path_parameter("id")};
  const auto saved = staff::save_role(visit.deps().staff, visit.who, role_of(form, id));
  if (saved) return visit.done("/console/roles/" + id, "account.saved");
  auto again = form;
  again.problem = visit.explain(saved.error());
  const auto role = TRY(visit.deps().staff.roles->load(id));
  return show(visit, role, again, http::status_of(saved.error()));
}

Result<Response> add(const Visit& visit, const Form& form) {
  const std::string id{form.value("id")};
  auto again = form;
  if (visit.deps().staff.roles->load(id)) {
    again.errors["id"] = visit.words("role.id_taken");
    return show_new(visit, again, 409);
  }
  const auto saved = staff::save_role(visit.deps().staff, visit.who, role_of(form, id));
  if (saved) return visit.done("/console/roles/" + id, "account.saved");
  if (saved.error().code == "role.id") {
    again.errors["id"] = visit.words("role.id_hint");
  } else {
    again.problem = visit.explain(saved.error());
  }
  return show_new(visit, again, http::status_of(saved.error()));
}

}  // namespace

void add_role_pages(Pages& pages) {
  pages.nav({.key = "roles",
             .path = "/console/roles",
             .icon = "roles",
             .permission = "staff.read",
             .group = "people"});
  pages.get("/console/roles", "staff.read", list);
  pages.get("/console/roles/new", "staff.write",
            [](const Visit& visit) -> Result<Response> { return show_new(visit, {}, 200); });
  pages.get("/console/roles/{id}", "staff.read", [](const Visit& visit) -> Result<Response> {
    const auto role = TRY(visit.deps().staff.roles->load(visit.request.path_parameter("id")));
    return show(visit, role, form_of(role), 200);
  });
  pages.post("/console/roles", "staff.write", add);
  pages.post("/console/roles/{id}", "staff.write", save);
  pages.post("/console/roles/{id}/remove", "staff.write",
             [](const Visit& visit, const Form&) -> Result<Response> {
               TRY(staff::remove_role(visit.deps().staff, visit.who, visit.request.path_parameter("id")));
               return visit.done("/console/roles", "role.removed");
             });
}

}  // namespace souk::online::console
