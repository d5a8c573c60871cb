// The small pieces that many pages are put together from.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "online/catalogue/browse.hpp"
#include "online/storefront/page/page.hpp"

namespace souk::online::storefront {

Html icon(const Page& page, Markup name, Markup more_classes = "");
// Finished text; `was` only where it is higher.
Html price(const Page& page, Money now, const std::optional<Money>& was, Markup more_classes = "");

struct Crumb {
  std::string name;
  std::string url;  // empty for the page itself
};
// The last one is where the reader is.
Html crumbs(const Page& page, const std::vector<Crumb>& way);
// Home and the categories down to `slug`; `here` is added behind when it is not empty.
std::vector<Crumb> way_to(const Page& page, std::string_view slug, std::string_view here);
// schema.org BreadcrumbList of the same way.
std::string crumbs_data(const Page& page, const std::vector<Crumb>& way);

// A text cut into pieces, some of which are marked: why something was found.
struct TextPiece {
  std::string text;
  bool marked = false;
};
using MarkText = std::function<std::vector<TextPiece>(std::string_view)>;

// `heading`: "h2" in listings, "h3" below a heading of the page. `mark`: for names; empty marks nothing.
Html card(const Page& page, const catalogue::Card& card, Markup heading, const MarkText& mark = {});
Html cards(const Page& page, const std::vector<catalogue::Card>& list, Markup heading, Markup list_class,
           const MarkText& mark = {});
Html section_head(const Page& page, std::string_view title, std::string_view more, std::string_view more_url);
// Empty without any. Short, where there is little room: "4.8 (246)" beside the stars.
Html rating(const Page& page, const catalogue::Rating& rating, bool is_short = false);

enum class Tone { kOk, kWarn, kBad };
Html notice(const Page& page, Tone tone, std::string_view title, std::string_view text = {});
// The arcade with its middle door lit or dark, for pages that have nothing to show.
Html door(bool lit);
// The stepper around a number field.
Html quantity(const Page& page, std::string_view id, std::int64_t value, std::int64_t max);
// #rrggbb of a colour by its usual name; empty for others.
std::string_view colour_of(std::string_view code);

}  // namespace souk::online::storefront
