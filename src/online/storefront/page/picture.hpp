// How pages show pictures: with renditions to choose from, so that each screen loads what it needs, and with
// the ratio they will have, so that nothing moves when they come.
#pragma once

#include "online/catalogue/product.hpp"
#include "online/storefront/page/page.hpp"

namespace souk::online::storefront {

struct PictureUse {
  media::Crop crop = media::Crop::kPortrait;
  int least = 160;  // of media::kWidths, both
  int most = 640;
  Markup sizes = "";  // how wide it is shown, as the attribute says it; empty: only `least` is offered
};

inline constexpr PictureUse kOnCard{media::Crop::kPortrait, 160, 640, "(max-width: 60rem) 46vw, 17rem"};
inline constexpr PictureUse kInGallery{media::Crop::kPortrait, 320, 1'920, "(max-width: 60rem) 96vw, 40rem"};
inline constexpr PictureUse kOnLine{media::Crop::kPortrait, 160, 320, "7rem"};
inline constexpr PictureUse kThumbnail{media::Crop::kPortrait, 160, 160, ""};
inline constexpr PictureUse kInArch{media::Crop::kPortrait, 160, 640, "(max-width: 60rem) 30vw, 12rem"};
inline constexpr PictureUse kInDoor{media::Crop::kWhole, 640, 1'920, "(max-width: 56rem) 110vw, 60rem"};
inline constexpr PictureUse kInFeature{media::Crop::kWhole, 320, 1'280, "(max-width: 40rem) 96vw, 36rem"};

// The attributes src, srcset, sizes, width and height of an <img>, with a space before each.
Html picture_source(const Page& page, const catalogue::Picture& picture, const PictureUse& use);
// Of a picture of which the path alone is known: its focus is the middle.
Html picture_source(const Page& page, std::string_view path, const PictureUse& use);
// One address, for scripts.
std::string picture_url(const Page& page, std::string_view path, media::Crop crop, int width);
// Of the picture as large as there is, to look at closely.
std::string large_picture_url(const Page& page, std::string_view path);

}  // namespace souk::online::storefront
