// What a file is by its bytes, never by its name: JPEG, PNG, WebP, AVIF or GIF, and how large the picture is.
// SVG is none of them: it may run scripts. The container is walked to its end; the pixels are not decoded
// (darkroom.hpp does that). What is a picture and something else besides is refused.
#pragma once

#include <string_view>

#include "base/result.hpp"

namespace souk::online::media {

struct PictureLook {
  std::string_view ending;  // "jpg"
  std::int64_t width = 0;   // as stored: an orientation is not applied
  std::int64_t height = 0;
};

inline constexpr std::size_t kMaxPictureBytes = 64U << 20U;
inline constexpr std::int64_t kMaxPicturePixels = 60'000'000;

// kInvalid "picture.unknown" for another kind, "picture.broken" for one that ends too early or has no size,
// "picture.polyglot" for one that carries an archive, a page or a script; kTooLarge "picture.too_large".
Result<PictureLook> look_at_picture(std::string_view bytes);

}  // namespace souk::online::media
