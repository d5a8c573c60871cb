// Follows the change feed for orders, from where a former process stopped: for rooms that do something about
// an order after its own write (mail, parcels). The place is kept in the store, so that neither a crash nor a
// restart leaves an order out; one that changed may be given more than once, so `on_order` is idempotent. An
// error that passes (kUnavailable, kTimeout, kLimit, kStorageFull, kConflict) is met again at the next call;
// any other is logged, and that order left alone until it changes.
#pragma once

#include <functional>
#include <string>

#include "online/order/orders.hpp"

namespace souk::online::order {

inline constexpr std::string_view kFollowerCollection = "order_follower";

struct FollowerDeps {
  engines::DocumentStore* store = nullptr;
  const Orders* orders = nullptr;
  const Clock* clock = nullptr;
};

class Follower {
 public:
  using OnOrder = std::function<Status(const Order&)>;

  // `name` is the place's id. A follower that is new to the store starts at the present.
  Follower(FollowerDeps deps, std::string name, OnOrder on_order);
  Status declare();
  // Handles what has changed since the last call and moves the place on; waits up to `wait` for a change.
  // Call it again and again, from one fiber of each instance. When that part of the feed is gone, the orders
  // of the last week are read instead.
  Status follow(milliseconds wait);

 private:
  struct Place {
    std::int64_t sequence = -1;
    static constexpr auto fields() { return field_table(field("sequence", &Place::sequence)); }
  };
  Status give(const Order& order) const;
  Status find_place();
  Status keep_place();
  Status read_lately() const;

  FollowerDeps deps_;
  std::string name_;
  OnOrder on_order_;
  engines::Collection<Place> places_;
  std::int64_t sequence_ = -1;  // up to where we have read
  std::int64_t kept_ = 0;       // what the store knows of it
  bool restarted_ = false;      // the feed began anew: the place may move back
};

}  // namespace souk::online::order
