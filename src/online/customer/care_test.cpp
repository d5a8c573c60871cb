// Proving a mailbox, getting back in, erasure, export, groups and segments.
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engines/cache/inprocess/cache.hpp"
#include "engines/document/memory/store.hpp"
#include "online/customer/erasure.hpp"
#include "online/customer/group.hpp"
#include "online/customer/mailbox.hpp"
#include "online/customer/recovery.hpp"
#include "online/customer/segment.hpp"
#include "tests/support/faulty_document_store.hpp"

namespace souk::online::customer {
namespace {

struct Postbox final : Letters {
  std::vector<Letter> resets, verifications, warnings, departures;
  Status verify_mail(const Letter& letter) override {
    verifications.push_back(letter);
    return {};
  }
  Status reset_password(const Letter& letter) override {
    resets.push_back(letter);
    return {};
  }
  std::optional<Error> away;
  Status password_changed(const Letter& letter) override {
    warnings.push_back(letter);
    return {};
  }
  Status mail_changed(const Letter& letter) override {
    if (away) return fail(*away);
    departures.push_back(letter);
    return {};
  }
};

struct CustomerCare : ::testing::Test {
  ManualClock clock;
  SystemRandom random;
  engines::MemoryDocumentStore real;
  support::FaultyDocumentStore store{real};
  engines::InProcessCache cache{clock, {}};
  runtime::Pool pool{"passwords", 1, 64};
  Passwords passwords{pool, Passwords::Cost::least()};
  Attempts attempts{cache};
  Accounts accounts{
      {.store = &store, .passwords = &passwords, .attempts = &attempts, .clock = &clock, .random = &random}};
  Postbox post;
  Recovery recovery{accounts, post};
  std::string li;

  void SetUp() override {
    ASSERT_TRUE(accounts.declare());
    li = enrol("li@example.com");
  }
  std::string enrol(const std::string& mail) {
    return accounts.enrol({.mail = mail, .password = Secret{"first password"}, .name = "李"}, "::1")
        .value()
        .id;
  }
  bool signs_in(const std::string& password) {
    return accounts.sign_in({"li@example.com", Secret{password}}, "::1").has_value();
  }
};

TEST_F(CustomerCare, ResetsAPasswordOnceByTheLettersToken) {
  ASSERT_TRUE(recovery.ask_reset(" Li@Example.com", "::1"));
  ASSERT_EQ(post.resets.size(), 1U);
  const auto token = post.resets[0].token.reveal();
  EXPECT_EQ(post.resets[0].mail, "li@example.com");
  const auto stored = accounts.load(li).value().value;
  EXPECT_EQ(to_json(stored).find(token.substr(token.find('.') + 1)), std::string::npos);
  EXPECT_EQ(recovery.reset(token, Secret{"short"}).error().code, "password.too_short");
  const auto changed = recovery.reset(token, Secret{"second password"});
  ASSERT_TRUE(changed);
  EXPECT_GT(changed->value.session_epoch, stored.session_epoch);
  EXPECT_TRUE(changed->value.mail_verified_at);
  EXPECT_EQ(post.warnings.size(), 1U);
  EXPECT_EQ(recovery.reset(token, Secret{"third password"}).error().code, "token.invalid");
  EXPECT_FALSE(signs_in("first password"));
  EXPECT_TRUE(signs_in("second password"));
}

TEST_F(CustomerCare, RefusesTokensThatAreOldReplacedOrMadeUp) {
  ASSERT_TRUE(recovery.ask_reset("li@example.com", "::1"));
  ASSERT_TRUE(recovery.ask_reset("li@example.com", "::1"));
  const auto code = [&](const std::string& token) {
    return recovery.reset(token, Secret{"second password"}).error().code;
  };
  EXPECT_EQ(code(post.resets[0].token.reveal()), "token.invalid");  // a newer letter is under way
  EXPECT_EQ(code(li + ".0000000000000000000000000000000000000000"), "token.invalid");
  EXPECT_EQ(code("cus_00000000000000000000000000.00"), "token.invalid");
  EXPECT_EQ(code(""), "token.invalid");
  EXPECT_EQ(code(std::string(5'000, '.')), "token.invalid");
  clock.advance(std::chrono::minutes{60});
  EXPECT_EQ(code(post.resets[1].token.reveal()), "token.invalid");
  EXPECT_TRUE(signs_in("first password"));
}

TEST_F(CustomerCare, WritesToNobodyWithoutSayingSo) {
  EXPECT_TRUE(recovery.ask_reset("nobody@example.com", "::1"));
  EXPECT_TRUE(post.resets.empty());
  // And counts alike, so that the lock tells nothing either.
  for (const auto* mail : {"li@example.com", "nobody@example.com"}) {
    int answered = 0;
    while (recovery.ask_reset(mail, "10.0.0.1")) ++answered;
    EXPECT_EQ(answered, mail[0] == 'l' ? 3 : 2) << mail;  // one was asked for above
    EXPECT_EQ(recovery.ask_reset(mail, "10.0.0.1").error().code, "sign_in.locked");
  }
}

TEST_F(CustomerCare, ProvesAMailboxOnce) {
  ASSERT_TRUE(recovery.ask_verification(li, "::1"));
  const auto token = post.verifications.at(0).token.reveal();
  // A token for one thing is none for another.
  EXPECT_EQ(recovery.reset(token, Secret{"second password"}).error().code, "token.invalid");
  EXPECT_TRUE(recovery.verify(token).value().value.mail_verified_at);
  EXPECT_EQ(recovery.verify(token).error().code, "token.invalid");
  EXPECT_EQ(recovery.ask_verification(li, "::1").error().code, "mail.verified");
}

TEST_F(CustomerCare, MovesToAnotherMailboxWithThePasswordAlone) {
  const auto move = [&](const std::string& to, const std::string& password) {
    return change_mail(accounts, li, to, Secret{password}, "::1");
  };
  enrol("taken@example.com");
  ASSERT_TRUE(recovery.ask_verification(li, "::1"));
  ASSERT_TRUE(recovery.ask_reset("li@example.com", "::1"));
  EXPECT_EQ(move("new@example.com", "wrong password").error().code, "password.wrong");
  EXPECT_EQ(move("taken@example.com", "first password").error().code, "customer.mail_taken");
  EXPECT_EQ(move("nobody", "first password").error().code, "mail.invalid");
  const auto same = move("li@example.com", "first password");
  ASSERT_TRUE(same);
  recovery.post_owed(*same);
  EXPECT_TRUE(post.departures.empty()) << "nothing was changed";
  ASSERT_TRUE(recovery.verify(post.verifications.at(0).token.reveal())) << "the same mail changed nothing";
  const auto moved = move(" New@example.com", "first password");
  ASSERT_TRUE(moved);
  recovery.post_owed(*moved);
  ASSERT_EQ(post.departures.size(), 1U);
  EXPECT_EQ(post.departures[0].mail, "li@example.com");
  EXPECT_TRUE(post.departures[0].token.reveal().empty()) << "it opens nothing";
  const auto account = accounts.load(li)->value;
  EXPECT_EQ(account.mail, "new@example.com");
  EXPECT_FALSE(account.mail_verified_at);
  EXPECT_EQ(recovery.reset(post.resets.at(0).token.reveal(), Secret{"second password"}).error().code,
            "token.invalid")
      << "what lies in the old mailbox opens nothing";
  EXPECT_FALSE(signs_in("first password"));
}

// The process dies at each write in turn, before and after it; whoever starts next posts what is owed.
TEST_F(CustomerCare, OwesTheOldMailboxALetterWhateverWriteFailed) {
  using When = support::FaultyDocumentStore::When;
  int owed = 0, faults = 0;
  for (const auto when : {When::kBefore, When::kAfter}) {
    for (std::size_t step = 1;; ++step) {
      clock.advance(std::chrono::hours{1});
      const auto before = *accounts.load(li)->value.mail;
      const auto wanted = "m" + std::to_string(++owed) + "@example.com";
      post.departures.clear();
      store.fail_at(step, when);
      const auto moved = change_mail(accounts, li, wanted, Secret{"first password"}, "::1");
      if (moved) recovery.post_owed(*moved);
      const bool failed = store.has_failed();
      store.fail_at(0, when);
      clock.advance(std::chrono::minutes{1});
      const Recovery next{accounts, post};  // as after a restart
      ASSERT_TRUE(next.post_owed(std::size_t{10}));
      const auto account = accounts.load(li)->value;
      std::set<std::int64_t> moments;
      for (const auto& letter : post.departures) {
        EXPECT_EQ(letter.mail, before);
        moments.insert(letter.happened_at.unix_ms);
      }
      EXPECT_EQ(moments.size(), account.mail == wanted ? 1U : 0U) << "one letter, whoever hands it over";
      EXPECT_TRUE(account.owed_letters.empty());
      EXPECT_FALSE(account.letters_due);
      EXPECT_EQ(next.post_owed(std::size_t{10}).value(), 0U);
      if (!failed) break;
      ++faults;
    }
  }
  EXPECT_GE(faults, 4);  // the move and the end of what is owed, each before and after
}

TEST_F(CustomerCare, PostsWhatIsOwedAgainLaterAndKeepsItBounded) {
  post.away = unavailable("test.away", "Away.");
  const auto moved = change_mail(accounts, li, "new@example.com", Secret{"first password"}, "::1");
  ASSERT_TRUE(moved);
  recovery.post_owed(*moved);
  EXPECT_EQ(accounts.load(li)->value.owed_letters.size(), 1U);
  EXPECT_EQ(recovery.post_owed(std::size_t{10}).value(), 0U) << "not at once";
  clock.advance(std::chrono::minutes{1});
  EXPECT_EQ(recovery.post_owed(std::size_t{10}).value(), 1U);
  for (std::size_t i = 1; i < Account::kMaxOwedLetters; ++i) {
    clock.advance(std::chrono::hours{1});
    ASSERT_TRUE(
        change_mail(accounts, li, "n" + std::to_string(i) + "@example.com", Secret{"first password"}, "::1"));
  }
  clock.advance(std::chrono::hours{1});
  const auto more = change_mail(accounts, li, "more@example.com", Secret{"first password"}, "::1");
  EXPECT_EQ(more.error().code, "customer.letters_owed") << "the first letter is never pushed out";
  EXPECT_EQ(accounts.load(li)->value.mail, "n19@example.com");
  post.away.reset();
  EXPECT_EQ(recovery.post_owed(std::size_t{10}).value(), 1U);
  ASSERT_EQ(post.departures.size(), Account::kMaxOwedLetters);
  EXPECT_EQ(post.departures.front().mail, "li@example.com");
}

TEST_F(CustomerCare, OwesALetterForAPasswordAndNoneOnceErased) {
  const auto changed =
      accounts.change_password(li, Secret{"first password"}, Secret{"second password"}, "::1");
  ASSERT_TRUE(changed);
  ASSERT_TRUE(recovery.post_owed(std::size_t{10}));
  ASSERT_EQ(post.warnings.size(), 1U);
  EXPECT_EQ(post.warnings[0].mail, "li@example.com");
  EXPECT_EQ(post.warnings[0].happened_at, clock.now());
  clock.advance(std::chrono::hours{1});
  ASSERT_TRUE(change_mail(accounts, li, "new@example.com", Secret{"second password"}, "::1"));
  ASSERT_TRUE(accounts.erase(li));
  EXPECT_EQ(real.get(kCustomerCollection, li)->value().body.find("example.com"), std::string::npos);
  clock.advance(std::chrono::hours{1});
  EXPECT_EQ(recovery.post_owed(std::size_t{10}).value(), 0U);
  EXPECT_TRUE(post.departures.empty());
}

TEST_F(CustomerCare, ChangedByTheOwnerMakesAResetUseless) {
  ASSERT_TRUE(recovery.ask_reset("li@example.com", "::1"));
  ASSERT_TRUE(accounts.change_password(li, Secret{"first password"}, Secret{"second password"}, "::1"));
  EXPECT_FALSE(recovery.reset(post.resets[0].token.reveal(), Secret{"third password"}));
}

struct Records : CustomerCare {
  PersonalData data{accounts};
  int asked = 0;
  bool orders_open = true;
  bool carts_fail = false;

  void SetUp() override {
    CustomerCare::SetUp();
    data.add({.name = "orders",
              .export_of = [](std::string_view) -> Result<json::value> { return json::array{"SK-1"}; },
              .forget = [this](std::string_view) -> Result<bool> {
                ++asked;
                return !orders_open;
              }});
    data.add({.name = "cart",
              .export_of = [](std::string_view) -> Result<json::value> { return json::object{}; },
              .forget = [this](std::string_view) -> Result<bool> {
                if (carts_fail) return fail(unavailable("x", "Away."));
                return true;
              }});
  }
};

TEST_F(Records, AreGivenOutWholeWithoutSecrets) {
  const auto all = to_text(data.export_of(li).value());
  for (const auto* part : {"li@example.com", "SK-1", "李", "addresses", "consents"}) {
    EXPECT_NE(all.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(all.find("argon2"), std::string::npos);
  EXPECT_EQ(data.export_of("cus_x").error().code, "customer.missing");
}

TEST_F(Records, AreForgottenNowOrWhenTheOrderIsDone) {
  carts_fail = true;
  ASSERT_TRUE(data.erase(li));
  EXPECT_EQ(asked, 1);
  EXPECT_EQ(real.get(kCustomerCollection, li).value()->body.find("li@example"), std::string::npos);
  EXPECT_EQ(data.sweep(10).value(), 0U);  // a day later, not at once
  clock.advance(std::chrono::hours{24});
  orders_open = false;
  EXPECT_EQ(data.sweep(10).value(), 1U);
  clock.advance(std::chrono::hours{24});
  carts_fail = false;
  EXPECT_EQ(data.sweep(10).value(), 1U);
  clock.advance(std::chrono::hours{24});
  EXPECT_EQ(data.sweep(10).value(), 0U);
  ASSERT_TRUE(data.erase(li));  // a repeat
  EXPECT_NE(enrol("li@example.com"), li);
}

TEST_F(Records, AreForgottenWhereverTheErasureBreaksOff) {
  orders_open = false;
  for (std::size_t n = 1;; ++n) {
    const auto id = enrol("wang" + std::to_string(n) + "@example.com");
    const int before = asked;
    store.fail_at(n, support::FaultyDocumentStore::When::kAfter);
    const auto erased = data.erase(id);
    const bool failed = store.has_failed();
    store.fail_at(0, support::FaultyDocumentStore::When::kAfter);
    if (!failed) {
      EXPECT_TRUE(erased);
      EXPECT_GE(n, 3U);
      break;
    }
    clock.advance(milliseconds{1});
    ASSERT_TRUE(data.sweep(10));
    EXPECT_GT(asked, before);
    EXPECT_TRUE(accounts.erasures_due(10).value().empty());
  }
}

TEST_F(CustomerCare, ListsByMailAndByGroupWithoutTheErased) {
  const auto wang = enrol("wang@example.com");
  const auto lin = enrol("lin@example.com");
  ASSERT_TRUE(accounts.change(lin, [](Account& each) -> Status {
    each.group = "vip";
    return {};
  }));
  const auto ids = [&](const Accounts::Selection& selection) {
    std::vector<std::string> found;
    const auto listed = accounts.list(selection, 10, "", nullptr).value();
    for (const auto& each : listed) found.push_back(each.id);
    return found;
  };
  EXPECT_THAT(ids({.mail_prefix = "LI"}), testing::UnorderedElementsAre(li, lin));
  EXPECT_THAT(ids({.group = "vip"}), testing::ElementsAre(lin));
  ASSERT_TRUE(accounts.erase(lin));
  EXPECT_THAT(ids({.group = "vip"}), testing::IsEmpty());
  EXPECT_THAT(ids({}), testing::UnorderedElementsAre(li, wang));
}

TEST(Segments, HoldWhatTheirConditionsSay) {
  const Facts facts{{"group", "vip"}, {"orders", "3"}, {"spent.CNY", "120000"}, {"verified", "true"}};
  const auto one = [&](std::string fact, Comparison comparison, std::string value) {
    return holds(Segment{.id = "s", .conditions = {{std::move(fact), comparison, std::move(value)}}}, facts);
  };
  EXPECT_TRUE(one("group", Comparison::kIs, "vip"));
  EXPECT_FALSE(one("group", Comparison::kIsNot, "vip"));
  EXPECT_TRUE(one("orders", Comparison::kAtLeast, "3"));
  EXPECT_FALSE(one("orders", Comparison::kLess, "3"));
  EXPECT_TRUE(one("spent.CNY", Comparison::kAtLeast, "100000"));
  EXPECT_FALSE(one("spent.USD", Comparison::kAtLeast, "0"));  // absent
  EXPECT_TRUE(one("country", Comparison::kIsNot, "CN"));
  const Segment both{
      .id = "s", .conditions = {{"group", Comparison::kIs, "vip"}, {"verified", Comparison::kIs, "false"}}};
  EXPECT_FALSE(holds(both, facts));
}

TEST(Segments, RefuseConditionsThatCannotBeAsked) {
  const auto code = [](std::string fact, Comparison comparison, std::string value) {
    const auto checked =
        check(Segment{.id = "s", .conditions = {{std::move(fact), comparison, std::move(value)}}});
    return checked ? std::string{} : checked.error().fields.at(0).pointer;
  };
  EXPECT_EQ(code("shoe_size", Comparison::kIs, "43"), "/conditions/0");
  EXPECT_EQ(code("orders", Comparison::kAtLeast, "many"), "/conditions/0");
  EXPECT_EQ(code("group", Comparison::kAtLeast, "vip"), "/conditions/0");
  EXPECT_EQ(code("marketing", Comparison::kIs, "yes"), "/conditions/0");
  EXPECT_EQ(code("spent.cny", Comparison::kLess, "1"), "/conditions/0");
  EXPECT_EQ(code("spent.CNY", Comparison::kLess, "1"), "");
}

TEST_F(CustomerCare, FindsTheMembersOfASegmentPageByPage) {
  for (int i = 0; i < 25; ++i) enrol("c" + std::to_string(i) + "@example.com");
  std::map<std::string, std::int64_t> orders{{li, 2}};
  Segments segments{store, accounts, [&](std::string_view id) -> Result<OrderFacts> {
                      return OrderFacts{.orders = orders[std::string{id}]};
                    }};
  ASSERT_TRUE(segments.declare());
  const Segment buyers{.id = "buyers", .conditions = {{"orders", Comparison::kAtLeast, "1"}}};
  ASSERT_TRUE(segments.save(buyers));
  EXPECT_EQ(segments.load("buyers")->conditions.size(), 1U);
  std::vector<std::string> found;
  std::string cursor;
  do {
    const auto page = segments.members(buyers, 10, cursor).value();
    for (const auto& each : page.accounts) found.push_back(each.id);
    cursor = page.next_cursor;
  } while (!cursor.empty());
  EXPECT_THAT(found, testing::ElementsAre(li));
  ASSERT_TRUE(segments.remove("buyers"));
  EXPECT_EQ(segments.load("buyers").error().code, "segment.missing");
}

TEST(Groups, AreSavedListedAndRemoved) {
  engines::MemoryDocumentStore store;
  const Groups groups{store};
  ASSERT_TRUE(Groups{store}.declare());
  ASSERT_TRUE(groups.save({"vip", "VIP", "贵宾"}));
  EXPECT_EQ(groups.list().value().size(), 1U);
  EXPECT_EQ(groups.save({"V I P", "", ""}).error().code, "customer_group.id");
  ASSERT_TRUE(groups.remove("vip"));
  EXPECT_EQ(groups.load("vip").error().code, "customer_group.missing");
}

}  // namespace
}  // namespace souk::online::customer
