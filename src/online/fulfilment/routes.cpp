#include "online/fulfilment/routes.hpp"

#include <fmt/format.h>

#include "online/order/carrier.hpp"
#include "online/order/command.hpp"

namespace souk::online::fulfilment {
namespace {

using http::Access;
using http::Method;
using http::Nothing;
using http::Request;

constexpr std::size_t kPage = 50;

struct ConsignmentList {
  std::vector<Consignment> consignments;
  std::string next_cursor;
  static constexpr std::string_view kName = "ConsignmentList";
  static constexpr auto fields() {
    return field_table(
        field("consignments", &ConsignmentList::consignments),
        field("next_cursor", &ConsignmentList::next_cursor, {.help = "Empty on the last page."}));
  }
};

struct PackParcel {
  std::vector<order::LineQuantity> lines;
  static constexpr std::string_view kName = "PackParcel";
  static constexpr auto fields() {
    return field_table(
        field("lines", &PackParcel::lines,
              {.max_length = 500, .required = false, .help = "None: everything that is left."}));
  }
};

struct ShipParcel {
  std::string carrier;
  std::string tracking;
  static constexpr std::string_view kName = "ShipParcel";
  static constexpr auto fields() {
    return field_table(field("carrier", &ShipParcel::carrier,
                             {.min_length = 1,
                              .max_length = 64,
                              .help = "A code of /carriers, or a name of your own.",
                              .example = "sf"}),
                       field("tracking", &ShipParcel::tracking, {.max_length = 64, .required = false}));
  }
};

struct HandOver {
  std::string code;
  static constexpr std::string_view kName = "HandOver";
  static constexpr auto fields() {
    return field_table(
        field("code", &HandOver::code, {.min_length = 6, .max_length = 6, .help = "What the buyer says."}));
  }
};

struct CarrierView {
  std::string code;
  std::string zh;
  std::string en;
  static constexpr std::string_view kName = "Carrier";
  static constexpr auto fields() {
    return field_table(field("code", &CarrierView::code), field("zh", &CarrierView::zh),
                       field("en", &CarrierView::en));
  }
};

struct CarrierList {
  std::vector<CarrierView> carriers;
  static constexpr std::string_view kName = "CarrierList";
  static constexpr auto fields() { return field_table(field("carriers", &CarrierList::carriers)); }
};

const std::vector<http::Failure> kFailures{
    {ErrorKind::kNotFound, "fulfilment.missing", "There is no such consignment."},
    {ErrorKind::kNotFound, "fulfilment.no_parcel", "It has no such parcel."},
    {ErrorKind::kPrecondition, "fulfilment.state", "The consignment's state does not allow it."},
    {ErrorKind::kPrecondition, "order.illegal_move", "The order's state does not allow it."},
    {ErrorKind::kConflict, "fulfilment.busy", "It is being changed by too many at once; try again."}};

order::Act act_of(const FulfilmentRouteDeps& deps, const Request& request) {
  return {deps.staff_of ? "staff:" + deps.staff_of(request) : "staff", deps.clock->now()};
}

// Parcels are named by the client's key, so that a repeat packs nothing twice.
std::string parcel_id(const FulfilmentRouteDeps& deps, const Request& request) {
  const auto key = request.headers.get("Idempotency-Key");
  const auto name = key.empty() ? random_hex(*deps.random, 8) : std::string{key};
  return "pcl-" + order::short_key(request.path_parameter("id"), name);
}

template <class Input, class F>
void add_command(http::Routes& routes, const FulfilmentRouteDeps& deps, std::string path, std::string summary,
                 F run) {
  routes.add<Input, Consignment>(
      {.method = Method::kPost,
       .path = "/api/v1/admin/consignments/{id}/" + std::move(path),
       .summary = std::move(summary),
       .tag = "fulfilment",
       .access = Access::kStaff,
       .failures = kFailures},
      [deps, run](const Input& input, const Request& request) -> Result<Consignment> {
        return run(input, request, act_of(deps, request));
      });
}

Result<ConsignmentState> state_of(const Request& request) {
  const auto text = request.query_value("state");
  for (const auto& [state, name] : EnumNames<ConsignmentState>::kNames) {
    if (text == name || (text.empty() && state == ConsignmentState::kOpen)) return state;
  }
  return fail(invalid("fulfilment.unknown_state",
                      "There is no such state; open, packed, ready and shipped are some."));
}

void add_reads(http::Routes& routes, const FulfilmentRouteDeps& deps) {
  routes.add<Nothing, CarrierList>(
      {.path = "/api/v1/admin/carriers",
       .summary = "List the carriers whose parcels can be followed",
       .tag = "fulfilment",
       .access = Access::kStaff},
      [](const Nothing&, const Request&) -> Result<CarrierList> {
        CarrierList list;
        for (const auto& one : order::carriers())
          list.carriers.push_back({std::string{one.code}, std::string{one.zh}, std::string{one.en}});
        return list;
      });
  routes.add<Nothing, ConsignmentList>(
      {.path = "/api/v1/admin/consignments",
       .summary = "The work list of a location, the oldest order first",
       .tag = "fulfilment",
       .access = Access::kStaff,
       .parameters = {{.name = "location", .help = "Its code.", .required = true},
                      {.name = "state", .help = "open by default."},
                      {.name = "cursor", .help = "next_cursor of the page before."}},
       .failures = {{ErrorKind::kInvalid, "fulfilment.unknown_state", "There is no such state."}}},
      [deps](const Nothing&, const Request& request) -> Result<ConsignmentList> {
        const auto state = TRY(state_of(request));
        auto page = TRY(deps.fulfilment->queue(request.query_value("location"), state, kPage,
                                               std::string{request.query_value("cursor")}));
        return ConsignmentList{std::move(page.consignments), std::move(page.next_cursor)};
      });
  routes.add<Nothing, ConsignmentList>(
      {.path = "/api/v1/admin/orders/{id}/consignments",
       .summary = "Which locations give an order's goods, why, and how far they are",
       .tag = "fulfilment",
       .access = Access::kStaff,
       .failures = {{ErrorKind::kNotFound, "order.missing", "There is no such order."}}},
      [deps](const Nothing&, const Request& request) -> Result<ConsignmentList> {
        auto list = TRY(deps.fulfilment->settle(request.path_parameter("id")));
        return ConsignmentList{std::move(list), {}};
      });
  routes.add<Nothing, Consignment>({.path = "/api/v1/admin/consignments/{id}",
                                    .summary = "See a consignment",
                                    .tag = "fulfilment",
                                    .access = Access::kStaff,
                                    .failures = {kFailures.front()}},
                                   [deps](const Nothing&, const Request& request) {
                                     return deps.fulfilment->load(request.path_parameter("id"));
                                   });
}

}  // namespace

http::Routes fulfilment_staff_routes(FulfilmentRouteDeps deps) {
  http::Routes routes;
  add_reads(routes, deps);
  add_command<PackParcel>(routes, deps, "parcels",
                          "Put goods into a parcel; from the first one on its buyer cannot change the order",
                          [deps](const PackParcel& input, const Request& request, const order::Act& act) {
                            return deps.fulfilment->pack(
                                request.path_parameter("id"), act,
                                {.id = parcel_id(deps, request), .lines = input.lines});
                          });
  add_command<Nothing>(routes, deps, "parcels/{parcel}/unpack", "Take a parcel apart before it has left",
                       [deps](const Nothing&, const Request& request, const order::Act& act) {
                         return deps.fulfilment->unpack(request.path_parameter("id"), act,
                                                        request.path_parameter("parcel"));
                       });
  add_command<ShipParcel>(routes, deps, "parcels/{parcel}/ship", "Hand a parcel to the carrier",
                          [deps](const ShipParcel& input, const Request& request, const order::Act& act) {
                            return deps.fulfilment->ship(request.path_parameter("id"), act,
                                                         {.id = std::string{request.path_parameter("parcel")},
                                                          .carrier = input.carrier,
                                                          .tracking = input.tracking});
                          });
  add_command<Nothing>(routes, deps, "ready", "Ready in the store: the buyer is sent the pick-up code",
                       [deps](const Nothing&, const Request& request, const order::Act& act) {
                         return deps.fulfilment->ready(request.path_parameter("id"), act);
                       });
  add_command<HandOver>(routes, deps, "hand-over", "Handed over to the buyer who says the code",
                        [deps](const HandOver& input, const Request& request, const order::Act& act) {
                          return deps.fulfilment->hand_over(request.path_parameter("id"), act, input.code);
                        });
  return routes;
}

}  // namespace souk::online::fulfilment
