#include "online/storefront/page/parts.hpp"

#include <algorithm>

namespace souk::online::storefront {

Html icon(const Page& page, Markup name, Markup more_classes) {
  Html html;
  html << "<svg class=\"icon" << when(!more_classes.text().empty(), " ") << more_classes
       << "\" aria-hidden=\"true\"><use href=\"" << page.assets.sprite << "#" << name << "\"></use></svg>";
  return html;
}

Html price(const Page& page, Money now, const std::optional<Money>& was, Markup more_classes) {
  Html html;
  html << "<p class=\"price" << when(was.has_value(), " price--sale") << more_classes << "\">";
  if (was) html << "<span class=\"u-hidden\">" << page.words("price.now") << "</span>";
  html << "<span class=\"price-now\">" << format_money(now) << "</span>";
  if (was) {
    html << "<span class=\"u-hidden\">" << page.words("price.was") << "</span><s class=\"price-was\">"
         << format_money(*was) << "</s>";
  }
  return std::move(html << "</p>");
}

Html crumbs(const Page& page, const std::vector<Crumb>& way) {
  Html html;
  html << "<nav aria-label=\"" << page.words("nav.breadcrumb") << "\"><ol class=\"crumbs\">";
  for (const auto& crumb : way) {
    if (&crumb == &way.back()) {
      html << "<li><span aria-current=\"page\">" << crumb.name << "</span></li>";
    } else {
      html << "<li><a href=\"" << crumb.url << "\">" << crumb.name << "</a></li>";
    }
  }
  return std::move(html << "</ol></nav>");
}

std::vector<Crumb> way_to(const Page& page, std::string_view slug, std::string_view here) {
  std::vector<Crumb> way{{std::string{text_of(page, page.settings.name)}, link(page, "")}};
  for (const auto* node : page.categories.path(slug)) {
    way.push_back(
        {std::string{text_of(page, node->category.name)}, category_link(page, node->category.slug)});
  }
  if (!here.empty()) way.push_back({std::string{here}, {}});
  return way;
}

Html section_head(const Page& page, std::string_view title, std::string_view more,
                  std::string_view more_url) {
  Html html;
  html << "<div class=\"section-head\"><h2>" << title << "</h2>";
  if (!more.empty()) {
    html << "<a class=\"more\" href=\"" << more_url << "\">" << more
         << icon(page, "chevron-right", "icon--sm") << "</a>";
  }
  return std::move(html << "</div>");
}

Html rating(const Page& page, const catalogue::Rating& rating, bool is_short) {
  Html html;
  if (rating.count == 0) return html;
  const auto tenths = (rating.average_hundredths + 5) / 10;
  const auto value = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
  html << "<span class=\"rating\"><span class=\"rating-stars\" role=\"img\" aria-label=\""
       << page.words("rating.label", {{"value", value}}) << "\">";
  for (std::int64_t star = 0; star < 5; ++star) {
    const auto left = rating.average_hundredths - star * 100;
    if (left >= 75)
      html << icon(page, "star", "icon--full");
    else if (left >= 25)
      html << icon(page, "star-half");
  }
  const auto text = is_short ? value + " (" + std::to_string(rating.count) + ")"
                             : page.words.count("rating.text", rating.count, {{"value", value}});
  return std::move(html << "</span>" << text << "</span>");
}

Html notice(const Page& page, Tone tone, std::string_view title, std::string_view text) {
  Html html;
  const bool ok = tone == Tone::kOk;
  html << "<div class=\"notice notice--" << when(ok, "ok") << when(tone == Tone::kWarn, "warn")
       << when(tone == Tone::kBad, "bad") << "\" role=\""
       << (tone == Tone::kBad ? Markup{"alert"} : Markup{"status"}) << "\">"
       << icon(page, ok ? Markup{"check"} : Markup{"alert"}) << "<p class=\"notice-title\">" << title
       << "</p>";
  if (!text.empty()) html << "<p>" << text << "</p>";
  return std::move(html << "</div>");
}

Html door(bool lit) {
  Html html;
  html << "<svg class=\"empty-art\" viewBox=\"0 0 240 180\" aria-hidden=\"true\"><path class=\"art-wall\" "
          "d=\"M8 180v-62c0-19 16-24 28-38 12 14 28 19 28 38v62zM176 180v-62c0-19 16-24 28-38 12 14 28 19 28 "
          "38v62z\"/><path class=\"art-arch\" d=\"M72 180v-92c0-30 30-38 48-60 18 22 48 30 48 60v92z\"/>"
          "<path class=\""
       << (lit ? Markup{"art-light"} : Markup{"art-dark"})
       << "\" d=\"M92 180v-76c0-18 17-23 28-37 11 14 28 19 28 37v76z\"/></svg>";
  return html;
}

Html quantity(const Page& page, std::string_view id, std::int64_t value, std::int64_t max) {
  Html html;
  html << "<div class=\"qty\" data-stepper><button class=\"qty-btn\" type=\"button\" aria-label=\""
       << page.words("quantity.less") << "\" hidden>" << icon(page, "minus", "icon--sm")
       << "</button><input class=\"qty-input\" id=\"" << id
       << "\" name=\"quantity\" type=\"number\" inputmode=\"numeric\" min=\"1\" max=\""
       << std::max(max, value) << "\" value=\"" << value << "\" aria-label=\"" << page.words("quantity.label")
       << "\"><button class=\"qty-btn\" type=\"button\" aria-label=\"" << page.words("quantity.more")
       << "\" hidden>" << icon(page, "plus", "icon--sm") << "</button></div>";
  return html;
}

}  // namespace souk::online::storefront
