// The work list of those who pick, pack and hand over: by location and by what is to do next, the oldest
// order first. And the steps themselves, which stand on the order's page as well.
#include <algorithm>

#include "base/text.hpp"
#include "online/console/consignment_parts.hpp"
#include "online/console/console.hpp"
#include "online/console/frame.hpp"
#include "online/console/order_parts.hpp"
#include "online/console/parts.hpp"
#include "online/order/command.hpp"

namespace souk::online::console {
namespace {

using fulfilment::Consignment;
using fulfilment::ConsignmentState;
using http::Response;

constexpr std::size_t kPage = 50;

ConsignmentState state_of(std::string_view wanted) {
  for (const auto& [state, name] : EnumNames<ConsignmentState>::kNames) {
    if (name == wanted) return state;
  }
  return ConsignmentState::kOpen;
}

// The place that was asked for, else the first that gives goods.
std::string chosen_place(const Visit& visit) {
  const auto wanted = visit.request.query_value("location");
  const auto all = visit.deps().locations->all();
  std::string first;
  for (const auto& each : *all) {
    if (each.code == wanted) return each.code;
    if (each.active && (first.empty() || each.kind == inventory::LocationKind::kWarehouse) &&
        (first.empty() || visit.deps().locations->find(first)->kind != inventory::LocationKind::kWarehouse))
      first = each.code;
  }
  return first;
}

Html place_form(const Visit& visit, const std::string& place, std::string_view state) {
  std::vector<Choice> places;
  for (const auto& each : *visit.deps().locations->all()) {
    if (each.active) places.push_back({each.code, visit.text(each.name)});
  }
  Form form;
  form.set("location", place);
  Html html;
  html << "<form class=\"form form--line\" method=\"get\" action=\"/console/packing\">"
       << hidden("state", state)
       << select(visit, form, {.name = "location", .label = visit.words("ship.place")}, places)
       << "<button class=\"btn btn--quiet\">" << visit.words("action.filter") << "</button></form>";
  return html;
}

void row(Html& html, const Visit& visit, const Consignment& each) {
  const auto& words = visit.words;
  std::int64_t pieces = 0;
  std::string goods;
  for (const auto& line : each.lines) {
    pieces += line.quantity;
    goods += (goods.empty() ? "" : ", ") + std::to_string(line.quantity) + " × " + line.sku;
  }
  html << "<tr><td data-label=\"" << words("order.number")
       << "\"><a class=\"row-link\" href=\"/console/orders/" << each.order_id << "#ship-" << each.location
       << "\">" << each.order_number << "</a></td><td data-label=\"" << words("ship.since") << "\">"
       << visit.moment(each.created_at) << "</td><td data-label=\"" << words("order.goods") << "\">"
       << text::shorten(goods, 90) << "</td><td class=\"num\" data-label=\"" << words("order.pieces") << "\">"
       << pieces << "</td><td data-label=\"" << words("order.delivery") << "\">"
       << words(each.pickup ? "ship.kind.pickup" : "ship.kind.delivery") << "</td></tr>";
}

Result<Response> list(const Visit& visit) {
  const auto& words = visit.words;
  const auto state = state_of(visit.request.query_value("state"));
  const auto place = chosen_place(visit);
  const std::string cursor{visit.request.query_value("cursor")};
  const auto shown = TRY(visit.deps().fulfilment->queue(place, state, kPage, cursor));
  const auto path = with_query("/console/packing", "location", place);
  std::vector<Chip> states;
  for (const auto each : {ConsignmentState::kOpen, ConsignmentState::kPacked, ConsignmentState::kReady,
                          ConsignmentState::kShipped, ConsignmentState::kHandedOver})
    states.push_back({words.of("ship.state.", enum_name(each)), with_query(path, "state", enum_name(each)),
                      each == state});
  Html main;
  main << chips(states, words("staff.state_head"));
  if (shown.consignments.empty()) {
    main << card("", nothing(visit, "check", words("ship.none"), words("ship.none_text")));
  } else {
    main << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
         << words("order.number") << "</th><th>" << words("ship.since") << "</th><th>" << words("order.goods")
         << "</th><th class=\"num\">" << words("order.pieces") << "</th><th>" << words("order.delivery")
         << "</th></tr></thead><tbody>";
    for (const auto& each : shown.consignments) row(main, visit, each);
    main << "</tbody></table></div>"
         << pager(visit, with_query(path, "state", enum_name(state)), cursor, shown.next_cursor);
  }
  return page(visit,
              {.title = words("nav.packing"),
               .nav = "packing",
               .actions = place_form(visit, place, enum_name(state))},
              main);
}

using Step = std::function<Result<Consignment>(const Visit&, const Form&, const std::string& id)>;

void add_step(Pages& pages, const std::string& path, std::string_view said, Step step) {
  pages.post("/console/consignments/{id}/" + path, "fulfilment.write",
             [said = std::string{said}, step = std::move(step)](const Visit& visit,
                                                                const Form& form) -> Result<Response> {
               const std::string id{visit.request.path_parameter("id")};
               const auto each = TRY(step(visit, form, id));
               return visit.done("/console/orders/" + each.order_id, said);
             });
}

std::string parcel_of(const Visit& visit) { return std::string{visit.request.path_parameter("parcel")}; }

void add_steps(Pages& pages) {
  add_step(pages, "pack", "ship.did.pack",
           [](const Visit& visit, const Form& form, const std::string& id) -> Result<Consignment> {
             // Without numbers everything that is left goes in; with numbers that are all zero nothing does.
             const bool some = std::any_of(form.values.begin(), form.values.end(),
                                           [](const auto& each) { return each.first.starts_with("q/"); });
             fulfilment::Parcel parcel{.id = "pcl-" + order::short_key(id, visit.command_id(form))};
             parcel.lines = TRY(quantities_of(form));
             if (some && parcel.lines.empty())
               return fail(invalid("ship.nothing", "Say how many of each line go out."));
             return visit.deps().fulfilment->pack(id, visit.act(), std::move(parcel));
           });
  add_step(pages, "parcels/{parcel}/unpack", "ship.did.unpack",
           [](const Visit& visit, const Form&, const std::string& id) {
             return visit.deps().fulfilment->unpack(id, visit.act(), parcel_of(visit));
           });
  add_step(pages, "parcels/{parcel}/ship", "ship.did.ship",
           [](const Visit& visit, const Form& form, const std::string& id) -> Result<Consignment> {
             auto carrier = form.value("carrier");
             if (carrier.empty()) carrier = text::trim(form.value("other"));
             if (carrier.empty()) return fail(invalid("ship.carrier", "Say who carries the parcel."));
             return visit.deps().fulfilment->ship(
                 id, visit.act(),
                 {.id = parcel_of(visit),
                  .carrier = text::shorten(carrier, 64),
                  .tracking = text::shorten(text::trim(form.value("tracking")), 64)});
           });
  add_step(pages, "ready", "ship.did.ready", [](const Visit& visit, const Form&, const std::string& id) {
    return visit.deps().fulfilment->ready(id, visit.act());
  });
  add_step(pages, "hand-over", "ship.did.hand_over",
           [](const Visit& visit, const Form& form, const std::string& id) {
             return visit.deps().fulfilment->hand_over(id, visit.act(), text::trim(form.value("code")));
           });
}

}  // namespace

void add_consignment_pages(Pages& pages) {
  pages.nav({.key = "packing",
             .path = "/console/packing",
             .icon = "box",
             .permission = "fulfilment.read",
             .group = "sell",
             .in_tabs = true});
  pages.get("/console/packing", "fulfilment.read", list);
  add_steps(pages);
}

}  // namespace souk::online::console
