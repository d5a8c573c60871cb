#include "online/storefront/page/home_page.hpp"

#include "online/storefront/page/parts.hpp"
#include "online/storefront/page/picture.hpp"
#include "online/storefront/page/store_page.hpp"
#include "online/storefront/page/structured_data.hpp"

namespace souk::online::storefront {
namespace {

std::string target_url(const Page& page, const HomeBanner& banner) {
  if (banner.kind == "category") return category_link(page, banner.slug);
  if (banner.kind == "collection") return collection_link(page, banner.slug);
  if (banner.kind == "product") return product_link(page, banner.slug);
  if (banner.kind == "brand") return brand_link(page, banner.slug);
  return link(page, "/search");
}

// One picture seen through three doors: the style sheet moves it behind each.
Html arcade(const Page& page, const HomeBanner& hero) {
  Html html;
  if (!hero.picture) return html;
  html << "<div class=\"arcade\">";
  for (int door = 0; door < 3; ++door) {
    html << "<div class=\"arcade-door\"><img" << picture_source(page, *hero.picture, kInDoor)
         << " alt=\"\" fetchpriority=\"high\"></div>";
  }
  return std::move(html << "</div>");
}

Html hero(const Page& page, const HomeBanner& banner) {
  Html html;
  const auto own = text_of(page, banner.title);
  html << "<section class=\"hero\" aria-labelledby=\"hero\"><div class=\"wrap hero-row\"><div "
          "class=\"hero-text\"><h1 "
          "class=\"hero-title\" id=\"hero\">"
       << (own.empty() ? text_of(page, page.settings.tagline) : own) << "</h1><p class=\"hero-lead\">"
       << text_of(page, banner.text) << "</p><p class=\"btn-row\">";
  if (const auto action = text_of(page, banner.action); !action.empty()) {
    html << "<a class=\"btn btn--accent btn--lg\" href=\"" << target_url(page, banner) << "\">" << action
         << "</a>";
  }
  html << "<a class=\"btn btn--quiet btn--lg\" href=\"" << link(page, "/stores") << "\">"
       << page.words("home.stores_near") << "</a></p></div>" << arcade(page, banner) << "</div></section>";
  return html;
}

Html category_arches(const Page& page, const std::vector<HomeCategory>& categories) {
  Html html;
  if (categories.empty()) return html;
  html << "<section class=\"section\"><div class=\"wrap\">"
       << section_head(page, page.words("home.browse"), {}, {}) << "<ul class=\"arches\">";
  for (const auto& [node, products] : categories) {
    html << "<li><a class=\"arch\" href=\"" << category_link(page, node->category.slug)
         << "\"><div class=\"arch-media\">";
    if (node->category.picture) {
      html << "<img" << picture_source(page, *node->category.picture, kInArch)
           << " alt=\"\" loading=\"lazy\">";
    }
    html << "</div><span class=\"arch-name\">" << text_of(page, node->category.name)
         << "</span><span class=\"arch-count\">" << page.words.count("listing.count", products)
         << "</span></a></li>";
  }
  return std::move(html << "</ul></div></section>");
}

Html shelf(const Page& page, const HomeShelf& shelf) {
  Html html;
  if (shelf.cards.empty()) return html;
  html << "<section class=\"section\"><div class=\"wrap\">"
       << section_head(page, shelf.title, page.words("home.all"), shelf.url)
       << cards(page, shelf.cards, "h3", "grid grid--4") << "</div></section>";
  return html;
}

Html feature(const Page& page, const HomeBanner& banner) {
  Html html;
  html << "<a class=\"feature\" href=\"" << target_url(page, banner) << "\"><div class=\"feature-media\">";
  if (banner.picture) {
    html << "<img" << picture_source(page, *banner.picture, kInFeature) << " alt=\""
         << text_of(page, banner.picture->alt) << "\" loading=\"lazy\">";
  }
  html << "</div><div class=\"feature-body\"><h3 class=\"feature-title\">" << text_of(page, banner.title)
       << "</h3><p class=\"feature-text\">" << text_of(page, banner.text) << "</p></div></a>";
  return html;
}

Html features(const Page& page, const std::vector<HomeBanner>& banners) {
  Html html;
  if (banners.empty()) return html;
  html << "<section class=\"section section--tint\"><div class=\"wrap\"><h2 class=\"u-hidden\">"
       << page.words("home.themes") << "</h2><div class=\"features\">";
  for (const auto& banner : banners) html << feature(page, banner);
  return std::move(html << "</div></div></section>");
}

Html teaser(const Page& page, const std::vector<inventory::Location>& stores) {
  Html html;
  if (stores.empty()) return html;
  html << "<section class=\"section section--tint\"><div class=\"wrap teaser\">";
  if (const auto map = store_map(page, stores, "/stores"); !map.empty())
    html << "<div class=\"map\">" << map << "</div>";
  html << "<div class=\"teaser-text\"><h2>" << page.words("home.store_title") << "</h2><p class=\"u-muted\">"
       << page.words("home.store_text") << "</p><ul>";
  for (const auto& store : stores) html << "<li>" << text_of(page, store.name) << "</li>";
  html << "</ul><p><a class=\"btn btn--quiet\" href=\"" << link(page, "/stores") << "\">" << icon(page, "pin")
       << page.words("home.find_store") << "</a></p></div></div></section>";
  return html;
}

}  // namespace

std::string home_page(const Page& page, const HomePage& data) {
  PageHead head{.title = std::string{text_of(page, page.settings.tagline)},
                .description = std::string{text_of(page, data.settings.hero.text)}};
  if (data.settings.hero.picture) head.picture = data.settings.hero.picture->path;
  head.structured_data = {shop_data(page)};
  Html html{60'000};
  html << hero(page, data.settings.hero) << category_arches(page, data.categories);
  for (std::size_t i = 0; i < data.shelves.size(); ++i) {
    html << shelf(page, data.shelves[i]);
    if (i == 0) html << features(page, data.settings.banners);
  }
  html << teaser(page, data.stores);
  return whole_page(page, head, html);
}

}  // namespace souk::online::storefront
