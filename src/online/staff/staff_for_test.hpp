// For tests: a shop with staff, as the composition root puts it together, and somebody who sends requests.
#pragma once

#include <gtest/gtest.h>

#include "engines/cache/inprocess/cache.hpp"
#include "engines/document/memory/store.hpp"
#include "online/audit/filters.hpp"
#include "online/session/filters.hpp"
#include "online/staff/staff_routes.hpp"
#include "online/staff/totp.hpp"

namespace souk::online::staff {

struct StaffedShop : ::testing::Test {
  ManualClock clock;
  SystemRandom random;
  engines::MemoryDocumentStore real;
  audit::WatchedStore store{real};
  engines::InProcessCache cache{clock, {}};
  runtime::Pool pool{"passwords", 1, 64};
  customer::Passwords passwords{pool, customer::Passwords::Cost::least()};
  customer::Attempts attempts{cache};
  runtime::Seal seal = runtime::Seal::with_key(Secret{std::string(32, 'k')}).value();
  Roles roles{store};
  Staff staff{{.store = &store,
               .roles = &roles,
               .passwords = &passwords,
               .attempts = &attempts,
               .seal = &seal,
               .clock = &clock,
               .random = &random}};
  StaffSessions sessions{cache, clock, random};
  ApiKeys keys{store, cache, clock, random};
  audit::Trail trail{real, clock};
  runtime::RequestScope scope;
  runtime::EnterScope entered{scope};
  std::unique_ptr<http::Router> router;
  Secret first_password;

  void SetUp() override {
    ASSERT_TRUE(roles.declare() && staff.declare() && keys.declare() && trail.declare());
    auto password = staff.create_first_owner();
    ASSERT_TRUE(password && *password);
    first_password = **password;
    router = std::make_unique<http::Router>(routes());
    router->before(session::refuse_cross_site());
    router->before(
        admit({.staff = &staff, .sessions = &sessions, .keys = &keys, .token = Secret{"console-token"}}));
    router->before(session::check_access(session::one_staff_token("console-token")));
    router->before(audit::begin_act(trail, store));
    router->after(audit::end_act(trail, store));
    router->after(renew_cookie());
  }

  virtual http::Routes routes() {
    auto all = staff_routes(
        {.staff = &staff, .roles = &roles, .sessions = &sessions, .keys = &keys, .trail = &trail});
    all.include(audit::audit_routes(trail));
    for (const auto method : {http::Method::kGet, http::Method::kPost}) {
      all.add_raw({.method = method,
                   .path = "/refunds",
                   .tag = "order",
                   .access = http::Access::kStaff,
                   .permission = "order.refund"},
                  [](const http::Request& request) {
                    return http::Response::text(200, "text/plain", std::string{request.note("staff")});
                  });
    }
    return all;
  }

  // A browser of the staff: keeps the cookie and sends the CSRF token.
  struct Browser {
    StaffedShop* shop;
    std::string cookie{};
    std::string csrf{};
    std::string address = "10.0.0.9";

    http::Response send(http::Method method, std::string target, std::string body = {},
                        http::Headers headers = {}) {
      http::Request request;
      request.method = method;
      request.target = std::move(target);
      request.client_address = address;
      request.headers = std::move(headers);
      request.headers.set("Sec-Fetch-Site", "same-origin");
      if (!cookie.empty()) request.headers.set("Cookie", "souk_staff=" + cookie);
      if (!csrf.empty()) request.headers.set("X-CSRF-Token", csrf);
      if (!body.empty() && !request.headers.contains("Content-Type"))
        request.headers.set("Content-Type", "application/json");
      request.body = std::move(body);
      auto answer = shop->router->answer(request);
      for (const auto& [name, value] : answer.headers.all()) {
        if (!http::equal_names(name, "Set-Cookie") || !value.starts_with("souk_staff=")) continue;
        cookie = value.substr(11, value.find(';') - 11);
      }
      return answer;
    }
    http::Response get(std::string target) { return send(http::Method::kGet, std::move(target)); }
    http::Response post(std::string target, std::string body = {}) {
      return send(http::Method::kPost, std::move(target), std::move(body));
    }
    http::Response sign_in(const std::string& login, const std::string& password,
                           const std::string& rest = {}) {
      auto answer = post("/api/v1/admin/sign-in",
                         R"({"login":")" + login + R"(","password":")" + password + '"' + rest + "}");
      if (answer.status == 204) csrf = text_of(body_of(get("/api/v1/admin/me")), "csrf");
      return answer;
    }
  };

  static std::string body_of(const http::Response& answer) { return std::get<std::string>(answer.body); }
  static std::string text_of(const std::string& body, std::string_view path) {
    const auto value = parse_json(body);
    const auto* member = value ? find_path(*value, path) : nullptr;
    return member != nullptr && member->is_string() ? std::string{member->get_string()} : std::string{};
  }
  static std::string code_of(const http::Response& answer) { return text_of(body_of(answer), "code"); }

  static constexpr const char* kPassword = "a long and quiet river";
  // The owner, past the first change of password.
  Browser owner() {
    Browser browser{this};
    EXPECT_EQ(browser.sign_in("owner", first_password.reveal()).status, 204);
    change_password(browser, first_password.reveal(), kPassword);
    return browser;
  }
  void change_password(Browser& browser, const std::string& before, const std::string& after) {
    const auto changed =
        browser.send(http::Method::kPut, "/api/v1/admin/me/password",
                     R"({"old_password":")" + before + R"(","new_password":")" + after + "\"}");
    EXPECT_EQ(changed.status, 204) << body_of(changed);
    browser.csrf = text_of(body_of(browser.get("/api/v1/admin/me")), "csrf");
  }
  // Somebody with these roles, signed in and past the first change of password.
  Browser member(const std::string& login, const std::vector<std::string>& role_ids) {
    const auto made = staff.create(login, login, role_ids).value();
    Browser browser{this};
    EXPECT_EQ(browser.sign_in(login, made.password.reveal()).status, 204);
    change_password(browser, made.password.reveal(), kPassword);
    return browser;
  }
};

}  // namespace souk::online::staff
