#include "online/search/trial_filters.hpp"

#include <algorithm>

namespace souk::online::search {
namespace {

using http::Method;
using http::Request;
using http::Response;
using http::Route;

constexpr std::string_view kNewVisitorNote = "visitor.new";
constexpr std::size_t kCookieBytes = 16;
constexpr long kCookieSeconds = 30L * 24 * 3600;

bool is_search_route(const Route& route) {
  return route.path == "/api/v1/search" || route.path == "/{lang}/search" ||
         route.path.starts_with("/api/v1/search/instant/");
}

bool is_visitor(std::string_view text) {
  return text.size() == 2 * kCookieBytes && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

// By the API, or by the page, which leads to the order then.
bool places_order(const Route& route, const Response& response) {
  if (route.method != Method::kPost) return false;
  if (route.path == "/api/v1/carts/{id}/checkout") return response.status < 300;
  return response.status == 303 && route.path.ends_with("/checkout") &&
         response.headers.get("Location").find("placed=1") != std::string_view::npos;
}

}  // namespace

http::Filter name_visitor(const TrialCounter& counter, Random& random) {
  return [&counter, &random](Request& request, const Route& route) -> std::optional<Response> {
    if (!counter.running()) return std::nullopt;
    if (const auto known = request.cookie(kVisitorCookie); is_visitor(known)) {
      request.notes.emplace_back(kVisitorNote, std::string{known});
    } else if (is_search_route(route)) {
      request.notes.emplace_back(kVisitorNote, random_hex(random, kCookieBytes));
      request.notes.emplace_back(kNewVisitorNote, "1");
    }
    return std::nullopt;
  };
}

http::AfterFilter count_trial(TrialCounter& counter) {
  return [&counter](const Request& request, const Route& route, Response& response) {
    const auto visitor = request.note(kVisitorNote);
    if (visitor.empty()) return;
    if (is_search_route(route)) response.headers.set("Cache-Control", "private, no-store");
    if (!request.note(kNewVisitorNote).empty())
      response.set_cookie({.name = std::string{kVisitorCookie},
                           .value = std::string{visitor},
                           .max_age_s = kCookieSeconds,
                           .secure = request.secure});
    if (route.path == "/api/v1/search/clicks" && response.status < 300) counter.clicked(visitor);
    if (places_order(route, response)) counter.ordered(visitor);
  };
}

}  // namespace souk::online::search
