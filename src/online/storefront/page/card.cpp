// A product as a card in a list.
#include "online/storefront/page/parts.hpp"
#include "online/storefront/page/picture.hpp"

namespace souk::online::storefront {
namespace {

constexpr milliseconds kNew{std::int64_t{30} * 86'400'000};
constexpr std::size_t kMaxDots = 5;

Html badges(const Page& page, const catalogue::Card& card) {
  Html html;
  if (!card.in_stock) {
    html << "<span class=\"badge\">" << page.words("card.soldout") << "</span>";
  } else if (card.price && card.compare_at) {
    const auto percent = (card.compare_at->minor - card.price->minor) * 100 / card.compare_at->minor;
    html << "<span class=\"badge badge--sale\">−" << percent << "%</span>";
  } else if (page.now - card.published_at < kNew) {
    html << "<span class=\"badge badge--new\">" << page.words("card.new") << "</span>";
  }
  return html;
}

Html dots(const Page& page, const catalogue::Card& card) {
  Html html;
  if (card.swatches.size() < 2) return html;
  Html drawn;
  std::size_t count = 0;
  for (const auto& swatch : card.swatches) {
    const auto colour = colour_of(swatch.code);
    if (colour.empty()) return html;
    if (++count > kMaxDots) continue;
    drawn << "<svg class=\"dot\" viewBox=\"0 0 1 1\" aria-hidden=\"true\"><rect width=\"1\" height=\"1\" "
             "fill=\""
          << colour << "\"></rect></svg>";
  }
  html << "<p class=\"dots\">" << drawn << "<span>"
       << page.words.count("card.colours", static_cast<std::int64_t>(card.swatches.size())) << "</span></p>";
  return html;
}

Html media(const Page& page, const catalogue::Card& card) {
  Html html;
  html << "<div class=\"card-media\">";
  if (card.picture) {
    html << "<img class=\"card-img\"" << picture_source(page, *card.picture, kOnCard)
         << " alt=\"\" loading=\"lazy\">";
  }
  if (card.swatches.size() > 1 && card.picture && card.swatches[1].picture != card.picture->path) {
    html << "<img class=\"card-img card-img--second\""
         << picture_source(page, card.swatches[1].picture, kOnCard) << " alt=\"\" loading=\"lazy\">";
  }
  if (const auto shown = badges(page, card); !shown.empty())
    html << "<p class=\"card-badges\">" << shown << "</p>";
  return std::move(html << "</div>");
}

Html card_price(const Page& page, const catalogue::Card& card) {
  Html html;
  if (!card.price) return std::move(html << "<p class=\"price\">" << page.words("price.none") << "</p>");
  if (!card.price_varies) return price(page, *card.price, card.compare_at);
  html << "<p class=\"price\"><span class=\"price-now\">"
       << page.words("price.from", {{"price", format_money(*card.price)}}) << "</span></p>";
  return html;
}

Html name_of(const Page& page, const catalogue::Card& card, const MarkText& mark) {
  Html html;
  const auto name = text_of(page, card.name);
  if (!mark) return std::move(html << name);
  for (const auto& piece : mark(name)) {
    if (piece.marked)
      html << "<mark>" << piece.text << "</mark>";
    else
      html << piece.text;
  }
  return html;
}

}  // namespace

Html card(const Page& page, const catalogue::Card& card, Markup heading, const MarkText& mark) {
  Html html{1'500};
  html << "<li class=\"card" << when(!card.in_stock, " is-soldout") << "\" data-sku=\"" << card.sku << "\">"
       << media(page, card) << "<div class=\"card-body\">";
  if (const auto brand = text_of(page, card.brand_name); !brand.empty())
    html << "<p class=\"card-brand\">" << brand << "</p>";
  html << "<" << heading << " class=\"card-title\"><a class=\"card-link\" href=\""
       << product_link(page, card.slug) << "\">" << name_of(page, card, mark) << "</a></" << heading << ">"
       << card_price(page, card);
  if (const auto stars = rating(page, card.rating, true); !stars.empty())
    html << "<p class=\"card-rating\">" << stars << "</p>";
  html << dots(page, card);
  return std::move(html << "</div></li>");
}

Html cards(const Page& page, const std::vector<catalogue::Card>& list, Markup heading, Markup list_class,
           const MarkText& mark) {
  Html html{list.size() * 1'600};
  html << "<ul class=\"" << list_class << "\">";
  for (const auto& each : list) html << card(page, each, heading, mark);
  return std::move(html << "</ul>");
}

}  // namespace souk::online::storefront
