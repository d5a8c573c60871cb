// What staff may do and how they prove who they are, through the filters and routes of the composition root.
#include <gmock/gmock.h>

#include "online/staff/staff_for_test.hpp"

namespace souk::online::staff {
namespace {

using http::Method;
using ::testing::HasSubstr;

struct StaffAccess : StaffedShop {};

TEST_F(StaffAccess, BeginsWithAnOwnerWhosePasswordIsShownOnceAndChangedFirst) {
  EXPECT_FALSE(staff.create_first_owner().value());  // there is somebody
  Browser browser{this};
  ASSERT_EQ(browser.sign_in("owner", first_password.reveal()).status, 204);
  EXPECT_EQ(code_of(browser.post("/refunds")), "password.change_needed");
  EXPECT_EQ(code_of(browser.get("/api/v1/admin/staff")), "password.change_needed");
  EXPECT_EQ(code_of(browser.send(
                Method::kPut, "/api/v1/admin/me/password",
                R"({"old_password":"nonsense and more","new_password":"a long and quiet river"})")),
            "password.wrong");
  change_password(browser, first_password.reveal(), kPassword);
  EXPECT_EQ(browser.post("/refunds").status, 200);
  EXPECT_EQ(Browser{this}.sign_in("owner", first_password.reveal()).status, 401);
  EXPECT_EQ(Browser{this}.sign_in("owner", kPassword).status, 204);
}

TEST_F(StaffAccess, RefusesAOneTimePasswordThatIsTooOld) {
  clock.advance(Staff::kOneTimePassword + milliseconds{1});
  EXPECT_EQ(code_of(Browser{this}.sign_in("owner", first_password.reveal())), "sign_in.refused");
}

TEST_F(StaffAccess, NamesThePermissionThatIsMissing) {
  auto cashier = member("li.na", {"cashier"});
  const auto refused = cashier.post("/refunds");
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(code_of(refused), "permission.missing");
  EXPECT_THAT(body_of(refused), HasSubstr("order.refund"));
  auto support = member("wang", {"support"});
  EXPECT_EQ(support.post("/refunds").status, 200);
  EXPECT_EQ(Browser{this}.get("/refunds").status, 401);
}

TEST_F(StaffAccess, TakesRightsAwayAtOnce) {
  auto support = member("wang", {"support"});
  const auto id = staff.find_login("wang").value().id;
  ASSERT_EQ(support.get("/refunds").status, 200);
  ASSERT_TRUE(staff.change(id, [](StaffAccount& account) -> Status {
    account.disable(true);
    return {};
  }));
  EXPECT_EQ(support.get("/refunds").status, 401);
  EXPECT_EQ(code_of(support.sign_in("wang", kPassword)), "sign_in.refused");
}

TEST_F(StaffAccess, FollowsARoleThatChanges) {
  auto boss = owner();
  const auto role = [&](const std::string& permission) {
    return boss.send(Method::kPut, "/api/v1/admin/roles/night-shift",
                     R"({"id":"night-shift","permissions":[")" + permission + "\"]}");
  };
  EXPECT_THAT(body_of(role("order.refnd")), HasSubstr("order.refund is near"));
  ASSERT_EQ(role("order.refund").status, 200);
  auto night = member("zhao", {"night-shift"});
  EXPECT_EQ(night.get("/refunds").status, 200);
  ASSERT_EQ(role("order.read").status, 200);
  EXPECT_EQ(night.get("/refunds").status, 403);
  EXPECT_EQ(code_of(boss.send(Method::kDelete, "/api/v1/admin/roles/owner")), "role.built_in");
}

TEST_F(StaffAccess, GivesNobodyMoreThanTheGiverHas) {
  ASSERT_TRUE(roles.save({.id = "personnel", .permissions = {"staff.write", "staff.read", "order.read"}}));
  auto personnel = member("sun", {"personnel"});
  const auto add = [&](const std::string& role) {
    return personnel.post("/api/v1/admin/staff",
                          R"({"login":"new.)" + role + R"(","roles":[")" + role + "\"]}");
  };
  EXPECT_EQ(add("personnel").status, 201);
  EXPECT_EQ(code_of(add("support")), "permission.missing");
  EXPECT_EQ(code_of(add("owner")), "permission.missing");
  const auto owner_id = staff.find_login("owner").value().id;
  EXPECT_EQ(code_of(personnel.post("/api/v1/admin/staff/" + owner_id + "/password-reset", "{}")),
            "permission.missing");
  EXPECT_EQ(
      code_of(personnel.send(Method::kPatch, "/api/v1/admin/staff/" + owner_id, R"({"disabled":true})")),
      "permission.missing");
  EXPECT_EQ(code_of(personnel.send(Method::kPut, "/api/v1/admin/roles/personnel",
                                   R"({"id":"personnel","permissions":["order.refund"]})")),
            "permission.missing");
}

TEST_F(StaffAccess, KeepsAnOwner) {
  auto boss = owner();
  const auto id = staff.find_login("owner").value().id;
  const auto demoted = boss.send(Method::kPatch, "/api/v1/admin/staff/" + id, R"({"roles":["manager"]})");
  EXPECT_EQ(code_of(demoted), "staff.last_owner");
  EXPECT_EQ(boss.get("/refunds").status, 200);
  member("second", {"owner"});
  EXPECT_EQ(boss.send(Method::kPatch, "/api/v1/admin/staff/" + id, R"({"roles":["manager"]})").status, 200);
}

TEST_F(StaffAccess, SaysNothingOfWhoThereIs) {
  auto boss = owner();
  const auto unknown = Browser{this}.sign_in("nobody", kPassword);
  const auto wrong = Browser{this}.sign_in("owner", "some other password");
  EXPECT_EQ(unknown.status, 401);
  EXPECT_EQ(body_of(unknown), body_of(wrong));
}

TEST_F(StaffAccess, LocksAfterTenWrongPasswordsWhateverTheAddress) {
  auto boss = owner();
  for (int i = 0; i < 10; ++i) {
    Browser guesser{this};
    guesser.address = "10.9.9." + std::to_string(i);
    EXPECT_EQ(guesser.sign_in("owner", "guess number " + std::to_string(i)).status, 401);
  }
  const auto locked = Browser{this}.sign_in("Owner ", kPassword);
  EXPECT_EQ(locked.status, 429);
  EXPECT_FALSE(locked.headers.get("Retry-After").empty());
  EXPECT_EQ(boss.get("/refunds").status, 200);  // who is in stays in
  clock.advance(std::chrono::minutes{16});
  EXPECT_EQ(Browser{this}.sign_in("owner", kPassword).status, 204);
}

TEST_F(StaffAccess, TakesWritesWithTheCookieOnlyWithTheSessionsToken) {
  auto boss = owner();
  const auto csrf = boss.csrf;
  boss.csrf.clear();
  EXPECT_EQ(code_of(boss.post("/refunds")), "request.csrf");
  EXPECT_EQ(boss.get("/refunds").status, 200);
  boss.csrf = csrf.substr(1) + "x";
  EXPECT_EQ(code_of(boss.post("/refunds")), "request.csrf");
  boss.csrf.clear();
  const http::Headers form{{"Content-Type", "application/x-www-form-urlencoded"}};
  EXPECT_EQ(boss.send(Method::kPost, "/refunds", "csrf=" + csrf, form).status, 200);
  EXPECT_EQ(boss.send(Method::kPost, "/refunds", "csrf=x", form).status, 403);
}

TEST_F(StaffAccess, EndsAfterIdlenessAndAfterADayWhateverHappens) {
  auto boss = owner();
  for (int i = 0; i < 28; ++i) {
    clock.advance(std::chrono::minutes{25});
    ASSERT_EQ(boss.get("/refunds").status, 200) << i;
  }
  clock.advance(std::chrono::minutes{25});  // 12 hours and 5 minutes after it began
  EXPECT_EQ(boss.get("/refunds").status, 401);
  Browser again{this};
  ASSERT_EQ(again.sign_in("owner", kPassword).status, 204);
  clock.advance(std::chrono::minutes{31});
  EXPECT_EQ(again.get("/refunds").status, 401);
}

TEST_F(StaffAccess, ChangesItsTokenNowAndThenAndForgetsTheOldOne) {
  auto boss = owner();
  const auto first = boss.cookie;
  clock.advance(std::chrono::minutes{16});
  auto beside = boss;  // another request of the same page
  ASSERT_EQ(boss.get("/refunds").status, 200);
  EXPECT_NE(boss.cookie, first);
  EXPECT_EQ(beside.get("/refunds").status, 200);
  EXPECT_EQ(beside.cookie, first);               // one of them gets the new token
  EXPECT_EQ(boss.post("/refunds").status, 200);  // the page's CSRF token stays good
  clock.advance(std::chrono::seconds{31});
  EXPECT_EQ(beside.get("/refunds").status, 401);
  EXPECT_EQ(boss.get("/refunds").status, 200);
}

TEST_F(StaffAccess, GetsAnotherTokenWithEachProofAndLosesItWithSignOut) {
  auto boss = owner();
  auto thief = boss;
  const auto before = boss.cookie;
  ASSERT_EQ(boss.sign_in("owner", kPassword).status, 204);
  EXPECT_NE(boss.cookie, before);
  EXPECT_EQ(thief.get("/refunds").status, 401);
  thief = boss;
  ASSERT_EQ(boss.post("/api/v1/admin/sign-out").status, 204);
  EXPECT_TRUE(boss.cookie.empty());
  EXPECT_EQ(thief.get("/refunds").status, 401);
}

struct SecondFactor : StaffedShop {
  Browser boss{this};
  std::string secret;
  std::vector<std::string> recovery;

  void SetUp() override {
    StaffedShop::SetUp();
    boss = owner();
    const auto begun =
        boss.post("/api/v1/admin/me/second-factor", R"({"password":"a long and quiet river"})");
    ASSERT_EQ(begun.status, 200) << body_of(begun);
    secret = text_of(body_of(begun), "secret");
    EXPECT_THAT(text_of(body_of(begun), "uri"), HasSubstr(secret));
    const auto on =
        boss.send(Method::kPut, "/api/v1/admin/me/second-factor", R"({"code":")" + code() + "\"}");
    ASSERT_EQ(on.status, 200) << body_of(on);
    const auto body = parse_json(body_of(on)).value();
    for (const auto& each : body.at("codes").as_array()) recovery.emplace_back(each.as_string());
    boss.csrf = text_of(body_of(boss.get("/api/v1/admin/me")), "csrf");
    clock.advance(std::chrono::seconds{30});
  }
  std::string code() const { return totp_code(secret, totp_step(clock.now())); }
  std::string with_code(const std::string& given) const { return R"(,"code":")" + given + '"'; }
};

TEST_F(SecondFactor, IsAskedForBehindTheRightPasswordAlone) {
  EXPECT_EQ(boss.get("/refunds").status, 200);  // the session went on, under another token
  EXPECT_EQ(code_of(Browser{this}.sign_in("owner", kPassword)), "sign_in.code_needed");
  EXPECT_EQ(code_of(Browser{this}.sign_in("owner", "wrong wrong wrong", with_code(code()))),
            "sign_in.refused");
  EXPECT_EQ(code_of(Browser{this}.sign_in("owner", kPassword, with_code("000000"))), "sign_in.code_wrong");
  EXPECT_EQ(Browser{this}.sign_in("owner", kPassword, with_code(code())).status, 204);
}

TEST_F(SecondFactor, KeepsTheSecretSealedInTheStore) {
  const auto id = staff.find_login("owner").value().id;
  const auto stored = real.get(kStaffCollection, id).value()->body;
  EXPECT_EQ(stored.find(secret), std::string::npos);
  EXPECT_THAT(stored, HasSubstr("sealed:v1:"));
  EXPECT_EQ(staff.totp_secret(staff.load(id).value().value).value().reveal(), secret);
}

TEST_F(SecondFactor, TakesNoCodeTwice) {
  const auto once = with_code(code());
  EXPECT_EQ(Browser{this}.sign_in("owner", kPassword, once).status, 204);
  EXPECT_EQ(code_of(Browser{this}.sign_in("owner", kPassword, once)), "sign_in.code_wrong");
  clock.advance(std::chrono::seconds{30});
  EXPECT_EQ(Browser{this}.sign_in("owner", kPassword, with_code(code())).status, 204);
}

TEST_F(SecondFactor, LocksWhoGuessesCodes) {
  for (int i = 0; i < 10; ++i)
    Browser{this}.sign_in("owner", kPassword, with_code("12345" + std::to_string(i)));
  EXPECT_EQ(Browser{this}.sign_in("owner", kPassword, with_code(code())).status, 429);
}

TEST_F(SecondFactor, OpensOnceWithEachRecoveryCode) {
  ASSERT_EQ(recovery.size(), 10U);
  const auto stored = to_json(staff.find_login("owner").value().value);
  for (const auto& each : recovery) EXPECT_EQ(stored.find(each), std::string::npos);
  const auto with = [&](const std::string& given) { return R"(,"recovery_code":")" + given + '"'; };
  EXPECT_EQ(Browser{this}.sign_in("owner", kPassword, with(recovery[3])).status, 204);
  EXPECT_EQ(code_of(Browser{this}.sign_in("owner", kPassword, with(recovery[3]))), "sign_in.code_wrong");
  EXPECT_EQ(Browser{this}.sign_in("owner", kPassword, with(recovery[4])).status, 204);
}

TEST_F(SecondFactor, ComesOffWithThePasswordAndEndsOtherSessions) {
  Browser other{this};
  ASSERT_EQ(other.sign_in("owner", kPassword, with_code(code())).status, 204);
  EXPECT_EQ(code_of(boss.post("/api/v1/admin/me/second-factor/removal", R"({"password":"no"})")),
            "password.wrong");
  EXPECT_EQ(
      boss.post("/api/v1/admin/me/second-factor/removal", R"({"password":"a long and quiet river"})").status,
      204);
  EXPECT_EQ(other.get("/refunds").status, 401);
  EXPECT_EQ(boss.get("/refunds").status, 200);
  EXPECT_EQ(Browser{this}.sign_in("owner", kPassword).status, 204);
}

TEST_F(StaffAccess, IsWrittenDownWithoutSecrets) {
  auto boss = owner();
  Browser{this}.sign_in("owner", "a guess that is wrong");
  boss.post("/api/v1/admin/staff", R"({"login":"li.na","roles":["cashier"]})");
  std::string all;
  std::vector<std::string> acts;
  const auto entries = trail.list({}, 100, "", nullptr).value();
  for (const auto& entry : entries) {
    all += to_json(entry);
    acts.push_back(entry.act);
  }
  EXPECT_THAT(acts, testing::IsSupersetOf({"staff.sign_in", "staff.sign_in_refused",
                                           "POST /api/v1/admin/staff", "PUT /api/v1/admin/me/password"}));
  EXPECT_EQ(all.find(kPassword), std::string::npos);
  EXPECT_EQ(all.find("a guess"), std::string::npos);
  EXPECT_EQ(all.find(first_password.reveal()), std::string::npos);
  EXPECT_TRUE(trail.verify().value().intact);
  EXPECT_EQ(boss.get("/api/v1/admin/audit").status, 200);
  EXPECT_THAT(body_of(boss.get("/api/v1/admin/audit/verification")), HasSubstr("\"intact\":true"));
  EXPECT_EQ(member("li.mei", {"support"}).get("/api/v1/admin/audit").status, 403);
}

struct ProgramKeys : StaffedShop {
  http::Response with(const std::string& token, Method method = Method::kPost,
                      std::string target = "/refunds") {
    Browser program{this};
    return program.send(method, std::move(target), {}, {{"Authorization", "Bearer " + token}});
  }
  std::string make(Browser& browser, const std::string& scopes, const std::string& rest = {}) {
    const auto made =
        browser.post("/api/v1/admin/api-keys", R"({"name":"ERP","scopes":)" + scopes + rest + "}");
    EXPECT_EQ(made.status, 201) << body_of(made);
    return text_of(body_of(made), "token");
  }
};

TEST_F(ProgramKeys, MayWhatTheirScopesSay) {
  auto boss = owner();
  const auto token = make(boss, R"(["order.refund"])");
  EXPECT_EQ(with(token).status, 200);
  EXPECT_THAT(body_of(with(token)), HasSubstr("key_"));
  EXPECT_EQ(code_of(with(token, Method::kGet, "/api/v1/admin/staff")), "permission.missing");
  EXPECT_EQ(code_of(with(token, Method::kGet, "/api/v1/admin/me")), "auth.session_needed");
  EXPECT_EQ(with(make(boss, R"(["order.read"])")).status, 403);
  for (const auto& wrong : std::vector<std::string>{token.substr(0, token.size() - 1) + "!", "souk_",
                                                    token + "a", "souk_key_00000000000000000000000000_x"}) {
    EXPECT_EQ(with(wrong).status, 401) << wrong;
  }
}

TEST_F(ProgramKeys, AreKeptAsHashesAndShownByTheirBeginning) {
  auto boss = owner();
  const auto token = make(boss, R"(["order.refund"])");
  with(token);
  const auto stored = keys.list(10, "", nullptr).value().front().value;
  EXPECT_EQ(to_json(stored).find(token), std::string::npos);
  EXPECT_TRUE(token.starts_with(stored.prefix));
  EXPECT_LT(stored.prefix.size() + 20, token.size());
  EXPECT_EQ(stored.last_used_at, clock.now());
  const auto shown = body_of(boss.get("/api/v1/admin/api-keys"));
  EXPECT_THAT(shown, HasSubstr(stored.prefix));
  EXPECT_EQ(shown.find(stored.hash), std::string::npos);
}

TEST_F(ProgramKeys, EndWhenTheyAreRevokedAndWhenTheirTimeIsOver) {
  auto boss = owner();
  const auto first = make(boss, R"(["order.refund"])");
  const auto id = keys.list(10, "", nullptr).value().front().id;
  ASSERT_EQ(with(first).status, 200);
  ASSERT_EQ(boss.send(Method::kDelete, "/api/v1/admin/api-keys/" + id).status, 200);
  EXPECT_EQ(with(first).status, 401);
  const auto end = to_string(clock.now() + std::chrono::minutes{10});
  const auto second = make(boss, R"(["order.refund"])", R"(,"expires_at":")" + end + '"');
  EXPECT_EQ(with(second).status, 200);
  clock.advance(std::chrono::minutes{10});
  EXPECT_EQ(with(second).status, 401);
}

TEST_F(ProgramKeys, AreBoundInSpeed) {
  auto boss = owner();
  const auto token = make(boss, R"(["order.refund"])", R"(,"requests_per_minute":3)");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(with(token).status, 200);
  const auto refused = with(token);
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(code_of(refused), "api_key.rate");
  EXPECT_FALSE(refused.headers.get("Retry-After").empty());
}

TEST_F(ProgramKeys, CannotBeGivenMoreThanTheGiverHas) {
  ASSERT_TRUE(roles.save({.id = "key-maker", .permissions = {"api_key.write", "order.read"}}));
  auto maker = member("sun", {"key-maker"});
  const auto refused = maker.post("/api/v1/admin/api-keys", R"({"name":"x","scopes":["order.refund"]})");
  EXPECT_EQ(code_of(refused), "permission.missing");
}

TEST_F(ProgramKeys, IncludeTheTokenOfTheConfiguration) {
  EXPECT_EQ(body_of(with("console-token")), "staff");
  EXPECT_EQ(with("console-tokem").status, 401);
  EXPECT_EQ(with("console-token", Method::kGet, "/api/v1/admin/staff").status, 200);
}

TEST_F(StaffAccess, HasAPermissionForEachOfItsRoutes) {
  EXPECT_THAT(unknown_permissions(router->routes()), testing::IsEmpty());
  for (const auto& role : built_in_roles()) EXPECT_TRUE(check_permissions(role.permissions, "/")) << role.id;
}

}  // namespace
}  // namespace souk::online::staff
