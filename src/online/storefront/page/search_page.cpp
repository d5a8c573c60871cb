#include "base/text.hpp"
#include "online/storefront/page/listing_page.hpp"
#include "online/storefront/page/parts.hpp"

namespace souk::online::storefront {
namespace {

Html category_pills(const Page& page) {
  Html html;
  html << "<ul class=\"subcats\">";
  for (const auto* root : page.categories.roots()) {
    html << "<li><a class=\"pill\" href=\"" << category_link(page, root->category.slug) << "\">"
         << text_of(page, root->category.name) << "</a></li>";
  }
  return std::move(html << "</ul>");
}

// Says plainly what is the case: nothing was asked, the index is being built, or there is no such thing.
Html nothing(const Page& page, const SearchPage& data) {
  Html html;
  html << "<div class=\"empty\">" << door(data.query.empty()) << "<h1>";
  if (data.building)
    html << page.words("search.building");
  else if (data.query.empty())
    html << page.words("search.start");
  else
    html << page.words("search.nothing", {{"query", data.query}});
  html << "</h1><p class=\"empty-text\">";
  if (data.building)
    html << page.words("search.building_text");
  else if (data.query.empty())
    html << page.words("search.start_text");
  else
    html << page.words("search.nothing_text");
  html << "</p>" << category_pills(page) << "</div>";
  if (!data.popular.empty()) {
    html << section_head(page, page.words("search.popular"), {}, {})
         << cards(page, data.popular, "h3", "grid grid--4");
  }
  return html;
}

}  // namespace

std::string search_page(const Page& page, const SearchPage& data) {
  PageHead head{.title = data.query.empty() ? page.words("search.label")
                                            : page.words("search.title", {{"query", data.query}})};
  head.indexed = false;
  if (!data.query.empty()) head.query = "q=" + text::percent_encode(data.query);
  Html html{50'000};
  html << "<div class=\"wrap page\">";
  if (data.cards.empty()) {
    html << nothing(page, data);
  } else {
    html << "<div class=\"listing-head\"><h1>" << page.words("search.title", {{"query", data.query}})
         << "</h1><p class=\"page-lead\">" << page.words.count("listing.count", data.total);
    if (!data.all_words) html << " " << page.words("search.some_words");
    html << "</p></div><section id=\"results\" aria-label=\"" << page.words("listing.results") << "\">"
         << cards(page, data.cards, "h2", "grid grid--4") << "</section>"
         << paging(page, data.page_number, data.page_count, [&](std::int64_t number) {
              auto url = link(page, "/search") + "?" + head.query;
              if (number > 1) url += "&page=" + std::to_string(number);
              return url;
            });
  }
  return whole_page(page, head, html << "</div>");
}

}  // namespace souk::online::storefront
