#include "online/inventory/inventory_routes.hpp"

#include <fmt/format.h>

namespace souk::online::inventory {
namespace {

using http::Access;
using http::Method;
using http::Nothing;
using http::Request;

struct LocationView {
  std::vector<Location> locations;
  static constexpr std::string_view kName = "LocationList";
  static constexpr auto fields() { return field_table(field("locations", &LocationView::locations)); }
};

struct StockAnswer {
  std::string sku;
  std::int64_t total = 0;
  std::map<std::string, std::int64_t> by_location;
  static constexpr std::string_view kName = "Availability";
  static constexpr auto fields() {
    return field_table(field("sku", &StockAnswer::sku),
                       field("total", &StockAnswer::total, {.help = "What can be bought online."}),
                       field("by_location", &StockAnswer::by_location, {.help = "By location code."}));
  }
};

struct MoveGoods {
  std::string location;
  std::int64_t quantity = 0;
  std::string to;
  std::string note;
  static constexpr std::string_view kName = "MoveGoods";
  static constexpr auto fields() {
    return field_table(
        field("location", &MoveGoods::location, {.min_length = 1, .max_length = 32}),
        field("quantity", &MoveGoods::quantity, {.min = -1'000'000'000, .max = 1'000'000'000}),
        field("to", &MoveGoods::to,
              {.max_length = 32, .required = false, .help = "For a transfer: the other location."}),
        field("note", &MoveGoods::note, {.max_length = 500, .required = false}));
  }
};

struct MovementList {
  std::vector<Movement> movements;
  std::string next_cursor;
  static constexpr std::string_view kName = "StockMovementList";
  static constexpr auto fields() {
    return field_table(field("movements", &MovementList::movements),
                       field("next_cursor", &MovementList::next_cursor));
  }
};

Result<StockAnswer> stock_of(const Inventory& inventory, std::string_view sku) {
  auto availability = TRY(inventory.availability(sku));
  return StockAnswer{std::string{sku}, availability.total, std::move(availability.by_location)};
}

Status check_location(const Locations& locations, std::string_view code) {
  if (locations.find(code)) return {};
  return fail(invalid("stock.location", fmt::format("There is no location \"{}\".", code)));
}

Result<StockCommand> command_of(const InventoryRouteDeps& deps, const MoveGoods& input,
                                const Request& request) {
  TRY(check_location(*deps.locations, input.location));
  const auto key = request.headers.get("Idempotency-Key");
  return StockCommand{.command_id = key.empty() ? random_hex(*deps.random, 8) : std::string{key},
                      .sku = std::string{request.path_parameter("sku")},
                      .location = input.location,
                      .quantity = input.quantity,
                      .note = input.note};
}

template <class F>
void add_command(http::Routes& routes, const InventoryRouteDeps& deps, std::string_view verb,
                 std::string summary, F act) {
  routes.add<MoveGoods, StockAnswer>(
      {.method = Method::kPost,
       .path = fmt::format("/api/v1/staff/stock/{{sku}}/{}", verb),
       .summary = std::move(summary),
       .tag = "inventory",
       .access = Access::kStaff,
       .failures = {{ErrorKind::kPrecondition, "stock.insufficient",
                     "What is set aside for orders cannot leave."}}},
      [deps, act](const MoveGoods& input, const Request& request) -> Result<StockAnswer> {
        const auto command = TRY(command_of(deps, input, request));
        TRY(act(command, input));
        return stock_of(*deps.inventory, command.sku);
      });
}

}  // namespace

http::Routes inventory_routes(InventoryRouteDeps deps) {
  http::Routes routes;
  routes.add<Nothing, LocationView>(
      {.method = Method::kGet,
       .path = "/api/v1/locations",
       .summary = "Stores and warehouses",
       .tag = "inventory",
       .parameters = {{.name = "service", .help = "Only those that offer it, e.g. pickup."}}},
      [deps](const Nothing&, const Request& request) -> Result<LocationView> {
        const auto service = request.query_value("service");
        LocationView view;
        for (const auto& location : *deps.locations->all()) {
          const bool wanted = service.empty() || location.offers(service);
          if (location.active && wanted) view.locations.push_back(location);
        }
        return view;
      });
  routes.add<Nothing, StockAnswer>({.method = Method::kGet,
                                    .path = "/api/v1/stock/{sku}",
                                    .summary = "How many of a variant are free, in all and by location",
                                    .tag = "inventory"},
                                   [deps](const Nothing&, const Request& request) {
                                     return stock_of(*deps.inventory, request.path_parameter("sku"));
                                   });
  return routes;
}

http::Routes inventory_staff_routes(InventoryRouteDeps deps) {
  http::Routes routes;
  auto* inventory = deps.inventory;
  add_command(
      routes, deps, "receive", "Goods came in",
      [inventory](const StockCommand& command, const MoveGoods&) { return inventory->receive(command); });
  add_command(
      routes, deps, "adjust", "Correct a level by a difference, with a note",
      [inventory](const StockCommand& command, const MoveGoods&) { return inventory->adjust(command); });
  add_command(
      routes, deps, "count", "Set a level to what was counted",
      [inventory](const StockCommand& command, const MoveGoods&) { return inventory->count(command); });
  add_command(
      routes, deps, "transfer", "Move goods to another location",
      [inventory, locations = deps.locations](const StockCommand& command, const MoveGoods& input) -> Status {
        TRY(check_location(*locations, input.to));
        return inventory->transfer(command, input.to);
      });
  routes.add<Nothing, MovementList>(
      {.method = Method::kGet,
       .path = "/api/v1/staff/stock/{sku}/movements",
       .summary = "The ledger of a variant",
       .tag = "inventory",
       .access = Access::kStaff,
       .parameters = {{.name = "cursor", .help = "next_cursor of the page before."}}},
      [deps](const Nothing&, const Request& request) -> Result<MovementList> {
        MovementList list{.movements = {}, .next_cursor = std::string{request.query_value("cursor")}};
        list.movements = TRY(deps.inventory->movements(request.path_parameter("sku"), &list.next_cursor));
        return list;
      });
  return routes;
}

}  // namespace souk::online::inventory
