// The staff: who there is and what they may do, new members, one-time passwords for those who are locked out.
#include "online/console/console.hpp"
#include "online/console/frame.hpp"
#include "online/console/staff_parts.hpp"
#include "online/staff/steward.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using staff::StaffAccount;

constexpr std::size_t kPage = 100;

std::string name_of(const StaffAccount& account) {
  return account.name.empty() ? account.login : account.name;
}

Html state_badge(const Visit& visit, const StaffAccount& account) {
  if (account.disabled) return badge("off", visit.words("staff.state.disabled"));
  if (account.must_change_password) return badge("warn", visit.words("staff.state.invited"));
  return badge("ok", visit.words("staff.state.active"));
}

Result<std::string> role_names(const Visit& visit, const std::vector<std::string>& ids) {
  std::string names;
  for (const auto& id : ids) {
    const auto role = visit.deps().staff.roles->load(id);
    if (!role && role.error().kind != ErrorKind::kNotFound) return fail(role.error());
    if (!names.empty()) names += " · ";
    names += role ? role_name(visit, *role) : id;
  }
  return names;
}

Result<Response> list(const Visit& visit) {
  const auto& words = visit.words;
  const std::string cursor{visit.request.query_value("cursor")};
  std::string next;
  const auto members = TRY(visit.deps().staff.staff->list(kPage, cursor, &next));
  Html main;
  main << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
       << words("staff.name") << "</th><th>" << words("staff.login") << "</th><th>" << words("staff.roles")
       << "</th><th>" << words("staff.state_head") << "</th><th>" << words("account.second_factor")
       << "</th><th>" << words("staff.last_seen") << "</th></tr></thead><tbody>";
  for (const auto& [id, revision, account] : members) {
    main << "<tr><td data-label=\"" << words("staff.name")
         << "\"><a class=\"row-link\" href=\"/console/staff/" << id << "\">" << name_of(account)
         << "</a></td><td data-label=\"" << words("staff.login") << "\">" << account.login
         << "</td><td data-label=\"" << words("staff.roles") << "\">" << TRY(role_names(visit, account.roles))
         << "</td><td data-label=\"" << words("staff.state_head") << "\">" << state_badge(visit, account)
         << "</td><td data-label=\"" << words("account.second_factor") << "\">"
         << words(account.has_second_factor() ? "account.factor_on" : "account.factor_off")
         << "</td><td data-label=\"" << words("staff.last_seen") << "\">"
         << (account.last_sign_in_at ? visit.moment(*account.last_sign_in_at) : words("staff.never"))
         << "</td></tr>";
  }
  main << "</tbody></table></div>" << pager(visit, "/console/staff", cursor, next);
  Html actions;
  if (visit.may("staff.write"))
    actions << "<a class=\"btn\" href=\"/console/staff/new\">" << icon(visit, "plus", "icon--sm")
            << words("staff.add") << "</a>";
  return page(visit, {.title = words("nav.staff"), .nav = "staff", .actions = actions}, main);
}

Result<Html> role_choices(const Visit& visit, const std::vector<std::string>& chosen) {
  Html html;
  html << "<fieldset class=\"field\"><legend class=\"field-label\">" << visit.words("staff.roles")
       << "</legend><p class=\"field-hint\">" << visit.words("staff.roles_hint") << "</p>";
  for (const auto& role : TRY(visit.deps().staff.roles->list())) {
    const bool has = std::find(chosen.begin(), chosen.end(), role.id) != chosen.end();
    html << check("role", role_name(visit, role), has, role.id, "role-" + role.id);
  }
  html << "</fieldset>";
  return html;
}

Result<Response> show_new(const Visit& visit, const Form& form, int status) {
  const auto& words = visit.words;
  Html body;
  body << complaints(visit, form) << form_open(visit, "/console/staff", "form")
       << field(visit, form, {.name = "name", .label = words("staff.name"), .max_length = 100})
       << field(visit, form,
                {.name = "login",
                 .label = words("staff.login"),
                 .hint = words("staff.login_hint"),
                 .required = true,
                 .max_length = 64,
                 .more = " autocapitalize=\"none\" spellcheck=\"false\""})
       << TRY(role_choices(visit, form.all("role"))) << "<div class=\"btn-row\"><button class=\"btn\">"
       << words("staff.add") << "</button></div></form>";
  return page(visit, {.title = words("staff.add"), .nav = "staff", .back = "/console/staff"},
              card("", body, "card--narrow"), status);
}

Response show_password(const Visit& visit, const staff::NewStaff& made) {
  const auto& words = visit.words;
  const auto body = shown_once(visit, words("staff.first_password"),
                               words("staff.first_password_text", {{"login", made.account.value.login}}),
                               made.password.reveal(), "/console/staff/" + made.account.id);
  return page(visit, {.title = name_of(made.account.value), .nav = "staff", .back = "/console/staff"}, body);
}

Result<Response> add(const Visit& visit, const Form& form) {
  const auto made = staff::add_member(visit.deps().staff, visit.who, form.value("login"), form.value("name"),
                                      form.all("role"));
  if (made) return show_password(visit, *made);
  auto again = form;
  if (made.error().code.starts_with("staff.login")) {
    again.errors["login"] = visit.explain(made.error());
  } else {
    again.problem = visit.explain(made.error());
  }
  return show_new(visit, again, http::status_of(made.error()));
}

// Buttons with consequences: shut out, let in, a new password.
Html safety(const Visit& visit, const StaffAccount& account) {
  const auto& words = visit.words;
  const auto path = "/console/staff/" + account.id;
  Html html;
  html << "<dl class=\"facts\">";
  fact(html, words("staff.state_head"), state_badge(visit, account));
  fact(html, words("account.second_factor"),
       words(account.has_second_factor() ? "account.factor_on" : "account.factor_off"));
  fact(html, words("staff.since"), visit.moment(account.created_at));
  if (account.last_sign_in_at) fact(html, words("staff.last_seen"), visit.moment(*account.last_sign_in_at));
  html << "</dl>";
  if (!visit.may("staff.write")) return html;
  html << form_open(visit, path + "/password", "form") << "<p class=\"u-muted\">" << words("staff.reset_text")
       << "</p>";
  if (account.has_second_factor()) html << check("factor", words("staff.reset_factor"), false);
  html << "<div class=\"btn-row\"><button class=\"btn btn--quiet\">" << words("staff.reset")
       << "</button></div></form>";
  if (account.id != visit.who.id)
    html << form_open(visit, path + (account.disabled ? "/enable" : "/disable"), "form")
         << "<div class=\"btn-row\"><button class=\"btn "
         << (account.disabled ? Markup{"btn--quiet"} : Markup{"btn--bad"}) << "\">"
         << words(account.disabled ? "staff.enable" : "staff.disable") << "</button></div></form>";
  return html;
}

Result<Response> one(const Visit& visit) {
  const auto& words = visit.words;
  const auto stored = TRY(visit.deps().staff.staff->load(visit.request.path_parameter("id")));
  const auto& account = stored.value;
  Html about;
  if (visit.may("staff.write")) {
    Form form;
    form.set("name", account.name);
    about << form_open(visit, "/console/staff/" + account.id, "form")
          << field(visit, form, {.name = "name", .label = words("staff.name"), .max_length = 100})
          << TRY(role_choices(visit, account.roles)) << "<div class=\"btn-row\"><button class=\"btn\">"
          << words("action.save") << "</button></div></form>";
  } else {
    about << "<dl class=\"facts\">";
    fact(about, words("staff.roles"), TRY(role_names(visit, account.roles)));
    about << "</dl>";
  }
  Html main;
  main << "<div class=\"columns\">" << card(words("account.about"), about)
       << card(words("account.safety"), safety(visit, account), "card--stack") << "</div>";
  Html actions;
  if (visit.may("audit.read"))
    actions << "<a class=\"btn btn--quiet\" href=\"/console/audit?who=" << account.id << "\">"
            << words("staff.acts") << "</a>";
  return page(visit,
              {.title = name_of(account),
               .nav = "staff",
               .actions = actions,
               .back = "/console/staff",
               .subtitle = account.login},
              main);
}

Result<Response> set_disabled(const Visit& visit, bool disabled) {
  const std::string id{visit.request.path_parameter("id")};
  TRY(staff::change_member(visit.deps().staff, visit.who, id, {.disabled = disabled}));
  return visit.done("/console/staff/" + id, disabled ? "staff.disabled" : "staff.enabled");
}

}  // namespace

void add_staff_pages(Pages& pages) {
  pages.nav({.key = "staff",
             .path = "/console/staff",
             .icon = "staff",
             .permission = "staff.read",
             .group = "people"});
  pages.get("/console/staff", "staff.read", list);
  pages.get("/console/staff/new", "staff.write", [](const Visit& visit) { return show_new(visit, {}, 200); });
  pages.get("/console/staff/{id}", "staff.read", one);
  pages.post("/console/staff", "staff.write", add);
  pages.post("/console/staff/{id}", "staff.write",
             [](const Visit& visit, const Form& form) -> Result<Response> {
               const std::string id{visit.request.path_parameter("id")};
               TRY(staff::change_member(visit.deps().staff, visit.who, id,
                                        {std::string{form.value("name")}, form.all("role")}));
               return visit.done("/console/staff/" + id, "account.saved");
             });
  pages.post("/console/staff/{id}/password", "staff.write",
             [](const Visit& visit, const Form& form) -> Result<Response> {
               const auto made = TRY(staff::reset_member(
                   visit.deps().staff, visit.who, visit.request.path_parameter("id"), form.has("factor")));
               return show_password(visit, made);
             });
  pages.post("/console/staff/{id}/disable", "staff.write",
             [](const Visit& visit, const Form&) { return set_disabled(visit, true); });
  pages.post("/console/staff/{id}/enable", "staff.write",
             [](const Visit& visit, const Form&) { return set_disabled(visit, false); });
}

}  // namespace souk::online::console
