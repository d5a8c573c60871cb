#include "online/storefront/page/account_page.hpp"

#include "base/text.hpp"
#include "online/storefront/page/order_page.hpp"
#include "online/storefront/page/parts.hpp"
#include "online/storefront/page/picture.hpp"
#include "online/storefront/text/dates.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::size_t kMaxPassword = 200;

Html next_field(const SignInPage& data) { return data.next.empty() ? Html{} : hidden("next", data.next); }

Html sign_in_door(const Page& page, const SignInPage& data) {
  Html html;
  html << "<section class=\"panel\" aria-labelledby=\"in\"><h2 id=\"in\">" << page.words("account.sign_in")
       << "</h2>" << complaints(page, data.sign_in) << "<form class=\"form\" method=\"post\" action=\""
       << link(page, "/account/sign-in") << "\" data-validate>" << guard(data.sign_in) << next_field(data)
       << field(page, data.sign_in,
                {.name = "email",
                 .label = page.words("address.mail"),
                 .type = "email",
                 .autocomplete = "username",
                 .max_length = 254})
       << field(page, data.sign_in,
                {.name = "password",
                 .label = page.words("account.password"),
                 .type = "password",
                 .autocomplete = "current-password",
                 .max_length = kMaxPassword})
       << "<button class=\"btn btn--wide\">" << page.words("account.sign_in")
       << "</button></form><p><a class=\"more\" href=\"" << link(page, "/account/forgot-password") << "\">"
       << page.words("recover.forgot") << "</a></p></section>";
  return html;
}

Html enrol_door(const Page& page, const SignInPage& data) {
  Html terms;
  terms << "<a href=\"" << link(page, "/legal/terms") << "\">" << page.words("legal.terms.title") << "</a>";
  Html privacy;
  privacy << "<a href=\"" << link(page, "/legal/privacy") << "\">" << page.words("legal.privacy.title")
          << "</a>";
  Html html;
  html << "<section class=\"panel panel--tint\" aria-labelledby=\"up\"><h2 id=\"up\">"
       << page.words("account.new") << "</h2><p class=\"u-muted\">" << page.words("account.why") << "</p>"
       << complaints(page, data.enrol) << "<form class=\"form\" method=\"post\" action=\""
       << link(page, "/account/register") << "\" data-validate>" << guard(data.enrol) << next_field(data)
       << field(page, data.enrol,
                {.name = "new_name",
                 .label = page.words("account.name"),
                 .autocomplete = "name",
                 .max_length = 100})
       << field(page, data.enrol,
                {.name = "new_email",
                 .label = page.words("address.mail"),
                 .type = "email",
                 .autocomplete = "email",
                 .max_length = 254})
       << field(page, data.enrol,
                {.name = "new_password",
                 .label = page.words("account.new_password"),
                 .type = "password",
                 .autocomplete = "new-password",
                 .hint = page.words("account.password_hint"),
                 .max_length = kMaxPassword})
       << "<label class=\"check\"><input type=\"checkbox\" name=\"new_terms\" value=\"yes\" id=\"new_terms\" "
          "required data-msg-missing=\""
       << page.words("complaint.missing.terms") << "\"><span>"
       << page.words.rich("account.accept", {{"terms", terms}, {"privacy", privacy}})
       << "</span></label><p class=\"field-error\" id=\"new_terms-error\" hidden></p><label "
          "class=\"check\"><input type=\"checkbox\" "
          "name=\"marketing\" value=\"yes\"><span>"
       << page.words("account.marketing") << "</span></label><button class=\"btn btn--quiet btn--wide\">"
       << page.words("account.register") << "</button></form></section>";
  return html;
}

Html order_entry(const Page& page, const order::Order& order) {
  Html html;
  html << "<li class=\"order\"><dl class=\"order-head\"><div><dt>" << page.words("order.placed_on")
       << "</dt><dd>" << format_date(order.placed_at, page.utc_offset, page.language())
       << "</dd></div><div><dt>" << page.words("sums.total") << "</dt><dd>"
       << order_money(order, order.totals.grand_minor) << "</dd></div><div><dt>" << page.words("order.number")
       << "</dt><dd>" << order.number
       << "</dd></div></dl><div class=\"order-body\"><div class=\"order-pics\">";
  std::size_t shown = 0;
  for (const auto& line : order.lines) {
    if (line.picture.empty() || ++shown > 4) continue;
    html << "<img" << picture_source(page, line.picture, kThumbnail) << " alt=\"" << text_of(page, line.name)
         << "\">";
  }
  html << "</div>" << order_badge(page, order) << "<a class=\"btn btn--quiet\" href=\""
       << order_link(page, order, false) << "\">" << page.words("order.view") << "<span class=\"u-hidden\"> "
       << order.number << "</span></a></div></li>";
  return html;
}

Html address_panel(const Page& page, const AddressesPage& data, const customer::BookAddress& entry) {
  Html html;
  html << "<li class=\"panel\"><div class=\"panel-head\"><h2 class=\"line-title\">" << entry.address.name
       << "</h2>";
  if (entry.id == data.account.default_address)
    html << "<span class=\"badge badge--ok\">" << page.words("address.default") << "</span>";
  html << "</div><address class=\"address\">";
  bool first = true;
  for (const auto& text : customer::display_lines(entry.address, page.language())) {
    html << when(!first, "<br>") << text;
    first = false;
  }
  html << "</address><div class=\"btn-row\"><a class=\"link-btn\" href=\"" << link(page, "/account/addresses")
       << "?edit=" << text::percent_encode(entry.id) << "#edit\">" << page.words("address.edit")
       << "<span class=\"u-hidden\"> " << entry.address.name << "</span></a><form method=\"post\" action=\""
       << link(page, "/account/addresses/remove") << "\">" << guard(data.form) << hidden("id", entry.id)
       << "<button class=\"link-btn\">" << page.words("address.remove") << "<span class=\"u-hidden\"> "
       << entry.address.name << "</span></button></form></div></li>";
  return html;
}

}  // namespace

Html account_nav(const Page& page, std::string_view current, const FormState& form) {
  Html html;
  html << "<nav class=\"account-nav\" aria-label=\"" << page.words("nav.account") << "\">";
  const auto entry = [&](std::string_view path, Markup picture, std::string_view name) {
    html << "<a href=\"" << link(page, path) << "\"" << when(path == current, " aria-current=\"page\"") << ">"
         << icon(page, picture) << name << "</a>";
  };
  entry("/account", "box", page.words("account.orders"));
  entry("/wishes", "heart", page.words("wish.title"));
  entry("/account/reviews", "star", page.words("review.own"));
  entry("/account/profile", "user", page.words("profile.title"));
  entry("/account/addresses", "pin", page.words("account.addresses"));
  entry("/account/credit", "wallet", page.words("account.credit"));
  entry("/account/data", "shield", page.words("personal.title"));
  html << "<form method=\"post\" action=\"" << link(page, "/account/sign-out") << "\">" << guard(form)
       << "<button>" << icon(page, "return") << page.words("account.sign_out") << "</button></form></nav>";
  return html;
}

PageHead own_head(std::string title) {
  PageHead head{.title = std::move(title)};
  head.indexed = false;
  return head;
}

std::string sign_in_page(const Page& page, const SignInPage& data) {
  Html html;
  html << "<div class=\"wrap page\"><h1 class=\"page-head\">" << page.words("account.title")
       << "</h1><div class=\"doors\">" << sign_in_door(page, data) << enrol_door(page, data)
       << "</div></div>";
  return whole_page(page, own_head(page.words("account.sign_in")), html);
}

std::string orders_page(const Page& page, const std::vector<order::Order>& orders, std::string_view older_url,
                        const FormState& form) {
  Html html{20'000};
  html << "<div class=\"wrap page\"><h1 class=\"page-head\">" << page.words("account.orders")
       << "</h1><div class=\"account\">" << account_nav(page, "/account", form);
  if (orders.empty()) {
    html << "<div class=\"empty\">" << door(true) << "<p class=\"empty-text\">"
         << page.words("account.no_orders") << "</p><p><a class=\"btn\" href=\"" << link(page, "") << "\">"
         << page.words("cart.browse") << "</a></p></div>";
  } else {
    html << "<div class=\"stack\"><ul class=\"orders\">";
    for (const auto& order : orders) html << order_entry(page, order);
    html << "</ul>";
    if (!older_url.empty())
      html << "<p><a class=\"btn btn--quiet\" href=\"" << older_url << "\">" << page.words("account.older")
           << "</a></p>";
    html << "</div>";
  }
  return whole_page(page, own_head(page.words("account.orders")), html << "</div></div>");
}

std::string addresses_page(const Page& page, const AddressesPage& data) {
  Html html{20'000};
  html << "<div class=\"wrap page\"><h1 class=\"page-head\">" << page.words("account.addresses")
       << "</h1><div class=\"account\">" << account_nav(page, "/account/addresses", data.form)
       << "<div class=\"stack\"><ul class=\"cards\">";
  for (const auto& entry : data.account.addresses) html << address_panel(page, data, entry);
  html << "</ul><section class=\"panel\" id=\"edit\" aria-labelledby=\"edit-title\"><h2 id=\"edit-title\">"
       << page.words(data.editing.empty() ? "address.add" : "address.change") << "</h2>"
       << complaints(page, data.form) << "<form class=\"form\" method=\"post\" action=\""
       << link(page, "/account/addresses") << "\" data-validate>" << guard(data.form);
  if (!data.editing.empty()) html << hidden("id", data.editing);
  html << "<div class=\"form-row\">"
       << field(page, data.form,
                {.name = "name",
                 .label = page.words("address.name"),
                 .autocomplete = "name",
                 .max_length = 100})
       << field(page, data.form,
                {.name = "phone",
                 .label = page.words("address.phone"),
                 .type = "tel",
                 .autocomplete = "tel",
                 .optional = page.language() != kChinese,
                 .max_length = 32})
       << "</div>" << address_fields(page, data.form, true)
       << "<label class=\"check\"><input type=\"checkbox\" name=\"default\" value=\"yes\"><span>"
       << page.words("address.make_default") << "</span></label><button class=\"btn\">"
       << page.words("address.save") << "</button></form></section></div></div></div>";
  return whole_page(page, own_head(page.words("account.addresses")), html);
}

}  // namespace souk::online::storefront
