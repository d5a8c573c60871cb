#include "base/text.hpp"
#include "online/order/carrier.hpp"
#include "online/storefront/page/order_page.hpp"
#include "online/storefront/page/parts.hpp"
#include "online/storefront/text/dates.hpp"

namespace souk::online::storefront {
namespace {

using aftersale::CaseState;

std::string_view line_name(const Page& page, const order::Order& order, std::string_view sku) {
  const auto* line = order.line(sku);
  return line == nullptr ? sku : text_of(page, line->name);
}

Html parcel(const Page& page, const order::Order& order, const order::Shipment& shipment) {
  Html html;
  html << "<li class=\"panel\"><div class=\"panel-head\"><h3>"
       << order::carrier_name(shipment.carrier, page.language()) << "</h3><span class=\"u-muted\">"
       << format_moment(shipment.at, page.utc_offset, page.language()) << "</span></div>";
  if (!shipment.tracking.empty()) {
    const auto url = order::tracking_url(shipment.carrier, shipment.tracking);
    html << "<p>" << page.words("parcel.number") << " ";
    if (url.empty())
      html << "<strong>" << shipment.tracking << "</strong></p>";
    else
      html << "<a href=\"" << url << "\" rel=\"noopener noreferrer\" target=\"_blank\">" << shipment.tracking
           << "</a></p>";
  }
  html << "<ul class=\"u-muted\">";
  for (const auto& each : shipment.lines)
    html << "<li>" << line_name(page, order, each.sku) << " × " << each.quantity << "</li>";
  return std::move(html << "</ul></li>");
}

Html parcels(const Page& page, const order::Order& order) {
  Html html;
  if (order.shipments.empty() || order.pickup) return html;
  html << "<section class=\"order-part\"><h2>" << page.words("parcel.title") << "</h2><ul class=\"cards\">";
  for (const auto& each : order.shipments) html << parcel(page, order, each);
  return std::move(html << "</ul></section>");
}

Html waiting(const Page& page, const order::Order& order) {
  Html html;
  const bool over =
      order.state == order::OrderState::kDelivered || order.state == order::OrderState::kCancelled ||
      order.state == order::OrderState::kReturned || order.state == order::OrderState::kRefunded;
  if (!order.pickup || over) return html;
  html << "<section class=\"panel panel--tint order-part\" aria-labelledby=\"pickup\"><h2 id=\"pickup\">"
       << page.words("parcel.ready") << "</h2><p>" << page.words("parcel.code_text")
       << "</p><p class=\"pickup-code\">" << order.pickup->code << "</p><p class=\"u-muted\">"
       << page.words("parcel.until",
                     {{"day", format_date(order.pickup->until, page.utc_offset, page.language())}})
       << "</p></section>";
  return html;
}

Markup badge_of(CaseState state) {
  if (state == CaseState::kSettled) return "badge badge--ok";
  if (state == CaseState::kRejected) return "badge badge--bad";
  return state == CaseState::kWithdrawn ? Markup{"badge badge--plain"} : Markup{"badge badge--warn"};
}

Html outcome(const Page& page, const OrderPage& data, const aftersale::Case& each) {
  Html html;
  if (!each.message.empty()) html << "<p>" << each.message << "</p>";
  if (each.state == CaseState::kApproved && each.goods_come_back)
    html << "<p>" << page.words("case.send_back", {{"number", each.number}}) << "</p>";
  if (each.settlement && each.settlement->refunded_minor > 0) {
    html << "<p>"
         << page.words(each.settlement->to_store_credit ? "order.credited" : "order.refunded",
                       {{"amount", order_money(data.order, each.settlement->refunded_minor)}})
         << "</p>";
  }
  return html;
}

Html one_case(const Page& page, const OrderPage& data, const aftersale::Case& each) {
  Html html;
  html << "<li class=\"panel\"><div class=\"panel-head\"><h3>"
       << page.words.of("case.kind.", enum_name(each.kind)) << " " << each.number << "</h3><span class=\""
       << badge_of(each.state) << "\">" << page.words.of("case.state.", enum_name(each.state))
       << "</span></div><ul>";
  for (const auto& line : each.lines) {
    html << "<li>" << line_name(page, data.order, line.sku) << " × " << line.quantity << " · "
         << page.words.of("case.reason.", enum_name(line.reason)) << "</li>";
  }
  html << "</ul>" << outcome(page, data, each);
  if (each.state == CaseState::kRequested || each.state == CaseState::kApproved) {
    html << "<form method=\"post\" action=\""
         << link(page, "/orders/" + text::percent_encode(data.order.number) + "/cases/withdraw") << "\">"
         << guard(data.form) << hidden("case", each.id);
    if (data.by_token) html << hidden("token", data.order.access_token);
    html << "<button class=\"link-btn\">" << page.words("case.withdraw") << "<span class=\"u-hidden\"> "
         << each.number << "</span></button></form>";
  }
  return std::move(html << "</li>");
}

Html cases(const Page& page, const OrderPage& data) {
  Html html;
  if (data.care.cases.empty()) return html;
  html << "<section class=\"order-part\"><h2>" << page.words("case.title") << "</h2><ul class=\"cards\">";
  for (const auto& each : data.care.cases) html << one_case(page, data, each);
  return std::move(html << "</ul></section>");
}

}  // namespace

std::string below_order(const Page& page, const OrderPage& data, std::string_view path) {
  auto url = link(page, "/orders/" + text::percent_encode(data.order.number) + std::string{path});
  if (data.by_token) url += "?token=" + text::percent_encode(data.order.access_token);
  return url;
}

Html care_actions(const Page& page, const OrderPage& data) {
  Html html;
  if (data.care.may_invoice) {
    html << "<form method=\"post\" action=\""
         << link(page, "/orders/" + text::percent_encode(data.order.number) + "/invoice") << "\">"
         << guard(data.form);
    if (data.by_token) html << hidden("token", data.order.access_token);
    html << "<button class=\"btn btn--quiet\">" << page.words("order.invoice") << "</button></form>";
  }
  if (data.care.may_return)
    html << "<a class=\"btn btn--quiet\" href=\"" << below_order(page, data, "/return") << "\">"
         << icon(page, "return", "icon--sm") << page.words("case.start") << "</a>";
  return html;
}

Html order_care(const Page& page, const OrderPage& data) {
  Html html;
  html << waiting(page, data.order) << parcels(page, data.order) << cases(page, data);
  return html;
}

}  // namespace souk::online::storefront
