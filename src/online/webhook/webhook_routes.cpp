#include "online/webhook/webhook_routes.hpp"

namespace souk::online::webhook {
namespace {

using http::Access;
using http::Answer;
using http::Method;
using http::Nothing;
using http::Request;

constexpr std::size_t kPage = 100;
constexpr std::size_t kReplayed = 500;

struct EndpointInput {
  std::string url;
  std::vector<std::string> events;
  std::string description;
  static constexpr std::string_view kName = "NewWebhook";
  static constexpr auto fields() {
    using I = EndpointInput;
    return field_table(
        field("url", &I::url,
              {.min_length = 8, .max_length = 2'000, .example = "https://erp.example.com/souk"}),
        field("events", &I::events,
              {.min_length = 1,
               .max_length = Endpoint::kMaxEvents,
               .help = "Such as order.paid, order.* or *."}),
        field("description", &I::description, {.max_length = 200, .required = false}));
  }
};

// Members that are left out stay as they are.
struct EndpointChange {
  std::optional<std::string> url;
  std::optional<std::vector<std::string>> events;
  std::optional<std::string> description;
  std::optional<bool> enabled;
  static constexpr std::string_view kName = "WebhookChange";
  static constexpr auto fields() {
    using I = EndpointChange;
    return field_table(field("url", &I::url, {.min_length = 8, .max_length = 2'000}),
                       field("events", &I::events, {.min_length = 1, .max_length = Endpoint::kMaxEvents}),
                       field("description", &I::description, {.max_length = 200}),
                       field("enabled", &I::enabled));
  }
};

struct EndpointView {
  std::string id;
  std::string url;
  std::string description;
  std::vector<std::string> events;
  bool enabled = true;
  std::string disabled_reason;
  Instant created_at{};
  std::int64_t delivered = 0;
  std::int64_t failed_attempts = 0;
  std::optional<Instant> failing_since;
  std::optional<Instant> last_success_at;
  std::optional<Instant> last_failure_at;
  std::string last_error;
  std::optional<std::string> secret;
  static constexpr std::string_view kName = "Webhook";
  static constexpr auto fields() {
    using V = EndpointView;
    return field_table(
        field("id", &V::id), field("url", &V::url), field("description", &V::description),
        field("events", &V::events), field("enabled", &V::enabled),
        field("disabled_reason", &V::disabled_reason,
              {.help = "staff, failing, gone or backlog; empty while enabled."}),
        field("created_at", &V::created_at), field("delivered", &V::delivered),
        field("failed_attempts", &V::failed_attempts),
        field("failing_since", &V::failing_since, {.help = "Nothing has arrived since."}),
        field("last_success_at", &V::last_success_at), field("last_failure_at", &V::last_failure_at),
        field("last_error", &V::last_error),
        field("secret", &V::secret, {.help = "For checking signatures; shown once, when it is made."}));
  }
};

struct EndpointList {
  std::vector<EndpointView> items;
  static constexpr std::string_view kName = "WebhookList";
  static constexpr auto fields() {
    return field_table(field("items", &EndpointList::items, {.max_length = 100}));
  }
};

struct DeliveryPage {
  std::vector<Delivery> items;
  std::string next_cursor;
  static constexpr std::string_view kName = "WebhookDeliveryPage";
  static constexpr auto fields() {
    return field_table(field("items", &DeliveryPage::items, {.max_length = kPage}),
                       field("next_cursor", &DeliveryPage::next_cursor, {.help = "Empty on the last page."}));
  }
};

struct ReplayInput {
  Instant since{};
  std::optional<std::string> cursor;
  static constexpr std::string_view kName = "WebhookReplay";
  static constexpr auto fields() {
    return field_table(field("since", &ReplayInput::since, {.help = "Events are kept for 30 days."}),
                       field("cursor", &ReplayInput::cursor, {.max_length = 1'000}));
  }
};

const http::Failure kMissing{ErrorKind::kNotFound, "webhook.missing", "There is no such webhook."};
const http::Failure kBadUrl{ErrorKind::kInvalid, "webhook.url", "It is no https URL, or leads inside."};
const http::Failure kBadEvents{ErrorKind::kInvalid, "webhook.events", "Nothing there is is selected."};

EndpointView view_of(const Endpoint& endpoint) {
  return {.id = endpoint.id,
          .url = endpoint.url,
          .description = endpoint.description,
          .events = endpoint.events,
          .enabled = endpoint.enabled,
          .disabled_reason = endpoint.disabled_reason,
          .created_at = endpoint.created_at,
          .delivered = endpoint.delivered,
          .failed_attempts = endpoint.failed_attempts,
          .failing_since = endpoint.failing_since,
          .last_success_at = endpoint.last_success_at,
          .last_failure_at = endpoint.last_failure_at,
          .last_error = endpoint.last_error,
          .secret = std::nullopt};
}

Answer<EndpointView> with_secret(const Endpoint& endpoint) {
  auto view = view_of(endpoint);
  view.secret = endpoint.secret;
  return {std::move(view), 0, {{"Cache-Control", "private, no-store"}}};
}

http::Route hook_route(Method method, std::string path, std::string summary,
                       std::vector<http::Failure> failures) {
  return {.method = method,
          .path = "/api/v1/admin/webhooks" + path,
          .summary = std::move(summary),
          .tag = "webhook",
          .access = Access::kStaff,
          .failures = std::move(failures),
          .ignores_key = true};
}

void add_endpoints(http::Routes& routes, const WebhookRouteDeps& deps) {
  routes.add<Nothing, EndpointList>(hook_route(Method::kGet, "", "Webhooks with their health", {}),
                                    [deps](const Nothing&, const Request&) -> Result<EndpointList> {
                                      EndpointList list;
                                      for (const auto& each : TRY(deps.endpoints->list())) {
                                        list.items.push_back(view_of(each));
                                      }
                                      return list;
                                    });
  auto create =
      hook_route(Method::kPost, "", "Add a webhook; answers its secret",
                 {kBadUrl, kBadEvents, {ErrorKind::kPrecondition, "webhook.too_many", "50 are there."}});
  create.success_status = 201;
  routes.add<EndpointInput, EndpointView>(
      std::move(create), [deps](const EndpointInput& input, const Request&) -> Result<Answer<EndpointView>> {
        return with_secret(TRY(deps.endpoints->create({input.url, input.description, input.events})));
      });
  routes.add<Nothing, EndpointView>(hook_route(Method::kGet, "/{id}", "One webhook", {kMissing}),
                                    [deps](const Nothing&, const Request& request) -> Result<EndpointView> {
                                      return view_of(TRY(deps.endpoints->load(request.path_parameter("id"))));
                                    });
  routes.add<EndpointChange, EndpointView>(
      hook_route(Method::kPatch, "/{id}", "Change a webhook, switch it on or off",
                 {kMissing, kBadUrl, kBadEvents}),
      [deps](const EndpointChange& input, const Request& request) -> Result<EndpointView> {
        return view_of(
            TRY(deps.endpoints->change(request.path_parameter("id"), [&](Endpoint& each) -> Status {
              if (input.url) each.url = *input.url;
              if (input.events) each.events = *input.events;
              if (input.description) each.description = *input.description;
              if (input.enabled && *input.enabled) each.enable();
              if (input.enabled && !*input.enabled) each.disable("staff");
              return {};
            })));
      });
  routes.add<Nothing, Nothing>(
      hook_route(Method::kDelete, "/{id}", "Remove a webhook; what waits for it is not sent", {}),
      [deps](const Nothing&, const Request& request) -> Result<Nothing> {
        TRY(deps.endpoints->remove(request.path_parameter("id")));
        return Nothing{};
      });
  routes.add<Nothing, EndpointView>(
      hook_route(Method::kPost, "/{id}/secret", "A new secret; the old one signs as well for another day",
                 {kMissing}),
      [deps](const Nothing&, const Request& request) -> Result<Answer<EndpointView>> {
        return with_secret(TRY(deps.endpoints->change_secret(request.path_parameter("id"))));
      });
}

void add_deliveries(http::Routes& routes, const WebhookRouteDeps& deps) {
  auto list =
      hook_route(Method::kGet, "/{id}/deliveries", "What was sent and what waits, newest first", {kMissing});
  list.parameters = {{.name = "cursor", .help = "next_cursor of the page before."}};
  routes.add<Nothing, DeliveryPage>(
      std::move(list), [deps](const Nothing&, const Request& request) -> Result<DeliveryPage> {
        const auto endpoint = TRY(deps.endpoints->load(request.path_parameter("id")));
        DeliveryPage page;
        page.items = TRY(deps.outbox->list(endpoint.id, kPage, std::string{request.query_value("cursor")},
                                           &page.next_cursor));
        return page;
      });
  routes.add<Nothing, Delivery>(
      hook_route(
          Method::kPost, "/{id}/deliveries/{delivery}/replay", "Send one event again",
          {kMissing, {ErrorKind::kNotFound, "webhook_delivery.missing", "There is no such delivery."}}),
      [deps](const Nothing&, const Request& request) -> Result<Delivery> {
        const auto endpoint = TRY(deps.endpoints->load(request.path_parameter("id")));
        return deps.outbox->replay(endpoint, request.path_parameter("delivery"));
      });
  routes.add<ReplayInput, Outbox::Replayed>(
      hook_route(Method::kPost, "/{id}/replay", "Send again what happened since then, 500 events a call",
                 {kMissing}),
      [deps](const ReplayInput& input, const Request& request) -> Result<Outbox::Replayed> {
        const auto endpoint = TRY(deps.endpoints->load(request.path_parameter("id")));
        return deps.outbox->replay_since(endpoint, input.since, kReplayed, input.cursor.value_or(""));
      });
  auto test = hook_route(Method::kPost, "/{id}/test", "Send a webhook.test event", {kMissing});
  test.success_status = 202;
  routes.add<Nothing, Nothing>(
      std::move(test), [deps](const Nothing&, const Request& request) -> Result<Nothing> {
        const auto endpoint = TRY(deps.endpoints->load(request.path_parameter("id")));
        TRY(deps.feed->send_test(endpoint, *deps.random));
        return Nothing{};
      });
}

}  // namespace

http::Routes webhook_routes(WebhookRouteDeps deps) {
  http::Routes routes;
  add_endpoints(routes, deps);
  add_deliveries(routes, deps);
  return routes;
}

}  // namespace souk::online::webhook
