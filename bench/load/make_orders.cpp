// LIBS: souk_base souk_online_order souk_engines_document_sqlite
//
// Writes orders into a data folder that no program has opened: make_orders COUNT FOLDER. They lie within the
// last 400 days, more of them in the evening than at night, with one to four lines of 2,000 products, a tenth
// of them picked up in a store, some cancelled or partly refunded. The same seed makes the same orders.
#include <cstdio>
#include <random>

#include "base/id.hpp"
#include "engines/document/sqlite/store.hpp"
#include "online/order/orders.hpp"

namespace souk::bench {
namespace {

using online::order::Order;
using online::order::OrderState;

struct OrderTag {
  static constexpr std::string_view kPrefix = "ord";
};

constexpr std::int64_t kDays = 400;
constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;
constexpr std::size_t kAtOnce = 1'000;
constexpr std::int64_t kProducts = 2'000;

class Maker {
 public:
  explicit Maker(Instant now) : now_{now} {}

  // The `index`th of `count`, oldest first.
  Order make(std::int64_t index, std::int64_t count) {
    const auto day = index * kDays / count;
    const auto hour = (between(0, 23) + between(0, 23) + 16) / 2 % 24;  // a hill around the evening
    const Instant at{now_.unix_ms - (kDays - 1 - day) * kDayMs - now_.unix_ms % kDayMs + hour * 3'600'000 +
                     between(0, 3'599'999)};
    Order order{.id = Id<OrderTag>::make(at, random_).text()};
    order.number = online::order::order_number(order.id);
    order.access_token = random_hex(random_, 16);
    order.cart_id = "crt_" + order.id.substr(4);
    order.language = "zh-CN";
    order.currency = Currency::of("CNY");
    order.placed_at = std::min(at, now_);
    order.shipping.method = "standard";
    if (between(0, 9) == 0) {
      order.shipping.kind = online::shop::ShippingKind::kPickup;
      order.shipping.location = "shanghai-xintiandi";
    }
    add_lines(order);
    end(order);
    return order;
  }

 private:
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return std::uniform_int_distribution<std::int64_t>{low, high}(engine_);
  }

  void add_lines(Order& order) {
    for (auto left = between(1, 4); left > 0; --left) {
      // Squared: few products sell much, many little.
      const auto rank = between(0, kProducts - 1) * between(0, kProducts - 1) / kProducts;
      const auto sku = "P" + std::to_string(rank);
      if (order.line(sku) != nullptr) continue;
      online::order::OrderLine line{.sku = sku, .product_sku = sku, .slug = "product"};
      line.name = {{"zh-CN", "商品 " + std::to_string(rank)}, {"en", "Product " + std::to_string(rank)}};
      line.quantity = between(1, 3);
      line.unit_minor = 900 + rank * 37 % 40'000;
      line.total_minor = line.unit_minor * line.quantity;
      order.totals.goods_minor += line.total_minor;
      order.lines.push_back(std::move(line));
    }
    order.totals.grand_minor = order.totals.goods_minor;
    order.totals.tax_included = true;
  }

  void end(Order& order) {
    order.payment = {.payment_id = "pay_" + order.id.substr(4),
                     .method = "sandbox:approve",
                     .paid_minor = order.totals.grand_minor,
                     .paid_at = order.placed_at};
    order.timeline.push_back({order.placed_at, "customer", "placed", {}});
    order.timeline.push_back({order.placed_at, "system", "paid", {}});
    order.state = OrderState::kDelivered;
    const auto fate = between(0, 99);
    if (fate < 3) order.state = OrderState::kCancelled;
    if (fate >= 95) {
      order.state = OrderState::kPartiallyRefunded;
      order.refunds.push_back({.id = order.payment.payment_id + "-1",
                               .minor = order.totals.grand_minor / 2,
                               .state = online::order::RefundState::kDone,
                               .at = order.placed_at});
    }
  }

  Instant now_;
  std::mt19937_64 engine_{42};
  SeededRandom random_{42};
};

Status make_all(std::int64_t count, const std::string& folder) {
  const auto store = TRY(engines::SqliteDocumentStore::open({.folder = folder}));
  online::order::Orders orders{*store};
  TRY(orders.declare());
  Maker maker{SystemClock{}.now()};
  std::vector<engines::Document> batch;
  for (std::int64_t i = 0; i < count; ++i) {
    const auto order = maker.make(i, count);
    batch.push_back({.id = order.id, .body = to_json(order)});
    if (batch.size() < kAtOnce && i + 1 < count) continue;
    TRY(store->put_many(online::order::kOrderCollection, batch));
    batch.clear();
  }
  return {};
}

}  // namespace
}  // namespace souk::bench

int main(int argc, char** argv) {
  const auto count = argc == 3 ? std::atoll(argv[1]) : 0;
  if (count < 1) {
    std::fprintf(stderr, "usage: make_orders COUNT FOLDER\n");
    return 2;
  }
  const auto made = souk::bench::make_all(count, argv[2]);
  if (made) return 0;
  std::fprintf(stderr, "%s\n", souk::describe(made.error()).c_str());
  return 1;
}
