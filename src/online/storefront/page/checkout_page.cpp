#include "online/storefront/page/checkout_page.hpp"

#include <algorithm>

#include "online/storefront/page/cart_page.hpp"
#include "online/storefront/page/parts.hpp"
#include "online/storefront/page/price_parts.hpp"
#include "online/storefront/text/dates.hpp"

namespace souk::online::storefront {
namespace {

Html step_begin(Markup id, std::string_view title) {
  Html html;
  html << "<section class=\"step stack\" aria-labelledby=\"" << id << "\"><div class=\"step-head\"><h2 id=\""
       << id << "\">" << title << "</h2>";
  return html;
}

std::string shipping_price(const Page& page, const checkout::ShippingQuote& quote) {
  return quote.price.minor == 0 ? page.words("price.free") : format_money(quote.price);
}

// What the whole would cost with this method, for the script that shows it before the form is sent. Exact
// where prices contain the tax; else the server's answer to "update" is.
std::string total_with(const Page& page, const CheckoutPage& data, const checkout::ShippingQuote& quote) {
  const auto& basket = data.cart.basket;
  return money(page, basket.grand_minor - basket.shipping_minor + quote.price.minor);
}

// The same after gift cards and store credit, which may cover more or less of it then.
std::string due_with(const Page& page, const CheckoutPage& data, const checkout::ShippingQuote& quote) {
  const auto& basket = data.cart.basket;
  auto due = basket.grand_minor - basket.shipping_minor + quote.price.minor;
  for (const auto& credit : data.cart.credits) {
    if (credit.minor > 0) due -= std::min(due, credit.left_minor);
  }
  return money(page, due);
}

bool is_chosen(const CheckoutPage& data, const std::string& method) {
  const auto wanted = data.form.value("shipping");
  return wanted.empty() ? method == data.quotes.front().method : wanted == method;
}

Html method_choice(const Page& page, const CheckoutPage& data, const checkout::ShippingQuote& quote) {
  const bool pickup = quote.kind == shop::ShippingKind::kPickup;
  Html html;
  html << "<label class=\"choice\"><input type=\"radio\" name=\"shipping\" id=\"ship-" << quote.method
       << "\" value=\"" << quote.method << "\" data-total=\"" << total_with(page, data, quote)
       << "\" data-due=\"" << due_with(page, data, quote) << "\" data-price=\"" << shipping_price(page, quote)
       << "\"" << when(is_chosen(data, quote.method), " checked") << "><span class=\"choice-name\">"
       << icon(page, pickup ? Markup{"store"} : Markup{"truck"}) << text_of(page, quote.name)
       << "</span><span class=\"choice-end\">" << shipping_price(page, quote)
       << "</span><span class=\"choice-text\">"
       << page.words(pickup ? "checkout.ready" : "checkout.arrives",
                     {{"days", format_days(quote.earliest, quote.latest, page.language())}})
       << "</span></label>";
  return html;
}

// Ids of the radio buttons of one kind, as data-show-for wants them.
std::string ids_of(const CheckoutPage& data, shop::ShippingKind kind) {
  std::string ids;
  for (const auto& quote : data.quotes) {
    if (quote.kind != kind) continue;
    if (!ids.empty()) ids += ' ';
    ids += "ship-" + quote.method;
  }
  return ids;
}

Html contact_fields(const Page& page, const CheckoutPage& data) {
  const auto& form = data.form;
  Html html;
  html << step_begin("step-contact", page.words("checkout.contact"));
  if (!data.signed_in) {
    html << "<a class=\"link-btn\" href=\"" << link(page, "/account/sign-in") << "?next=checkout\">"
         << page.words("checkout.have_account") << "</a>";
  }
  html << "</div><div class=\"form\"><div class=\"form-row\">"
       << field(page, form,
                {.name = "name",
                 .label = page.words("address.name"),
                 .autocomplete = "name",
                 .max_length = 100})
       << field(page, form,
                {.name = "phone",
                 .label = page.words("address.phone"),
                 .type = "tel",
                 .autocomplete = "tel",
                 .hint = page.words("checkout.phone_hint"),
                 .optional = page.language() != kChinese,
                 .max_length = 32})
       << "</div>"
       << field(page, form,
                {.name = "email",
                 .label = page.words("address.mail"),
                 .type = "email",
                 .autocomplete = "email",
                 .max_length = 254})
       << "</div></section>";
  return html;
}

Html delivery_step(const Page& page, const CheckoutPage& data) {
  Html html;
  html << step_begin("step-delivery", page.words("checkout.delivery"))
       << "</div><fieldset class=\"choices\"><legend class=\"u-hidden\">" << page.words("checkout.delivery")
       << "</legend>";
  for (const auto& quote : data.quotes) html << method_choice(page, data, quote);
  html << "</fieldset>";
  if (const auto error = data.form.errors.find("shipping"); error != data.form.errors.end())
    html << "<p class=\"field-error\" id=\"shipping\">" << error->second << "</p>";
  if (const auto ids = ids_of(data, shop::ShippingKind::kPickup); !ids.empty() && !data.stores.empty()) {
    std::vector<SelectOption> options;
    for (const auto& store : data.stores)
      options.push_back({store.code, std::string{text_of(page, store.name)}});
    html << "<div class=\"form\" data-show-for=\"" << ids << "\">"
         << select(page, data.form, {.name = "pickup_location", .label = page.words("checkout.pickup_store")},
                   options)
         << "</div>";
  }
  if (const auto ids = ids_of(data, shop::ShippingKind::kDelivery); !ids.empty()) {
    html << "<div class=\"form\" data-show-for=\"" << ids << "\"><h3>" << page.words("checkout.address")
         << "</h3>" << address_fields(page, data.form, false) << "</div>";
  }
  return std::move(
      html << "<div class=\"form\">"
           << field(
                  page, data.form,
                  {.name = "note", .label = page.words("checkout.note"), .optional = true, .max_length = 500})
           << "</div></section>");
}

Html credit_entry(const Page& page, const cart::CartCredit& credit, const CheckoutPage& data) {
  const bool card = credit.kind == balance::BalanceKind::kGiftCard;
  const bool used = card || data.cart.cart.use_store_credit;
  const auto left = money(page, credit.left_minor);
  Html html;
  html << "<li><span class=\"choice-name\">" << icon(page, card ? Markup{"card"} : Markup{"wallet"})
       << credit_name(page, credit.kind, credit.tail) << "</span><span class=\"u-muted\">";
  if (credit.refused)
    html << explain(page, *credit.refused);
  else if (used)
    html << page.words("credit.used", {{"amount", money(page, credit.minor)}, {"left", left}});
  else
    html << page.words("credit.has", {{"left", left}});
  html << "</span><button class=\"link-btn\" name=\"intent\" formnovalidate value=\"";
  if (card)
    html << "drop:" << credit.balance_id;
  else
    html << (used ? Markup{"no_credit"} : Markup{"credit"});
  return std::move(html << "\">" << page.words(used ? "credit.drop" : "credit.use")
                        << "<span class=\"u-hidden\"> " << credit_name(page, credit.kind, credit.tail)
                        << "</span></button></li>");
}

// Gift cards and store credit, before the ways to pay what is left.
Html credit_part(const Page& page, const CheckoutPage& data) {
  Html html;
  html << "<div class=\"credits\">";
  if (!data.cart.credits.empty()) {
    html << "<ul>";
    for (const auto& credit : data.cart.credits) html << credit_entry(page, credit, data);
    html << "</ul>";
  }
  const bool wrong = data.form.errors.contains("gift_code");
  html << "<details class=\"coupon\"" << when(wrong, " open") << "><summary>" << page.words("credit.use_card")
       << "</summary><div class=\"credit-code\">"
       << field(page, data.form,
                {.name = "gift_code",
                 .label = page.words("credit.code"),
                 .max_length = 40,
                 .browser_insists = false})
       << "<button class=\"btn btn--quiet\" name=\"intent\" value=\"card\" formnovalidate>"
       << page.words("cart.coupon_apply") << "</button></div></details></div>";
  return html;
}

Html payment_step(const Page& page, const CheckoutPage& data) {
  Html html;
  html << step_begin("step-payment", page.words("checkout.payment")) << "</div>" << credit_part(page, data);
  if (data.cart.due_minor() == 0 && data.cart.basket.grand_minor > 0)
    return std::move(html << "<p>" << page.words("credit.all_paid") << "</p></section>");
  html << "<fieldset class=\"choices\"><legend class=\"u-hidden\">" << page.words("checkout.payment")
       << "</legend>";
  const auto wanted = data.form.value("payment");
  for (const auto& method : data.payment_methods) {
    auto key = "payment." + method;
    std::replace(key.begin() + 8, key.end(), ':', '_');
    const bool known = page.words.has(key + ".name");
    html << "<label class=\"choice\"><input type=\"radio\" name=\"payment\" id=\"pay-" << method
         << "\" value=\"" << method << "\""
         << when(wanted.empty() ? &method == &data.payment_methods.front() : wanted == method, " checked")
         << "><span class=\"choice-name\">" << icon(page, "card")
         << (known ? page.words(key + ".name") : method) << "</span>";
    if (known) html << "<span class=\"choice-text\">" << page.words(key + ".text") << "</span>";
    html << "</label>";
  }
  return std::move(html << "</fieldset></section>");
}

Html place_step(const Page& page, const CheckoutPage& data) {
  Html terms;
  terms << "<a href=\"" << link(page, "/legal/terms") << "\">" << page.words("legal.terms.title") << "</a>";
  const auto error = data.form.errors.find("terms");
  const bool wrong = error != data.form.errors.end();
  Html html;
  html << step_begin("step-place", page.words("checkout.review"))
       << "</div><div class=\"place\"><label class=\"check\"><input type=\"checkbox\" id=\"terms\" "
          "name=\"terms\" value=\"yes\" required"
       << when(!data.form.value("terms").empty(), " checked") << when(wrong, " aria-invalid=\"true\"")
       << " aria-describedby=\"terms-error\" data-msg-missing=\"" << page.words("complaint.missing.terms")
       << "\"><span>" << page.words.rich("checkout.accept", {{"terms", terms}})
       << "</span></label><p class=\"field-error\" id=\"terms-error\"" << when(!wrong, " hidden") << ">";
  if (wrong) html << error->second;
  html << "</p><button class=\"btn btn--lg btn--wide\" type=\"submit\" name=\"intent\" value=\"place\">"
       << page.words("checkout.place") << " <span data-fill-due>" << money(page, data.cart.due_minor())
       << "</span></button>"
       << "<noscript><button class=\"btn btn--quiet btn--wide\" type=\"submit\" name=\"intent\" "
          "value=\"update\" formnovalidate>"
       << page.words("checkout.update") << "</button></noscript></div></section>";
  return html;
}

}  // namespace

std::string checkout_page(const Page& page, const CheckoutPage& data) {
  PageHead head{.title = page.words("checkout.title")};
  head.indexed = false;
  head.frame = Frame::kCheckout;
  const auto summary = order_summary(page, data.cart);
  Html html{40'000};
  html << "<div class=\"wrap page\"><h1 class=\"page-head\">" << page.words("checkout.title") << "</h1>"
       << complaints(page, data.form) << "<details class=\"fold\"><summary><span class=\"fold-name\">"
       << icon(page, "cart") << page.words("sums.title") << icon(page, "chevron-down", "icon--sm")
       << "</span><span data-fill-total>" << money(page, data.cart.basket.grand_minor)
       << "</span></summary><div class=\"fold-body\">" << summary
       << "</div></details><div class=\"split\"><form class=\"steps\" action=\"" << link(page, "/checkout")
       << "\" method=\"post\" data-checkout>" << guard(data.form)
       << hidden("idempotency_key", data.idempotency_key) << contact_fields(page, data)
       << delivery_step(page, data) << payment_step(page, data) << place_step(page, data)
       << "</form><aside class=\"summary summary--wide\" aria-labelledby=\"sum\"><h2 class=\"summary-title\" "
          "id=\"sum\">"
       << page.words("sums.title") << "</h2>" << summary << "<p><a href=\"" << link(page, "/cart") << "\">"
       << page.words("checkout.change_cart") << "</a></p></aside></div></div>";
  return whole_page(page, head, html);
}

}  // namespace souk::online::storefront
