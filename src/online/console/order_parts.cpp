#include "online/console/order_parts.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "online/console/parts.hpp"

namespace souk::online::console {

using order::Order;

std::string buyer_of(const Visit& visit, const Order& order) {
  if (order.contact && !order.contact->name.empty()) return order.contact->name;
  if (order.address && !order.address->name.empty()) return order.address->name;
  return visit.words(order.contact ? "order.no_name" : "order.erased");
}

Html money_to(const Visit& visit, const Order& order, std::string id) {
  if (!order.customer_id) return {};
  return select(
      visit, {}, {.name = "money_to", .label = visit.words("order.money_to"), .id = std::move(id)},
      {{"as_paid", visit.words("order.as_paid")}, {"store_credit", visit.words("order.as_store_credit")}});
}

bool wants_store_credit(const Form& form) { return form.value("money_to") == "store_credit"; }

namespace {

void sum(Html& html, std::string_view name, std::string_view value, Markup classes = "") {
  html << "<tr class=\"" << classes << "\"><th colspan=\"3\" scope=\"row\">" << name
       << "</th><td class=\"num\">" << value << "</td></tr>";
}

void line_row(Html& html, const Visit& visit, const Order& order, const order::OrderLine& line) {
  html << "<tr><td><div class=\"goods\">" << thumb(visit, line.picture) << "<div><a href=\"/console/products/"
       << text::percent_encode(line.product_sku) << "\">" << visit.text(line.name)
       << "</a><p class=\"u-muted\">" << line.sku;
  if (const auto options = visit.text(line.options); !options.empty()) html << " · " << options;
  html << "</p>";
  for (const auto& step : line.steps)
    html << "<p class=\"price-step\">" << visit.text(step.text) << " <span>"
         << visit.money(step.minor, order.currency) << "</span></p>";
  html << "<p class=\"tags\">";
  if (line.shipped > 0)
    html << badge("ok", visit.words("order.shipped_of", {{"n", std::to_string(line.shipped)},
                                                         {"of", std::to_string(line.quantity)}}));
  if (line.returned > 0) html << badge("warn", visit.words.count("order.returned_n", line.returned));
  if (line.refunded_minor > 0)
    html << badge("off", visit.words("order.refunded_n",
                                     {{"amount", visit.money(line.refunded_minor, order.currency)}}));
  if (line.backorder) html << badge("info", visit.words("order.backorder"));
  html << "</p></div></div></td><td class=\"num\" data-label=\"" << visit.words("order.unit") << "\">"
       << visit.money(line.unit_minor, order.currency) << "</td><td class=\"num\" data-label=\""
       << visit.words("order.quantity") << "\">" << line.quantity << "</td><td class=\"num\" data-label=\""
       << visit.words("order.total") << "\">" << visit.money(line.total_minor, order.currency)
       << "</td></tr>";
}

// "sandbox:approve"; a method that the console has no words for goes by its code.
std::string method_name(const Visit& visit, std::string_view code) {
  std::string key = "order.pay_by." + std::string{code};
  std::replace(key.begin(), key.end(), ':', '_');
  return visit.words.has(key) ? visit.words(key) : std::string{code};
}

}  // namespace

Html order_lines(const Visit& visit, const Order& order) {
  const auto& words = visit.words;
  const auto& totals = order.totals;
  Html html;
  html << "<table class=\"table table--lines\"><thead><tr><th>" << words("order.goods")
       << "</th><th class=\"num\">" << words("order.unit") << "</th><th class=\"num\">"
       << words("order.quantity") << "</th><th class=\"num\">" << words("order.total")
       << "</th></tr></thead><tbody>";
  for (const auto& line : order.lines) line_row(html, visit, order, line);
  html << "</tbody><tfoot>";
  sum(html, words("order.sum_goods"), visit.money(totals.goods_minor, order.currency));
  if (totals.discount_minor > 0)
    sum(html,
        totals.coupon.empty() ? words("order.discount")
                              : words("order.discount_by", {{"code", totals.coupon}}),
        visit.money(-totals.discount_minor, order.currency));
  sum(html, words("order.sum_shipping"), visit.money(totals.shipping_minor, order.currency));
  sum(html, words(totals.tax_included ? "order.tax_in" : "order.tax_on"),
      visit.money(totals.tax_minor, order.currency));
  sum(html, words("order.sum"), visit.money(totals.grand_minor, order.currency), "is-total");
  if (const auto back = order.refunded_minor(); back > 0)
    sum(html, words("order.sum_refunded"), visit.money(-back, order.currency));
  html << "</tfoot></table>";
  return card(words("order.goods"), html, "card--flush");
}

Html order_people(const Visit& visit, const Order& order) {
  Html html;
  html << "<dl class=\"facts\">";
  if (order.contact) {
    fact(html, visit.words("order.buyer"), order.contact->name);
    fact(html, visit.words("order.mail"), order.contact->mail);
    fact(html, visit.words("order.phone"), order.contact->phone);
  } else {
    fact(html, visit.words("order.buyer"), visit.words("order.erased"));
  }
  fact(html, visit.words("order.delivery"), visit.text(order.shipping.name));
  if (!order.shipping.location.empty()) {
    const auto store = visit.deps().locations->find(order.shipping.location);
    fact(html, visit.words("order.pick_up_in"), store ? visit.text(store->name) : order.shipping.location);
  }
  if (order.address) {
    Html lines;
    lines << "<address>";
    for (const auto& line : customer::display_lines(*order.address, visit.language()))
      lines << line << "<br>";
    lines << "</address>";
    fact(html, visit.words("order.address"), lines);
  }
  fact(html, visit.words("order.note"), order.buyer_note);
  html << "</dl>";
  return card(visit.words("order.buyer"), html);
}

Html order_payment(const Visit& visit, const Order& order) {
  const auto& payment = order.payment;
  Html html;
  html << "<dl class=\"facts\">";
  fact(html, visit.words("order.method"), method_name(visit, payment.method));
  fact(html, visit.words("order.paid"),
       payment.paid_at
           ? visit.money(payment.paid_minor, order.currency) + " · " + visit.moment(*payment.paid_at)
           : visit.words(payment.pending ? "order.pay_pending" : "order.not_paid"));
  fact(html, visit.words("order.reference"), payment.channel_reference);
  for (const auto& refund : order.refunds) {
    const auto reason = order::told(refund.cause, refund.reason, visit.language());
    fact(
        html,
        visit.words(refund.state == order::RefundState::kDone ? "order.refund_done" : "order.refund_pending"),
        visit.money(refund.minor, order.currency) + " · " + visit.moment(refund.at) +
            (refund.to_store_credit ? " · " + visit.words("order.as_store_credit") : "") +
            (reason.empty() ? "" : " · " + reason));
  }
  html << "</dl>";
  return card(visit.words("order.payment"), html);
}

Result<std::vector<order::LineQuantity>> quantities_of(const Form& form) {
  constexpr std::int64_t kMost = 1'000'000;
  std::vector<order::LineQuantity> lines;
  for (const auto& [name, value] : form.values) {
    if (!name.starts_with("q/") || text::trim(value).empty()) continue;
    const auto quantity = TRY(form.number(name));
    if (quantity < 0 || quantity > kMost) return fail(invalid("form.number", "Write a whole number here."));
    if (quantity > 0) lines.push_back({name.substr(2), quantity});
  }
  return lines;
}

}  // namespace souk::online::console
