#include "online/storefront/page/order_page.hpp"

#include <array>

#include "base/text.hpp"
#include "online/order/carrier.hpp"
#include "online/storefront/page/parts.hpp"
#include "online/storefront/page/picture.hpp"
#include "online/storefront/page/price_parts.hpp"
#include "online/storefront/text/dates.hpp"

namespace souk::online::storefront {
namespace {

using order::OrderState;

// The way of an order that goes well, and how far a state is on it.
struct Step {
  std::string_view event;  // in the order's timeline
  Markup picture;
};
constexpr std::array kSteps{Step{"placed", "check"}, Step{"paid", "wallet"}, Step{"packed", "box"},
                            Step{"shipped", "truck"}, Step{"delivered", "check"}};

std::size_t step_of(OrderState state) {
  switch (state) {
    case OrderState::kPlaced:
    case OrderState::kCancelled:
      return 0;
    case OrderState::kPaid:
    case OrderState::kAllocated:
      return 1;
    case OrderState::kPacked:
      return 2;
    case OrderState::kPartiallyShipped:
    case OrderState::kShipped:
      return 3;
    default:
      return 4;
  }
}

const order::OrderEvent* event_of(const order::Order& order, std::string_view what) {
  for (const auto& event : order.timeline) {
    if (event.what == what) return &event;
  }
  return nullptr;
}

std::string step_time(const Page& page, const order::Order& order, std::size_t step, std::size_t now) {
  const auto* event = event_of(order, kSteps[step].event);
  if (event == nullptr && step == 3) event = event_of(order, "partially_shipped");
  if (event != nullptr) {
    auto text = format_moment(event->at, page.utc_offset, page.language());
    if (step == 3 && !order.shipments.empty() && !order.shipments.back().tracking.empty())
      text += " · " + order::carrier_name(order.shipments.back().carrier, page.language()) + " " +
              order.shipments.back().tracking;
    return text;
  }
  if (step == 4 && now < 4 && !order.shipping.earliest.empty())
    return page.words(
        "order.expected",
        {{"days", format_days(order.shipping.earliest, order.shipping.latest, page.language())}});
  return {};
}

bool is_pickup(const order::Order& order) { return order.shipping.kind == shop::ShippingKind::kPickup; }

std::string step_name(const Page& page, const order::Order& order, std::string_view event) {
  return page.words.of(is_pickup(order) ? "order.pickup_step." : "order.step.", event);
}

Html timeline(const Page& page, const order::Order& order) {
  const auto now = step_of(order.state);
  const bool cancelled = order.state == OrderState::kCancelled;
  Html html;
  html << "<ol class=\"timeline\">";
  for (std::size_t step = 0; step < kSteps.size(); ++step) {
    const bool happened =
        cancelled ? event_of(order, kSteps[step].event) != nullptr || step == 0 : step <= now;
    if (cancelled && !happened) continue;
    const bool current = !cancelled && step == now && now < 4;
    html << "<li class=\"tl "
         << (current    ? Markup{"is-now\" aria-current=\"step"}
             : happened ? Markup{"is-done"}
                        : Markup{"is-next"})
         << "\"><span class=\"tl-mark\">"
         << icon(page, happened && !current ? Markup{"check"} : kSteps[step].picture, "icon--sm")
         << "</span><span class=\"tl-name\">" << step_name(page, order, kSteps[step].event)
         << "</span><span class=\"tl-time\">"
         << (step == 0 ? format_moment(order.placed_at, page.utc_offset, page.language())
                       : step_time(page, order, step, now))
         << "</span></li>";
  }
  return std::move(html << "</ol>");
}

// With the shop's own reason, where it has one; what staff wrote is in the mail.
std::string cancelled_title(const Page& page, const order::Order& order) {
  auto title = page.words("order.cancelled");
  const auto* event = event_of(order, "cancelled");
  if (event == nullptr || event->actor != "system") return title;
  const auto why = order::told(event->cause, event->note, page.language());
  if (order.failure || why.empty()) return title;
  return title + (page.language() == kChinese ? "：" : ": ") + why;
}

Html notices(const Page& page, const OrderPage& data) {
  const auto& order = data.order;
  const auto credit = order.refunded_as_credit_minor();
  Html html;
  if (order.state == OrderState::kCancelled) {
    const bool all_credit = credit > 0 && credit == order.refunded_minor();
    html << notice(page, Tone::kWarn, cancelled_title(page, order),
                   page.words(all_credit                     ? "order.money_as_credit"
                              : order.payment.paid_minor > 0 ? "order.money_back"
                                                             : "order.not_charged"));
  } else if (order.state == OrderState::kPlaced) {
    html << notice(page, Tone::kWarn, page.words("order.payment_pending"),
                   page.words("order.payment_pending_text"));
  } else if (data.just_placed) {
    html << "<div class=\"no-print\">"
         << notice(page, Tone::kOk, page.words("order.thanks"),
                   page.words(data.by_token ? "order.keep_link" : "order.in_account"))
         << "</div>";
  }
  if (const auto as_paid = order.refunded_minor() - credit; as_paid > 0) {
    html << notice(page, Tone::kOk, page.words("order.refunded", {{"amount", order_money(order, as_paid)}}));
  }
  if (credit > 0)
    html << notice(page, Tone::kOk, page.words("order.credited", {{"amount", order_money(order, credit)}}));
  return html;
}

Html line(const Page& page, const order::Order& order, const order::OrderLine& line) {
  Html html;
  html << "<li class=\"line\"><div class=\"line-media\">";
  if (!line.picture.empty()) html << "<img" << picture_source(page, line.picture, kOnLine) << " alt=\"\">";
  html << "</div><div class=\"line-body\"><h3 class=\"line-title\"><a href=\""
       << product_link(page, line.slug) << "\">" << text_of(page, line.name)
       << "</a></h3><p class=\"line-total\">"
       << line_price(page, {line.unit_minor * line.quantity, order.currency},
                     {line.total_minor, order.currency})
       << "</p><p class=\"line-meta\">";
  if (const auto options = text_of(page, line.options); !options.empty()) html << options << " · ";
  html << page.words("quantity.label") << " " << line.quantity;
  if (line.returned > 0) html << " · " << page.words.count("order.returned", line.returned);
  html << "</p>" << reason_list(page, reasons_of(page, line, order.currency));
  return std::move(html << "</div></li>");
}

Html facts(const Page& page, const OrderPage& data) {
  const auto& order = data.order;
  Html html;
  html << "<div class=\"facts\"><section><h2>"
       << page.words(is_pickup(order) ? "order.pickup_at" : "order.send_to")
       << "</h2><address class=\"address\">";
  bool first = true;
  const auto add = [&](std::string_view text) {
    if (text.empty()) return;
    html << when(!first, "<br>") << text;
    first = false;
  };
  if (is_pickup(order)) {
    for (const auto& store : data.stores) {
      if (store.code != order.shipping.location) continue;
      add(text_of(page, store.name));
      add(text_of(page, store.address));
      add(store.phone);
    }
  } else if (order.address) {
    for (const auto& text : customer::display_lines(*order.address, page.language())) add(text);
  }
  html << "</address></section><section><h2>" << page.words("order.delivery") << "</h2><p>"
       << text_of(page, order.shipping.name) << "</p></section><section><h2>" << page.words("order.payment")
       << "</h2><p>" << page.words(order.payment.paid_minor > 0 ? "order.paid" : "order.unpaid")
       << "</p></section><section><h2>" << page.words("order.contact") << "</h2><p>"
       << (order.contact ? order.contact->mail : std::string{}) << "</p></section></div>";
  return html;
}

Html sums(const Page& page, const order::Order& order) {
  const auto& totals = order.totals;
  Html html;
  html << "<aside class=\"summary\"><h2 class=\"summary-title\">" << page.words("order.amounts")
       << "</h2><dl class=\"sums\"><div><dt>" << page.words("sums.goods") << "</dt><dd>"
       << order_money(order, totals.goods_minor) << "</dd></div>";
  Reductions reductions{.promotions = {},
                        .discount_minor = totals.discount_minor,
                        .coupon = totals.coupon,
                        .currency = order.currency};
  for (const auto& one : totals.promotions)
    reductions.promotions.push_back({std::string{text_of(page, one.name)}, {-one.minor, order.currency}});
  html << reduction_rows(page, reductions);
  html << "<div><dt>" << page.words("sums.shipping") << "</dt><dd>"
       << (totals.shipping_minor == 0 ? page.words("price.free") : order_money(order, totals.shipping_minor))
       << "</dd></div>";
  if (!totals.tax_included && totals.tax_minor > 0)
    html << "<div><dt>" << page.words("sums.tax") << "</dt><dd>" << order_money(order, totals.tax_minor)
         << "</dd></div>";
  html << "<div class=\"sums-total\"><dt>" << page.words("sums.total") << "</dt><dd>"
       << order_money(order, totals.grand_minor) << "</dd></div>";
  for (const auto& credit : order.payment.credits) {
    html << "<div><dt>"
         << page.words("sums.paid_with", {{"name", credit_name(page, credit.kind, credit.tail)}})
         << "</dt><dd>" << order_money(order, credit.minor) << "</dd></div>";
  }
  html << "</dl>";
  if (totals.tax_included && totals.tax_minor > 0)
    html << "<p class=\"sums-note\">"
         << page.words("sums.tax_included", {{"tax", order_money(order, totals.tax_minor)}}) << "</p>";
  return std::move(html << "</aside>");
}

Html actions(const Page& page, const OrderPage& data) {
  const auto& order = data.order;
  Html html;
  html << "<div class=\"btn-row no-print\"><button class=\"btn btn--quiet\" type=\"button\" data-print>"
       << icon(page, "print", "icon--sm") << page.words("order.print") << "</button>";
  if (order::may_move(order.state, OrderState::kCancelled) && !order.packed_at && order.shipments.empty()) {
    html << "<form method=\"post\" action=\""
         << link(page, "/orders/" + text::percent_encode(order.number) + "/cancel") << "\">"
         << guard(data.form);
    if (data.by_token) html << hidden("token", order.access_token);
    html << "<button class=\"btn btn--quiet\">" << page.words("order.cancel") << "</button></form>";
  }
  return std::move(html << care_actions(page, data) << "</div>");
}

}  // namespace

std::string order_money(const order::Order& order, std::int64_t minor) {
  return format_money({minor, order.currency});
}

std::string order_link(const Page& page, const order::Order& order, bool with_token) {
  auto url = link(page, "/orders/" + text::percent_encode(order.number));
  if (with_token) url += "?token=" + text::percent_encode(order.access_token);
  return url;
}

Html order_badge(const Page& page, const order::Order& order) {
  const auto step = step_of(order.state);
  const bool cancelled = order.state == OrderState::kCancelled;
  Html html;
  html << "<span class=\"badge "
       << (cancelled   ? Markup{"badge--plain"}
           : step == 4 ? Markup{"badge--ok"}
                       : Markup{"badge--warn"})
       << "\">" << page.words.of("order.state.", enum_name(order.state)) << "</span>";
  return html;
}

std::string order_page(const Page& page, const OrderPage& data) {
  const auto& order = data.order;
  PageHead head{.title = page.words("order.title", {{"number", order.number}})};
  head.indexed = false;
  Html html{30'000};
  html << "<div class=\"wrap page\">" << complaints(page, data.form) << notices(page, data)
       << "<div class=\"order-top\"><div><p class=\"order-no\">" << page.words("order.number") << " "
       << order.number << "</p><h1>" << page.words.of("order.headline.", enum_name(order.state))
       << "</h1></div>" << actions(page, data) << "</div>" << timeline(page, order) << order_care(page, data)
       << "<div class=\"split\"><div><h2>" << page.words("order.items") << "</h2><ul class=\"lines\">";
  for (const auto& each : order.lines) html << line(page, order, each);
  html << "</ul>" << facts(page, data) << "</div>" << sums(page, order) << "</div></div>";
  return whole_page(page, head, html);
}

}  // namespace souk::online::storefront
