// An event as it is told to the outside: its bytes are made once and kept, so that every attempt and every
// replay sends the same ones.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/codec.hpp"
#include "base/time.hpp"
#include "online/catalogue/product.hpp"
#include "online/customer/account.hpp"
#include "online/inventory/stock_item.hpp"
#include "online/order/order.hpp"

namespace souk::online::webhook {

struct Event {
  std::string id;      // "evt_..."
  std::string type;    // "order.paid"
  std::string object;  // "order/ord_...": what happens to one object is told in its order
  std::string payload;
  std::int64_t sequence = 0;  // of the change that it was seen in
  std::int64_t part = 0;      // of several that were seen in it
  std::int64_t at_ms = 0;     // when it happened, Unix milliseconds
  static constexpr auto fields() {
    using E = Event;
    return field_table(field("id", &E::id), field("type", &E::type), field("object", &E::object),
                       field("payload", &E::payload, {.max_length = 1'000'000}),
                       field("sequence", &E::sequence), field("part", &E::part), field("at_ms", &E::at_ms));
  }
};

// What outsiders see of each; nothing secret, nothing that only the program needs.
json::value shown(const order::Order& order);
json::value shown(const inventory::StockItem& item);
json::value shown(const customer::Account& account);

// {"id", "object": "event", "type", "created", "data": {"object": ...}}; an object past 256 KiB is left out
// but for its id, and "truncated" says so.
std::string payload_of(const Event& event, const json::value& object, std::string_view object_id);

}  // namespace souk::online::webhook
