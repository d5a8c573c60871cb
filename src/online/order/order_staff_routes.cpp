// The moves of those who pack, ship and give money back.
#include <fmt/format.h>

#include "online/inventory/inventory.hpp"
#include "online/order/order_routes.hpp"

namespace souk::online::order {
namespace {

using http::Access;
using http::Method;
using http::Nothing;
using http::Request;

struct StaffCancel {
  std::string reason;
  bool to_store_credit = false;
  static constexpr std::string_view kName = "StaffCancel";
  static constexpr auto fields() {
    return field_table(
        field("reason", &StaffCancel::reason, {.min_length = 1, .max_length = 500}),
        field("to_store_credit", &StaffCancel::to_store_credit,
              {.required = false, .help = "What was paid becomes the member's store credit."}));
  }
};

struct ShipOrder {
  std::vector<LineQuantity> lines;
  std::string carrier;
  std::string tracking;
  static constexpr std::string_view kName = "ShipOrder";
  static constexpr auto fields() {
    return field_table(
        field("lines", &ShipOrder::lines,
              {.max_length = 500, .required = false, .help = "None: everything that is left."}),
        field("carrier", &ShipOrder::carrier, {.max_length = 64, .required = false}),
        field("tracking", &ShipOrder::tracking, {.max_length = 64, .required = false}));
  }
};

struct TakeReturn {
  std::vector<LineQuantity> lines;
  std::string location;
  bool restock = true;
  std::string reason;
  static constexpr std::string_view kName = "TakeReturn";
  static constexpr auto fields() {
    return field_table(field("lines", &TakeReturn::lines, {.min_length = 1, .max_length = 500}),
                       field("location", &TakeReturn::location,
                             {.max_length = 32,
                              .required = false,
                              .help = "Where the goods are now; empty: where they came from."}),
                       field("restock", &TakeReturn::restock,
                             {.required = false, .help = "Whether they can be sold again."}),
                       field("reason", &TakeReturn::reason, {.max_length = 500, .required = false}));
  }
};

struct RefundOrder {
  std::vector<RefundLine> lines;
  std::string reason;
  bool to_store_credit = false;
  static constexpr std::string_view kName = "RefundOrder";
  static constexpr auto fields() {
    return field_table(
        field("lines", &RefundOrder::lines, {.min_length = 1, .max_length = 500}),
        field("reason", &RefundOrder::reason, {.max_length = 500, .required = false}),
        field("to_store_credit", &RefundOrder::to_store_credit,
              {.required = false, .help = "As the member's store credit, instead of the way it was paid."}));
  }
};

// Names what is being done, so that a repeat of the same request is the same thing.
Result<std::string> command_id(const OrderRouteDeps& deps, const Request& request) {
  const auto key = request.headers.get("Idempotency-Key");
  if (key.empty()) return random_hex(*deps.random, 8);
  return std::string{key};
}

Act staff_act(const OrderRouteDeps& deps, const Request& request) {
  return {deps.staff_of ? "staff:" + deps.staff_of(request) : "staff", deps.clock->now()};
}

template <class Input, class F>
void add_move(http::Routes& routes, const OrderRouteDeps& deps, std::string_view verb, std::string summary,
              F move) {
  routes.add<Input, Order>(
      {.method = Method::kPost,
       .path = fmt::format("/api/v1/staff/orders/{{id}}/{}", verb),
       .summary = std::move(summary),
       .tag = "order",
       .access = Access::kStaff,
       .permission = verb == "refund" ? "order.refund" : "",
       .failures = {{ErrorKind::kNotFound, "order.missing", "There is no such order."},
                    {ErrorKind::kConflict, "order.busy",
                     "It is being changed by too many at once; try again."},
                    {ErrorKind::kPrecondition, "order.illegal_move", "The order's state does not allow it."},
                    {ErrorKind::kPrecondition, "order.no_account",
                     "Store credit for a guest's order: there is no account."}}},
      [deps, move](const Input& input, const Request& request) -> Result<Order> {
        const auto act = staff_act(deps, request);
        const auto command = TRY(command_id(deps, request));
        const auto apply = [&](Order& each) -> Status { return move(each, act, input, command); };
        auto order = TRY(deps.orders->act(request.path_parameter("id"), apply));
        return shown_to_staff(std::move(order));
      });
}

Result<PartsBySku> where_from(const inventory::Inventory& inventory, const Order& order) {
  PartsBySku parts;
  for (const auto& line : order.lines) parts[line.sku] = TRY(inventory.sold_from(order.id, line.sku));
  return parts;
}

}  // namespace

http::Routes order_staff_routes(OrderRouteDeps deps) {
  auto routes = order_list_routes(deps);
  add_move<Nothing>(routes, deps, "allocate", "Note which locations give the goods",
                    [deps](Order& order, const Act& act, const Nothing&, const std::string&) -> Status {
                      const auto parts = TRY(where_from(*deps.inventory, order));
                      return order.allocate(act, parts);
                    });
  add_move<Nothing>(
      routes, deps, "pack", "Packed and ready for the carrier",
      [](Order& order, const Act& act, const Nothing&, const std::string&) { return order.pack(act); });
  add_move<ShipOrder>(
      routes, deps, "ship", "Hand lines to the carrier",
      [](Order& order, const Act& act, const ShipOrder& input, const std::string& command) {
        return order.ship(
            act, {.id = command, .lines = input.lines, .carrier = input.carrier, .tracking = input.tracking});
      });
  add_move<Nothing>(
      routes, deps, "deliver", "Delivered, or handed over in the store",
      [](Order& order, const Act& act, const Nothing&, const std::string&) { return order.deliver(act); });
  add_move<TakeReturn>(routes, deps, "return", "Goods came back",
                       [](Order& order, const Act& act, const TakeReturn& input, const std::string& command) {
                         return order.take_return(act, {.id = command,
                                                        .lines = input.lines,
                                                        .location = input.location,
                                                        .restock = input.restock,
                                                        .reason = input.reason});
                       });
  add_move<RefundOrder>(
      routes, deps, "refund", "Give money back, per line or for shipping",
      [](Order& order, const Act& act, const RefundOrder& input, const std::string& command) {
        return order.refund(act, {.id = order.payment.payment_id + "-" + command,
                                  .lines = input.lines,
                                  .reason = input.reason,
                                  .to_store_credit = input.to_store_credit});
      });
  add_move<StaffCancel>(
      routes, deps, "cancel", "Cancel before shipping; what was paid goes back",
      [](Order& order, const Act& act, const StaffCancel& input, const std::string&) -> Status {
        if (order.state == OrderState::kCancelled) return {};
        return order.cancel(act, input.reason, input.to_store_credit);
      });
  return routes;
}

}  // namespace souk::online::order
