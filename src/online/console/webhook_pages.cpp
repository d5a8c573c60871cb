// Webhooks: where the shop's events go, how that is going, what was sent and what waits, and sending it
// again.
#include "base/text.hpp"
#include "online/console/console.hpp"
#include "online/console/frame.hpp"
#include "online/console/staff_parts.hpp"
#include "online/console/webhook_parts.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using webhook::Endpoint;

constexpr std::size_t kDeliveries = 50;
constexpr std::size_t kReplayedAtOnce = 500;
constexpr int kReplayTurns = 20;  // of one press
constexpr std::int64_t kHourMs = 3'600'000;

std::string path_of(std::string_view id) { return "/console/webhooks/" + std::string{id}; }

Result<Endpoint> endpoint_of(const Visit& visit) {
  return visit.deps().webhooks.endpoints->load(visit.request.path_parameter("id"));
}

Result<Response> list(const Visit& visit) {
  const auto& words = visit.words;
  const auto endpoints = TRY(visit.deps().webhooks.endpoints->list());
  Html main;
  if (endpoints.empty()) {
    main << card("", nothing(visit, "webhook", words("webhook.none"), words("webhook.none_text")));
  } else {
    main << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
         << words("webhook.url") << "</th><th>" << words("webhook.events") << "</th><th>"
         << words("staff.state_head") << "</th><th class=\"num\">" << words("webhook.arrived") << "</th><th>"
         << words("webhook.last_success") << "</th></tr></thead><tbody>";
    for (const auto& each : endpoints) {
      main << "<tr><td data-label=\"" << words("webhook.url") << "\"><a class=\"row-link\" href=\""
           << path_of(each.id) << "\">" << (each.description.empty() ? each.url : each.description) << "</a>";
      if (!each.description.empty()) main << "<p class=\"u-muted\">" << each.url << "</p>";
      main << "</td><td data-label=\"" << words("webhook.events") << "\"><span class=\"tags\">";
      for (const auto& event : each.events) main << badge("", event);
      main << "</span></td><td data-label=\"" << words("staff.state_head") << "\">"
           << health_badge(visit, each) << "</td><td class=\"num\" data-label=\"" << words("webhook.arrived")
           << "\">" << visit.number(each.delivered) << "</td><td data-label=\""
           << words("webhook.last_success") << "\">"
           << (each.last_success_at ? visit.moment(*each.last_success_at) : words("staff.never"))
           << "</td></tr>";
    }
    main << "</tbody></table></div>";
  }
  Html actions;
  if (visit.may("webhook.write"))
    actions << "<a class=\"btn\" href=\"/console/webhooks/new\">" << icon(visit, "plus", "icon--sm")
            << words("webhook.add") << "</a>";
  return page(visit, {.title = words("nav.webhooks"), .nav = "webhooks", .actions = actions}, main);
}

Form form_of(const Endpoint& endpoint) {
  Form form;
  form.set("url", endpoint.url);
  form.set("description", endpoint.description);
  std::string others;
  for (const auto& each : endpoint.events) {
    if (each == "*" || each.ends_with(".*")) {
      form.values.emplace("event", each);
    } else {
      others += (others.empty() ? "" : " ") + each;
    }
  }
  form.set("events", others);
  return form;
}

// Puts the complaint beside the field that it is about.
Form with_complaint(const Visit& visit, Form form, const Error& error) {
  if (error.code == "webhook.url") {
    form.errors["url"] = visit.explain(error);
  } else if (error.code == "webhook.events") {
    form.errors["events"] = visit.explain(error);
  } else {
    form.problem = visit.explain(error);
  }
  return form;
}

Response show_new(const Visit& visit, const Form& form, int status) {
  Html body;
  body << complaints(visit, form) << form_open(visit, "/console/webhooks", "form")
       << endpoint_fields(visit, form) << "<div class=\"btn-row\"><button class=\"btn\">"
       << visit.words("webhook.add") << "</button></div></form>";
  return page(visit, {.title = visit.words("webhook.add"), .nav = "webhooks", .back = "/console/webhooks"},
              card("", body, "card--narrow"), status);
}

Response show_secret(const Visit& visit, const Endpoint& endpoint) {
  return page(visit,
              {.title = visit.words("webhook.secret"), .nav = "webhooks", .back = path_of(endpoint.id)},
              shown_once(visit, endpoint.url, visit.words("webhook.secret_text"), endpoint.secret,
                         path_of(endpoint.id)));
}

Html button(const Visit& visit, const Endpoint& endpoint, std::string_view verb, Markup classes) {
  Html html;
  html << form_open(visit, path_of(endpoint.id) + "/" + std::string{verb}) << "<button class=\"" << classes
       << "\">" << visit.words.of("webhook.do.", verb) << "</button></form>";
  return html;
}

Html replay_form(const Visit& visit, const Endpoint& endpoint) {
  const auto& words = visit.words;
  Html body;
  body << "<p class=\"u-muted\">" << words("webhook.replay_text") << "</p>"
       << form_open(visit, path_of(endpoint.id) + "/replay", "form")
       << select(visit, {}, {.name = "hours", .label = words("webhook.replay_since")},
                 {{"1", words("webhook.hour")},
                  {"24", words("webhook.day")},
                  {"168", words("webhook.week")},
                  {"720", words("webhook.month")}})
       << "<div class=\"btn-row\"><button class=\"btn btn--quiet\">" << words("webhook.replay")
       << "</button></div></form>";
  return body;
}

Result<Response> one(const Visit& visit) {
  const auto& words = visit.words;
  const auto endpoint = TRY(endpoint_of(visit));
  const std::string cursor{visit.request.query_value("cursor")};
  std::string next;
  const auto deliveries = TRY(visit.deps().webhooks.outbox->list(endpoint.id, kDeliveries, cursor, &next));
  const bool writes = visit.may("webhook.write");
  Html main;
  main << "<div class=\"split\"><div class=\"split-main\">";
  if (deliveries.empty()) {
    main << card(words("webhook.deliveries"),
                 nothing(visit, "webhook", words("webhook.nothing_sent"), words("webhook.nothing_text")));
  } else {
    main << card(words("webhook.deliveries"), delivery_table(visit, path_of(endpoint.id), deliveries),
                 "card--flush")
         << pager(visit, path_of(endpoint.id), cursor, next);
  }
  main << "</div><div class=\"split-side\">"
       << card(words("webhook.health"), endpoint_health(visit, endpoint));
  if (writes) {
    Html settings;
    settings << form_open(visit, path_of(endpoint.id), "form") << endpoint_fields(visit, form_of(endpoint))
             << "<div class=\"btn-row\"><button class=\"btn\">" << words("action.save")
             << "</button></div></form>";
    Html acts;
    acts << "<div class=\"btn-row\">" << button(visit, endpoint, "secret", "btn btn--quiet")
         << button(visit, endpoint, "remove", "btn btn--bad") << "</div>";
    main << card(words("webhook.settings"), settings)
         << card(words("webhook.again"), replay_form(visit, endpoint)) << card(words("webhook.more"), acts);
  }
  main << "</div></div>";
  Html actions;
  if (writes)
    actions << button(visit, endpoint, endpoint.enabled ? "disable" : "enable", "btn btn--quiet")
            << button(visit, endpoint, "test", "btn");
  return page(visit,
              {.title = endpoint.description.empty() ? endpoint.url : endpoint.description,
               .nav = "webhooks",
               .actions = actions,
               .back = "/console/webhooks",
               .subtitle = endpoint.description.empty() ? std::string{} : endpoint.url},
              main);
}

Result<Response> add(const Visit& visit, const Form& form) {
  const auto made = visit.deps().webhooks.endpoints->create(
      {std::string{text::trim(form.value("url"))}, std::string{form.value("description")}, events_of(form)});
  if (made) return show_secret(visit, *made);
  return show_new(visit, with_complaint(visit, form, made.error()), http::status_of(made.error()));
}

Result<Response> replay_since(const Visit& visit, const Form& form) {
  const auto endpoint = TRY(endpoint_of(visit));
  const auto hours = TRY(form.number("hours"));
  if (hours < 1 || hours > 720) return fail(invalid("form.number", "Write a whole number here."));
  const auto since = visit.now - milliseconds{hours * kHourMs};
  std::int64_t events = 0;
  std::string cursor;
  for (int turn = 0; turn < kReplayTurns; ++turn) {
    const auto replayed =
        TRY(visit.deps().webhooks.outbox->replay_since(endpoint, since, kReplayedAtOnce, cursor));
    events += replayed.events;
    cursor = replayed.next_cursor;
    if (cursor.empty()) break;
  }
  return visit.go(path_of(endpoint.id), cursor.empty() ? Tone::kOk : Tone::kWarn,
                  visit.words.count(cursor.empty() ? "webhook.replayed" : "webhook.replayed_some", events));
}

void add_acts(Pages& pages) {
  const auto act = [&pages](std::string verb, TakeForm take) {
    pages.post("/console/webhooks/{id}/" + verb, "webhook.write", std::move(take));
  };
  const auto switched = [](const Visit& visit, bool on) -> Result<Response> {
    const auto changed = TRY(visit.deps().webhooks.endpoints->change(visit.request.path_parameter("id"),
                                                                     [&](Endpoint& each) -> Status {
                                                                       if (on) each.enable();
                                                                       if (!on) each.disable("staff");
                                                                       return {};
                                                                     }));
    return visit.done(path_of(changed.id), on ? "webhook.did.enable" : "webhook.did.disable");
  };
  act("enable", [switched](const Visit& visit, const Form&) { return switched(visit, true); });
  act("disable", [switched](const Visit& visit, const Form&) { return switched(visit, false); });
  act("test", [](const Visit& visit, const Form&) -> Result<Response> {
    const auto endpoint = TRY(endpoint_of(visit));
    TRY(visit.deps().webhooks.feed->send_test(endpoint, *visit.deps().random));
    return visit.done(path_of(endpoint.id), "webhook.did.test");
  });
  act("secret", [](const Visit& visit, const Form&) -> Result<Response> {
    const auto changed =
        TRY(visit.deps().webhooks.endpoints->change_secret(visit.request.path_parameter("id")));
    return show_secret(visit, changed);
  });
  act("remove", [](const Visit& visit, const Form&) -> Result<Response> {
    TRY(visit.deps().webhooks.endpoints->remove(visit.request.path_parameter("id")));
    return visit.done("/console/webhooks", "webhook.did.remove");
  });
  act("replay", replay_since);
  act("deliveries/{delivery}/replay", [](const Visit& visit, const Form&) -> Result<Response> {
    const auto endpoint = TRY(endpoint_of(visit));
    TRY(visit.deps().webhooks.outbox->replay(endpoint, visit.request.path_parameter("delivery")));
    return visit.done(path_of(endpoint.id), "webhook.did.replay");
  });
}

}  // namespace

void add_webhook_pages(Pages& pages) {
  pages.nav({.key = "webhooks",
             .path = "/console/webhooks",
             .icon = "webhook",
             .permission = "webhook.read",
             .group = "system"});
  pages.get("/console/webhooks", "webhook.read", list);
  pages.get("/console/webhooks/new", "webhook.write",
            [](const Visit& visit) -> Result<Response> { return show_new(visit, {}, 200); });
  pages.get("/console/webhooks/{id}", "webhook.read", one);
  pages.post("/console/webhooks", "webhook.write", add);
  pages.post("/console/webhooks/{id}", "webhook.write",
             [](const Visit& visit, const Form& form) -> Result<Response> {
               const auto changed = TRY(visit.deps().webhooks.endpoints->change(
                   visit.request.path_parameter("id"), [&](Endpoint& each) -> Status {
                     each.url = text::trim(form.value("url"));
                     each.description = text::shorten(form.value("description"), 200);
                     each.events = events_of(form);
                     return {};
                   }));
               return visit.done(path_of(changed.id), "account.saved");
             });
  add_acts(pages);
}

}  // namespace souk::online::console
