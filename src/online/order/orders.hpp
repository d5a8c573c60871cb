// The orders of the shop over the document store: placing, finding, and the moves of customers and staff.
// What a move owes to stock and payment stands in the order's tasks; `run_tasks` (checkout, wired by main) is
// told at once and would find them by itself within seconds.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engines/document/collection.hpp"
#include "online/order/order.hpp"

namespace souk::online::order {

inline constexpr std::string_view kOrderCollection = "order";
using StoredOrder = engines::Stored<Order>;

struct OrderPage {
  std::vector<Order> orders;
  std::string next_cursor;
};

// What a list of orders is narrowed down to; all that is given must hold.
struct OrderFilter {
  static constexpr std::size_t kMaxText = 100;
  std::optional<OrderState> state{};
  std::string text{};              // a number, mail or phone as a whole; empty: any
  std::optional<Instant> from{};   // placed at or after
  std::optional<Instant> until{};  // placed before
  std::size_t limit = 50;          // 1 to 1,000
  std::string cursor{};
};

class Orders {
 public:
  explicit Orders(engines::DocumentStore& store);

  Status declare();
  void on_tasks(std::function<void(const std::string& order_id)> run_tasks) {
    run_tasks_ = std::move(run_tasks);
  }

  // Inserts it, or answers the one that is already there under this id: whoever is first decides. kConflict
  // "document.not_unique" when the client's key or the cart has an order already.
  Result<StoredOrder> place(Order order) const;
  Result<StoredOrder> load(std::string_view id) const;  // kNotFound "order.missing"
  Result<std::optional<StoredOrder>> find(std::string_view id) const;
  Result<StoredOrder> find_by_number(std::string_view number) const;
  Result<std::optional<StoredOrder>> find_by_client_key(std::string_view client_key) const;
  // The order that was placed from this cart and not cancelled.
  Result<std::optional<StoredOrder>> find_by_cart(std::string_view cart_id) const;
  // As load(), for a guest; a wrong token is kNotFound too, so that ids cannot be probed.
  Result<StoredOrder> load_by_token(std::string_view id, std::string_view token) const;
  // Newest first.
  Result<OrderPage> of_customer(std::string_view customer_id, std::size_t limit, std::string cursor) const;
  Result<OrderPage> in_state(OrderState state, std::size_t limit, std::string cursor) const;
  Result<OrderPage> newest(std::size_t limit, std::string cursor) const;
  // Newest first; in bounded time, so that a page may be short, even empty, and yet have a next one
  // (order_list.cpp). kInvalid "list.text", "list.time", "document.cursor".
  Result<OrderPage> list(OrderFilter filter) const;
  // With tasks that are due.
  Result<std::vector<StoredOrder>> due(Instant now, std::size_t limit) const;

  using Move = std::function<Status(Order& order)>;
  // Applies and writes guarded by the revision, on a fresh copy again when another was faster (a bounded
  // number of times). A move that changes nothing is not written. The first try takes the order in hand as it
  // is.
  Result<StoredOrder> change(StoredOrder order, const Move& move) const;
  // Loads, changes, and has the tasks that came of it run at once.
  Result<Order> act(std::string_view id, const Move& move) const;

 private:
  Result<std::optional<StoredOrder>> find_unique(std::string path, std::string_view value) const;
  Result<OrderPage> page(engines::FindQuery query) const;
  engines::Collection<Order> orders_;
  std::function<void(const std::string&)> run_tasks_;
};

}  // namespace souk::online::order
