#include "online/webhook/endpoint.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk::online::webhook {
namespace {

constexpr std::array<std::string_view, 4> kFamilies{"order", "product", "stock", "customer"};

}  // namespace

bool is_selection(std::string_view pattern) {
  if (pattern == "*") return true;
  const auto dot = pattern.find('.');
  if (dot == std::string_view::npos || pattern.size() > 64) return false;
  const auto what = pattern.substr(dot + 1);
  const bool family =
      std::find(kFamilies.begin(), kFamilies.end(), pattern.substr(0, dot)) != kFamilies.end();
  const bool word = !what.empty() && std::all_of(what.begin(), what.end(),
                                                 [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
  return family && (what == "*" || word);
}

Status check_selection(const std::vector<std::string>& patterns) {
  auto error = invalid("webhook.events", "Some of these select no events; see `errors`.");
  if (patterns.empty())
    error.fields.push_back({"/events", "too_short", "Choose at least one kind of event."});
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    if (is_selection(patterns[i])) continue;
    error.fields.push_back({fmt::format("/events/{}", i), "unknown",
                            "It looks like order.paid, order.* or *; families are order, product, stock and "
                            "customer."});
  }
  if (error.fields.empty()) return {};
  return fail(std::move(error));
}

bool Endpoint::wants(std::string_view type) const {
  if (type.starts_with("webhook.")) return true;  // somebody tries it out
  return std::any_of(events.begin(), events.end(), [&](const std::string& pattern) {
    if (pattern == "*" || pattern == type) return true;
    return pattern.ends_with(".*") &&
           type.starts_with(std::string_view{pattern}.substr(0, pattern.size() - 1));
  });
}

std::vector<std::string> Endpoint::secrets(Instant now) const {
  std::vector<std::string> valid{secret};
  if (old_secret_until && now < *old_secret_until) valid.push_back(old_secret);
  return valid;
}

void Endpoint::change_secret(std::string next, Instant now, milliseconds overlap) {
  old_secret = std::exchange(secret, std::move(next));
  old_secret_until = now + overlap;
}

void Endpoint::disable(std::string_view reason) {
  enabled = false;
  disabled_reason = reason;
}

void Endpoint::enable() {
  enabled = true;
  disabled_reason.clear();
  failing_since.reset();
}

void Endpoint::succeeded(Instant now) {
  ++delivered;
  last_success_at = now;
  failing_since.reset();
}

void Endpoint::failed(Instant now, std::string_view error, milliseconds patience) {
  constexpr std::size_t kLongest = 300;
  ++failed_attempts;
  last_failure_at = now;
  last_error = text::shorten(error, kLongest);
  if (!failing_since) failing_since = now;
  if (enabled && now - *failing_since >= patience) disable("failing");
}

}  // namespace souk::online::webhook
