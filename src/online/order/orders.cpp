#include "online/order/orders.hpp"

#include "base/text.hpp"

namespace souk::online::order {
namespace {

constexpr int kMaxAttempts = 20;

Error no_such_order() { return not_found("order.missing", "There is no such order."); }

}  // namespace

Orders::Orders(engines::DocumentStore& store) : orders_{store, std::string{kOrderCollection}} {}

Status Orders::declare() {
  return orders_.store().declare({.name = std::string{kOrderCollection},
                                  .indexes = {{.path = "customer_id"},
                                              {.path = "client_key", .unique = true},
                                              {.path = "live_cart", .unique = true},
                                              {.path = "number"},
                                              {.path = "contact.mail"},
                                              {.path = "contact.phone"},
                                              {.path = "state"},
                                              {.path = "open"}}});
}

Result<StoredOrder> Orders::place(Order order) const {
  const auto id = order.id;
  auto inserted = orders_.insert(id, std::move(order));
  if (inserted || inserted.error().code != "document.exists") return inserted;
  return load(id);
}

Result<std::optional<StoredOrder>> Orders::find(std::string_view id) const { return orders_.find(id); }

Result<StoredOrder> Orders::load(std::string_view id) const {
  auto found = TRY(orders_.find(id));
  if (!found) return fail(no_such_order());
  return std::move(*found);
}

// Numbers are short for people's sake, so two orders of a very busy shop may share one: the newest is meant.
Result<StoredOrder> Orders::find_by_number(std::string_view number) const {
  auto found = TRY(orders_.query({.path = "number",
                                  .equals = engines::IndexValue{std::string{number}},
                                  .descending = true,
                                  .limit = 1}));
  if (found.empty()) return fail(no_such_order());
  return std::move(found.front());
}

Result<std::optional<StoredOrder>> Orders::find_unique(std::string path, std::string_view value) const {
  auto found = TRY(orders_.query(
      {.path = std::move(path), .equals = engines::IndexValue{std::string{value}}, .limit = 1}));
  if (found.empty()) return std::nullopt;
  return std::optional{std::move(found.front())};
}

Result<std::optional<StoredOrder>> Orders::find_by_client_key(std::string_view client_key) const {
  return find_unique("client_key", client_key);
}

Result<std::optional<StoredOrder>> Orders::find_by_cart(std::string_view cart_id) const {
  return find_unique("live_cart", cart_id);
}

Result<StoredOrder> Orders::load_by_token(std::string_view id, std::string_view token) const {
  auto found = TRY(orders_.find(id));
  if (!found || token.empty() || !text::equal_constant_time(found->value.access_token, token)) {
    return fail(no_such_order());
  }
  return std::move(*found);
}

Result<OrderPage> Orders::page(engines::FindQuery query) const {
  query.descending = true;  // ids start with their time
  OrderPage page;
  for (auto& stored : TRY(orders_.query(query, &page.next_cursor)))
    page.orders.push_back(std::move(stored.value));
  return page;
}

Result<OrderPage> Orders::of_customer(std::string_view customer_id, std::size_t limit,
                                      std::string cursor) const {
  return page({.path = "customer_id",
               .equals = engines::IndexValue{std::string{customer_id}},
               .limit = limit,
               .cursor = std::move(cursor)});
}

Result<OrderPage> Orders::in_state(OrderState state, std::size_t limit, std::string cursor) const {
  return page({.path = "state",
               .equals = engines::IndexValue{std::string{enum_name(state)}},
               .limit = limit,
               .cursor = std::move(cursor)});
}

Result<OrderPage> Orders::newest(std::size_t limit, std::string cursor) const {
  return page({.limit = limit, .cursor = std::move(cursor)});
}

Result<std::vector<StoredOrder>> Orders::due(Instant now, std::size_t limit) const {
  return orders_.query({.path = "open", .until = engines::IndexValue{to_string(now)}, .limit = limit});
}

Result<Order> Orders::act(std::string_view id, const Move& move) const {
  auto order = TRY(load(id));
  order = TRY(change(std::move(order), move));
  if (order.value.tasks.empty() || !run_tasks_) return std::move(order.value);
  run_tasks_(order.id);
  order = TRY(load(id));
  return std::move(order.value);
}

Result<StoredOrder> Orders::change(StoredOrder order, const Move& move) const {
  for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
    order.value.edits = 0;
    if (auto moved = move(order.value); !moved) {
      // The refusal may rest on an old copy.
      auto fresh = TRY(load(order.id));
      if (fresh.revision == order.revision) return fail(std::move(moved).error());
      order = std::move(fresh);
      continue;
    }
    if (order.value.edits == 0) return order;
    auto written = orders_.replace(order);
    if (written) return order;
    if (written.error().code != "document.changed") return fail(std::move(written).error());
    order = TRY(load(order.id));
  }
  return fail(conflict("order.busy", "The order is being changed by others; read it again."));
}

}  // namespace souk::online::order
