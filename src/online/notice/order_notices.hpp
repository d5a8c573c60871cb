// What an order's document says that its buyer should hear of, posted as the order changes.
#pragma once

#include <string>
#include <vector>

#include "online/inventory/location.hpp"
#include "online/notice/notices.hpp"
#include "online/order/follower.hpp"

namespace souk::online::notice {

// Every mail that this order has given reason for since `since`, oldest first. `base_url` without a slash at
// its end ("https://shop.example"). Pure.
//   placed     only while the payment is under way: else the buyer hears of "paid" at once
//   cancelled  not for a checkout that came to nothing: the buyer has seen that answer
std::vector<Post> posts_of(const order::Order& order, const inventory::LocationList& locations,
                           const std::string& base_url, Instant since);

struct OrderNoticeDeps {
  engines::DocumentStore* store = nullptr;
  const order::Orders* orders = nullptr;
  const inventory::Locations* locations = nullptr;
  const Notices* notices = nullptr;
  const Clock* clock = nullptr;
  std::string base_url;
};

class OrderNotices {
 public:
  explicit OrderNotices(OrderNoticeDeps deps);
  Status declare() { return follower_.declare(); }
  // See order/follower.hpp.
  Status follow(milliseconds wait) { return follower_.follow(wait); }

 private:
  Status post_for(const order::Order& order) const;

  OrderNoticeDeps deps_;
  order::Follower follower_;
};

}  // namespace souk::online::notice
