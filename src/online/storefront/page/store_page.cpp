#include "online/storefront/page/store_page.hpp"

#include <array>

#include <fmt/format.h>

#include "base/json.hpp"
#include "online/storefront/page/parts.hpp"
#include "online/storefront/page/product_page.hpp"
#include "online/storefront/text/dates.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::array<std::string_view, 7> kDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

struct Span {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string hours;  // "10:00–21:00"; empty: closed
};

// Neighbouring days with the same hours in one line.
std::vector<Span> spans_of(const inventory::Location& store) {
  std::vector<Span> spans;
  for (std::size_t day = 0; day < kDays.size(); ++day) {
    std::string hours;
    for (const auto& entry : store.opening_hours) {
      if (entry.day != kDays[day]) continue;
      if (!hours.empty()) hours += ", ";
      hours += entry.open + "–" + entry.close;
    }
    if (!spans.empty() && spans.back().hours == hours)
      spans.back().last = day;
    else
      spans.push_back({day, day, hours});
  }
  return spans;
}

Html hours(const Page& page, const inventory::Location& store) {
  Html html;
  html << "<dl class=\"hours\">";
  for (const auto& span : spans_of(store)) {
    const auto first = page.words.of("day.", kDays[span.first]);
    const auto last = page.words.of("day.", kDays[span.last]);
    html << "<dt>"
         << (span.first == span.last ? first : page.words("store.days", {{"first", first}, {"last", last}}))
         << "</dt><dd>" << (span.hours.empty() ? page.words("store.closed_day") : span.hours) << "</dd>";
  }
  return std::move(html << "</dl>");
}

std::string degrees(std::int64_t e6) {
  return fmt::format("{}{}.{:06}", e6 < 0 ? "-" : "", std::abs(e6) / 1'000'000, std::abs(e6) % 1'000'000);
}

Html store_entry(const Page& page, const inventory::Location& store, std::size_t number) {
  Html html;
  const auto weekday = static_cast<std::size_t>(weekday_of(page.now, page.utc_offset));
  const bool open = store.is_open(kDays[weekday], time_of_day(page.now, page.utc_offset));
  html << "<li class=\"store\" id=\"store-" << number
       << "\"><div class=\"store-head\"><h2 class=\"store-name\">" << number << ". "
       << text_of(page, store.name) << "</h2><span class=\""
       << stock_class(open ? StockLevel::kIn : StockLevel::kOut) << "\">"
       << page.words(open ? "store.open" : "store.closed") << "</span></div><p class=\"store-row\">"
       << icon(page, "pin") << "<span>" << text_of(page, store.address) << "</span></p>";
  if (!store.phone.empty()) {
    std::string dial;
    for (const char c : store.phone) {
      if ((c >= '0' && c <= '9') || c == '+') dial += c;
    }
    html << "<p class=\"store-row\">" << icon(page, "phone") << "<a href=\"tel:" << dial << "\">"
         << store.phone << "</a></p>";
  }
  html << "<div class=\"store-row\">" << icon(page, "clock") << hours(page, store) << "</div>";
  if (!store.services.empty()) {
    html << "<ul class=\"store-tools\">";
    for (const auto& service : store.services) {
      const auto key = "store.service." + service;
      html << "<li class=\"badge badge--plain\">" << (page.words.has(key) ? page.words(key) : service)
           << "</li>";
    }
    html << "</ul>";
  }
  return std::move(html << "</li>");
}

json::object store_data(const Page& page, const inventory::Location& store) {
  json::object document{{"@context", "https://schema.org"},
                        {"@type", "Store"},
                        {"name", text_of(page, store.name)},
                        {"address", text_of(page, store.address)},
                        {"telephone", store.phone}};
  if (store.latitude_e6 && store.longitude_e6) {
    document["geo"] = json::object{{"@type", "GeoCoordinates"},
                                   {"latitude", degrees(*store.latitude_e6)},
                                   {"longitude", degrees(*store.longitude_e6)}};
  }
  return document;
}

}  // namespace

std::string store_page(const Page& page, const std::vector<inventory::Location>& stores) {
  PageHead head{.title = page.words("store.title"), .description = page.words("store.lead")};
  for (const auto& store : stores) head.structured_data.push_back(to_text(store_data(page, store)));
  Html html{20'000};
  html << "<div class=\"wrap page\"><div class=\"page-head\"><h1>" << page.words("store.title")
       << "</h1><p class=\"page-lead\">" << page.words("store.lead")
       << "</p></div><div class=\"stores\"><ol "
          "class=\"store-list\">";
  std::size_t number = 0;
  for (const auto& store : stores) html << store_entry(page, store, ++number);
  html << "</ol>";
  if (const auto map = store_map(page, stores, page.path); !map.empty()) {
    html << "<figure class=\"map\">" << map << "<figcaption class=\"map-note\">" << page.words("store.sketch")
         << "</figcaption></figure>";
  }
  return whole_page(page, head, html << "</div></div>");
}

}  // namespace souk::online::storefront
