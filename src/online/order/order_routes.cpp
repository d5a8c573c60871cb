#include "online/order/order_routes.hpp"

#include <charconv>

#include "base/text.hpp"

namespace souk::online::order {
namespace {

using http::Access;
using http::Method;
using http::Nothing;
using http::Request;

constexpr std::size_t kMaxPage = 100;

struct CancelOrder {
  std::string reason;
  static constexpr std::string_view kName = "CancelOrder";
  static constexpr auto fields() {
    return field_table(field("reason", &CancelOrder::reason, {.max_length = 500, .required = false}));
  }
};

struct OrderList {
  std::vector<Order> orders;
  std::string next_cursor;
  static constexpr std::string_view kName = "OrderList";
  static constexpr auto fields() {
    return field_table(field("orders", &OrderList::orders),
                       field("next_cursor", &OrderList::next_cursor, {.help = "Empty on the last page."}));
  }
};

std::string_view token_of(const Request& request) {
  const auto header = request.headers.get("X-Order-Token");
  return header.empty() ? request.query_value("token") : header;
}

Result<std::size_t> limit_of(const Request& request) {
  const auto text = request.query_value("limit");
  if (text.empty()) return std::size_t{20};
  std::size_t limit = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (error != std::errc{} || end != text.data() + text.size() || limit == 0 || limit > kMaxPage) {
    return fail(invalid("list.limit", "The limit is a number from 1 to 100."));
  }
  return limit;
}

const std::vector<http::Parameter> kListParameters{
    {.name = "limit",
     .help = "20 by default.",
     .schema = {{"type", "integer"}, {"minimum", 1}, {"maximum", 100}}},
    {.name = "cursor", .help = "next_cursor of the page before."}};
const http::Failure kMissing{ErrorKind::kNotFound, "order.missing",
                             "There is no such order, or it is not yours."};
const http::Failure kBusy{ErrorKind::kConflict, "order.busy",
                          "It is being changed by too many at once; try again."};
const http::Failure kIllegal{ErrorKind::kPrecondition, "order.illegal_move",
                             "The order's state does not allow it."};

}  // namespace

Order shown(Order order, bool with_token) {
  order.tasks.clear();
  order.open.reset();
  order.client_key.reset();
  if (!with_token) order.access_token.clear();
  return order;
}

Result<StoredOrder> owned_order(const OrderRouteDeps& deps, const Request& request) {
  const auto id = request.path_parameter("id");
  if (const auto token = token_of(request); !token.empty()) return deps.orders->load_by_token(id, token);
  const auto customer = deps.customer_of ? deps.customer_of(request) : std::nullopt;
  auto order = TRY(deps.orders->load(id));
  if (!customer || order.value.customer_id != customer) {
    return fail(not_found("order.missing", "There is no such order."));
  }
  return order;
}

const std::vector<http::Parameter>& token_parameters() {
  static const std::vector<http::Parameter> kParameters{
      {.name = "token", .help = "The order's access token, for guests."},
      {.name = "X-Order-Token", .in = "header", .help = "The same; keeps the token out of logs."}};
  return kParameters;
}

http::Routes order_routes(OrderRouteDeps deps) {
  http::Routes routes;
  routes.add<Nothing, Order>(
      {.method = Method::kGet,
       .path = "/api/v1/orders/{id}",
       .summary = "See an order, as a guest with its token or as the member who placed it",
       .tag = "order",
       .parameters = token_parameters(),
       .failures = {kMissing}},
      [deps](const Nothing&, const Request& request) -> Result<Order> {
        auto order = TRY(owned_order(deps, request));
        return shown(std::move(order.value), true);
      });
  routes.add<CancelOrder, Order>(
      {.method = Method::kPost,
       .path = "/api/v1/orders/{id}/cancel",
       .summary = "Cancel an order that has not been shipped; what was paid goes back",
       .tag = "order",
       .parameters = token_parameters(),
       .failures = {kMissing, kIllegal, kBusy},
       .ignores_key = true},
      [deps](const CancelOrder& input, const Request& request) -> Result<Order> {
        const auto order = TRY(owned_order(deps, request));
        auto cancelled = TRY(deps.orders->act(order.id, [&](Order& each) -> Status {
          if (each.state == OrderState::kCancelled) return {};
          return each.cancel({"customer", deps.clock->now()}, input.reason);
        }));
        return shown(std::move(cancelled), true);
      });
  routes.add<Nothing, OrderList>(
      {.method = Method::kGet,
       .path = "/api/v1/me/orders",
       .summary = "List my orders, newest first",
       .tag = "order",
       .access = Access::kCustomer,
       .parameters = kListParameters},
      [deps](const Nothing&, const Request& request) -> Result<OrderList> {
        const auto customer = deps.customer_of ? deps.customer_of(request) : std::nullopt;
        if (!customer) {
          return fail(Error{.kind = ErrorKind::kUnauthenticated,
                            .code = "auth.required",
                            .message = "Sign in to see your orders."});
        }
        const auto limit = TRY(limit_of(request));
        auto page =
            TRY(deps.orders->of_customer(*customer, limit, std::string{request.query_value("cursor")}));
        OrderList list{.orders = {}, .next_cursor = std::move(page.next_cursor)};
        for (auto& order : page.orders) list.orders.push_back(shown(std::move(order), true));
        return list;
      });
  return routes;
}

}  // namespace souk::online::order
