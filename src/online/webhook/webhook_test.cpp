// From a change in the shop to a request at a receiver, against a real HTTP server on this machine.
#include "online/webhook/personal.hpp"
#include "online/webhook/signature.hpp"
#include "online/webhook/webhook_routes.hpp"
#include "online/webhook/webhooks_for_test.hpp"

namespace souk::online::webhook {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_F(Webhooks, CarryWhatHappensToAnOrderInItsOrder) {
  const auto endpoint = listen({"order.*"});
  place("ord_1");
  happens("ord_1", "paid");
  happens("ord_1", "shipped");
  EXPECT_EQ(tell(), 3U);
  EXPECT_EQ(tell(), 0U);
  send();
  EXPECT_THAT(receiver.types(), ElementsAre("order.created", "order.paid", "order.shipped"));
  EXPECT_EQ(now(endpoint).delivered, 3);
  EXPECT_EQ(now(endpoint).last_success_at, clock.now());
  happens("ord_1", "delivered");
  tell();
  send();
  EXPECT_EQ(receiver.types().back(), "order.delivered");
  EXPECT_EQ(receiver.got.size(), 4U);
}

TEST_F(Webhooks, KeepWhatIsSecretToTheShop) {
  listen({"*"});
  place("ord_1");
  tell();
  send();
  ASSERT_EQ(receiver.got.size(), 1U);
  for (const auto* secret : {"tok-en", "access_token", "client_key", "live_cart"}) {
    EXPECT_EQ(receiver.got[0].body.find(secret), std::string::npos) << secret;
  }
}

TEST_F(Webhooks, TellOnlyWhatWasChosenAndOnlyFromThenOn) {
  place("ord_old");
  const auto orders_only = listen({"order.paid"});
  const auto products = listen({"product.*"});
  place("ord_1");
  happens("ord_1", "paid");
  happens("ord_old", "paid");
  ASSERT_TRUE(store.insert(catalogue::kProducts, "TEA", R"({"sku":"TEA"})"));
  ASSERT_TRUE(store.put(catalogue::kProducts, "TEA", R"({"sku":"TEA","x":1})"));
  tell();
  ASSERT_TRUE(store.put(catalogue::kProducts, "TEA", R"({"sku":"TEA","x":2})"));
  tell();
  ASSERT_TRUE(store.erase(catalogue::kProducts, "TEA", 0));
  tell();
  send();
  std::vector<std::string> of_orders, of_products;
  for (const auto& each : deliveries(orders_only)) of_orders.push_back(each.type + " " + each.object);
  for (const auto& each : deliveries(products)) of_products.push_back(each.type);
  EXPECT_THAT(of_orders, ElementsAre("order.paid order/ord_old", "order.paid order/ord_1"));
  EXPECT_THAT(of_products, ElementsAre("product.deleted", "product.updated", "product.created"));
}

TEST_F(Webhooks, TellOfStockWhenItShows) {
  listen({"stock.changed"});
  const auto put = [&](std::int64_t on_hand, const std::string& note) {
    inventory::StockItem item{.sku = "TEA"};
    item.levels["shanghai"] = {on_hand, 1};
    item.reservations["ord"] = {.reason = note};
    ASSERT_TRUE(store.put(inventory::kStockCollection, "TEA", to_json(item)));
    tell();
  };
  put(5, "a");
  put(5, "b");  // nothing that outsiders see
  put(4, "b");
  send();
  ASSERT_EQ(receiver.got.size(), 2U);
  EXPECT_NE(receiver.got[1].body.find(R"("available":3)"), std::string::npos);
}

TEST_F(Webhooks, WaitWithTheRestOfAnObjectUntilAnEventHasArrived) {
  const auto endpoint = listen({"order.*"});
  int refusals = 2;
  receiver.answer = [&](const Receiver::Got& got) {
    return got.type == "order.paid" && got.object == "ord_1" && refusals-- > 0 ? 500 : 200;
  };
  for (const auto* id : {"ord_1", "ord_2"}) {
    place(id);
    happens(id, "paid");
    happens(id, "shipped");
  }
  tell();
  send();
  EXPECT_TRUE(now(endpoint).last_failure_at);
  const auto of = [&](const std::string& object) {
    std::vector<std::string> types;
    for (const auto& got : receiver.got) {
      if (got.object == object) types.push_back(got.type);
    }
    return types;
  };
  EXPECT_THAT(of("ord_1"), ElementsAre("order.created", "order.paid"));
  EXPECT_THAT(of("ord_2"), ElementsAre("order.created", "order.paid", "order.shipped"));
  send();  // not before its time
  EXPECT_EQ(of("ord_1").size(), 2U);
  for (int i = 0; i < 3; ++i) {
    clock.advance(std::chrono::seconds{11});
    send();
  }
  EXPECT_THAT(of("ord_1"),
              ElementsAre("order.created", "order.paid", "order.paid", "order.paid", "order.shipped"));
  EXPECT_FALSE(now(endpoint).failing_since);
}

TEST_F(Webhooks, SignTheBytesWithBothSecretsWhileOneIsReplaced) {
  const auto endpoint = listen({"order.*"});
  place("ord_1");
  tell();
  const auto renewed = endpoints.change_secret(endpoint.id).value();
  EXPECT_NE(renewed.secret, endpoint.secret);
  send();
  ASSERT_EQ(receiver.got.size(), 1U);
  const auto& got = receiver.got[0];
  EXPECT_EQ(got.signature, sign({renewed.secret, endpoint.secret}, clock.now(), got.body));
  clock.advance(std::chrono::hours{25});
  place("ord_2");
  tell();
  send();
  EXPECT_EQ(receiver.got[1].signature, sign({renewed.secret}, clock.now(), receiver.got[1].body));
}

TEST_F(Webhooks, KeepTheirSecretsSealedInTheStore) {
  const auto endpoint = listen({"order.*"});
  const auto renewed = endpoints.change_secret(endpoint.id).value();
  const auto stored = store.get(kEndpointCollection, endpoint.id).value()->body;
  EXPECT_EQ(stored.find(endpoint.secret), std::string::npos);
  EXPECT_EQ(stored.find(renewed.secret), std::string::npos);
  EXPECT_THAT(endpoints.signing_secrets(now(endpoint)).value(), ElementsAre(renewed.secret, endpoint.secret));
}

TEST_F(Webhooks, GiveAnEventUpAfterThreeDaysAndGoOn) {
  const auto endpoint = listen({"order.*"});
  receiver.answer = [](const Receiver::Got& got) { return got.type == "order.paid" ? 404 : 200; };
  place("ord_1");
  happens("ord_1", "paid");
  happens("ord_1", "shipped");
  tell();
  for (int hour = 0; hour < 80; ++hour) {
    send();
    clock.advance(std::chrono::hours{1});
  }
  EXPECT_EQ(receiver.types().back(), "order.shipped");
  const auto all = deliveries(endpoint);
  EXPECT_EQ(all[1].state, DeliveryState::kFailed);
  EXPECT_EQ(all[1].status, 404);
  EXPECT_LT(all[1].attempts, 100);
}

TEST_F(Webhooks, SwitchAnEndpointOffThatFailsForDays) {
  const auto endpoint = listen({"order.*"});
  receiver.answer = [](const Receiver::Got&) { return 500; };
  for (int hour = 0; hour < 130 && now(endpoint).enabled; ++hour) {
    place("ord_" + std::to_string(hour));
    tell();
    send();
    clock.advance(std::chrono::hours{1});
  }
  EXPECT_EQ(now(endpoint).disabled_reason, "failing");
  const auto before = receiver.got.size();
  send();
  EXPECT_EQ(receiver.got.size(), before);
  ASSERT_TRUE(endpoints.change(endpoint.id, [](Endpoint& each) -> Status {
    each.enable();
    return {};
  }));
  receiver.answer = [](const Receiver::Got&) { return 200; };
  clock.advance(std::chrono::hours{2});
  send();
  EXPECT_GT(receiver.got.size(), before);
}

TEST_F(Webhooks, StopWhenTheReceiverSaysThatItIsGone) {
  const auto endpoint = listen({"order.*"});
  receiver.answer = [](const Receiver::Got&) { return 410; };
  place("ord_1");
  tell();
  send();
  EXPECT_EQ(now(endpoint).disabled_reason, "gone");
}

TEST_F(Webhooks, FollowNoRedirect) {
  const auto endpoint = listen({"order.*"}, "/away");
  place("ord_1");
  tell();
  send();
  EXPECT_TRUE(receiver.got.empty());
  EXPECT_EQ(deliveries(endpoint).at(0).status, 307);
}

TEST_F(Webhooks, CanBeReplayedOneByOneAndFromAPointInTime) {
  const auto endpoint = listen({"order.*"});
  place("ord_1");
  const auto since = clock.now() + milliseconds{1};
  happens("ord_1", "paid");
  happens("ord_1", "shipped");
  tell();
  send();
  const auto first = receiver.got;
  ASSERT_TRUE(outbox.replay(endpoint, deliveries(endpoint).at(2).id));
  send();
  ASSERT_EQ(receiver.got.size(), 4U);
  EXPECT_EQ(receiver.got[3].id, first[0].id);
  EXPECT_EQ(receiver.got[3].body, first[0].body);
  EXPECT_EQ(outbox.replay_since(endpoint, since, 100, "").value().events, 2);
  send();
  EXPECT_THAT(receiver.types(), ElementsAre("order.created", "order.paid", "order.shipped", "order.created",
                                            "order.paid", "order.shipped"));
  EXPECT_EQ(outbox.replay(endpoint, "whe_x.1.1").error().code, "webhook_delivery.missing");
}

TEST_F(Webhooks, LoseNothingWhereverTheProcessBreaksOff) {
  using When = support::FaultyDocumentStore::When;
  for (const auto when : {When::kAfter, When::kBefore}) {
    std::size_t n = 1;
    while (breaks_off(n, when)) ++n;
    EXPECT_GT(n, 5U);
  }
}

TEST_F(Webhooks, WriteNothingWhileNothingHappens) {
  const auto endpoint = listen({"order.*"});
  place("ord_1");
  tell();
  send();
  tell();
  store.fail_at(1, support::FaultyDocumentStore::When::kBefore);
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(tell(), 0U);
    send();
  }
  EXPECT_FALSE(store.has_failed());
}

TEST_F(Webhooks, ForgetWhatIsOldAndWhatNobodyWaitsFor) {
  const auto gone = listen({"order.*"});
  receiver.answer = [](const Receiver::Got&) { return 500; };
  place("ord_1");
  tell();
  send();
  ASSERT_TRUE(endpoints.remove(gone.id));
  const auto endpoint = listen({"order.*"});
  receiver.answer = [](const Receiver::Got&) { return 200; };
  place("ord_2");
  tell();
  send();
  EXPECT_EQ(outbox.purge({endpoint}, 100).value(), 1U);  // what waited for the one that is gone
  EXPECT_TRUE(deliveries(gone).empty());
  clock.advance(std::chrono::hours{24 * 31});
  EXPECT_EQ(outbox.purge({endpoint}, 100).value(), 3U);  // a delivery and two events
  EXPECT_THAT(deliveries(endpoint), IsEmpty());
}

TEST_F(Webhooks, ForgetAPersonWhoIsErased) {
  const auto endpoint = listen({"*"});
  place("ord_1");
  tell();
  const auto records = personal_records(outbox, orders);
  EXPECT_TRUE(outbox.event("evt_ord_1_0000"));
  ASSERT_TRUE(outbox.forget("order/ord_1"));
  EXPECT_EQ(outbox.event("evt_ord_1_0000").error().code, "webhook_event.missing");
  send();
  EXPECT_TRUE(receiver.got.empty());
  EXPECT_EQ(deliveries(endpoint).at(0).state, DeliveryState::kFailed);
  EXPECT_TRUE(records.forget("cus_nobody").value());
}

TEST_F(Webhooks, ReachNoPrivateAddress) {
  const auto strict = Destinations::parse({}).value();
  http::Client careful{client_settings(strict)};
  Sender wary{{&endpoints, &outbox, &cache, &careful, &clock, &random}};
  const auto endpoint = listen({"order.*"});
  place("ord_1");
  tell();
  ASSERT_TRUE(wary.turn());
  EXPECT_TRUE(receiver.got.empty());
  EXPECT_NE(deliveries(endpoint).at(0).error.find("not allowed"), std::string::npos);
}

TEST_F(Webhooks, AreManagedByStaffWhoSeeTheSecretOnce) {
  http::Router router{webhook_routes({&endpoints, &outbox, &feed, &random})};
  const auto call = [&](Method method, std::string target, std::string body = {}) {
    Request request;
    request.method = method;
    request.target = std::move(target);
    if (!body.empty()) request.headers.set("Content-Type", "application/json");
    request.body = std::move(body);
    return router.answer(request);
  };
  const std::string base = "/api/v1/admin/webhooks";
  const auto made = call(Method::kPost, base, R"({"url":")" + receiver.url() + R"(","events":["order.*"]})");
  ASSERT_EQ(made.status, 201);
  const auto body = std::get<std::string>(made.body);
  EXPECT_NE(body.find("whsec_"), std::string::npos);
  EXPECT_EQ(std::get<std::string>(call(Method::kGet, base).body).find("whsec_"), std::string::npos);
  const auto id = endpoints.list().value().at(0).id;
  EXPECT_EQ(call(Method::kPost, base, R"({"url":"https://10.0.0.1/","events":["*"]})").status, 400);
  EXPECT_EQ(call(Method::kPatch, base + "/" + id, R"({"events":["cat.meows"]})").status, 400);
  ASSERT_EQ(call(Method::kPost, base + "/" + id + "/test").status, 202);
  send();
  EXPECT_THAT(receiver.types(), ElementsAre("webhook.test"));
  ASSERT_EQ(call(Method::kPatch, base + "/" + id, R"({"enabled":false})").status, 200);
  EXPECT_EQ(now(endpoints.list().value().at(0)).disabled_reason, "staff");
  EXPECT_EQ(call(Method::kGet, base + "/" + id + "/deliveries").status, 200);
  EXPECT_EQ(call(Method::kDelete, base + "/" + id).status, 204);
  EXPECT_EQ(call(Method::kGet, base + "/" + id).status, 404);
  for (const auto& [route, handler] : router.routes().all()) EXPECT_EQ(route.access, http::Access::kStaff);
}

}  // namespace
}  // namespace souk::online::webhook
