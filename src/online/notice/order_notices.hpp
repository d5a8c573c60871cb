// What an order's document says that its buyer should hear of. It follows the change feed from where it
// stopped (the place is kept in the store), so that neither a crash nor a restart loses or repeats a mail.
#pragma once

#include <string>
#include <vector>

#include "online/inventory/location.hpp"
#include "online/notice/notices.hpp"
#include "online/order/orders.hpp"

namespace souk::online::notice {

inline constexpr std::string_view kPlaceCollection = "notice_place";

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
  Status declare();
  // Posts for what has changed since the last call and moves the place on; waits up to `wait` for a change.
  // Call it again and again, from one fiber of each instance. Of a feed whose beginning is gone the last
  // week's orders are read.
  Status follow(milliseconds wait);

 private:
  struct Place {
    std::int64_t sequence = -1;
    static constexpr auto fields() { return std::tuple{field("sequence", &Place::sequence)}; }
  };
  Status find_place();
  Status keep_place();
  Status post_for(const order::Order& order) const;
  Status read_lately() const;

  OrderNoticeDeps deps_;
  engines::Collection<Place> places_;
  std::int64_t sequence_ = -1;  // up to where we have read
  std::int64_t kept_ = 0;       // what the store knows of it
  bool restarted_ = false;      // the feed began anew: the place may move back
};

}  // namespace souk::online::notice
