// The reviews of the shop over the document store: writing, deciding, and what pages show. Each change writes
// its review alone and then has it counted; what a crash leaves uncounted, recover() counts.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engines/cache/port.hpp"
#include "online/customer/erasure.hpp"
#include "online/order/orders.hpp"
#include "online/review/rating.hpp"

namespace souk::online::review {

struct ReviewDeps {
  engines::DocumentStore* store = nullptr;
  engines::Cache* cache = nullptr;  // counts how often somebody writes
  const order::Orders* orders = nullptr;
  const Clock* clock = nullptr;
  // Whether the shop sells a product of that code.
  std::function<bool(std::string_view product_sku)> is_sold;
};

struct ReviewLimits {
  std::int64_t writes_per_day = 20;  // of one customer, each change counts
};

class Reviews {
 public:
  explicit Reviews(ReviewDeps deps, ReviewLimits limits = {});
  Status declare();
  // Told after each change, with the product that it is about; while the program is put together.
  void on_change(std::function<void(std::string_view product_sku)> heard) { heard_ = std::move(heard); }

  // The customer's one review of the product, new or written anew; it waits for staff. The same words again
  // change nothing. checked()'s errors; kNotFound "product.missing"; kLimit "review.too_many".
  Result<Review> write(std::string_view customer_id, std::string_view product_sku, const Words& words,
                       std::string_view language) const;
  Status withdraw(std::string_view customer_id, std::string_view product_sku) const;  // repeats are fine
  Result<std::optional<Review>> find(std::string_view customer_id, std::string_view product_sku) const;
  // At most 100; withdrawn ones are left out.
  Result<std::vector<Review>> of_customer(std::string_view customer_id) const;
  // Whether they have paid for it, among their newest 500 orders.
  Result<bool> has_bought(std::string_view customer_id, std::string_view product_sku) const;

  // For staff. kNotFound "review.missing", and the errors of the aggregate.
  Result<Review> load(std::string_view id) const;
  Result<Review> publish(std::string_view id, std::string_view who) const;
  Result<Review> reject(std::string_view id, std::string_view who, std::string_view why) const;
  Result<Review> reply(std::string_view id, std::string_view who, std::string_view text) const;

  struct Page {
    std::vector<Review> reviews;
    std::string next_cursor;
  };
  // The longest waiting first for pending ones, else the newest first.
  Result<Page> in_state(ReviewState state, std::size_t limit, std::string cursor) const;
  // Newest first.
  Result<Page> published(std::string_view product_sku, std::size_t limit, std::string cursor) const;
  Result<Rating> rating(std::string_view product_sku) const { return ratings_.of(product_sku); }
  const Ratings& ratings() const { return ratings_; }

  // Background work: counts what is not counted yet, at most 100; answers how many.
  Result<std::size_t> recover() const;
  // What reviews keep of a person. What is published stays without its author: others rely on it, and in
  // China the law forbids a shop to delete it.
  customer::PersonalRecords personal_records() const;

 private:
  using Move = std::function<Status(Review&)>;
  using StoredReview = engines::Stored<Review>;
  Result<Review> change(std::string_view id, const Move& move) const;
  Status count(const Review& review) const;
  Status check_pace(std::string_view customer_id) const;
  Result<Review> insert_or_change(Review fresh, const Move& move) const;
  Result<bool> forget(std::string_view customer_id) const;

  ReviewDeps deps_;
  ReviewLimits limits_;
  engines::Collection<Review> reviews_;
  Ratings ratings_;
  std::function<void(std::string_view)> heard_;
};

}  // namespace souk::online::review
