#include "online/storefront/page/wish_page.hpp"

#include "base/text.hpp"
#include "online/storefront/page/account_page.hpp"
#include "online/storefront/page/parts.hpp"
#include "online/storefront/page/picture.hpp"

namespace souk::online::storefront {
namespace {

std::string variant_link(const Page& page, const catalogue::Offer& offer) {
  return product_link(page, offer.slug) + "?variant=" + text::percent_encode(offer.sku);
}

// What has become of it since it was put here.
Html news(const Page& page, const wishlist::ShownWish& wish) {
  Html html;
  html << "<p class=\"wish-news\">";
  if (wish.back_in_stock)
    html << "<span class=\"badge badge--ok\">" << page.words("wish.back") << "</span>";
  else if (!wish.in_stock)
    html << "<span class=\"badge badge--plain\">" << page.words("stock.out") << "</span>";
  if (wish.cheaper_by > 0) {
    html << "<span class=\"badge badge--sale\">"
         << page.words("wish.cheaper", {{"amount", money(page, wish.cheaper_by)}}) << "</span>";
  }
  return std::move(html << "</p>");
}

Html buttons(const Page& page, const wishlist::ShownWish& wish, const WishPage* own) {
  const auto name = wish.offer ? std::string{text_of(page, wish.offer->name)} : wish.wish.sku;
  Html html;
  html << "<div class=\"wish-tools\">";
  if (wish.offer && wish.in_stock && wish.offer->price) {
    html << "<form method=\"post\" action=\"" << link(page, "/cart/add") << "\">"
         << hidden("sku", wish.offer->sku) << hidden("quantity", "1") << "<button class=\"btn btn--quiet\">"
         << page.words("product.add") << "<span class=\"u-hidden\"> " << name << "</span></button></form>";
  }
  if (own != nullptr) {
    html << "<form method=\"post\" action=\"" << link(page, "/wishes/remove") << "\">" << guard(own->form)
         << hidden("sku", wish.wish.sku) << "<button class=\"link-btn\">" << page.words("cart.remove")
         << "<span class=\"u-hidden\"> " << name << "</span></button></form>";
  }
  return std::move(html << "</div>");
}

Html entry(const Page& page, const wishlist::ShownWish& wish, const WishPage* own) {
  Html html;
  html << "<li class=\"line\"><div class=\"line-media\">";
  if (wish.offer && !wish.offer->picture.empty())
    html << "<img" << picture_source(page, wish.offer->picture, kOnLine) << " alt=\"\">";
  html << "</div><div class=\"line-body\"><h2 class=\"line-title\">";
  if (wish.offer) {
    html << "<a href=\"" << variant_link(page, *wish.offer) << "\">" << text_of(page, wish.offer->name)
         << "</a></h2><p class=\"line-total\">"
         << (wish.offer->price ? format_money(*wish.offer->price) : page.words("price.none"))
         << "</p><p class=\"line-meta\">" << text_of(page, wish.offer->options) << "</p>" << news(page, wish);
  } else {
    html << wish.wish.sku << "</h2><p class=\"line-meta\">" << page.words("cart.gone") << "</p>";
  }
  html << buttons(page, wish, own);
  return std::move(html << "</div></li>");
}

Html sharing(const Page& page, const WishPage& data) {
  Html html;
  if (!data.member) {
    html << "<p class=\"u-muted\">" << page.words("wish.guest") << " <a href=\""
         << link(page, "/account/sign-in?next=" + text::percent_encode("/wishes")) << "\">"
         << page.words("account.sign_in") << "</a></p>";
    return html;
  }
  html << "<section class=\"panel panel--tint\" aria-labelledby=\"share\"><h2 id=\"share\">"
       << page.words("wish.share") << "</h2>";
  if (data.shared_link.empty()) {
    html << "<p>" << page.words("wish.share_text") << "</p><form method=\"post\" action=\""
         << link(page, "/wishes/share") << "\">" << guard(data.form) << "<button class=\"btn btn--quiet\">"
         << page.words("wish.make_link") << "</button></form>";
  } else {
    html << "<p class=\"wish-link\"><a href=\"" << data.shared_link << "\">" << data.shared_link
         << "</a></p><form method=\"post\" action=\"" << link(page, "/wishes/unshare") << "\">"
         << guard(data.form) << "<button class=\"btn btn--quiet\">" << page.words("wish.drop_link")
         << "</button></form>";
  }
  return std::move(html << "</section>");
}

Html empty(const Page& page) {
  Html html;
  html << "<div class=\"empty\">" << door(true) << "<p class=\"empty-text\">" << page.words("wish.empty")
       << "</p><p><a class=\"btn\" href=\"" << link(page, "") << "\">" << page.words("cart.browse")
       << "</a></p></div>";
  return html;
}

}  // namespace

std::string wish_page(const Page& page, const WishPage& data) {
  const auto title = page.words("wish.title");
  Html html{20'000};
  html << "<div class=\"wrap page\"><h1 class=\"page-head\">" << title << "</h1>";
  if (data.member) html << "<div class=\"account\">" << account_nav(page, "/wishes", data.form);
  html << "<div class=\"stack\">" << complaints(page, data.form);
  if (data.wishes.empty()) {
    html << empty(page);
  } else {
    html << "<ul class=\"lines\">";
    for (const auto& each : data.wishes) html << entry(page, each, &data);
    html << "</ul>" << sharing(page, data);
  }
  html << "</div></div>";
  if (data.member) html << "</div>";
  return whole_page(page, own_head(title), html);
}

std::string shared_wish_page(const Page& page, const std::vector<wishlist::ShownWish>& wishes) {
  const auto title = page.words("wish.shared_title");
  Html html{20'000};
  html << "<div class=\"wrap page\"><h1 class=\"page-head\">" << title << "</h1>";
  if (wishes.empty()) {
    html << empty(page);
  } else {
    html << "<ul class=\"lines\">";
    for (const auto& each : wishes) html << entry(page, each, nullptr);
    html << "</ul>";
  }
  return whole_page(page, own_head(title), html << "</div>");
}

}  // namespace souk::online::storefront
