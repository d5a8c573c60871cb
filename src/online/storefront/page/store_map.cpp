// A sketch in the manner of an old town map: the stores lie to each other as their coordinates say, the
// streets between them are made up. No tiles are fetched from anybody.
#include <algorithm>
#include <limits>

#include "online/storefront/page/parts.hpp"
#include "online/storefront/page/store_page.hpp"

namespace souk::online::storefront {
namespace {

struct Range {
  std::int64_t lowest = std::numeric_limits<std::int64_t>::max();
  std::int64_t highest = std::numeric_limits<std::int64_t>::min();
  void take(std::int64_t value) {
    lowest = std::min(lowest, value);
    highest = std::max(highest, value);
  }
  // Between 80 and 480 of the 560 units; in the middle where all are alike.
  std::int64_t place(std::int64_t value) const {
    if (highest == lowest) return 280;
    return 80 + (value - lowest) * 400 / (highest - lowest);
  }
};

void pin(Html& html, const Page& page, std::int64_t x, std::int64_t y, std::size_t number,
         std::string_view name, std::string_view url) {
  html << "<a href=\"" << url << "#store-" << number << "\" aria-label=\""
       << page.words("store.pin", {{"n", std::to_string(number)}, {"name", name}}) << "\"><circle cx=\"" << x
       << "\" cy=\"" << y - 34 << "\" r=\"38\" fill=\"none\" pointer-events=\"all\"/><path "
       << "class=\"map-pin\" d=\"M" << x << " " << y
       << "c-16-18-24-32-24-44a24 24 0 0 1 48 0c0 12-8 26-24 44z\"/><text "
       << "class=\"map-pin-no\" x=\"" << x << "\" y=\"" << y - 38 << "\">" << number << "</text></a>";
}

}  // namespace

Html store_map(const Page& page, const std::vector<inventory::Location>& stores, std::string_view target) {
  Range east, north;
  std::size_t placed = 0;
  for (const auto& store : stores) {
    if (!store.latitude_e6 || !store.longitude_e6) continue;
    north.take(*store.latitude_e6);
    east.take(*store.longitude_e6);
    ++placed;
  }
  Html html;
  if (placed < 2) return html;
  html << "<svg viewBox=\"0 0 560 560\" preserveAspectRatio=\"xMidYMid slice\" role=\"group\" aria-label=\""
       << page.words("store.map")
       << "\"><path class=\"map-water\" d=\"M-10 350c120-60 160 40 270 10s150-120 310-90v90c-140-20-190 "
          "60-300 "
          "90S100 440-10 460z\"/><path class=\"map-park\" d=\"M360 60l120-20 40 90-110 50zM60 470l120 10-10 "
          "90H50z\"/><path class=\"map-road\" d=\"M-10 150c180 30 300-20 580 40M170-10c10 200-20 380 60 "
          "580M430-10c-40 220 20 380-30 580\"/><path class=\"map-road map-road--minor\" d=\"M-10 260c160-20 "
          "320 20 "
          "580-60M300-10c-10 180 10 400 0 580M-10 510c200-30 380 20 580 0M60-10c-10 120 10 300 0 400\"/>";
  std::size_t number = 0;
  for (const auto& store : stores) {
    ++number;
    if (!store.latitude_e6 || !store.longitude_e6) continue;
    pin(html, page, east.place(*store.longitude_e6), 590 - north.place(*store.latitude_e6), number,
        text_of(page, store.name), link(page, target));
  }
  return std::move(html << "</svg>");
}

}  // namespace souk::online::storefront
