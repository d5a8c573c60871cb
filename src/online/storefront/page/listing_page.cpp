#include "online/storefront/page/listing_page.hpp"

#include "online/storefront/page/parts.hpp"
#include "online/storefront/text/prose.hpp"

namespace souk::online::storefront {
namespace {

Html sort_form(const Page& page, const ListingPage& data) {
  Html html;
  html << "<form class=\"toolbar-sort\" action=\"" << link(page, page.path) << "\" method=\"get\" data-sort>";
  html << kept_words(data.choice);
  for (const auto& selection : data.choice.selections) {
    for (const auto& value : selection.values)
      html << "<input type=\"hidden\" name=\"f." << selection.facet << "\" value=\"" << value << "\">";
  }
  const auto keep = [&](Markup name, std::string_view value) {
    if (!value.empty()) html << "<input type=\"hidden\" name=\"" << name << "\" value=\"" << value << "\">";
  };
  for (const auto& range : data.choice.ranges) {
    const auto end = [&](std::string_view name, std::string_view value) {
      if (!value.empty())
        html << "<input type=\"hidden\" name=\"r." << range.facet << name << "\" value=\"" << value << "\">";
    };
    end(".from", range.from);
    end(".until", range.until);
  }
  keep("price_from", data.choice.price_from);
  keep("price_until", data.choice.price_until);
  keep("in_stock", data.choice.in_stock ? "1" : "");
  html << "<label class=\"toolbar-sort-label\" for=\"sort\">" << page.words("sort.label")
       << "</label><span class=\"select select--inline\"><select class=\"input\" id=\"sort\" name=\"sort\" "
          "aria-label=\""
       << page.words("sort.label") << "\">";
  const auto option = [&](Markup value, std::string_view name) {
    html << "<option value=\"" << value << "\"" << when(data.choice.sort == value.text(), " selected") << ">"
         << name << "</option>";
  };
  option("", page.words(data.choice.words.empty() ? "sort.featured" : "sort.relevance"));
  option("newest", page.words("sort.newest"));
  option("price", page.words("sort.price"));
  option("price-desc", page.words("sort.price_desc"));
  option("rating", page.words("sort.rating"));
  const auto by = [&](const catalogue::SortChoice& sort, std::string_view direction, std::string_view words) {
    const auto value = std::string{kSortPrefix} + sort.code + std::string{direction};
    html << "<option value=\"" << value << "\"" << when(data.choice.sort == value, " selected") << ">"
         << page.words(words, {{"name", text_of(page, sort.name)}}) << "</option>";
  };
  for (const auto& sort : data.listing.sorts) {
    by(sort, "", sort.numbers ? "sort.least" : "sort.by");
    if (sort.numbers) by(sort, kDescending, "sort.greatest");
  }
  return std::move(html << "</select>" << icon(page, "chevron-down", "icon--sm")
                        << "</span><button class=\"btn btn--quiet\">" << page.words("sort.apply")
                        << "</button></form>");
}

}  // namespace

Html kept_words(const Choice& choice) {
  Html html;
  if (!choice.words.empty()) html << "<input type=\"hidden\" name=\"q\" value=\"" << choice.words << "\">";
  if (choice.verbatim) html << "<input type=\"hidden\" name=\"verbatim\" value=\"1\">";
  return html;
}

Html results(const Page& page, const ListingPage& data) {
  Html html{50'000};
  const auto count = page.words.count("listing.count", data.listing.total);
  html << "<section id=\"results\" aria-label=\"" << page.words("listing.results");
  if (!data.choice.words.empty()) html << "\" data-search=\"" << data.choice.words;
  html << "\"><div class=\"toolbar\"><a class=\"btn btn--quiet facets-open\" href=\"#filters\" "
          "data-facets-open>"
       << icon(page, "filter", "icon--sm") << page.words("facet.title") << "</a><p class=\"toolbar-count\">"
       << count << "</p>" << sort_form(page, data) << "</div><p class=\"toolbar-count toolbar-count--keep\">"
       << count << "</p>" << chosen(page, data);
  if (data.listing.cards.empty()) {
    const auto plain = data.choice.unfiltered().query();
    html << "<div class=\"empty\">" << door(false) << "<p class=\"empty-text\">"
         << page.words("listing.nothing") << "</p><p><a class=\"btn btn--quiet\" href=\""
         << link(page, page.path) << (plain.empty() ? "" : "?" + plain) << "\">" << page.words("facet.clear")
         << "</a></p></div>";
  } else {
    html << cards(page, data.listing.cards, "h2", "grid", data.mark)
         << paging(page, data.listing.page, data.listing.page_count, [&](std::int64_t number) {
              const auto query = data.choice.on_page(number).query();
              return link(page, page.path) + (query.empty() ? "" : "?" + query);
            });
  }
  return std::move(html << "</section>");
}

std::string listing_page(const Page& page, const ListingPage& data) {
  const auto way = data.is_category ? way_to(page, data.category, {}) : way_to(page, {}, data.title);
  PageHead head{.title = data.title, .description = data.lead};
  // Filtered lists are for people; search engines get the plain ones.
  head.indexed = data.choice.is_plain() && data.choice.sort.empty();
  head.query = data.choice.query();
  if (data.picture) head.picture = data.picture->path;
  if (const auto path = page.categories.path(data.category); !path.empty())
    head.category = path.front()->category.slug;
  head.structured_data = {crumbs_data(page, way)};
  Html html{70'000};
  html << "<div class=\"wrap page\"><div class=\"listing-head\">" << crumbs(page, way) << "<h1>" << data.title
       << "</h1>";
  if (!data.lead.empty()) html << "<p class=\"page-lead\">" << data.lead << "</p>";
  if (!data.story.empty()) html << "<div class=\"prose\">" << prose(data.story) << "</div>";
  if (!data.below.empty()) {
    html << "<ul class=\"subcats\">";
    for (const auto* node : data.below) {
      html << "<li><a class=\"pill\" href=\"" << category_link(page, node->category.slug) << "\">"
           << text_of(page, node->category.name) << "</a></li>";
    }
    html << "</ul>";
  }
  html << "</div><div class=\"listing\">" << facets(page, data) << results(page, data) << "</div></div>";
  return whole_page(page, head, html);
}

}  // namespace souk::online::storefront
