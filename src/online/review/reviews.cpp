#include "online/review/reviews.hpp"

#include <algorithm>
#include <chrono>

#include "runtime/log/log.hpp"

namespace souk::online::review {
namespace {

constexpr int kAttempts = 8;
constexpr std::size_t kMostOfCustomer = 100, kOrders = 100, kMostOrders = 500, kRecovered = 100;
constexpr std::chrono::hours kDay{24};

Error missing() { return not_found("review.missing", "There is no such review."); }
Error busy() {
  return {.kind = ErrorKind::kLimit,
          .code = "review.busy",
          .message = "Too many changes to this review at the same time; try again.",
          .retry_after_s = 1};
}

bool holds_product(const order::Order& order, std::string_view product_sku) {
  if (order.payment.paid_minor <= 0 || order.state == order::OrderState::kCancelled) return false;
  return std::any_of(order.lines.begin(), order.lines.end(), [&](const order::OrderLine& line) {
    return line.product_sku == product_sku && line.returned < line.quantity;
  });
}

}  // namespace

Reviews::Reviews(ReviewDeps deps, ReviewLimits limits)
    : deps_{std::move(deps)},
      limits_{limits},
      reviews_{*deps_.store, std::string{kReviewCollection}},
      ratings_{*deps_.store} {}

Status Reviews::declare() {
  TRY(deps_.store->declare(
      {.name = std::string{kReviewCollection},
       .indexes = {{.path = "customer_id"}, {.path = "queue"}, {.path = "shelf"}, {.path = "uncounted"}}}));
  return ratings_.declare();
}

Result<bool> Reviews::has_bought(std::string_view customer_id, std::string_view product_sku) const {
  std::string cursor;
  for (std::size_t looked = 0; looked < kMostOrders; looked += kOrders) {
    auto page = TRY(deps_.orders->of_customer(customer_id, kOrders, cursor));
    for (const auto& order : page.orders) {
      if (holds_product(order, product_sku)) return true;
    }
    cursor = std::move(page.next_cursor);
    if (cursor.empty()) break;
  }
  return false;
}

// Where the cache is gone, writing goes on without it: staff look at each review anyway.
Status Reviews::check_pace(std::string_view customer_id) const {
  if (deps_.cache == nullptr) return {};
  const auto count = deps_.cache->increment("review:" + std::string{customer_id}, 1, kDay);
  if (!count) {
    log::warning("review.pace", {{"error", count.error()}});
    return {};
  }
  if (*count <= limits_.writes_per_day) return {};
  return fail(Error{.kind = ErrorKind::kLimit,
                    .code = "review.too_many",
                    .message = "That is enough for one day; write more tomorrow.",
                    .retry_after_s = 3'600});
}

Result<Review> Reviews::insert_or_change(Review fresh, const Move& move) const {
  TRY(move(fresh));
  const auto id = fresh.id;
  auto made = reviews_.insert(id, fresh);
  if (!made && made.error().code == "document.exists") return change(id, move);
  if (!made) return fail(made.error());
  TRY(count(fresh));
  return fresh;
}

Result<Review> Reviews::write(std::string_view customer_id, std::string_view product_sku, const Words& words,
                              std::string_view language) const {
  const auto said = TRY(checked(words));
  const auto there = TRY(find(customer_id, product_sku));
  if (there && there->words == said) return *there;
  if (!deps_.is_sold(product_sku)) {
    return fail(not_found("product.missing", "There is no product of that code."));
  }
  TRY(check_pace(customer_id));
  const bool bought = TRY(has_bought(customer_id, product_sku));
  const auto now = deps_.clock->now();
  Review fresh;
  fresh.id = Review::id_of(customer_id, product_sku);
  fresh.product_sku = std::string{product_sku};
  return insert_or_change(std::move(fresh), [&](Review& review) -> Status {
    review.customer_id = std::string{customer_id};
    review.language = std::string{language};
    return review.write(said, bought, now);
  });
}

Result<std::optional<Review>> Reviews::find(std::string_view customer_id,
                                            std::string_view product_sku) const {
  auto found = TRY(reviews_.find(Review::id_of(customer_id, product_sku)));
  if (!found || found->value.state == ReviewState::kWithdrawn) return std::nullopt;
  return std::optional{std::move(found->value)};
}

Status Reviews::withdraw(std::string_view customer_id, std::string_view product_sku) const {
  const auto now = deps_.clock->now();
  const auto gone = change(Review::id_of(customer_id, product_sku), [&](Review& review) -> Status {
    review.withdraw(now);
    return {};
  });
  if (!gone && gone.error().kind != ErrorKind::kNotFound) return fail(gone.error());
  return {};
}

Result<std::vector<Review>> Reviews::of_customer(std::string_view customer_id) const {
  auto found = TRY(reviews_.query({.path = "customer_id",
                                   .equals = engines::IndexValue{std::string{customer_id}},
                                   .limit = kMostOfCustomer}));
  std::vector<Review> reviews;
  for (auto& each : found) {
    if (each.value.state != ReviewState::kWithdrawn) reviews.push_back(std::move(each.value));
  }
  std::sort(reviews.begin(), reviews.end(),
            [](const Review& a, const Review& b) { return a.written_at > b.written_at; });
  return reviews;
}

Result<Review> Reviews::load(std::string_view id) const {
  auto found = TRY(reviews_.find(id));
  if (!found) return fail(missing());
  return std::move(found->value);
}

Result<Review> Reviews::change(std::string_view id, const Move& move) const {
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    auto found = TRY(reviews_.find(id));
    if (!found) return fail(missing());
    auto stored = std::move(*found);
    const auto before = to_json(stored.value);
    TRY(move(stored.value));
    if (to_json(stored.value) == before) return std::move(stored.value);
    const auto written = reviews_.replace(stored);
    if (written) {
      TRY(count(stored.value));
      return std::move(stored.value);
    }
    if (written.error().code != "document.changed") return fail(written.error());
  }
  return fail(busy());
}

// The mark that it is not counted goes only if nothing newer has set it again.
Status Reviews::count(const Review& review) const {
  TRY(ratings_.count(review));
  const auto cleared =
      reviews_.update(review.id, {.conditions = {{.path = "turn",
                                                  .kind = engines::Condition::Kind::kEquals,
                                                  .value = engines::IndexValue{review.turn}}},
                                  .increments = {},
                                  .assignments = {{"uncounted", {}}}});
  if (!cleared && cleared.error().code != "document.condition") return fail(cleared.error());
  if (heard_) heard_(review.product_sku);
  return {};
}

Result<Review> Reviews::publish(std::string_view id, std::string_view who) const {
  return change(id, [&](Review& review) { return review.publish(who, deps_.clock->now()); });
}

Result<Review> Reviews::reject(std::string_view id, std::string_view who, std::string_view why) const {
  return change(id, [&](Review& review) { return review.reject(who, deps_.clock->now(), why); });
}

Result<Review> Reviews::reply(std::string_view id, std::string_view who, std::string_view text) const {
  return change(id, [&](Review& review) { return review.reply(who, deps_.clock->now(), text); });
}

Result<Reviews::Page> Reviews::in_state(ReviewState state, std::size_t limit, std::string cursor) const {
  const auto name = enum_name(state);
  Page page;
  auto found = TRY(reviews_.query({.path = "queue",
                                   .from = engines::IndexValue{first_of(name)},
                                   .until = engines::IndexValue{behind(name)},
                                   .descending = state != ReviewState::kPending,
                                   .limit = limit,
                                   .cursor = std::move(cursor)},
                                  &page.next_cursor));
  for (auto& each : found) page.reviews.push_back(std::move(each.value));
  return page;
}

Result<Reviews::Page> Reviews::published(std::string_view product_sku, std::size_t limit,
                                         std::string cursor) const {
  Page page;
  auto found = TRY(reviews_.query({.path = "shelf",
                                   .from = engines::IndexValue{first_of(product_sku)},
                                   .until = engines::IndexValue{behind(product_sku)},
                                   .descending = true,
                                   .limit = limit,
                                   .cursor = std::move(cursor)},
                                  &page.next_cursor));
  for (auto& each : found) page.reviews.push_back(std::move(each.value));
  return page;
}

Result<std::size_t> Reviews::recover() const {
  const auto open = TRY(reviews_.query({.path = "uncounted", .limit = kRecovered}));
  for (const auto& each : open) TRY(count(each.value));
  return open.size();
}

// Page after page from the beginning: those that are done have left the index.
Result<bool> Reviews::forget(std::string_view customer_id) const {
  for (;;) {
    const auto some = TRY(reviews_.query({.path = "customer_id",
                                          .equals = engines::IndexValue{std::string{customer_id}},
                                          .limit = kMostOfCustomer}));
    if (some.empty()) return true;
    for (const auto& each : some) {
      TRY(change(each.id, [&](Review& review) -> Status {
        review.forget_person(deps_.clock->now());
        return {};
      }));
    }
  }
}

customer::PersonalRecords Reviews::personal_records() const {
  return {.name = "reviews",
          .export_of = [this](std::string_view customer_id) -> Result<json::value> {
            json::array all;
            for (const auto& review : TRY(of_customer(customer_id))) {
              auto value = TRY(parse_json(to_json(review)));
              for (const auto* ours : {"id", "decided_by", "turn", "queue", "shelf", "uncounted"})
                value.as_object().erase(ours);
              all.push_back(std::move(value));
            }
            return all;
          },
          .forget = [this](std::string_view customer_id) { return forget(customer_id); }};
}

}  // namespace souk::online::review
