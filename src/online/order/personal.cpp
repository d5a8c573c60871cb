#include "online/order/personal.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace souk::online::order {
namespace {

constexpr std::size_t kPage = 100;
constexpr std::size_t kMostLooked = 500;
constexpr milliseconds kLongest{183LL * 24 * 3600 * 1000};

// Every order of a customer, page by page, until `visit` answers false.
Status each_order(const Orders& orders, std::string_view customer_id,
                  const std::function<Result<bool>(const Order&)>& visit) {
  std::string cursor;
  do {
    const auto page = TRY(orders.of_customer(customer_id, kPage, cursor));
    for (const auto& order : page.orders) {
      if (!TRY(visit(order))) return {};
    }
    cursor = page.next_cursor;
  } while (!cursor.empty());
  return {};
}

void keep_region(std::optional<Address>& address) {
  if (!address) return;
  Address region;
  region.country = address->country;
  region.province = address->province;
  region.name = "-";  // an address must have both to be read again
  region.lines = {"-"};
  address = std::move(region);
}

}  // namespace

bool is_settled(const Order& order, Instant now) {
  constexpr std::array kEnds{OrderState::kDelivered, OrderState::kPartiallyReturned, OrderState::kReturned,
                             OrderState::kRefunded, OrderState::kCancelled};
  if (now - order.placed_at >= kLongest) return true;
  const bool ended = std::find(kEnds.begin(), kEnds.end(), order.state) != kEnds.end();
  return ended && order.tasks.empty() && !order.payment.pending;
}

void forget_person(Order& order) {
  order.customer_id.reset();
  order.contact.reset();
  keep_region(order.address);
  keep_region(order.billing_address);
  order.buyer_note.clear();
  ++order.edits;
}

customer::PersonalRecords personal_records(const Orders& orders, const Clock& clock) {
  const auto export_of = [&orders](std::string_view customer_id) -> Result<json::value> {
    json::array all;
    TRY(each_order(orders, customer_id, [&](const Order& order) -> Result<bool> {
      auto value = TRY(parse_json(to_json(order)));
      for (const auto* ours : {"access_token", "client_key", "live_cart", "tasks", "open", "dropped"}) {
        value.as_object().erase(ours);
      }
      all.push_back(std::move(value));
      return true;
    }));
    return all;
  };
  const auto forget = [&orders, &clock](std::string_view customer_id) -> Result<bool> {
    std::vector<std::string> settled;
    bool all_settled = true;
    TRY(each_order(orders, customer_id, [&](const Order& order) -> Result<bool> {
      const bool done = is_settled(order, clock.now());
      all_settled = all_settled && done;
      if (done) settled.push_back(order.id);
      return true;
    }));
    for (const auto& id : settled) {
      TRY(orders.change(TRY(orders.load(id)), [](Order& order) -> Status {
        forget_person(order);
        return {};
      }));
    }
    return all_settled;
  };
  return {.name = "orders", .export_of = export_of, .forget = forget};
}

customer::OrderFactsOf order_facts(const Orders& orders) {
  return [&orders](std::string_view customer_id) -> Result<customer::OrderFacts> {
    customer::OrderFacts facts;
    std::size_t looked = 0;
    TRY(each_order(orders, customer_id, [&](const Order& order) -> Result<bool> {
      if (order.payment.paid_minor > 0) {
        ++facts.orders;
        facts.spent_minor[std::string{order.currency.code()}] +=
            order.payment.paid_minor - order.refunded_minor();
        if (!facts.last_order_at || *facts.last_order_at < order.placed_at)
          facts.last_order_at = order.placed_at;
      }
      return ++looked < kMostLooked;
    }));
    return facts;
  };
}

}  // namespace souk::online::order
