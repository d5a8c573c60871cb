// What staff do with an order as a whole: delivered, refund, cancel; the same moves of the aggregate as the
// API's, each with a form that the order's state and the reader's permissions allow. Packing and shipping are
// consignment_pages.cpp's, returns case_pages.cpp's, changes order_edit_page.cpp's.
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

bool has_shipped(const Order& order) {
  return std::any_of(order.lines.begin(), order.lines.end(),
                     [](const auto& line) { return line.shipped > line.returned; });
}
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

// A link to a page of its own.
Html way(const Visit& visit, const Order& order, std::string_view verb) {
  Html html;
  html << "<a class=\"btn btn--quiet\" href=\"" << path_of(order, verb) << "\">"
       << visit.words.of("order.do.", verb) << "</a>";
  return html;
}

bool may_be_edited(const Order& order) {
  const bool early = order.state == OrderState::kPaid || order.state == OrderState::kAllocated ||
                     order.state == OrderState::kPartiallyRefunded;
  return early && !order.packed_at && !has_shipped(order);
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
  body << "</div>" << money_to(visit, order, "refund-to")
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
       << "</p>";
  if (order.payment.paid_minor > order.refunded_minor()) body << money_to(visit, order, "cancel-to");
  body << field(visit, {},
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
                       .reason = std::string{form.value("reason")},
                       .to_store_credit = wants_store_credit(form)};
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
  if (visit.may("order.write") && has_shipped(order) && may_become(order, OrderState::kDelivered))
    html << press(visit, order, "deliver", "btn btn--quiet");
  if (visit.may("order.write") && may_be_edited(order)) html << way(visit, order, "edit");
  if (visit.may("aftersale.write") && has_shipped(order)) html << way(visit, order, "return");
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
  add_move(pages, "deliver", "order.write",
           [](Order& order, const Act& act, const Form&, const std::string&) { return order.deliver(act); });
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
             return order.cancel(act, text::shorten(reason, 500), wants_store_credit(form));
           });
}

}  // namespace souk::online::console
