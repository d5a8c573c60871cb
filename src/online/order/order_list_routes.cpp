// Reading orders as staff: the list, and one of them. The console's list is the same read (Orders::list).
#include <charconv>

#include "online/order/order_routes.hpp"

namespace souk::online::order {
namespace {

using http::Access;
using http::Nothing;
using http::Request;

constexpr std::size_t kUsualPage = 50;
constexpr std::size_t kLargestPage = 100;

// A row of the list. What it is about in full: GET /api/v1/admin/orders/{id}.
struct OrderRow {
  std::string id;
  std::string number;
  OrderState state = OrderState::kPlaced;
  Instant placed_at{};
  std::optional<std::string> customer_id;
  std::optional<Contact> contact;
  Shipping shipping;
  std::int64_t pieces = 0;
  Money total;
  Money paid;
  Money refunded;
  static constexpr std::string_view kName = "OrderRow";
  static constexpr auto fields() {
    using R = OrderRow;
    return field_table(field("id", &R::id), field("number", &R::number), field("state", &R::state),
                       field("placed_at", &R::placed_at),
                       field("customer_id", &R::customer_id, {.help = "Absent for a guest's order."}),
                       field("contact", &R::contact, {.help = "Absent when the person was erased."}),
                       field("shipping", &R::shipping), field("pieces", &R::pieces),
                       field("total", &R::total), field("paid", &R::paid), field("refunded", &R::refunded));
  }
  static OrderRow of(const Order& order) {
    OrderRow row{.id = order.id,
                 .number = order.number,
                 .state = order.state,
                 .placed_at = order.placed_at,
                 .customer_id = order.customer_id,
                 .contact = order.contact,
                 .shipping = order.shipping,
                 .total = {order.totals.grand_minor, order.currency},
                 .paid = {order.payment.paid_minor, order.currency},
                 .refunded = {order.refunded_minor(), order.currency}};
    for (const auto& line : order.lines) row.pieces += line.quantity;
    return row;
  }
};

struct OrderRows {
  std::vector<OrderRow> orders;
  std::string next_cursor;
  static constexpr std::string_view kName = "OrderRows";
  static constexpr auto fields() {
    return field_table(field("orders", &OrderRows::orders, {.max_length = kLargestPage}),
                       field("next_cursor", &OrderRows::next_cursor, {.help = "Empty on the last page."}));
  }
};

Result<std::optional<Instant>> moment_of(const Request& request, std::string_view name) {
  const auto text = request.query_value(name);
  if (text.empty()) return std::nullopt;
  auto moment = parse_instant(text);
  if (!moment)
    return fail(invalid("list.time", "A time looks like 2026-11-30T08:00:00Z, with `Z` or an offset."));
  return std::optional{*moment};
}

Result<std::size_t> rows_of(const Request& request) {
  const auto text = request.query_value("limit");
  if (text.empty()) return kUsualPage;
  std::size_t limit = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (error != std::errc{} || end != text.data() + text.size() || limit == 0 || limit > kLargestPage)
    return fail(invalid("list.limit", "The limit is a number from 1 to 100."));
  return limit;
}

Result<OrderFilter> filter_of(const Request& request) {
  OrderFilter filter;
  filter.text = request.query_value("q");
  filter.from = TRY(moment_of(request, "from"));
  filter.until = TRY(moment_of(request, "until"));
  filter.limit = TRY(rows_of(request));
  filter.cursor = request.query_value("cursor");
  const auto wanted = request.query_value("state");
  if (wanted.empty()) return filter;
  for (const auto& [state, name] : EnumNames<OrderState>::kNames) {
    if (name == wanted) filter.state = state;
  }
  if (!filter.state)
    return fail(invalid("order.unknown_state", "There is no such state; paid, packed and shipped are some."));
  return filter;
}

}  // namespace

Order shown_to_staff(Order order) {
  order.access_token.clear();
  if (order.pickup) order.pickup->code.clear();  // it proves who the buyer is: the counter hears it from them
  return order;
}

http::Routes order_list_routes(OrderRouteDeps deps) {
  http::Routes routes;
  routes.add<Nothing, OrderRows>(
      {.path = "/api/v1/admin/orders",
       .summary = "List orders, newest first",
       .tag = "order",
       .access = Access::kStaff,
       .parameters = {{.name = "q",
                       .help = "An order's number, a mail address or a phone number, as a whole.",
                       .schema = {{"type", "string"}, {"maxLength", OrderFilter::kMaxText}}},
                      {.name = "state", .help = "Of the order, such as paid."},
                      {.name = "from", .help = "Placed at or after this time, 2026-11-30T08:00:00Z."},
                      {.name = "until", .help = "Placed before this time."},
                      {.name = "limit",
                       .help = "50 by default. With several filters a page may be shorter, even empty, and "
                               "have a next one.",
                       .schema = {{"type", "integer"}, {"minimum", 1}, {"maximum", kLargestPage}}},
                      {.name = "cursor", .help = "next_cursor of the page before, with the same filters."}},
       .failures = {{ErrorKind::kInvalid, "order.unknown_state", "There is no such state."},
                    {ErrorKind::kInvalid, "list.time", "A time cannot be read, or the span is empty."},
                    {ErrorKind::kInvalid, "document.cursor", "The cursor is another list's."}}},
      [deps](const Nothing&, const Request& request) -> Result<OrderRows> {
        auto filter = TRY(filter_of(request));
        auto page = TRY(deps.orders->list(std::move(filter)));
        OrderRows rows{.orders = {}, .next_cursor = std::move(page.next_cursor)};
        for (const auto& order : page.orders) rows.orders.push_back(OrderRow::of(order));
        return rows;
      });
  routes.add<Nothing, Order>(
      {.path = "/api/v1/admin/orders/{id}",
       .summary = "See an order",
       .tag = "order",
       .access = Access::kStaff,
       .failures = {{ErrorKind::kNotFound, "order.missing", "There is no such order."}}},
      [deps](const Nothing&, const Request& request) -> Result<Order> {
        auto order = TRY(deps.orders->load(request.path_parameter("id")));
        return shown_to_staff(std::move(order.value));
      });
  return routes;
}

}  // namespace souk::online::order
