#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/id.hpp"
#include "base/text.hpp"
#include "engines/document/memory/store.hpp"
#include "online/order/order_routes.hpp"

namespace souk::online::order {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct ListTag {
  static constexpr std::string_view kPrefix = "ord";
};

class OrderListTest : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(orders.declare()); }
  // One a minute; answers its id.
  std::string place(OrderState state = OrderState::kPaid, const std::string& mail = "li@example.com",
                    const std::string& phone = "13800138000") {
    clock.advance(milliseconds{60'000});
    const auto id = Id<ListTag>::make(clock.now(), random).text();
    Order made{.id = id, .number = order_number(id), .access_token = "secret", .state = state};
    made.currency = Currency::of("CNY");
    made.contact = Contact{mail, phone, "李小雨"};
    made.lines = {{.sku = "TEA", .quantity = 3, .unit_minor = 100, .total_minor = 300}};
    made.totals.grand_minor = 300;
    made.placed_at = clock.now();
    made.payment.payment_id = "pay_" + id;
    made.pickup = Pickup{"1234", {}, {}};
    EXPECT_TRUE(orders.place(std::move(made)));
    return id;
  }
  // All pages, to the end.
  std::vector<std::string> ids(OrderFilter filter) {
    std::vector<std::string> found;
    do {
      const auto page = orders.list(filter);
      EXPECT_TRUE(page) << describe(page.error());
      if (!page) break;
      EXPECT_LE(page->orders.size(), filter.limit);
      for (const auto& order : page->orders) found.push_back(order.id);
      filter.cursor = page->next_cursor;
    } while (!filter.cursor.empty());
    return found;
  }
  http::Response get(std::string_view path, std::vector<std::pair<std::string, std::string>> query,
                     const std::string& id = {}) {
    http::Request request;
    request.path_parameters["id"] = id;
    request.query = std::move(query);
    const auto table = order_staff_routes({.orders = &orders, .clock = &clock, .random = &random});
    for (const auto& bound : table.all()) {
      if (bound.route.path != path || bound.route.method != http::Method::kGet) continue;
      EXPECT_EQ(bound.route.access, http::Access::kStaff);
      EXPECT_EQ(http::permission_of(bound.route), "order.read");
      return bound.handler(request);
    }
    ADD_FAILURE() << "no route " << path;
    return {};
  }
  static std::string body_of(const http::Response& response) { return std::get<std::string>(response.body); }

  ManualClock clock;
  SeededRandom random{7};
  engines::MemoryDocumentStore store;
  Orders orders{store};
};

TEST_F(OrderListTest, FindsByNumberMailAndPhoneAsPeopleWriteThem) {
  const auto li = place();
  const auto wang = place(OrderState::kPaid, "wang@example.com", "+14155550123");
  const auto number = order_number(li);
  EXPECT_THAT(ids({.text = number}), ElementsAre(li));
  EXPECT_THAT(ids({.text = " " + text::to_lower_ascii(number.substr(3)) + " "}), ElementsAre(li));
  EXPECT_THAT(ids({.text = "Wang@Example.com"}), ElementsAre(wang));
  EXPECT_THAT(ids({.text = "+86 138-0013-8000"}), ElementsAre(li));
  EXPECT_THAT(ids({.text = "+1 (415) 555-0123"}), ElementsAre(wang));
  EXPECT_THAT(ids({.text = "nobody@example.com"}), IsEmpty());
  EXPECT_EQ(orders.list({.text = std::string(101, 'x')}).error().code, "list.text");
}

TEST_F(OrderListTest, NarrowsByStateAndTimeTogether) {
  std::vector<std::string> placed;
  for (int i = 0; i < 6; ++i) placed.push_back(place(i % 2 == 0 ? OrderState::kPaid : OrderState::kShipped));
  const auto at = [&](std::size_t i) { return orders.load(placed[i])->value.placed_at; };
  EXPECT_THAT(ids({.state = OrderState::kPaid}), ElementsAre(placed[4], placed[2], placed[0]));
  EXPECT_THAT(ids({.from = at(1), .until = at(4)}), ElementsAre(placed[3], placed[2], placed[1]));
  EXPECT_THAT(ids({.state = OrderState::kPaid, .from = at(1)}), ElementsAre(placed[4], placed[2]));
  EXPECT_THAT(ids({.state = OrderState::kShipped, .text = "li@example.com", .until = at(5), .limit = 1}),
              ElementsAre(placed[3], placed[1]));
  EXPECT_EQ(orders.list({.from = at(2), .until = at(2)}).error().code, "list.time");
}

// Whatever stands between the orders that fit, a page looks at a bounded number and goes on in the next.
TEST_F(OrderListTest, APageEndsInBoundedTime) {
  const auto first = place(OrderState::kPlaced);
  for (int i = 0; i < 120; ++i) place();
  const OrderFilter wanted{.state = OrderState::kPlaced, .from = Instant{0}, .limit = 5};
  const auto page = orders.list(wanted);
  ASSERT_TRUE(page);
  EXPECT_TRUE(page->orders.empty());
  EXPECT_FALSE(page->next_cursor.empty());
  EXPECT_THAT(ids(wanted), ElementsAre(first));
}

TEST_F(OrderListTest, TheRouteGivesRowsWithoutSecretsAndSaysWhatIsWrong) {
  constexpr std::string_view kList = "/api/v1/admin/orders";
  const auto id = place();
  place(OrderState::kShipped);
  const auto answer = get(kList, {{"state", "paid"}, {"limit", "10"}});
  EXPECT_EQ(answer.status, 200);
  EXPECT_NE(body_of(answer).find(id), std::string::npos);
  EXPECT_NE(body_of(answer).find(R"("pieces":3)"), std::string::npos);
  EXPECT_EQ(body_of(answer).find("shipped"), std::string::npos);
  EXPECT_EQ(body_of(answer).find("secret"), std::string::npos);
  const auto refused = [&](const std::string& name, const std::string& value, std::string_view code) {
    const auto bad = get(kList, {{name, value}});
    EXPECT_EQ(bad.status, 400) << name << "=" << value;
    EXPECT_NE(body_of(bad).find(code), std::string::npos) << body_of(bad);
  };
  refused("state", "vanished", "order.unknown_state");
  refused("from", "yesterday", "list.time");
  refused("limit", "0", "list.limit");
  refused("limit", "101", "list.limit");
  refused("cursor", "made-up", "document.cursor");
}

TEST_F(OrderListTest, StaffSeeAnOrderButNotWhatProvesItsBuyer) {
  constexpr std::string_view kOne = "/api/v1/admin/orders/{id}";
  const auto id = place();
  const auto answer = get(kOne, {}, id);
  EXPECT_EQ(answer.status, 200);
  EXPECT_NE(body_of(answer).find("li@example.com"), std::string::npos);
  EXPECT_EQ(body_of(answer).find("secret"), std::string::npos);
  EXPECT_EQ(body_of(answer).find("1234"), std::string::npos);
  EXPECT_EQ(get(kOne, {}, "ord_x").status, 404);
}

}  // namespace
}  // namespace souk::online::order
