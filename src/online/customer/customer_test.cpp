#include <gtest/gtest.h>

#include "engines/cache/inprocess/cache.hpp"
#include "engines/document/memory/store.hpp"
#include "online/customer/accounts.hpp"
#include "online/customer/contact.hpp"

namespace souk::online::customer {
namespace {

Address shanghai() {
  return {.name = " 李小雨 ",
          .phone = "+86 138-0013-8000",
          .country = "cn",
          .province = "上海市",
          .city = "上海市",
          .district = "徐汇区",
          .lines = {"漕溪路88号", " "},
          .postal_code = "２０００３０"};
}

std::vector<std::string> complaints(const Address& address) {
  std::vector<std::string> pointers;
  const auto checked = check(normal_address(address), "/address");
  if (!checked) {
    for (const auto& each : checked.error().fields) pointers.push_back(each.pointer);
  }
  return pointers;
}

TEST(Address, IsMadeRegular) {
  const auto address = normal_address(shanghai());
  EXPECT_EQ(address.name, "李小雨");
  EXPECT_EQ(address.phone, "13800138000");
  EXPECT_EQ(address.country, "CN");
  EXPECT_EQ(address.postal_code, "200030");
  EXPECT_EQ(address.lines, std::vector<std::string>{"漕溪路88号"});
  EXPECT_TRUE(check(address, "/address"));
}

TEST(Contact, APhoneMadeRegularTwiceStaysAsItIs) {
  for (const std::string given : {"+86 138-0013-8000", "8613800138000", "8600422108064", "+86+8613800138000",
                                  "+1 1 212 555 0100", "0"}) {
    for (const std::string country : {"CN", "US", "DE"}) {
      const auto once = normal_phone(given, country);
      if (!is_phone(once, country)) continue;
      EXPECT_EQ(normal_phone(once, country), once) << given << " in " << country;
    }
  }
  EXPECT_EQ(normal_phone("+86 138-0013-8000", "CN"), "13800138000");
  EXPECT_FALSE(is_phone(normal_phone("8600422108064", "CN"), "CN"));
  EXPECT_FALSE(is_phone("0", "CN"));
}

TEST(Address, InChinaNeedsProvinceCityPhoneAndASixDigitCode) {
  auto address = shanghai();
  address.province.clear();
  address.city.clear();
  address.phone = "12345";
  address.postal_code = "2000";
  EXPECT_EQ(complaints(address), (std::vector<std::string>{"/address/phone", "/address/province",
                                                           "/address/city", "/address/postal_code"}));
}

TEST(Address, InTheUnitedStatesNeedsStateAndZip) {
  Address address{.name = "Ann",
                  .phone = "+1 (415) 555-0134",
                  .country = "US",
                  .province = "ca",
                  .city = "San Francisco",
                  .lines = {"1 Market St"},
                  .postal_code = "94105-1234"};
  EXPECT_TRUE(complaints(address).empty());
  address.province = "California";
  address.postal_code = "941";
  EXPECT_EQ(complaints(address), (std::vector<std::string>{"/address/province", "/address/postal_code"}));
}

TEST(Address, ReadsFromLargeToSmallInChineseAndTheOtherWayInEnglish) {
  const auto address = normal_address(shanghai());
  EXPECT_EQ(display_lines(address, "zh-CN"),
            (std::vector<std::string>{"上海市徐汇区漕溪路88号", "200030", "李小雨 13800138000"}));
  EXPECT_EQ(display_lines(address, "en"),
            (std::vector<std::string>{"李小雨", "漕溪路88号", "徐汇区, 上海市 200030", "CN", "13800138000"}));
}

TEST(Mail, HasOneRegularForm) {
  EXPECT_EQ(normal_mail(" Li@Example.COM "), "li@example.com");
  for (const auto* wrong : {"", "li", "@example.com", "li@", "li@host", "a b@example.com", "li@@example.com",
                            "li@exa_mple.com", ".li@example.com", "li@-example.com", "li\n@example.com"}) {
    EXPECT_FALSE(normal_mail(wrong)) << wrong;
  }
  EXPECT_FALSE(normal_mail(std::string(300, 'a') + "@example.com"));
}

TEST(Account, KeepsTheFirstAddressAsDefaultAndBoundsItsBook) {
  Account account;
  for (int i = 0; i < 20; ++i)
    ASSERT_TRUE(account.put_address("adr_" + std::to_string(i), shanghai(), false));
  EXPECT_EQ(account.put_address("adr_20", shanghai(), false).error().code, "address.book_full");
  EXPECT_EQ(account.default_address, "adr_0");
  ASSERT_TRUE(account.remove_address("adr_0"));
  EXPECT_EQ(account.default_address, "adr_1");
  EXPECT_EQ(account.remove_address("adr_0").error().code, "address.missing");
}

TEST(Account, KeepsWhenAndForWhatConsentWasGiven) {
  Account account;
  account.consent(false, "mail", {1});
  EXPECT_TRUE(account.marketing.empty());
  account.consent(true, "mail", {2});
  account.consent(true, "mail", {3});
  account.consent(false, "mail", {4});
  ASSERT_EQ(account.marketing.size(), 2U);
  EXPECT_EQ(account.marketing[0].at.unix_ms, 2);
  EXPECT_FALSE(account.wants_marketing());
}

struct SigningIn : ::testing::Test {
  engines::MemoryDocumentStore store;
  ManualClock clock;
  SystemRandom random;
  engines::InProcessCache cache{clock, {}};
  runtime::Pool pool{"password", 2, 64};
  Passwords passwords{pool, Passwords::Cost::least()};
  Attempts attempts{cache, {.by_account = 3, .by_address = 8}};
  Accounts accounts{{&store, &passwords, &attempts, &clock, &random}};
  void SetUp() override {
    ASSERT_TRUE(accounts.declare());
    const auto made =
        accounts.enrol({.mail = "Li@example.com", .password = Secret{"correct horse"}}, "10.0.0.1");
    ASSERT_TRUE(made) << describe(made.error());
    id = made->id;
  }
  std::string try_it(const std::string& mail, const std::string& password,
                     const std::string& from = "10.0.0.1") {
    const auto answer = accounts.sign_in({mail, Secret{password}}, from);
    return answer ? "in" : answer.error().code;
  }
  std::string id;
};

TEST_F(SigningIn, IsRefusedAlikeForAWrongPasswordAndAnUnknownMail) {
  EXPECT_EQ(try_it(" LI@example.com", "correct horse"), "in");
  const auto wrong = accounts.sign_in({"li@example.com", Secret{"battery staple"}}, "10.0.0.1");
  const auto unknown = accounts.sign_in({"wang@example.com", Secret{"battery staple"}}, "10.0.0.1");
  EXPECT_EQ(describe(wrong.error()), describe(unknown.error()));
  EXPECT_EQ(try_it("li@example.com", std::string(10'000, 'x')), "sign_in.refused");
}

TEST_F(SigningIn, IsLockedAfterFailuresAndOpensAfterTheWindow) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(try_it("li@example.com", "wrong"), "sign_in.refused");
  EXPECT_EQ(try_it("li@example.com", "correct horse", "10.0.0.2"), "sign_in.locked");
  clock.advance(milliseconds{16 * 60'000});
  EXPECT_EQ(try_it("li@example.com", "correct horse"), "in");
}

TEST_F(SigningIn, CountsFailuresAnewAfterASuccess) {
  for (int round = 0; round < 3; ++round) {
    EXPECT_EQ(try_it("li@example.com", "wrong", "10.0.1." + std::to_string(round)), "sign_in.refused");
    EXPECT_EQ(try_it("li@example.com", "correct horse", "10.0.1." + std::to_string(round)), "in");
  }
}

TEST_F(SigningIn, LocksAnAddressThatTriesManyMails) {
  for (int i = 0; i < 8; ++i) {
    EXPECT_EQ(try_it("m" + std::to_string(i) + "@example.com", "guess"), "sign_in.refused");
  }
  EXPECT_EQ(try_it("li@example.com", "correct horse"), "sign_in.locked");
  EXPECT_EQ(try_it("li@example.com", "correct horse", "10.0.0.9"), "in");
}

TEST_F(SigningIn, AMailHasOneAccount) {
  const auto again =
      accounts.enrol({.mail = "LI@Example.com", .password = Secret{"correct horse"}}, "10.0.0.1");
  EXPECT_EQ(again.error().code, "customer.mail_taken");
  EXPECT_EQ(accounts.enrol({.mail = "x@example.com", .password = Secret{"short"}}, "a").error().code,
            "password.too_short");
}

TEST_F(SigningIn, AChangedPasswordMovesTheEpoch) {
  EXPECT_EQ(accounts.change_password(id, Secret{"wrong"}, Secret{"new password"}, "a").error().code,
            "password.wrong");
  const auto changed = accounts.change_password(id, Secret{"correct horse"}, Secret{"new password"}, "a");
  ASSERT_TRUE(changed) << describe(changed.error());
  EXPECT_EQ(changed->value.session_epoch, 2);
  EXPECT_EQ(try_it("li@example.com", "correct horse"), "sign_in.refused");
  EXPECT_EQ(try_it("li@example.com", "new password"), "in");
}

TEST_F(SigningIn, AnErasedAccountIsGoneAndItsMailIsFree) {
  ASSERT_TRUE(accounts.add_address(id, shanghai(), true));
  ASSERT_TRUE(accounts.erase(id));
  ASSERT_TRUE(accounts.erase(id));
  EXPECT_EQ(try_it("li@example.com", "correct horse"), "sign_in.refused");
  EXPECT_EQ(accounts.load(id).error().code, "customer.missing");
  const auto body = store.get("customer", id).value()->body;
  for (const auto* personal : {"li@example.com", "138001", "漕溪路", "argon2"}) {
    EXPECT_EQ(body.find(personal), std::string::npos) << body;
  }
  EXPECT_TRUE(accounts.enrol({.mail = "li@example.com", .password = Secret{"correct horse"}}, "b"));
}

}  // namespace
}  // namespace souk::online::customer
