// For tests of routes: a router over a room's table, and at its door the check that the program makes with
// the permissions of whoever is signed in. So a test sees what a caller sees: 401 without staff, 403 without
// the route's permission, 400 with its code for a body that is wrong.
//
//   RouteDesk desk{balance_staff_routes(deps)};
//   desk.sign_in({"balance.read"});
//   desk.get("/api/v1/admin/balances").expect(200);
//   desk.post("/api/v1/admin/gift-cards", body).expect(403, "permission.missing");
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/json.hpp"
#include "runtime/http/request_parser.hpp"
#include "runtime/http/router.hpp"

namespace souk::support {

struct Reply {
  http::Response response;
  std::string asked;

  std::string text() const {
    const auto* body = std::get_if<std::string>(&response.body);
    return body == nullptr ? std::string{} : *body;
  }
  json::value body() const { return parse_json(text()).value_or(json::value{}); }
  // A member by its path, as JSON text: "card.available.minor" -> "5000"; "(absent)" where there is none.
  std::string at(std::string_view path) const {
    const auto whole = body();
    const auto* found = find_path(whole, path);
    return found == nullptr ? "(absent)" : to_text(*found);
  }
  // The status, and for a refusal its stable code.
  const Reply& expect(int status, std::string_view code = {}) const {
    EXPECT_EQ(response.status, status) << asked << "\n" << text();
    if (!code.empty()) {
      EXPECT_EQ(at("code"), "\"" + std::string{code} + "\"") << asked << "\n" << text();
    }
    return *this;
  }
};

class RouteDesk {
 public:
  explicit RouteDesk(http::Routes routes) : router_{std::move(routes)} {
    router_.before([this](http::Request& request, const http::Route& route) -> std::optional<http::Response> {
      if (route.access != http::Access::kStaff) return std::nullopt;
      if (!granted_) {
        return http::problem(
            Error{.kind = ErrorKind::kUnauthenticated, .code = "auth.required", .message = "Sign in."},
            request.request_id);
      }
      if (!granted_->contains(http::permission_of(route)))
        return http::problem(denied("permission.missing", "This needs " + http::permission_of(route) + "."),
                             request.request_id);
      request.notes.emplace_back("staff", "ann");
      return std::nullopt;
    });
  }
  // A member of staff with these permissions; before it nobody is signed in.
  void sign_in(std::set<std::string> permissions) { granted_ = std::move(permissions); }
  void sign_out() { granted_.reset(); }

  http::Headers headers;          // sent with each request
  std::string customer;           // the member who is signed in, as the note "customer"; empty: a guest
  std::vector<http::Pair> notes;  // what other filters would have found out

  Reply get(const std::string& target) { return send(http::Method::kGet, target, {}, {}); }
  Reply post(const std::string& target, const std::string& body, const std::string& key = {}) {
    return send(http::Method::kPost, target, body, key);
  }
  Reply put(const std::string& target, const std::string& body) {
    return send(http::Method::kPut, target, body, {});
  }
  Reply patch(const std::string& target, const std::string& body) {
    return send(http::Method::kPatch, target, body, {});
  }
  Reply remove(const std::string& target) { return send(http::Method::kDelete, target, {}, {}); }

  // Every staff route of the table refuses who is not signed in and who lacks its permission, and asks for
  // one of `permissions`.
  void expect_guarded(const std::set<std::string>& permissions) {
    const auto before = granted_;
    for (const auto& bound : router_.routes().all()) {
      const auto& route = bound.route;
      if (route.access != http::Access::kStaff) continue;
      EXPECT_TRUE(permissions.contains(http::permission_of(route)))
          << route.path << " needs " << http::permission_of(route);
      sign_out();
      send(route.method, route.path, "{}", {}).expect(401, "auth.required");
      auto others = permissions;
      others.erase(http::permission_of(route));
      sign_in(others);
      send(route.method, route.path, "{}", {}).expect(403, "permission.missing");
    }
    granted_ = before;
  }

 private:
  Reply send(http::Method method, const std::string& target, const std::string& body,
             const std::string& key) {
    http::Request request;
    request.method = method;
    request.target = target;
    EXPECT_TRUE(http::read_target(request, {.query_fields = 50})) << target;
    request.headers = headers;
    if (!body.empty()) request.headers.set("Content-Type", "application/json");
    if (!key.empty()) request.headers.set("Idempotency-Key", key);
    request.body = body;
    request.client_address = "::1";
    request.notes = notes;
    if (!customer.empty()) request.notes.emplace_back("customer", customer);
    return {router_.answer(request), std::to_string(static_cast<int>(method)) + " " + target};
  }

  http::Router router_;
  std::optional<std::set<std::string>> granted_;
};

}  // namespace souk::support
