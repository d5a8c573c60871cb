#include "base/text.hpp"
#include "online/storefront/page/listing_page.hpp"
#include "online/storefront/page/parts.hpp"

namespace souk::online::storefront {
namespace {

std::string search_link(const Page& page, std::string_view query, bool verbatim = false) {
  Choice choice;
  choice.words = query;
  choice.verbatim = verbatim;
  return link(page, "/search") + "?" + choice.query();
}

Html to_search(const Page& page, std::string_view query) {
  Html html;
  html << "<a class=\"said-query\" href=\"" << search_link(page, query) << "\">" << query << "</a>";
  return html;
}

Html category_pills(const Page& page) {
  Html html;
  html << "<ul class=\"subcats\">";
  for (const auto* root : page.categories.roots()) {
    html << "<li><a class=\"pill\" href=\"" << category_link(page, root->category.slug) << "\">"
         << text_of(page, root->category.name) << "</a></li>";
  }
  return std::move(html << "</ul>");
}

std::string quoted(const Page& page, const std::vector<std::string>& words) {
  std::string list;
  for (const auto& word : words) {
    if (!list.empty()) list += page.words("search.and");
    list += page.words("search.quoted", {{"word", word}});
  }
  return list;
}

// What became of the shopper's words, and how to have it otherwise.
Html said(const Page& page, const SearchPage& data) {
  Html html;
  const auto& typed = data.list.choice.words;
  if (data.corrected) {
    Html strong;
    strong << "<strong class=\"said-query\">" << data.searched << "</strong>";
    html << "<p class=\"said\">" << page.words.rich("search.corrected", {{"query", strong}}) << " <a href=\""
         << search_link(page, typed, true) << "\">" << page.words("search.verbatim", {{"query", typed}})
         << "</a></p>";
  }
  if (!data.offered.empty() && data.offered != typed) {
    html << "<p class=\"said\">"
         << page.words.rich("search.offered", {{"query", to_search(page, data.offered)}}) << "</p>";
  }
  if (!data.dropped.empty()) {
    html << "<p class=\"said\">" << page.words("search.dropped", {{"words", quoted(page, data.dropped)}})
         << "</p>";
  } else if (!data.all_words) {
    html << "<p class=\"said\">" << page.words("search.some_words") << "</p>";
  }
  if (!data.banner.empty()) html << "<p class=\"search-banner\">" << data.banner << "</p>";
  return html;
}

Html others(const Page& page, const SearchPage& data) {
  Html html;
  if (data.others.empty()) return html;
  std::string title;
  std::string url;
  switch (data.kind) {
    case SearchPage::Others::kPopular:
      title = page.words("search.popular");
      break;
    case SearchPage::Others::kAlike:
      title = page.words("search.alike");
      break;
    case SearchPage::Others::kUnfiltered:
      title = page.words.count("search.unfiltered", data.others_total);
      url = link(page, "/search") + "?" + data.list.choice.unfiltered().query();
      break;
    case SearchPage::Others::kCategory:
      if (const auto* node = page.categories.find(data.category); node != nullptr)
        title =
            page.words("search.in_category", {{"category", std::string{text_of(page, node->category.name)}}});
      url = category_link(page, data.category);
      break;
  }
  html << section_head(page, title, url.empty() ? std::string{} : page.words("home.all"), url)
       << cards(page, data.others, "h3", "grid grid--4");
  return html;
}

Html related(const Page& page, const SearchPage& data) {
  Html html;
  if (data.related.empty()) return html;
  html << "<nav class=\"related\" aria-labelledby=\"related-title\"><h2 class=\"related-title\" "
          "id=\"related-title\">"
       << page.words("search.related") << "</h2><ul class=\"subcats\">";
  for (const auto& query : data.related) {
    html << "<li><a class=\"pill\" href=\"" << search_link(page, query) << "\">"
         << icon(page, "search", "icon--sm") << query << "</a></li>";
  }
  return std::move(html << "</ul></nav>");
}

// Says plainly what is the case: nothing was asked, the index is being built, or there is no such thing.
Html nothing(const Page& page, const SearchPage& data) {
  Html html;
  const auto& query = data.list.choice.words;
  html << "<div class=\"empty\">" << door(query.empty()) << "<h1>";
  if (data.building)
    html << page.words("search.building");
  else if (query.empty())
    html << page.words("search.start");
  else
    html << page.words("search.nothing", {{"query", query}});
  html << "</h1>" << said(page, data) << "<p class=\"empty-text\">";
  if (data.building)
    html << page.words("search.building_text");
  else if (query.empty())
    html << page.words("search.start_text");
  else
    html << page.words("search.nothing_text");
  return std::move(html << "</p>" << category_pills(page) << "</div>" << others(page, data));
}

Html found(const Page& page, const SearchPage& data) {
  Html html{70'000};
  const auto& query = data.corrected ? data.searched : data.list.choice.words;
  html << "<div class=\"listing-head\"><h1>" << page.words("search.title", {{"query", query}}) << "</h1>"
       << said(page, data) << "</div><div class=\"listing\">" << facets(page, data.list)
       << results(page, data.list) << "</div>" << others(page, data) << related(page, data);
  return html;
}

}  // namespace

std::string search_page(const Page& page, const SearchPage& data) {
  const auto& query = data.list.choice.words;
  PageHead head{.title = query.empty() ? page.words("search.label")
                                       : page.words("search.title", {{"query", query}})};
  head.indexed = false;
  head.query = data.list.choice.query();
  head.searched = query;
  // With filters the list stays, empty as it may be: its filters are how to get on.
  const bool has_list = !data.list.listing.cards.empty() || data.kind == SearchPage::Others::kUnfiltered;
  Html html{80'000};
  html << "<div class=\"wrap page\">" << (has_list ? found(page, data) : nothing(page, data)) << "</div>";
  return whole_page(page, head, html);
}

}  // namespace souk::online::storefront
