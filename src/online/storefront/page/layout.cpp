// The frame: <head>, header and footer. Nothing personal stands in it: cart count and name are filled in by
// one private request (web/js/cart-badge.js).
#include "online/storefront/page/parts.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::size_t kFooterLinks = 5;

Html logo(const Page& page, bool always_dark) {
  Html html;
  const auto name = text_of(page, page.settings.name);
  if (!always_dark) {
    html << "<picture><source media=\"screen and (prefers-color-scheme: dark)\" srcset=\""
         << page.assets.logo_dark << "\">";
  }
  html << "<img class=\"brand-logo\" src=\"" << (always_dark ? page.assets.logo_dark : page.assets.logo)
       << "\" alt=\"" << name << "\" width=\"150\" height=\"48\">";
  if (!always_dark) html << "</picture>";
  return html;
}

std::string own_address(const Page& page, const PageHead& head, std::string_view language) {
  auto url = absolute(page, link_in(language, page.path));
  if (!head.query.empty()) url += "?" + head.query;
  return url;
}

std::string language_link(const Page& page, const PageHead& head, std::string_view language) {
  auto url = link_in(language, page.path);
  if (!head.query.empty()) url += "?" + head.query;
  return url;
}

Html sharing(const Page& page, const PageHead& head) {
  Html html;
  const auto meta = [&](Markup name, std::string_view content) {
    if (!content.empty()) html << "<meta property=\"" << name << "\" content=\"" << content << "\">";
  };
  meta("og:site_name", text_of(page, page.settings.name));
  meta("og:title", head.title);
  meta("og:description", head.description);
  meta("og:type", head.is_product ? std::string_view{"product"} : std::string_view{"website"});
  meta("og:url", own_address(page, head, page.language()));
  meta("og:locale", page.language() == kChinese ? std::string_view{"zh_CN"} : std::string_view{"en_US"});
  if (!head.picture.empty()) meta("og:image", absolute(page, media_url(head.picture)));
  return html;
}

Html document_head(const Page& page, const PageHead& head) {
  Html html{4'000};
  html << "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "
          "initial-scale=1\"><title>"
       << head.title << " · " << text_of(page, page.settings.name) << "</title>";
  if (!head.description.empty()) html << "<meta name=\"description\" content=\"" << head.description << "\">";
  if (head.indexed) {
    html << "<link rel=\"canonical\" href=\"" << own_address(page, head, page.language()) << "\">";
    for (const auto language : page.languages) {
      html << "<link rel=\"alternate\" hreflang=\"" << language << "\" href=\""
           << own_address(page, head, language) << "\">";
    }
    html << "<link rel=\"alternate\" hreflang=\"x-default\" href=\""
         << own_address(page, head, page.languages.front()) << "\">" << sharing(page, head);
  } else {
    html << "<meta name=\"robots\" content=\"noindex\">";
  }
  html << "<meta name=\"theme-color\" content=\"#1c2a57\"><link rel=\"icon\" href=\"/favicon.svg\" "
          "type=\"image/svg+xml\"><link rel=\"stylesheet\" href=\""
       << page.assets.stylesheet << "\"><script type=\"module\" src=\"" << page.assets.script
       << "\"></script>";
  for (const auto& document : head.structured_data)
    (html << "<script type=\"application/ld+json\">").data_block(document) << "</script>";
  return html;
}

// Goods' value from which the first delivery method costs nothing.
std::string ribbon_text(const Page& page) {
  for (const auto& method : page.settings.shipping_methods) {
    const auto free_over = method.free_over.find(std::string{page.currency.code()});
    if (method.kind == shop::ShippingKind::kDelivery && free_over != method.free_over.end())
      return page.words("ribbon.free_over", {{"amount", money(page, free_over->second)}});
  }
  return page.words("ribbon.plain");
}

Html menu(const Page& page) {
  Html html;
  html << "<details class=\"menu\"><summary class=\"tool\" aria-label=\"" << page.words("nav.menu") << "\">"
       << icon(page, "menu", "menu-open") << icon(page, "close", "menu-close")
       << "</summary><nav class=\"menu-panel\" aria-label=\"" << page.words("nav.categories")
       << "\"><ul class=\"menu-list\">";
  const auto entry = [&](std::string_view name, std::string_view url) {
    html << "<li><a class=\"menu-link\" href=\"" << url << "\">" << name
         << icon(page, "chevron-right", "icon--sm") << "</a></li>";
  };
  for (const auto* root : page.categories.roots())
    entry(text_of(page, root->category.name), category_link(page, root->category.slug));
  entry(page.words("nav.stores"), link(page, "/stores"));
  entry(page.words("wish.title"), link(page, "/wishes"));
  return std::move(html << "</ul></nav></details>");
}

Html search_form(const Page& page, const PageHead& head) {
  Html html;
  html << "<form class=\"search\" role=\"search\" action=\"" << link(page, "/search") << "\" data-suggest=\""
       << page.words("search.suggestions") << "\" data-category=\"" << page.words("search.kind_category")
       << "\" data-brand=\"" << page.words("search.kind_brand") << "\" data-personal=\""
       << page.words("search.kind_personal") << "\"><label class=\"u-hidden\" for=\"q\">"
       << page.words("search.label")
       << "</label><input class=\"search-input\" id=\"q\" name=\"q\" type=\"search\" maxlength=\"200\" "
          "autocomplete=\"off\" placeholder=\""
       << page.words("search.placeholder") << "\" value=\"" << head.searched
       << "\" enterkeyhint=\"search\"><button class=\"search-go\" aria-label=\"" << page.words("search.go")
       << "\">" << icon(page, "search") << "</button></form>";
  return html;
}

Html tools(const Page& page, const PageHead& head) {
  Html html;
  html << "<div class=\"head-tools\">";
  for (const auto language : page.languages) {
    if (language == page.language()) continue;
    html << "<a class=\"tool tool--lang\" href=\"" << language_link(page, head, language) << "\" hreflang=\""
         << language << "\" lang=\"" << language << "\">" << icon(page, "globe")
         << "<span class=\"tool-text\">" << page.words.of("language.", language) << "</span></a>";
  }
  html << "<a class=\"tool\" href=\"" << link(page, "/account") << "\">" << icon(page, "user")
       << "<span class=\"u-hidden\">" << page.words("nav.account") << " </span>"
       << "<span class=\"tool-text\" data-customer-name>" << page.words("nav.sign_in")
       << "</span></a><a class=\"tool tool--wishes\" href=\"" << link(page, "/wishes") << "\" aria-label=\""
       << page.words("wish.title") << "\">" << icon(page, "heart") << "</a><a class=\"tool\" href=\""
       << link(page, "/cart") << "\" aria-label=\"" << page.words("nav.cart") << "\" data-label=\""
       << page.words("nav.cart_with", {{"n", "{n}"}}) << "\" data-label-empty=\""
       << page.words("nav.cart_empty") << "\">" << icon(page, "cart") << "<span class=\"tool-text\">"
       << page.words("nav.cart") << "</span> <span class=\"count\" data-cart-count hidden></span></a></div>";
  return html;
}

Html header(const Page& page, const PageHead& head) {
  Html html{6'000};
  html << "<header class=\"head\"><p class=\"ribbon\">" << ribbon_text(page)
       << "</p><div class=\"wrap head-row\">" << menu(page) << "<a class=\"brand\" href=\"" << link(page, "")
       << "\">" << logo(page, false) << "</a>" << search_form(page, head) << tools(page, head)
       << "</div><nav class=\"nav wrap\" aria-label=\"" << page.words("nav.categories")
       << "\"><ul class=\"nav-list\">";
  for (const auto* root : page.categories.roots()) {
    html << "<li><a class=\"nav-link\" href=\"" << category_link(page, root->category.slug) << "\""
         << when(root->category.slug == head.category, " aria-current=\"page\"") << ">"
         << text_of(page, root->category.name) << "</a></li>";
  }
  html << "<li><a class=\"nav-link\" href=\"" << link(page, "/stores") << "\""
       << when(page.path == "/stores", " aria-current=\"page\"") << ">" << page.words("nav.stores")
       << "</a></li></ul></nav></header>";
  return html;
}

Html bare_header(const Page& page) {
  Html html;
  html << "<header class=\"head head--bare\"><div class=\"wrap head-row\"><a class=\"brand\" href=\""
       << link(page, "") << "\">" << logo(page, false) << "</a><p class=\"secure\">" << icon(page, "shield")
       << "<span>" << page.words("checkout.secure") << "</span></p></div></header>";
  return html;
}

// How goods come and go back, as the shop's own settings say.
Html promises(const Page& page) {
  Html html;
  html << "<h2 class=\"u-hidden\">" << page.words("footer.promises") << "</h2><ul class=\"promises\">";
  const auto promise = [&](Markup picture, std::string_view name, std::string_view text) {
    html << "<li class=\"promise\">" << icon(page, picture) << "<b>" << name << "</b><span>" << text
         << "</span></li>";
  };
  std::size_t shown = 0;
  for (const auto& method : page.settings.shipping_methods) {
    if (++shown > 3) break;
    const bool pickup = method.kind == shop::ShippingKind::kPickup;
    promise(pickup       ? Markup{"store"}
            : shown == 1 ? Markup{"truck"}
                         : Markup{"clock"},
            text_of(page, method.name), text_of(page, method.description));
  }
  promise("return", page.words("footer.returns_name"), page.words("footer.returns_text"));
  return std::move(html << "</ul>");
}

Html footer_columns(const Page& page) {
  Html html{2'000};
  const auto begin = [&](std::string_view title) {
    html << "<nav aria-label=\"" << title << "\"><h2 class=\"foot-title\">" << title
         << "</h2><ul class=\"foot-links\">";
  };
  const auto entry = [&](std::string_view name, std::string_view url) {
    html << "<li><a href=\"" << url << "\">" << name << "</a></li>";
  };
  begin(page.words("footer.shop"));
  std::size_t count = 0;
  for (const auto& collection : page.collections) {
    if (++count > kFooterLinks) break;
    entry(text_of(page, collection->name), collection_link(page, collection->slug));
  }
  html << "</ul></nav>";
  begin(page.words("footer.help"));
  entry(page.words("footer.delivery_and_returns"), link(page, "/legal/returns"));
  entry(page.words("nav.account"), link(page, "/account"));
  entry(page.words("nav.stores"), link(page, "/stores"));
  html << "</ul></nav>";
  begin(page.words("footer.about"));
  entry(page.words("legal.imprint.title"), link(page, "/legal/imprint"));
  entry(page.words("legal.privacy.title"), link(page, "/legal/privacy"));
  entry(page.words("legal.terms.title"), link(page, "/legal/terms"));
  return std::move(html << "</ul></nav>");
}

Html footer_base(const Page& page, const PageHead& head) {
  Html html;
  html << "<div class=\"foot-base\"><span>© " << text_of(page, page.settings.name) << "</span><a href=\""
       << link(page, "/legal/privacy") << "\">" << page.words("legal.privacy.title") << "</a><a href=\""
       << link(page, "/legal/terms") << "\">" << page.words("legal.terms.title")
       << "</a><span class=\"foot-lang\">";
  for (const auto language : page.languages) {
    html << "<a href=\"" << language_link(page, head, language) << "\" lang=\"" << language
         << "\" hreflang=\"" << language << "\""
         << when(language == page.language(), " aria-current=\"true\"") << ">"
         << page.words.of("language.", language) << "</a>";
  }
  return std::move(html << "</span></div>");
}

Html footer(const Page& page, const PageHead& head) {
  Html html{5'000};
  html << "<footer class=\"foot\"><div class=\"wrap\">";
  if (head.frame == Frame::kShop) {
    html << promises(page) << "<div class=\"foot-cols\"><div class=\"foot-about\">" << logo(page, true)
         << "<p>" << text_of(page, page.settings.tagline) << "</p></div>" << footer_columns(page) << "</div>";
  }
  return std::move(html << footer_base(page, head) << "</div></footer>");
}

}  // namespace

std::string whole_page(const Page& page, const PageHead& head, const Html& main) {
  Html html{main.text().size() + 20'000};
  html << "<!doctype html>\n<html lang=\"" << page.language() << "\"><head>" << document_head(page, head)
       << "</head>\n<body" << when(page.notes_taste, " data-taste") << "><a class=\"skip\" href=\"#main\">"
       << page.words("nav.skip") << "</a>\n"
       << (head.frame == Frame::kCheckout ? bare_header(page) : header(page, head))
       << "\n<main id=\"main\" tabindex=\"-1\">\n"
       << main << "\n</main>\n"
       << footer(page, head)
       << "\n<p class=\"u-hidden\" id=\"live\" role=\"status\" aria-live=\"polite\"></p></body></html>\n";
  return std::move(html).take();
}

}  // namespace souk::online::storefront
