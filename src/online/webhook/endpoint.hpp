// An endpoint: where a shop's events go, which of them, and how that is going. One document. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/codec.hpp"
#include "base/time.hpp"

namespace souk::online::webhook {

struct Endpoint {
  std::string id;  // "whe_..."
  std::string url;
  std::string description;
  std::vector<std::string> events;  // "*", "order.*", "order.paid"
  std::string secret;               // sealed by Endpoints, as is the old one
  std::string old_secret;           // signs as well until then
  std::optional<Instant> old_secret_until;
  bool enabled = true;
  std::string disabled_reason;  // "staff", "failing", "gone", "backlog"; empty while enabled
  Instant created_at{};
  // How it is going.
  std::int64_t delivered = 0;
  std::int64_t failed_attempts = 0;
  std::optional<Instant> failing_since;  // since the last success nothing but failures
  std::optional<Instant> last_success_at;
  std::optional<Instant> last_failure_at;
  std::string last_error;

  static constexpr std::size_t kMaxEvents = 50;
  static constexpr auto fields() {
    using E = Endpoint;
    return field_table(
        field("id", &E::id), field("url", &E::url), field("description", &E::description),
        field("events", &E::events), field("secret", &E::secret), field("old_secret", &E::old_secret),
        field("old_secret_until", &E::old_secret_until), field("enabled", &E::enabled),
        field("disabled_reason", &E::disabled_reason), field("created_at", &E::created_at),
        field("delivered", &E::delivered), field("failed_attempts", &E::failed_attempts),
        field("failing_since", &E::failing_since), field("last_success_at", &E::last_success_at),
        field("last_failure_at", &E::last_failure_at), field("last_error", &E::last_error));
  }

  bool wants(std::string_view type) const;
  std::vector<std::string> secrets(Instant now) const;  // those in force, as they stand
  // The old one goes on for `overlap`, so that receivers can change over.
  void change_secret(std::string next, Instant now, milliseconds overlap);
  void disable(std::string_view reason);
  void enable();
  void succeeded(Instant now);
  // Disables itself when nothing has arrived for `patience`.
  void failed(Instant now, std::string_view error, milliseconds patience);
};

// The families of events: "order", "product", "stock", "customer"; and "webhook" for the test event.
bool is_selection(std::string_view pattern);
// kInvalid "webhook.events" with a complaint for each pattern that selects nothing there is.
Status check_selection(const std::vector<std::string>& patterns);

}  // namespace souk::online::webhook
