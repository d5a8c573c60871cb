#include "online/session/filters.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "online/session/cookies.hpp"
#include "online/session/rate.hpp"
#include "online/session/session.hpp"
#include "runtime/log/log.hpp"

namespace souk::online::session {
namespace {

using http::Method;
using http::Request;
using http::Response;
using http::Route;

bool is_safe(Method method) {
  return method == Method::kGet || method == Method::kHead || method == Method::kOptions;
}

// "https://shop.example:8443" is of the host "shop.example:8443".
std::string_view authority_of(std::string_view origin) {
  const auto scheme = origin.find("://");
  return scheme == std::string_view::npos ? std::string_view{} : origin.substr(scheme + 3);
}

bool has_our_cookie(const Request& request) {
  return !request.cookie(kSessionCookie).empty() || !request.cookie(kCartCookie).empty() ||
         !request.cookie(kStaffCookie).empty();
}

bool comes_from_our_pages(const Request& request) {
  if (const auto site = request.headers.get("Sec-Fetch-Site"); !site.empty()) {
    return site == "same-origin" || site == "none";
  }
  if (const auto origin = request.headers.get("Origin"); !origin.empty()) {
    const auto host = request.headers.get("Host");
    return !host.empty() && http::equal_names(authority_of(origin), host);
  }
  if (!has_our_cookie(request) || request.method != Method::kPost) return true;
  const auto type = text::to_lower_ascii(request.headers.get("Content-Type"));
  return type.starts_with("application/json");
}

Error not_signed_in() {
  return {.kind = ErrorKind::kUnauthenticated, .code = "auth.required", .message = "Sign in first."};
}

std::optional<std::string> staff_in(const Request& request, const StaffOf& staff_of) {
  constexpr std::string_view kScheme = "Bearer ";
  const auto given = request.headers.get("Authorization");
  if (!given.starts_with(kScheme) || !staff_of) return std::nullopt;
  return staff_of(given.substr(kScheme.size()));
}

}  // namespace

http::Filter refuse_cross_site() {
  return [](Request& request, const Route&) -> std::optional<Response> {
    if (is_safe(request.method) || comes_from_our_pages(request)) return std::nullopt;
    return http::problem(
        denied("request.cross_site", "Another site's page may not do this; use the shop's own."),
        request.request_id);
  };
}

http::Filter limit_rate(engines::Cache& cache, const Clock& clock, RateLimits limits) {
  return [&cache, &clock, limits = std::move(limits)](Request& request,
                                                      const Route& route) -> std::optional<Response> {
    const bool writes = !is_safe(request.method);
    const auto& client = request.client_address;
    if ((!writes && route.tag.empty()) || client.empty() ||
        std::find(limits.exempt.begin(), limits.exempt.end(), client) != limits.exempt.end()) {
      return std::nullopt;
    }
    const SlidingWindow window{writes ? "w" : "r", client, clock.now().unix_ms};
    const auto count = window.count(cache);
    if (!count) {
      log::warning("rate.unavailable", {{"error", count.error()}});
      return std::nullopt;
    }
    if (*count <= (writes ? limits.writes_per_minute : limits.reads_per_minute)) return std::nullopt;
    return http::problem({.kind = ErrorKind::kLimit,
                          .code = "request.rate",
                          .message = "Too many requests from your address; wait a little.",
                          .retry_after_s = window.seconds_left()},
                         request.request_id);
  };
}

http::Filter check_access(StaffOf staff_of) {
  return [staff_of = std::move(staff_of)](Request& request, const Route& route) -> std::optional<Response> {
    if (route.access == http::Access::kCustomer && !of(request)) {
      return http::problem(not_signed_in(), request.request_id);
    }
    if (route.access != http::Access::kStaff || !request.note("staff").empty()) return std::nullopt;
    auto staff = staff_in(request, staff_of);
    if (!staff) {
      auto error = not_signed_in();
      error.message = "Sign in as staff, or send a key: Authorization: Bearer <key>.";
      auto refusal = http::problem(error, request.request_id);
      refusal.headers.set("WWW-Authenticate", "Bearer");
      return refusal;
    }
    request.notes.emplace_back("staff", std::move(*staff));
    return std::nullopt;
  };
}

StaffOf one_staff_token(std::string token) {
  return [token = std::move(token)](std::string_view given) -> std::optional<std::string> {
    if (token.empty() || !text::equal_constant_time(given, token)) return std::nullopt;
    return "staff";
  };
}

}  // namespace souk::online::session
