#include "online/storefront/page/cart_page.hpp"

#include "online/storefront/page/parts.hpp"
#include "online/storefront/page/picture.hpp"
#include "online/storefront/page/price_parts.hpp"
#include "online/storefront/page/product_page.hpp"

namespace souk::online::storefront {
namespace {

Html picture_link(const Page& page, const catalogue::Offer& offer) {
  Html html;
  html << "<a class=\"line-media\" href=\"" << product_link(page, offer.slug) << "?variant=" << offer.sku
       << "\" tabindex=\"-1\" aria-hidden=\"true\">";
  if (!offer.picture.empty()) html << "<img" << picture_source(page, offer.picture, kOnLine) << " alt=\"\">";
  return std::move(html << "</a>");
}

Html line_tools(const Page& page, const CartPage& data, std::string_view sku, std::string_view name,
                std::int64_t quantity_now, std::int64_t at_most) {
  Html html;
  html << "<div class=\"line-tools\">";
  if (quantity_now > 0) {
    html << "<form action=\"" << link(page, "/cart/quantity") << "\" method=\"post\" data-auto-submit>"
         << guard(data.form) << hidden("sku", sku)
         << quantity(page, "q-" + std::string{sku}, quantity_now, at_most)
         << "<button class=\"btn btn--quiet\" data-auto-hide>" << page.words("cart.update")
         << "</button></form>";
  }
  html << "<form action=\"" << link(page, "/cart/remove") << "\" method=\"post\">" << guard(data.form)
       << hidden("sku", sku) << "<button class=\"link-btn\">" << icon(page, "trash", "icon--sm")
       << page.words("cart.remove") << "<span class=\"u-hidden\"> " << name
       << "</span></button></form></div>";
  return html;
}

Html line(const Page& page, const CartPage& data, std::size_t index) {
  const auto& [offer, quantity] = data.cart->input.lines[index];
  const auto& priced = data.cart->basket.lines[index];
  const auto found = data.left.find(offer.sku);
  const auto left = found == data.left.end() ? cart::Cart::kMaxQuantity : found->second;
  const auto level = level_of(left, offer.backorder);
  Html html;
  html << "<li class=\"line\">" << picture_link(page, offer)
       << "<div class=\"line-body\"><h2 class=\"line-title\"><a href=\"" << product_link(page, offer.slug)
       << "?variant=" << offer.sku << "\">" << text_of(page, offer.name)
       << "</a></h2><p class=\"line-total\">"
       << line_price(page, {priced.base_minor, page.currency}, {priced.total_minor, page.currency});
  if (quantity > 1)
    html << "<span class=\"line-unit\">"
         << page.words("cart.each", {{"price", money(page, priced.unit_minor)}}) << "</span>";
  html << "</p><p class=\"line-meta\">";
  if (const auto options = text_of(page, offer.options); !options.empty()) html << options << "<br>";
  html << "<span class=\"" << stock_class(level) << "\">" << stock_text(page, level, left) << "</span></p>"
       << reason_list(page, reasons_of(page, priced, page.currency))
       << line_tools(page, data, offer.sku, text_of(page, offer.name), quantity,
                     offer.backorder ? cart::Cart::kMaxQuantity : std::min(left, cart::Cart::kMaxQuantity));
  return std::move(html << "</div></li>");
}

Html gone_line(const Page& page, const CartPage& data, const std::string& sku) {
  const auto found = data.gone.find(sku);
  const auto& name = found == data.gone.end() ? sku : found->second;
  Html html;
  html << "<li class=\"line\"><span class=\"line-media\"></span><div class=\"line-body\"><h2 "
          "class=\"line-title\">"
       << name << "</h2><p class=\"line-meta\"><span class=\"stock stock--out\">" << page.words("cart.gone")
       << "</span></p>" << line_tools(page, data, sku, name, 0, 0) << "</div></li>";
  return html;
}

// How far it is to free delivery, by the first delivery method that has such a bound.
Html goal(const Page& page, const cart::PricedCart& cart) {
  Html html;
  for (const auto& method : page.settings.shipping_methods) {
    const auto free_over = method.free_over.find(std::string{page.currency.code()});
    if (method.kind != shop::ShippingKind::kDelivery || free_over == method.free_over.end()) continue;
    const auto goods = cart.basket.goods_minor - cart.basket.discount_minor;
    const auto missing = std::max<std::int64_t>(0, free_over->second - goods);
    html << "<div class=\"goal\"><p>"
         << (missing == 0 ? page.words("cart.free_delivery")
                          : page.words("cart.to_free_delivery", {{"amount", money(page, missing)}}))
         << "</p><progress max=\"" << free_over->second << "\" value=\"" << std::min(goods, free_over->second)
         << "\" aria-label=\"" << page.words("cart.goal") << "\"></progress></div>";
    break;
  }
  return html;
}

Html coupon(const Page& page, const CartPage& data) {
  const auto& code = data.cart->cart.coupon;
  Html html;
  if (data.cart->coupon_refused)
    html << notice(page, Tone::kWarn, page.words("cart.coupon_refused"),
                   explain(page, *data.cart->coupon_refused));
  html << "<details class=\"coupon\"" << when(!code.empty(), " open") << "><summary>"
       << page.words("cart.coupon") << "</summary><form action=\"" << link(page, "/cart/coupon")
       << "\" method=\"post\">" << guard(data.form);
  if (code.empty()) {
    html << "<input class=\"input\" name=\"code\" maxlength=\"40\" aria-label=\""
         << page.words("cart.coupon_code")
         << "\" autocomplete=\"off\" required><button class=\"btn btn--quiet\">"
         << page.words("cart.coupon_apply") << "</button>";
  } else {
    html << "<p>" << code << "</p>" << hidden("code", "") << "<button class=\"btn btn--quiet\">"
         << page.words("cart.coupon_drop") << "</button>";
  }
  return std::move(html << "</form></details>");
}

Html side(const Page& page, const CartPage& data) {
  const bool ready = !data.cart->lines.empty() && data.cart->unavailable.empty();
  Html html;
  html << "<aside class=\"summary\" aria-labelledby=\"sum\"><h2 class=\"summary-title\" id=\"sum\">"
       << page.words("sums.title") << "</h2>" << goal(page, *data.cart) << cart_sums(page, *data.cart)
       << coupon(page, data);
  if (ready) {
    html << "<a class=\"btn btn--lg btn--wide\" href=\"" << link(page, "/checkout") << "\">"
         << page.words("cart.check_out") << "</a>";
  } else {
    html << "<p class=\"sums-note\">" << page.words("cart.take_out_gone") << "</p>";
  }
  html << "<ul class=\"assure\"><li>" << icon(page, "store", "icon--sm") << page.words("cart.stock_promise")
       << "</li><li>" << icon(page, "return", "icon--sm") << page.words("footer.returns_name")
       << "</li></ul></aside>";
  return html;
}

Html empty_cart(const Page& page) {
  Html html;
  html << "<div class=\"empty\">" << door(true) << "<h1>" << page.words("cart.empty")
       << "</h1><p class=\"empty-text\">" << page.words("cart.empty_text")
       << "</p><p><a class=\"btn btn--lg\" href=\"" << link(page, "") << "\">" << page.words("cart.browse")
       << "</a></p></div>";
  return html;
}

Reductions reductions_of(const Page& page, const cart::PricedCart& cart) {
  Reductions reductions{.promotions = {},
                        .discount_minor = cart.basket.discount_minor,
                        .coupon = {},
                        .currency = page.currency};
  for (const auto& one : cart.basket.promotions)
    reductions.promotions.push_back({std::string{text_of(page, one.name)}, {-one.minor, page.currency}});
  if (cart.input.coupon) reductions.coupon = text_of(page, cart.input.coupon->name);
  return reductions;
}

Html credit_rows(const Page& page, const cart::PricedCart& cart) {
  Html html;
  for (const auto& credit : cart.credits) {
    if (credit.minor == 0) continue;
    html << "<div class=\"sums-off\"><dt>" << credit_name(page, credit.kind, credit.tail) << "</dt><dd>−"
         << money(page, credit.minor) << "</dd></div>";
  }
  if (cart.due_minor() < cart.basket.grand_minor) {
    html << "<div class=\"sums-due\"><dt>" << page.words("sums.due") << "</dt><dd data-fill-due>"
         << money(page, cart.due_minor()) << "</dd></div>";
  }
  return html;
}

}  // namespace

Html cart_sums(const Page& page, const cart::PricedCart& cart) {
  const auto& basket = cart.basket;
  std::int64_t items = 0;
  for (const auto& line : cart.input.lines) items += line.quantity;
  Html html;
  html << "<dl class=\"sums\"><div><dt>" << page.words.count("sums.items", items) << "</dt><dd>"
       << money(page, basket.goods_minor) << "</dd></div>";
  html << reduction_rows(page, reductions_of(page, cart));
  html << "<div><dt>" << page.words("sums.shipping") << "</dt><dd data-fill-shipping>";
  if (cart.input.shipping == nullptr)
    html << page.words("sums.later");
  else
    html << (basket.shipping_minor == 0 ? page.words("price.free") : money(page, basket.shipping_minor));
  html << "</dd></div>";
  if (!basket.tax_included && basket.tax_minor > 0)
    html << "<div><dt>" << page.words("sums.tax") << "</dt><dd>" << money(page, basket.tax_minor)
         << "</dd></div>";
  html << "<div class=\"sums-total\"><dt>" << page.words("sums.total") << "</dt><dd data-fill-total>"
       << money(page, basket.grand_minor) << "</dd></div>" << credit_rows(page, cart) << "</dl>";
  if (basket.tax_included && basket.tax_minor > 0)
    html << "<p class=\"sums-note\">"
         << page.words("sums.tax_included", {{"tax", money(page, basket.tax_minor)}}) << "</p>";
  return html;
}

Html order_summary(const Page& page, const cart::PricedCart& cart) {
  Html html;
  html << "<ul class=\"mini\">";
  for (std::size_t i = 0; i < cart.input.lines.size(); ++i) {
    const auto& [offer, quantity] = cart.input.lines[i];
    html << "<li><div class=\"mini-media\">";
    if (!offer.picture.empty())
      html << "<img" << picture_source(page, offer.picture, kThumbnail) << " alt=\"\">";
    html << "<span class=\"mini-qty\"><span class=\"u-hidden\">× </span>" << quantity << "</span></div><div>"
         << text_of(page, offer.name);
    if (const auto options = text_of(page, offer.options); !options.empty())
      html << "<small>" << options << "</small>";
    const auto& priced = cart.basket.lines[i];
    html << reason_list(page, reasons_of(page, priced, page.currency)) << "</div><span class=\"u-nowrap\">"
         << line_price(page, {priced.base_minor, page.currency}, {priced.total_minor, page.currency})
         << "</span></li>";
  }
  return std::move(html << "</ul>" << cart_sums(page, cart));
}

std::string cart_page(const Page& page, const CartPage& data) {
  PageHead head{.title = page.words("nav.cart")};
  head.indexed = false;
  Html html{30'000};
  html << "<div class=\"wrap page\">";
  const bool empty = data.cart == nullptr || (data.cart->lines.empty() && data.cart->unavailable.empty());
  if (empty) {
    html << complaints(page, data.form) << empty_cart(page);
  } else {
    html << "<h1 class=\"page-head\">" << page.words("cart.title") << "</h1><div class=\"split\"><div>"
         << complaints(page, data.form) << "<ul class=\"lines\">";
    for (std::size_t i = 0; i < data.cart->input.lines.size(); ++i) html << line(page, data, i);
    for (const auto& [sku, why] : data.cart->unavailable) html << gone_line(page, data, sku);
    html << "</ul></div>" << side(page, data) << "</div>";
  }
  return whole_page(page, head, html << "</div>");
}

}  // namespace souk::online::storefront
