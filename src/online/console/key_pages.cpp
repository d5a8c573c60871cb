// API keys: for programs, with scopes, an end and a bound on their speed. The key is shown once.
#include "base/text.hpp"
#include "online/console/console.hpp"
#include "online/console/frame.hpp"
#include "online/console/staff_parts.hpp"
#include "online/staff/steward.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using staff::ApiKey;

constexpr std::size_t kPage = 100;
constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;

Html state_badge(const Visit& visit, const ApiKey& key) {
  if (key.revoked_at) return badge("off", visit.words("key.revoked"));
  if (!key.usable(visit.now)) return badge("warn", visit.words("key.expired"));
  return badge("ok", visit.words("staff.state.active"));
}

void row(Html& html, const Visit& visit, const ApiKey& key) {
  const auto& words = visit.words;
  html << "<tr><td data-label=\"" << words("key.name") << "\"><a class=\"row-link\" href=\"/console/api-keys/"
       << key.id << "\">" << key.name << "</a></td><td data-label=\"" << words("key.prefix") << "\"><code>"
       << key.prefix << "…</code></td><td class=\"num\" data-label=\"" << words("key.scopes") << "\">"
       << key.scopes.size() << "</td><td data-label=\"" << words("staff.state_head") << "\">"
       << state_badge(visit, key) << "</td><td data-label=\"" << words("key.last_used") << "\">"
       << (key.last_used_at ? visit.moment(*key.last_used_at) : words("staff.never"))
       << "</td><td data-label=\"" << words("key.expires") << "\">"
       << (key.expires_at ? visit.moment(*key.expires_at) : words("key.no_end")) << "</td></tr>";
}

Result<Response> list(const Visit& visit) {
  const auto& words = visit.words;
  const std::string cursor{visit.request.query_value("cursor")};
  std::string next;
  const auto keys = TRY(visit.deps().staff.keys->list(kPage, cursor, &next));
  Html main;
  if (keys.empty()) {
    main << card("", nothing(visit, "key", words("key.none"), words("key.none_text")));
  } else {
    main << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
         << words("key.name") << "</th><th>" << words("key.prefix") << "</th><th class=\"num\">"
         << words("key.scopes") << "</th><th>" << words("staff.state_head") << "</th><th>"
         << words("key.last_used") << "</th><th>" << words("key.expires") << "</th></tr></thead><tbody>";
    for (const auto& each : keys) row(main, visit, each.value);
    main << "</tbody></table></div>" << pager(visit, "/console/api-keys", cursor, next);
  }
  Html actions;
  if (visit.may("api_key.write"))
    actions << "<a class=\"btn\" href=\"/console/api-keys/new\">" << icon(visit, "plus", "icon--sm")
            << words("key.add") << "</a>";
  return page(visit, {.title = words("nav.api_keys"), .nav = "api_keys", .actions = actions}, main);
}

Response show_new(const Visit& visit, const Form& form, int status) {
  const auto& words = visit.words;
  Html body;
  body << complaints(visit, form) << form_open(visit, "/console/api-keys", "form")
       << "<div class=\"form-row\">"
       << field(visit, form,
                {.name = "name",
                 .label = words("key.name"),
                 .hint = words("key.name_hint"),
                 .required = true,
                 .max_length = 100})
       << select(visit, form, {.name = "days", .label = words("key.lives")},
                 {{"90", words("key.days_90")}, {"365", words("key.days_365")}, {"", words("key.no_end")}})
       << field(visit, form,
                {.name = "speed",
                 .label = words("key.speed"),
                 .required = true,
                 .max_length = 6,
                 .more = " inputmode=\"numeric\""})
       << "</div>" << permission_checks(visit, "scope", grants_of(form, "scope"))
       << "<div class=\"btn-row\"><button class=\"btn\">" << words("key.add") << "</button></div></form>";
  return page(visit, {.title = words("key.add"), .nav = "api_keys", .back = "/console/api-keys"},
              card("", body), status);
}

Result<Response> add(const Visit& visit, const Form& form) {
  auto again = form;
  const auto speed = form.number("speed");
  if (!speed || *speed < 1 || *speed > 100'000) again.errors["speed"] = visit.words("key.speed_hint");
  if (text::trim(form.value("name")).empty()) again.errors["name"] = visit.words("form.needed");
  if (!form.has("scope")) again.problem = visit.words("key.no_scopes");
  if (!again.clean()) return show_new(visit, again, 422);
  ApiKey wanted{.name = text::shorten(text::trim(form.value("name")), 100),
                .scopes = grants_of(form, "scope"),
                .requests_per_minute = *speed};
  if (const auto days = form.number("days"); days && *days > 0 && *days <= 3'650)
    wanted.expires_at = visit.now + milliseconds{*days * kDayMs};
  const auto made = staff::make_api_key(visit.deps().staff, visit.who, std::move(wanted));
  if (!made) {
    again.problem = visit.explain(made.error());
    return show_new(visit, again, http::status_of(made.error()));
  }
  return page(visit, {.title = made->key.name, .nav = "api_keys", .back = "/console/api-keys"},
              shown_once(visit, visit.words("key.made"), visit.words("key.made_text"), made->token.reveal(),
                         "/console/api-keys/" + made->key.id));
}

Result<Response> one(const Visit& visit) {
  const auto& words = visit.words;
  const auto key = TRY(visit.deps().staff.keys->load(visit.request.path_parameter("id")));
  Html facts;
  facts << "<dl class=\"facts\">";
  fact(facts, words("staff.state_head"), state_badge(visit, key));
  fact(facts, words("key.prefix"), key.prefix + "…");
  fact(facts, words("key.made_by"), actor_name(visit, key.created_by) + " · " + visit.moment(key.created_at));
  fact(facts, words("key.last_used"),
       key.last_used_at ? visit.moment(*key.last_used_at) : words("staff.never"));
  fact(facts, words("key.expires"), key.expires_at ? visit.moment(*key.expires_at) : words("key.no_end"));
  fact(facts, words("key.speed"), visit.number(key.requests_per_minute));
  facts << "</dl>";
  if (!key.revoked_at && visit.may("api_key.write"))
    facts << form_open(visit, "/console/api-keys/" + key.id + "/revoke", "form-end")
          << "<p class=\"u-muted\">" << words("key.revoke_text") << "</p><button class=\"btn btn--bad\">"
          << words("key.revoke") << "</button></form>";
  Html main;
  main << "<div class=\"split\"><div class=\"split-main\">"
       << card(words("key.scopes"), permission_checks(visit, "scope", key.scopes, true))
       << "</div><div class=\"split-side\">" << card(words("key.about"), facts) << "</div></div>";
  Html actions;
  if (visit.may("audit.read"))
    actions << "<a class=\"btn btn--quiet\" href=\"/console/audit?who=" << key.id << "\">"
            << words("staff.acts") << "</a>";
  return page(visit, {.title = key.name, .nav = "api_keys", .actions = actions, .back = "/console/api-keys"},
              main);
}

}  // namespace

void add_key_pages(Pages& pages) {
  pages.nav({.key = "api_keys",
             .path = "/console/api-keys",
             .icon = "key",
             .permission = "api_key.read",
             .group = "system"});
  pages.get("/console/api-keys", "api_key.read", list);
  pages.get("/console/api-keys/new", "api_key.write", [](const Visit& visit) -> Result<Response> {
    Form form;
    form.set("speed", "600");
    form.set("days", "365");
    return show_new(visit, form, 200);
  });
  pages.get("/console/api-keys/{id}", "api_key.read", one);
  pages.post("/console/api-keys", "api_key.write", add);
  pages.post("/console/api-keys/{id}/revoke", "api_key.write",
             [](const Visit& visit, const Form&) -> Result<Response> {
               const std::string id{visit.request.path_parameter("id")};
               TRY(visit.deps().staff.keys->revoke(id));
               return visit.done("/console/api-keys/" + id, "key.did_revoke");
             });
}

}  // namespace souk::online::console
