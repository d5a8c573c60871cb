#include "online/storefront/page/picture.hpp"

#include <algorithm>

namespace souk::online::storefront {
namespace {

using media::Crop;

// The widest that can be cut out of it; 0: nobody knows.
std::int64_t widest(const catalogue::Picture& picture, Crop crop) {
  if (picture.width <= 0 || picture.height <= 0) return 0;
  if (crop == Crop::kWhole) return picture.width;
  return std::min(picture.width, crop == Crop::kSquare ? picture.height : picture.height * 4 / 5);
}

// What the browser sets room aside by; only the ratio counts, the style sheet says how large it is.
Html ratio(const catalogue::Picture& picture, Crop crop, int width) {
  Html html;
  std::int64_t height = crop == Crop::kPortrait ? width * 5 / 4 : width;
  if (crop == Crop::kWhole) {
    if (picture.width <= 0 || picture.height <= 0) return html;
    height = std::max<std::int64_t>(1, picture.height * width / picture.width);
  }
  html << " width=\"" << width << "\" height=\"" << height << "\"";
  return html;
}

media::Focus focus_of(const catalogue::Picture& picture) {
  return {static_cast<int>(picture.focus_x), static_cast<int>(picture.focus_y)};
}

}  // namespace

Html picture_source(const Page& page, const catalogue::Picture& picture, const PictureUse& use) {
  Html html;
  const auto nominal = std::max(use.least, std::min(use.most, 640));
  if (page.pictures == nullptr || !media::is_picture_path(picture.path)) {
    html << " src=\"" << media_url(picture.path) << "\"" << ratio(picture, use.crop, nominal);
    return html;
  }
  const auto limit = widest(picture, use.crop);
  const auto focus = focus_of(picture);
  Html set;
  std::string chosen;
  for (const int width : media::kWidths) {
    if (width < use.least || width > use.most) continue;
    const auto shown = limit == 0 ? width : std::min<std::int64_t>(width, limit);
    auto url = page.pictures->of(picture.path, {use.crop, width, focus});
    if (!chosen.empty()) set << ", ";
    set << url << " " << shown << "w";
    if (chosen.empty() || width <= 640) chosen = std::move(url);
    if (shown < width) break;  // wider ones would be the same
  }
  html << " src=\"" << chosen << "\"";
  if (!use.sizes.text().empty()) html << " srcset=\"" << set << "\" sizes=\"" << use.sizes << "\"";
  return std::move(html << ratio(picture, use.crop, nominal));
}

Html picture_source(const Page& page, std::string_view path, const PictureUse& use) {
  return picture_source(page, catalogue::Picture{.path = std::string{path}, .alt = {}}, use);
}

std::string picture_url(const Page& page, std::string_view path, Crop crop, int width) {
  if (page.pictures == nullptr || !media::is_picture_path(path)) return media_url(path);
  return page.pictures->of(path, {crop, width, {}});
}

std::string large_picture_url(const Page& page, std::string_view path) {
  return picture_url(page, path, Crop::kWhole, media::kLargestWidth);
}

}  // namespace souk::online::storefront
