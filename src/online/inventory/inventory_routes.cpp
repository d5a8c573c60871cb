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
  bool at_once = false;
  std::string note;
  static constexpr std::string_view kName = "MoveGoods";
  static constexpr auto fields() {
    return field_table(
        field("location", &MoveGoods::location, {.min_length = 1, .max_length = 32}),
        field("quantity", &MoveGoods::quantity, {.min = -1'000'000'000, .max = 1'000'000'000}),
        field("to", &MoveGoods::to,
              {.max_length = 32, .required = false, .help = "For a transfer: the other location."}),
        field("at_once", &MoveGoods::at_once,
              {.required = false,
               .help = "For a transfer: the goods are there already, so that nothing is on its way."}),
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

struct ReceiveTransfer {
  std::int64_t quantity = 0;
  std::string location;
  std::string note;
  static constexpr std::string_view kName = "ReceiveTransfer";
  static constexpr auto fields() {
    using R = ReceiveTransfer;
    return field_table(
        field("quantity", &R::quantity,
              {.min = 0,
               .max = 1'000'000'000,
               .help =
                   "How many have arrived; what was sent and is not among them is written off as missing."}),
        field("location", &R::location,
              {.max_length = 32,
               .required = false,
               .help = "Where they are now; empty: where they were sent."}),
        field("note", &R::note, {.max_length = 500, .required = false}));
  }
};

struct TransferView {
  std::string id;
  std::string sku;
  Transit transit;
  static constexpr std::string_view kName = "StockTransfer";
  static constexpr auto fields() {
    using V = TransferView;
    return field_table(field("id", &V::id), field("sku", &V::sku), field("transit", &V::transit));
  }
};

struct TransferList {
  std::vector<TransferView> transfers;
  std::string next_cursor;
  static constexpr std::string_view kName = "StockTransferList";
  static constexpr auto fields() {
    return field_table(field("transfers", &TransferList::transfers),
                       field("next_cursor", &TransferList::next_cursor, {.help = "Empty on the last page."}));
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

void add_transfers(http::Routes& routes, const InventoryRouteDeps& deps) {
  constexpr std::size_t kSkus = 50;
  routes.add<Nothing, TransferList>(
      {.path = "/api/v1/staff/stock-transfers",
       .summary = "Transfers on their way, by the goods that have waited longest",
       .tag = "inventory",
       .access = Access::kStaff,
       .parameters = {{.name = "cursor", .help = "next_cursor of the page before."}}},
      [deps](const Nothing&, const Request& request) -> Result<TransferList> {
        auto page = TRY(deps.inventory->items_in_transit(kSkus, std::string{request.query_value("cursor")}));
        TransferList list{.transfers = {}, .next_cursor = std::move(page.next_cursor)};
        for (const auto& item : page.items) {
          for (const auto& [id, transit] : item.in_transit) list.transfers.push_back({id, item.sku, transit});
        }
        return list;
      });
  routes.add<ReceiveTransfer, StockAnswer>(
      {.method = Method::kPost,
       .path = "/api/v1/staff/stock/{sku}/transfers/{id}/receive",
       .summary = "A transfer has arrived, whole or in part; a repeat changes nothing",
       .tag = "inventory",
       .access = Access::kStaff,
       .failures = {{ErrorKind::kNotFound, "stock.no_transfer", "There is no such transfer on its way."},
                    {ErrorKind::kInvalid, "stock.more_than_sent", "More than was sent, or fewer than none."},
                    {ErrorKind::kInvalid, "stock.location", "There is no such location."}},
       .ignores_key = true},
      [deps](const ReceiveTransfer& input, const Request& request) -> Result<StockAnswer> {
        if (!input.location.empty()) TRY(check_location(*deps.locations, input.location));
        const auto sku = request.path_parameter("sku");
        TRY(deps.inventory->arrive(sku, {.transfer_id = std::string{request.path_parameter("id")},
                                         .location = input.location,
                                         .quantity = input.quantity,
                                         .note = input.note}));
        return stock_of(*deps.inventory, sku);
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
      routes, deps, "transfer",
      "Send goods to another location: its id is the Idempotency-Key, and nobody sells them until they "
      "arrive",
      [inventory, locations = deps.locations](const StockCommand& command, const MoveGoods& input) -> Status {
        TRY(check_location(*locations, input.to));
        return input.at_once ? inventory->transfer(command, input.to) : inventory->send(command, input.to);
      });
  add_transfers(routes, deps);
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
