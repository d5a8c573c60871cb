// The filters beside a list, what was chosen of them, and the way to the other pages.
#include <algorithm>

#include "online/storefront/page/listing_page.hpp"
#include "online/storefront/page/parts.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::size_t kOpenFacets = 4;
constexpr std::size_t kLongFacet = 10;

Html facet_value(const Page& page, const catalogue::Facet& facet, const catalogue::FacetValue& value) {
  Html html;
  const auto id = "f-" + facet.code + "-" + value.code;
  html << "<label class=\"check" << when(value.count == 0, " is-empty") << "\"><input type=\"checkbox\" id=\""
       << id << "\" name=\"f." << facet.code << "\" value=\"" << value.code << "\""
       << when(value.selected, " checked") << "><span>" << text_of(page, value.name);
  if (!facet.unit.empty()) html << " " << facet.unit;
  return std::move(html << "</span><span class=\"check-count\">" << format_number(value.count)
                        << "</span></label>");
}

Html group(const Page& page, std::string_view name, bool open, const Html& body, Markup body_class) {
  Html html;
  html << "<details class=\"facet\"" << when(open, " open") << "><summary>" << name
       << icon(page, "chevron-down", "icon--sm") << "</summary><fieldset class=\"" << body_class
       << "\"><legend class=\"u-hidden\">" << name << "</legend>" << body << "</fieldset></details>";
  return html;
}

Html price_group(const Page& page, const ListingPage& data) {
  Html body;
  const auto& range = data.listing.price_range;
  const auto field = [&](Markup id, std::string_view value, std::int64_t hint, std::string_view label) {
    body << "<input class=\"input\" type=\"number\" inputmode=\"decimal\" step=\"any\" min=\"0\" id=\"" << id
         << "\" name=\"" << id << "\" value=\"" << value << "\" placeholder=\"" << money(page, hint)
         << "\" aria-label=\"" << label << "\">";
  };
  field("price_from", data.choice.price_from, range ? range->lowest : 0, page.words("facet.lowest"));
  body << "<span aria-hidden=\"true\">–</span>";
  field("price_until", data.choice.price_until, range ? range->highest : 0, page.words("facet.highest"));
  return group(page, page.words("facet.price"), true, body, "facet-body facet-range");
}

// From and until, before the single values.
Html range_fields(const Page& page, const catalogue::Facet& facet, const TypedRange* typed) {
  Html html;
  const auto name = text_of(page, facet.name);
  const auto field = [&](std::string_view end, std::string_view value, std::string_view hint) {
    html << "<input class=\"input\" type=\"number\" inputmode=\"decimal\" step=\"any\" name=\"r."
         << facet.code << "." << end << "\" value=\"" << value << "\" placeholder=\"" << hint
         << "\" aria-label=\"" << name << ", " << hint << "\">";
  };
  html << "<div class=\"facet-range\">";
  field("from", typed == nullptr ? "" : typed->from, page.words("facet.from"));
  html << "<span aria-hidden=\"true\">–</span>";
  field("until", typed == nullptr ? "" : typed->until, page.words("facet.until"));
  return std::move(html << "</div>");
}

Html stock_group(const Page& page, const ListingPage& data) {
  Html body;
  body << "<label class=\"check\"><input type=\"checkbox\" id=\"f-in-stock\" name=\"in_stock\" value=\"1\""
       << when(data.choice.in_stock, " checked") << "><span>" << page.words("facet.in_stock")
       << "</span><span class=\"check-count\">" << format_number(data.listing.in_stock_count)
       << "</span></label>";
  return group(page, page.words("facet.availability"), true, body, "facet-body");
}

}  // namespace

Html facets(const Page& page, const ListingPage& data) {
  Html html{12'000};
  html << "<aside class=\"facets\" id=\"filters\" aria-labelledby=\"filters-title\"><form action=\""
       << link(page, page.path)
       << "\" method=\"get\" data-facets><div class=\"facets-head\"><h2 class=\"facets-title\" "
       << "id=\"filters-title\">" << page.words("facet.title")
       << "</h2><a class=\"facets-close tool\" href=\"#results\" data-facets-close aria-label=\""
       << page.words("facet.close") << "\">" << icon(page, "close") << "</a></div>";
  html << kept_words(data.choice);
  if (!data.choice.sort.empty())
    html << "<input type=\"hidden\" name=\"sort\" value=\"" << data.choice.sort << "\">";
  std::size_t shown = 0;
  for (const auto& facet : data.listing.facets) {
    Html body;
    const bool used = std::any_of(facet.values.begin(), facet.values.end(),
                                  [](const auto& value) { return value.selected; });
    const auto* typed = data.choice.range(facet.code);
    if (facet.numbers) body << range_fields(page, facet, typed);
    for (const auto& value : facet.values) body << facet_value(page, facet, value);
    const bool open = used || typed != nullptr || shown < kOpenFacets;
    const bool is_long = facet.values.size() > kLongFacet;
    html << group(page, text_of(page, facet.name), open, body,
                  is_long ? Markup{"facet-body facet-body--long"} : Markup{"facet-body"});
    ++shown;
  }
  html << price_group(page, data) << stock_group(page, data)
       << "<p class=\"facets-foot\"><button class=\"btn btn--wide\">"
       << page.words.count("facet.show", data.listing.total) << "</button></p></form></aside>";
  return html;
}

Html chosen(const Page& page, const ListingPage& data) {
  Html items;
  const auto url = [&](const Choice& choice) {
    const auto query = choice.query();
    return link(page, page.path) + (query.empty() ? "" : "?" + query);
  };
  const auto pill = [&](std::string_view name, const Choice& rest) {
    items << "<li><a class=\"pill pill--on\" href=\"" << url(rest) << "\"><span class=\"u-hidden\">"
          << page.words("facet.remove") << " </span>" << name << icon(page, "close", "icon--sm")
          << "</a></li>";
  };
  for (const auto& facet : data.listing.facets) {
    for (const auto& value : facet.values) {
      if (value.selected) pill(text_of(page, value.name), data.choice.without(facet.code, value.code));
    }
  }
  for (const auto& range : data.choice.ranges) {
    const auto& facets = data.listing.facets;
    const auto facet =
        std::find_if(facets.begin(), facets.end(), [&](const auto& one) { return one.code == range.facet; });
    auto name = (facet == facets.end() ? range.facet : std::string{text_of(page, facet->name)}) + " ";
    name += (range.from.empty() ? "…" : range.from) + "–" + (range.until.empty() ? "…" : range.until);
    if (facet != facets.end() && !facet->unit.empty()) name += " " + facet->unit;
    pill(name, data.choice.without_range(range.facet));
  }
  auto rest = data.choice.on_page(1);
  if (!rest.price_from.empty() || !rest.price_until.empty()) {
    auto name = page.words("facet.price") + " ";
    name += (rest.price_from.empty() ? "…" : rest.price_from) + "–" +
            (rest.price_until.empty() ? "…" : rest.price_until);
    rest.price_from = rest.price_until = "";
    pill(name, rest);
  }
  if (data.choice.in_stock) {
    rest = data.choice.on_page(1);
    rest.in_stock = false;
    pill(page.words("facet.in_stock"), rest);
  }
  Html html;
  if (items.empty()) return html;
  const auto none = data.choice.unfiltered();
  html << "<ul class=\"chosen\" aria-label=\"" << page.words("facet.chosen") << "\">" << items
       << "<li><a class=\"link-btn\" href=\"" << url(none) << "\">" << page.words("facet.clear")
       << "</a></li></ul>";
  return html;
}

Html paging(const Page& page, std::int64_t current, std::int64_t count,
            const std::function<std::string(std::int64_t)>& url) {
  Html html;
  if (count < 2) return html;
  html << "<nav class=\"paging\" aria-label=\"" << page.words("paging.label") << "\">";
  if (current > 1) {
    html << "<a class=\"paging-link\" rel=\"prev\" href=\"" << url(current - 1) << "\" aria-label=\""
         << page.words("paging.previous") << "\">" << icon(page, "chevron-left", "icon--sm") << "</a>";
  }
  std::int64_t last = 0;
  for (std::int64_t number = 1; number <= count; ++number) {
    const bool near = number >= current - 1 && number <= current + 1;
    if (number != 1 && number != count && !near) continue;
    if (number > last + 1) html << "<span class=\"paging-gap\">…</span>";
    html << "<a class=\"paging-link\"" << when(number == current, " aria-current=\"page\"") << " href=\""
         << url(number) << "\">" << number << "</a>";
    last = number;
  }
  if (current < count) {
    html << "<a class=\"paging-link\" rel=\"next\" href=\"" << url(current + 1) << "\" aria-label=\""
         << page.words("paging.next") << "\">" << icon(page, "chevron-right", "icon--sm") << "</a>";
  }
  return std::move(html << "</nav>");
}

}  // namespace souk::online::storefront
