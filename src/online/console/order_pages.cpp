// Orders: the list, newest first, and one order with all that has happened to it. What can be done with it
// is order_forms.cpp.
#include <fmt/format.h>

#include "base/text.hpp"
#include "online/console/console.hpp"
#include "online/console/frame.hpp"
#include "online/console/order_parts.hpp"
#include "online/console/parts.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using order::Order;
using order::OrderState;

constexpr std::size_t kPage = 50;
constexpr std::size_t kMaxFind = 100;

std::optional<OrderState> state_of(std::string_view name) {
  for (const auto& [state, known] : EnumNames<OrderState>::kNames) {
    if (known == name) return state;
  }
  return std::nullopt;
}

Result<std::map<std::string, std::int64_t>> counts(const Visit& visit) {
  const auto& reports = *visit.deps().reports;
  const auto generation = TRY(reports.deps().tally->generation());
  const auto stored = TRY(visit.deps().store->get(report::kFigures, report::states_id(generation)));
  if (!stored) return std::map<std::string, std::int64_t>{};
  return TRY(engines::Collection<report::FigureBucket>::decode(*stored)).value.states;
}

Result<Html> state_chips(const Visit& visit, std::string_view chosen) {
  const auto by_state = TRY(counts(visit));
  std::vector<Chip> list{{visit.words("order.all"), "/console/orders", chosen.empty()}};
  for (const auto& [state, name] : EnumNames<OrderState>::kNames) {
    const auto found = by_state.find(std::string{name});
    const auto count = found == by_state.end() ? 0 : found->second;
    const bool usual = state == OrderState::kPlaced || state == OrderState::kPaid ||
                       state == OrderState::kPacked || state == OrderState::kShipped ||
                       state == OrderState::kDelivered;
    if (count > 0 || usual || name == chosen)
      list.push_back({visit.words.of("order.state.", name), "/console/orders?state=" + std::string{name},
                      name == chosen, count});
  }
  return chips(list, visit.words("order.by_state"));
}

void row(Html& html, const Visit& visit, const Order& each) {
  std::int64_t pieces = 0;
  for (const auto& line : each.lines) pieces += line.quantity;
  html << "<tr><td data-label=\"" << visit.words("order.number")
       << "\"><a class=\"row-link\" href=\"/console/orders/" << each.id << "\">" << each.number
       << "</a></td><td data-label=\"" << visit.words("order.placed") << "\">" << visit.moment(each.placed_at)
       << "</td><td data-label=\"" << visit.words("order.buyer") << "\">" << buyer_of(visit, each)
       << "</td><td data-label=\"" << visit.words("order.state_head") << "\">"
       << order_badge(visit, enum_name(each.state)) << "</td><td data-label=\""
       << visit.words("order.delivery") << "\">" << visit.text(each.shipping.name)
       << "</td><td class=\"num\" data-label=\"" << visit.words("order.pieces") << "\">" << pieces
       << "</td><td class=\"num\" data-label=\"" << visit.words("order.total") << "\"><b>"
       << visit.money(each.totals.grand_minor, each.currency) << "</b></td></tr>";
}

Html find_form(const Visit& visit) {
  Html html;
  html << "<form class=\"search-form\" method=\"get\" action=\"/console/orders\" role=\"search\">"
       << icon(visit, "search") << "<input class=\"input\" name=\"q\" type=\"search\" aria-label=\""
       << visit.words("order.find") << "\" placeholder=\"" << visit.words("order.find")
       << "\" maxlength=\"100\" value=\"" << visit.request.query_value("q") << "\"></form>";
  return html;
}

// Where the list is, with its filters.
std::string list_path(const order::OrderFilter& filter) {
  std::string path = "/console/orders";
  if (filter.state) path = with_query(path, "state", enum_name(*filter.state));
  if (!filter.text.empty()) path = with_query(path, "q", filter.text);
  return path;
}

Result<Response> list(const Visit& visit) {
  const std::string cursor{visit.request.query_value("cursor")};
  const order::OrderFilter filter{.state = state_of(visit.request.query_value("state")),
                                  .text = text::shorten(text::trim(visit.request.query_value("q")), kMaxFind),
                                  .limit = kPage,
                                  .cursor = cursor};
  const auto shown = TRY(visit.deps().orders->list(filter));
  Html said;
  if (!filter.text.empty() && cursor.empty()) {
    if (shown.orders.size() == 1 && shown.next_cursor.empty())
      return Response::redirect("/console/orders/" + shown.orders.front().id, 302);
    if (shown.orders.empty())
      said << notice(visit, Tone::kWarn, visit.words("order.no_such", {{"number", filter.text}}));
  }
  Html main;
  main << said << TRY(state_chips(visit, filter.state ? enum_name(*filter.state) : std::string_view{}));
  if (shown.orders.empty()) {
    main << card("", nothing(visit, "orders", visit.words("order.none"), visit.words("order.none_text")));
  } else {
    main << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
         << visit.words("order.number") << "</th><th>" << visit.words("order.placed") << "</th><th>"
         << visit.words("order.buyer") << "</th><th>" << visit.words("order.state_head") << "</th><th>"
         << visit.words("order.delivery") << "</th><th class=\"num\">" << visit.words("order.pieces")
         << "</th><th class=\"num\">" << visit.words("order.total") << "</th></tr></thead><tbody>";
    for (const auto& each : shown.orders) row(main, visit, each);
    main << "</tbody></table></div>";
  }
  main << pager(visit, list_path(filter), cursor, shown.next_cursor);
  return page(visit, {.title = visit.words("nav.orders"), .nav = "orders", .actions = find_form(visit)},
              main);
}

Result<Response> one(const Visit& visit) {
  const auto stored = TRY(visit.deps().orders->load(visit.request.path_parameter("id")));
  const auto& each = stored.value;
  Html main;
  main << "<div class=\"split\"><div class=\"split-main\">" << order_actions(visit, each)
       << TRY(order_consignments(visit, each)) << order_lines(visit, each) << order_timeline(visit, each)
       << "</div><div class=\"split-side\">" << order_people(visit, each) << order_payment(visit, each)
       << TRY(order_papers(visit, each)) << TRY(order_cases(visit, each));
  for (const auto& panel : visit.desk.order_panels) main << panel(visit, each);
  main << "</div></div>";
  Html actions;
  actions << order_badge(visit, enum_name(each.state));
  return page(visit,
              {.title = each.number,
               .nav = "orders",
               .actions = actions,
               .back = "/console/orders",
               .subtitle = visit.moment(each.placed_at) + " · " +
                           visit.money(each.totals.grand_minor, each.currency)},
              main);
}

}  // namespace

void add_order_pages(Pages& pages) {
  pages.nav({.key = "orders",
             .path = "/console/orders",
             .icon = "orders",
             .permission = "order.read",
             .group = "sell",
             .in_tabs = true});
  pages.get("/console/orders", "order.read", list);
  pages.get("/console/orders/{id}", "order.read", one);
}

}  // namespace souk::online::console
