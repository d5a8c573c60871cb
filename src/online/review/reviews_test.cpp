#include "online/review/reviews.hpp"

#include <thread>

#include <gmock/gmock.h>

#include "engines/cache/inprocess/cache.hpp"
#include "engines/document/memory/store.hpp"
#include "online/review/routes.hpp"
#include "online/session/account_routes.hpp"
#include "online/session/filters.hpp"
#include "tests/support/faulty_document_store.hpp"
#include "tests/support/result.hpp"

namespace souk::online::review {
namespace {

using http::Method;
using support::fails_with;
using support::value_of;
using ::testing::ElementsAre;

struct ReviewRoom : ::testing::Test {
  ManualClock clock;
  SystemRandom random;
  engines::MemoryDocumentStore real;
  support::FaultyDocumentStore store{real};
  engines::InProcessCache cache{clock, {}};
  order::Orders orders{store};
  Reviews reviews{{.store = &store,
                   .cache = &cache,
                   .orders = &orders,
                   .clock = &clock,
                   .is_sold = [](std::string_view sku) { return sku != "GONE"; }}};

  void SetUp() override { ASSERT_TRUE(orders.declare() && reviews.declare()); }
  Result<Review> write(const std::string& who, std::int64_t stars, const std::string& text = "Pours well.",
                       const std::string& product = "POT") {
    clock.advance(milliseconds{1});
    return reviews.write(who, product, {.stars = stars, .title = "A pot", .text = text, .author = who}, "en");
  }
  void buys(const std::string& who, const std::string& product, std::int64_t paid) {
    order::Order order;
    order.id = "ord_" + who + product;
    order.number = order.id;
    order.customer_id = who;
    order.currency = Currency::of("CNY");
    order.payment.paid_minor = paid;
    order.state = order::OrderState::kPaid;
    order::OrderLine line;
    line.sku = product + "-W";
    line.product_sku = product;
    line.quantity = 1;
    order.lines.push_back(line);
    ASSERT_TRUE(orders.place(order));
  }
  std::vector<std::string> shown(const std::string& product = "POT") {
    std::vector<std::string> texts;
    for (const auto& each : value_of(reviews.published(product, 10, {})).reviews)
      texts.push_back(each.words.text);
    return texts;
  }
};

TEST_F(ReviewRoom, ShowsAReviewOnlyOnceStaffHavePublishedIt) {
  const auto review = value_of(write("li", 4));
  EXPECT_EQ(review.state, ReviewState::kPending);
  EXPECT_TRUE(shown().empty());
  EXPECT_EQ(value_of(reviews.rating("POT")).count(), 0);
  EXPECT_EQ(value_of(reviews.in_state(ReviewState::kPending, 10, {})).reviews.size(), 1U);
  EXPECT_EQ(value_of(reviews.publish(review.id, "zhou")).decided_by, "zhou");
  EXPECT_THAT(shown(), ElementsAre("Pours well."));
  EXPECT_EQ(value_of(reviews.rating("POT")).average_hundredths(), 400);
  EXPECT_TRUE(value_of(reviews.in_state(ReviewState::kPending, 10, {})).reviews.empty());
  EXPECT_TRUE(fails_with(reviews.reject(review.id, "zhou", " "), ErrorKind::kInvalid, "review.reason"));
  EXPECT_EQ(value_of(reviews.reject(review.id, "zhou", "Off topic")).reason, "Off topic");
  EXPECT_TRUE(shown().empty());
  EXPECT_EQ(value_of(reviews.rating("POT")).count(), 0);
}

TEST_F(ReviewRoom, TellsTheCatalogueAllStarsThereAre) {
  for (int i = 0; i < 40; ++i)
    ASSERT_TRUE(reviews.publish(value_of(write("c" + std::to_string(i), i % 5 + 1)).id, "zhou"));
  ASSERT_TRUE(reviews.publish(value_of(write("li", 2, "Small.", "A/CUP")).id, "zhou"));
  std::map<std::string, catalogue::Stars> heard;
  ASSERT_TRUE(reviews.ratings().each_stars([&](std::string_view sku, const catalogue::Stars& part) {
    auto& all = heard[std::string{sku}];
    all = {all.count + part.count, all.sum + part.sum};
  }));
  EXPECT_EQ(heard, (std::map<std::string, catalogue::Stars>{{"POT", {40, 120}}, {"A/CUP", {1, 2}}}));
  EXPECT_EQ(value_of(reviews.ratings().stars_of("POT")), (catalogue::Stars{40, 120}));
  EXPECT_EQ(value_of(reviews.ratings().stars_of("NONE")), catalogue::Stars{});
}

TEST_F(ReviewRoom, KeepsOneReviewForACustomerAndAProduct) {
  const auto first = value_of(write("li", 5));
  ASSERT_TRUE(reviews.publish(first.id, "zhou"));
  EXPECT_EQ(value_of(write("li", 5)).state, ReviewState::kPublished);  // the same words again
  const auto second = value_of(write("li", 2, "It leaks."));
  EXPECT_EQ(second.id, first.id);
  EXPECT_EQ(second.state, ReviewState::kPending);
  EXPECT_EQ(value_of(reviews.rating("POT")).count(), 0);
  ASSERT_TRUE(reviews.publish(second.id, "zhou"));
  EXPECT_EQ(value_of(reviews.rating("POT")).by_stars, (std::array<std::int64_t, 5>{0, 1, 0, 0, 0}));
  EXPECT_NE(value_of(write("li", 5, "A cup.", "CUP")).id, first.id);
  EXPECT_EQ(value_of(reviews.of_customer("li")).size(), 2U);
}

TEST_F(ReviewRoom, MarksThoseWhoHavePaidForTheProduct) {
  buys("li", "POT", 12'800);
  buys("wu", "POT", 0);
  buys("an", "CUP", 900);
  EXPECT_TRUE(value_of(write("li", 5)).verified);
  EXPECT_FALSE(value_of(write("wu", 5)).verified);
  EXPECT_FALSE(value_of(write("an", 5)).verified);
}

TEST_F(ReviewRoom, RefusesWhatIsNoReview) {
  EXPECT_TRUE(fails_with(write("li", 6), ErrorKind::kInvalid, "review.words"));
  EXPECT_TRUE(fails_with(write("li", 5, "  "), ErrorKind::kInvalid, "review.words"));
  EXPECT_TRUE(fails_with(write("li", 5, std::string(4'001, 'a')), ErrorKind::kInvalid, "review.words"));
  EXPECT_TRUE(fails_with(write("li", 5, "Bell \a"), ErrorKind::kInvalid, "review.words"));
  EXPECT_TRUE(fails_with(write("li", 5, "See HTTPS://spam.example"), ErrorKind::kInvalid, "review.link"));
  EXPECT_TRUE(fails_with(write("li", 5, "Fine.", "GONE"), ErrorKind::kNotFound, "product.missing"));
}

TEST_F(ReviewRoom, BoundsHowOftenOneCustomerWrites) {
  int written = 0;
  while (written < 100 && write("li", 5, "Text " + std::to_string(written))) ++written;
  EXPECT_EQ(written, 20);
  EXPECT_TRUE(fails_with(write("li", 5, "More"), ErrorKind::kLimit, "review.too_many"));
  EXPECT_TRUE(write("wu", 5));
  clock.advance(std::chrono::hours{25});
  EXPECT_TRUE(write("li", 5, "More"));
}

TEST_F(ReviewRoom, CountsEachReviewOnceUnderConcurrentWriters) {
  constexpr int kCustomers = 40, kThreads = 8;
  std::vector<std::string> ids;
  for (int i = 0; i < kCustomers; ++i) ids.push_back(value_of(write("c" + std::to_string(i), i % 5 + 1)).id);
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto& id = ids[(i + static_cast<std::size_t>(t) * 5) % ids.size()];
        (void)reviews.publish(id, "zhou");
        if (t % 2 == 0) (void)reviews.reject(id, "zhou", "no");
        (void)reviews.publish(id, "zhou");
      }
    });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& id : ids) ASSERT_TRUE(reviews.publish(id, "zhou"));
  ASSERT_TRUE(reviews.recover());
  EXPECT_EQ(value_of(reviews.rating("POT")).by_stars, (std::array<std::int64_t, 5>{8, 8, 8, 8, 8}));
}

TEST_F(ReviewRoom, IsCountedByRecoveryWhateverWriteFailed) {
  using When = support::FaultyDocumentStore::When;
  int faults = 0;
  for (const auto when : {When::kBefore, When::kAfter}) {
    for (std::size_t step = 1;; ++step) {
      const auto product = "P" + std::to_string(step) + (when == When::kAfter ? "A" : "B");
      const auto id = value_of(write("c" + product, 5, "Good.", product)).id;
      store.fail_at(step, when);
      const bool published = reviews.publish(id, "zhou").has_value();
      const bool failed = store.has_failed();
      store.fail_at(0, when);
      ASSERT_TRUE(reviews.recover());
      const bool shows = value_of(reviews.load(id)).state == ReviewState::kPublished;
      EXPECT_EQ(value_of(reviews.rating(product)).count(), shows ? 1 : 0) << step;
      EXPECT_TRUE(shows || !published) << step;
      EXPECT_EQ(value_of(reviews.recover()), 0U) << step;
      if (!failed) break;
      ++faults;
    }
  }
  EXPECT_GE(faults, 6);  // review, mark and the end of it, each before and after
}

TEST_F(ReviewRoom, ForgetsThePersonAndKeepsWhatOthersRelyOn) {
  const auto kept = value_of(write("cus_li", 5, "Stays."));
  ASSERT_TRUE(reviews.publish(kept.id, "zhou"));
  const auto waiting = value_of(write("cus_li", 1, "Never shown.", "CUP"));
  const auto records = reviews.personal_records();
  const auto given = value_of(records.export_of("cus_li"));
  EXPECT_EQ(given.as_array().size(), 2U);
  EXPECT_TRUE(value_of(records.forget("cus_li")));
  EXPECT_TRUE(value_of(records.forget("cus_li")));
  EXPECT_THAT(shown(), ElementsAre("Stays."));
  EXPECT_EQ(value_of(reviews.rating("POT")).count(), 1);
  for (const auto& id : {kept.id, waiting.id}) {
    const auto stored = value_of(store.get(kReviewCollection, id));
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->body.find("cus_li"), std::string::npos) << stored->body;
    EXPECT_EQ(stored->body.find("Never shown"), std::string::npos);
  }
  EXPECT_TRUE(value_of(reviews.of_customer("cus_li")).empty());
}

TEST_F(ReviewRoom, AnswersAndWithdraws) {
  const auto review = value_of(write("li", 3));
  EXPECT_TRUE(fails_with(reviews.reply(review.id, "zhou", "Sorry"), ErrorKind::kPrecondition,
                         "review.not_published"));
  ASSERT_TRUE(reviews.publish(review.id, "zhou"));
  EXPECT_EQ(value_of(reviews.reply(review.id, "zhou", "Thank you.")).answer, "Thank you.");
  ASSERT_TRUE(reviews.withdraw("li", "POT"));
  ASSERT_TRUE(reviews.withdraw("li", "POT"));
  ASSERT_TRUE(reviews.withdraw("li", "NEVER"));
  EXPECT_TRUE(shown().empty());
  EXPECT_EQ(value_of(reviews.rating("POT")).count(), 0);
  EXPECT_TRUE(fails_with(reviews.publish(review.id, "zhou"), ErrorKind::kPrecondition, "review.withdrawn"));
  EXPECT_EQ(value_of(write("li", 4)).state, ReviewState::kPending);
}

TEST_F(ReviewRoom, SpeaksHttp) {
  runtime::Pool pool{"passwords", 1, 16};
  customer::Passwords passwords{pool, customer::Passwords::Cost::least()};
  customer::Attempts attempts{cache};
  customer::Accounts accounts{
      {.store = &store, .passwords = &passwords, .attempts = &attempts, .clock = &clock, .random = &random}};
  session::Sessions sessions{cache, random};
  ASSERT_TRUE(accounts.declare());
  auto routes = review_routes({&reviews, &accounts});
  routes.include(review_staff_routes({&reviews, &accounts}));
  routes.include(session::account_routes({.accounts = &accounts, .sessions = &sessions, .clock = &clock}));
  http::Router router{std::move(routes)};
  router.before(session::load_session(sessions));
  router.before(session::check_access(session::one_staff_token("token")));
  std::string cookie;
  const auto send = [&](Method method, std::string target, std::string body = {}, bool staff = false) {
    http::Request request;
    request.method = method;
    request.target = std::move(target);
    if (!cookie.empty()) request.headers.set("Cookie", "souk_session=" + cookie);
    if (staff) request.headers.set("Authorization", "Bearer token");
    if (!body.empty()) request.headers.set("Content-Type", "application/json");
    request.body = std::move(body);
    const auto answer = router.answer(request);
    const auto set = answer.headers.get("Set-Cookie");
    if (set.starts_with("souk_session=")) cookie = set.substr(13, set.find(';') - 13);
    return answer;
  };
  const std::string words = R"({"stars":5,"title":"A pot","text":"Pours well."})";
  EXPECT_EQ(send(Method::kPut, "/api/v1/me/reviews/POT", words).status, 401);
  send(Method::kPost, "/api/v1/register", R"({"mail":"li@example.com","password":"first password"})");
  const auto mine = send(Method::kPut, "/api/v1/me/reviews/POT", words);
  ASSERT_EQ(mine.status, 200) << std::get<std::string>(mine.body);
  EXPECT_EQ(send(Method::kPut, "/api/v1/me/reviews/POT", R"({"stars":9,"text":"x"})").status, 400);
  EXPECT_EQ(send(Method::kGet, "/api/v1/admin/reviews").status, 401);
  const auto queue =
      parse_json(std::get<std::string>(send(Method::kGet, "/api/v1/admin/reviews", {}, true).body));
  const auto* first = find_path(*queue, "reviews");
  ASSERT_EQ(first->as_array().size(), 1U);
  const std::string id{first->as_array()[0].at("review").at("id").as_string()};
  EXPECT_EQ(send(Method::kPost, "/api/v1/admin/reviews/" + id + "/reject", R"({"reason":"no"})", true).status,
            200);
  EXPECT_EQ(send(Method::kPost, "/api/v1/admin/reviews/" + id + "/publish", {}, true).status, 200);
  EXPECT_EQ(
      send(Method::kPut, "/api/v1/admin/reviews/" + id + "/answer", R"({"answer":"Thanks"})", true).status,
      200);
  const auto list = std::get<std::string>(send(Method::kGet, "/api/v1/products/POT/reviews").body);
  EXPECT_THAT(list, ::testing::HasSubstr("\"average_hundredths\":500"));
  EXPECT_THAT(list, ::testing::HasSubstr("Thanks"));
  EXPECT_EQ(list.find("cus_"), std::string::npos);
  EXPECT_EQ(send(Method::kDelete, "/api/v1/me/reviews/POT").status, 204);
}

}  // namespace
}  // namespace souk::online::review
