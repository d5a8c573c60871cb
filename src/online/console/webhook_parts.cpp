#include "online/console/webhook_parts.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "online/console/chart.hpp"

namespace souk::online::console {
namespace {

// The kinds that one ticks; whatever else is_selection() takes can be typed.
constexpr std::array<std::string_view, 5> kUsual{"*", "order.*", "product.*", "stock.*", "customer.*"};

Html delivery_badge(const Visit& visit, const webhook::Delivery& delivery) {
  using webhook::DeliveryState;
  std::string_view tone = "warn";
  if (delivery.state == DeliveryState::kDelivered) tone = "ok";
  if (delivery.state == DeliveryState::kFailed) tone = "bad";
  return badge(tone, visit.words.of("webhook.delivery.", enum_name(delivery.state)));
}

}  // namespace

Html health_badge(const Visit& visit, const webhook::Endpoint& endpoint) {
  const auto& words = visit.words;
  if (!endpoint.enabled) return badge("off", words.of("webhook.off.", endpoint.disabled_reason));
  if (endpoint.failing_since) return badge("bad", words("webhook.failing"));
  if (!endpoint.last_success_at) return badge("info", words("webhook.waiting"));
  return badge("ok", words("webhook.healthy"));
}

Html endpoint_health(const Visit& visit, const webhook::Endpoint& endpoint) {
  const auto& words = visit.words;
  Html html;
  if (endpoint.enabled && endpoint.failing_since)
    html << notice(visit, Tone::kBad,
                   words("webhook.failing_text", {{"since", visit.moment(*endpoint.failing_since)}}));
  if (!endpoint.enabled)
    html << notice(visit, Tone::kWarn, words.of("webhook.off_text.", endpoint.disabled_reason));
  const auto whole = endpoint.delivered + endpoint.failed_attempts;
  html << "<dl class=\"facts\">";
  fact(html, words("staff.state_head"), health_badge(visit, endpoint));
  fact(html, words("webhook.arrived"), visit.number(endpoint.delivered));
  fact(html, words("webhook.failed_attempts"), visit.number(endpoint.failed_attempts));
  if (endpoint.last_success_at)
    fact(html, words("webhook.last_success"), visit.moment(*endpoint.last_success_at));
  if (endpoint.last_failure_at)
    fact(html, words("webhook.last_failure"), visit.moment(*endpoint.last_failure_at));
  fact(html, words("webhook.last_error"), endpoint.last_error);
  if (endpoint.old_secret_until && visit.now < *endpoint.old_secret_until)
    fact(html, words("webhook.old_secret"), visit.moment(*endpoint.old_secret_until));
  html << "</dl>";
  if (whole > 0) html << share_bar(endpoint.delivered, whole);
  return html;
}

Html endpoint_fields(const Visit& visit, const Form& form) {
  const auto& words = visit.words;
  const auto chosen = form.all("event");
  Html html;
  html << field(visit, form,
                {.name = "url",
                 .label = words("webhook.url"),
                 .hint = words("webhook.url_hint"),
                 .type = "url",
                 .required = true,
                 .max_length = 500})
       << field(visit, form,
                {.name = "description", .label = words("webhook.description"), .max_length = 200})
       << "<fieldset class=\"field\"><legend class=\"field-label\">" << words("webhook.events")
       << "</legend>";
  for (const auto kind : kUsual) {
    const bool has = std::find(chosen.begin(), chosen.end(), kind) != chosen.end();
    const auto family = kind.substr(0, kind.find('.'));
    html << check("event", words.of("webhook.event.", family == "*" ? "all" : family), has, kind);
  }
  html << "</fieldset>"
       << field(visit, form,
                {.name = "events",
                 .label = words("webhook.more_events"),
                 .hint = words("webhook.more_events_hint"),
                 .max_length = 1'000,
                 .more = " autocapitalize=\"none\" spellcheck=\"false\""});
  return html;
}

std::vector<std::string> events_of(const Form& form) {
  auto events = form.all("event");
  std::string more{form.value("events")};
  std::replace(more.begin(), more.end(), ',', ' ');
  for (const auto each : text::split(more, ' ')) {
    if (!text::trim(each).empty()) events.emplace_back(text::trim(each));
  }
  return events;
}

Html delivery_table(const Visit& visit, const std::string& path,
                    const std::vector<webhook::Delivery>& deliveries) {
  const auto& words = visit.words;
  Html html;
  html << "<table class=\"table table--rows\"><thead><tr><th>" << words("webhook.what") << "</th><th>"
       << words("webhook.object") << "</th><th>" << words("webhook.when") << "</th><th>"
       << words("staff.state_head") << "</th><th class=\"num\">" << words("webhook.attempts")
       << "</th><th></th></tr></thead><tbody>";
  for (const auto& each : deliveries) {
    html << "<tr><td data-label=\"" << words("webhook.what") << "\"><code>" << each.type
         << "</code></td><td data-label=\"" << words("webhook.object") << "\">" << each.object
         << "</td><td data-label=\"" << words("webhook.when") << "\">" << visit.moment(each.created_at)
         << "</td><td data-label=\"" << words("staff.state_head") << "\">" << delivery_badge(visit, each);
    if (each.status > 0) html << " <span class=\"u-muted\">" << each.status << "</span>";
    if (!each.error.empty()) html << "<p class=\"u-muted\">" << each.error << "</p>";
    html << "</td><td class=\"num\" data-label=\"" << words("webhook.attempts") << "\">" << each.attempts
         << "</td><td>";
    if (visit.may("webhook.write") && each.state != webhook::DeliveryState::kWaiting)
      html << form_open(visit, path + "/deliveries/" + text::percent_encode(each.id) + "/replay")
           << "<button class=\"btn btn--quiet btn--sm\">" << words("webhook.replay") << "</button></form>";
    html << "</td></tr>";
  }
  html << "</tbody></table>";
  return html;
}

}  // namespace souk::online::console
