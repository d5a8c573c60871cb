// What staff do with an order: the same moves of the aggregate as the API's, each with a form that the
// order's state and the reader's permissions allow.
#include <algorithm>

#include "base/text.hpp"
#include "online/console/console.hpp"
#include "online/console/order_parts.hpp"
#include "online/console/parts.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using order::Act;
using order::Order;
using order::OrderState;

bool may_become(const Order& order, OrderState next) { return order::may_move(order.state, next); }
std::string path_of(const Order& order, std::string_view verb) {
  return "/console/orders/" + order.id + "/" + std::string{verb};
}

// A button that needs nothing but a press.
Html press(const Visit& visit, const Order& order, std::string_view verb, Markup classes) {
  Html html;
  html << form_open(visit, path_of(order, verb)) << "<button class=\"" << classes << "\">"
       << visit.words.of("order.do.", verb) << "</button></form>";
  return html;
}

Html drawer(const Visit& visit, const Order& order, std::string_view verb, const Html& body,
            Markup button = "btn") {
  Html html;
  html << "<details class=\"action\"><summary class=\"" << button
       << (button.text() == "btn" ? Markup{" btn--quiet"} : Markup{""}) << "\">"
       << visit.words.of("order.do.", verb) << icon(visit, "chevron-down", "icon--sm") << "</summary>"
       << form_open(visit, path_of(order, verb), "form action-form") << body
       << "<div class=\"btn-row\"><button class=\"" << button << "\">" << visit.words.of("order.go.", verb)
       << "</button></div></form></details>";
  return html;
}

// A number beside each line, at most `most` of it.
template <class Most>
Html quantities(const Visit& visit, const Order& order, Most most, bool all_of_them) {
  Html html;
  html << "<div class=\"amounts\">";
  for (const auto& line : order.lines) {
    const std::int64_t left = most(line);
    if (left <= 0) continue;
    html << "<label class=\"amount\"><span>" << visit.text(line.name) << " <small class=\"u-muted\">"
         << line.sku
         << "</small></span><input class=\"input\" type=\"number\" inputmode=\"numeric\" min=\"0\" max=\""
         << left << "\" name=\"q/" << line.sku << "\" value=\"" << (all_of_them ? left : 0) << "\"><small>/ "
         << left << "</small></label>";
  }
  html << "</div>";
  return html;
}

Result<std::vector<order::LineQuantity>> lines_of(const Form& form) {
  std::vector<order::LineQuantity> lines;
  for (const auto& [name, value] : form.values) {
    if (!name.starts_with("q/") || text::trim(value).empty()) continue;
    const auto quantity = TRY(form.number(name));
    if (quantity < 0 || quantity > 1'000'000)
      return fail(invalid("form.number", "Write a whole number here."));
    if (quantity > 0) lines.push_back({name.substr(2), quantity});
  }
  return lines;
}

std::int64_t left_to_ship(const order::OrderLine& line) { return line.quantity - line.shipped; }
std::int64_t left_to_return(const order::OrderLine& line) { return line.shipped - line.returned; }

Html ship_form(const Visit& visit, const Order& order) {
  Html body;
  body << quantities(visit, order, left_to_ship, true)
       << field(visit, {}, {.name = "carrier", .label = visit.words("order.carrier"), .max_length = 64})
       << field(visit, {}, {.name = "tracking", .label = visit.words("order.tracking"), .max_length = 64});
  return drawer(visit, order, "ship", body);
}

Html return_form(const Visit& visit, const Order& order) {
  std::vector<Choice> places{{"", visit.words("order.where_from")}};
  for (const auto& each : *visit.deps().locations->all()) {
    if (each.active) places.push_back({each.code, visit.text(each.name)});
  }
  Html body;
  body << quantities(visit, order, left_to_return, false)
       << select(visit, {}, {.name = "location", .label = visit.words("order.return_to")}, places)
       << check("restock", visit.words("order.restock"), true)
       << field(visit, {},
                {.name = "reason",
                 .label = visit.words("order.reason"),
                 .max_length = 500,
                 .id = "return-reason"});
  return drawer(visit, order, "return", body);
}

void money_row(Html& html, std::string_view name, std::string_view field_name, std::string_view most) {
  html << "<label class=\"amount\"><span>" << name
       << "</span><input class=\"input\" inputmode=\"decimal\" name=\"" << field_name
       << "\" placeholder=\"0\" maxlength=\"20\" autocomplete=\"off\"><small>/ " << most
       << "</small></label>";
}

Html refund_form(const Visit& visit, const Order& order) {
  Html body;
  body << "<div class=\"amounts\">";
  for (const auto& line : order.lines) {
    const auto left = order.paid_for(line) - line.refunded_minor;
    if (left > 0) money_row(body, visit.text(line.name), "m/" + line.sku, to_decimal({left, order.currency}));
  }
  if (const auto left = order.paid_for_shipping() - order.refunded_for_shipping(); left > 0)
    money_row(body, visit.words("order.sum_shipping"), "m/", to_decimal({left, order.currency}));
  money_row(body, visit.words("order.goodwill"), "goodwill",
            to_decimal({order.payment.paid_minor - order.refunded_minor(), order.currency}));
  body << "</div>"
       << field(visit, {},
                {.name = "reason",
                 .label = visit.words("order.reason"),
                 .max_length = 500,
                 .id = "refund-reason"});
  return drawer(visit, order, "refund", body);
}

Html cancel_form(const Visit& visit, const Order& order) {
  Html body;
  body << "<p>"
       << visit.words(order.payment.paid_minor > 0 ? "order.cancel_text" : "order.cancel_unpaid_text")
       << "</p>"
       << field(visit, {},
                {.name = "reason",
                 .label = visit.words("order.reason"),
                 .required = true,
                 .max_length = 500,
                 .id = "cancel-reason"});
  return drawer(visit, order, "cancel", body, "btn btn--bad");
}

using Move = std::function<Status(Order&, const Act&, const Form&, const std::string&)>;

void add_move(Pages& pages, std::string verb, std::string permission, Move move) {
  pages.post("/console/orders/{id}/" + verb, std::move(permission),
             [verb, move = std::move(move)](const Visit& visit, const Form& form) -> Result<Response> {
               const std::string id{visit.request.path_parameter("id")};
               const auto command = visit.command_id(form);
               const auto apply = [&](Order& each) { return move(each, visit.act(), form, command); };
               TRY(visit.deps().orders->act(id, apply));
               return visit.done("/console/orders/" + id, "order.did." + verb);
             });
}

Result<order::Refund> refund_of(const Order& order, const Form& form, const std::string& command) {
  order::Refund refund{.id = order.payment.payment_id + "-" + command,
                       .reason = std::string{form.value("reason")}};
  for (const auto& [name, value] : form.values) {
    if (!name.starts_with("m/") && name != "goodwill") continue;
    const auto amount = TRY(amount_of(value, order.currency));
    if (!amount || *amount == 0) continue;
    const bool goodwill = name == "goodwill";
    refund.lines.push_back({.sku = goodwill ? "" : name.substr(2), .minor = *amount, .goodwill = goodwill});
  }
  if (refund.lines.empty()) return fail(invalid("refund.nothing", "Write how much goes back."));
  return refund;
}

}  // namespace

Html order_actions(const Visit& visit, const Order& order) {
  Html html;
  const bool paid = order.payment.paid_minor > 0;
  const bool to_ship = std::any_of(order.lines.begin(), order.lines.end(),
                                   [](const auto& line) { return left_to_ship(line) > 0; });
  const bool to_return = std::any_of(order.lines.begin(), order.lines.end(),
                                     [](const auto& line) { return left_to_return(line) > 0; });
  if (visit.may("order.write")) {
    if (paid && may_become(order, OrderState::kPacked)) html << press(visit, order, "pack", "btn");
    if (paid && to_ship &&
        (may_become(order, OrderState::kShipped) || may_become(order, OrderState::kPartiallyShipped)))
      html << ship_form(visit, order);
    if (paid && may_become(order, OrderState::kDelivered))
      html << press(visit, order, "deliver", "btn btn--quiet");
    if (to_return && may_become(order, OrderState::kPartiallyReturned)) html << return_form(visit, order);
  }
  if (visit.may("order.refund") && paid && order.refunded_minor() < order.payment.paid_minor &&
      may_become(order, OrderState::kPartiallyRefunded))
    html << refund_form(visit, order);
  if (visit.may("order.write") && may_become(order, OrderState::kCancelled) && order.shipments.empty())
    html << cancel_form(visit, order);
  if (html.empty()) return html;
  Html row;
  row << "<div class=\"actions\" role=\"group\" aria-label=\"" << visit.words("order.actions") << "\">"
      << html << "</div>";
  return row;
}

void add_order_forms(Pages& pages) {
  add_move(pages, "pack", "order.write",
           [](Order& order, const Act& act, const Form&, const std::string&) { return order.pack(act); });
  add_move(pages, "deliver", "order.write",
           [](Order& order, const Act& act, const Form&, const std::string&) { return order.deliver(act); });
  add_move(pages, "ship", "order.write",
           [](Order& order, const Act& act, const Form& form, const std::string& command) -> Status {
             order::Shipment shipment{.id = command,
                                      .carrier = text::shorten(form.value("carrier"), 64),
                                      .tracking = text::shorten(form.value("tracking"), 64)};
             shipment.lines = TRY(lines_of(form));
             // An empty list would mean everything.
             if (shipment.lines.empty())
               return fail(invalid("ship.nothing", "Say how many of each line go out."));
             return order.ship(act, std::move(shipment));
           });
  add_move(pages, "return", "order.write",
           [](Order& order, const Act& act, const Form& form, const std::string& command) -> Status {
             order::Return taken{.id = command,
                                 .location = std::string{form.value("location")},
                                 .restock = form.has("restock"),
                                 .reason = text::shorten(form.value("reason"), 500)};
             taken.lines = TRY(lines_of(form));
             if (taken.lines.empty())
               return fail(invalid("return.nothing", "Say how many of each line came back."));
             return order.take_return(act, std::move(taken));
           });
  add_move(pages, "refund", "order.refund",
           [](Order& order, const Act& act, const Form& form, const std::string& command) -> Status {
             auto refund = TRY(refund_of(order, form, command));
             return order.refund(act, std::move(refund));
           });
  add_move(pages, "cancel", "order.write",
           [](Order& order, const Act& act, const Form& form, const std::string&) -> Status {
             if (order.state == OrderState::kCancelled) return {};
             const auto reason = text::trim(form.value("reason"));
             if (reason.empty()) return fail(invalid("cancel.reason", "Say why."));
             return order.cancel(act, text::shorten(reason, 500));
           });
}

}  // namespace souk::online::console
