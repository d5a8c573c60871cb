#include "online/webhook/feed.hpp"

#include <chrono>

#include "online/webhook/webhooks_for_test.hpp"

namespace souk::online::webhook {
namespace {

using testing::ElementsAre;

TEST_F(Webhooks, MissNothingThatHappensOnceSomebodyListens) {
  place("ord_before");
  EXPECT_EQ(tell(), 0U);  // nobody listens
  const auto endpoint = endpoints.create({receiver.url(), "", {"order.*"}}).value();
  place("ord_1");  // before the feed has seen the endpoint
  happens("ord_1", "paid");
  tell();
  send();
  EXPECT_THAT(receiver.types(), ElementsAre("order.created", "order.paid"));
  EXPECT_EQ(receiver.got.front().object, "ord_1");
  EXPECT_EQ(now(endpoint).delivered, 2);
}

TEST_F(Webhooks, BeginAnewAfterTheLastOneWasSwitchedOff) {
  const auto endpoint = listen({"order.*"});
  ASSERT_TRUE(endpoints.change(endpoint.id, [](Endpoint& each) -> Status {
    each.disable("staff");
    return {};
  }));
  tell();
  place("ord_missed");
  tell();
  ASSERT_TRUE(endpoints.change(endpoint.id, [](Endpoint& each) -> Status {
    each.enable();
    return {};
  }));
  place("ord_told");
  tell();
  send();
  EXPECT_THAT(receiver.types(), ElementsAre("order.created"));
  EXPECT_EQ(receiver.got.front().object, "ord_told");
}

// A turn that waits for nothing would be repeated without end by its background task.
TEST_F(Webhooks, WaitForTheFeedWhileNobodyListens) {
  const auto endpoint = listen({"order.*"});
  ASSERT_TRUE(endpoints.change(endpoint.id, [](Endpoint& each) -> Status {
    each.disable("staff");
    return {};
  }));
  tell();
  tell();
  constexpr milliseconds kWait{60};
  const auto began = std::chrono::steady_clock::now();
  ASSERT_TRUE(feed.turn(kWait));
  EXPECT_GE(std::chrono::steady_clock::now() - began, kWait - milliseconds{5});
}

}  // namespace
}  // namespace souk::online::webhook
