// libvips as this room uses it: started once with all decoders closed but five, images that free themselves,
// and a watch that ends work past its deadline. Private to the darkroom.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vips/vips.h>

#include "base/result.hpp"

namespace souk::online::media {

using VipsDeadline = std::chrono::steady_clock::time_point;

void start_vips();

struct Unref {
  void operator()(VipsImage* image) const { g_object_unref(image); }
};
using Image = std::unique_ptr<VipsImage, Unref>;

// The words that libvips left behind, for the log; and none are left for the next.
std::string vips_words();

// Opens without decoding, by the decoder of `ending` alone. kInvalid "picture.broken".
Result<Image> open_image(std::string_view bytes, std::string_view ending);
// From here on, evaluating `image` stops at the deadline.
void watch(VipsImage* image, const VipsDeadline& deadline);

// An error after libvips has refused: kTimeout "picture.slow" past the deadline, else kInvalid
// "picture.broken".
Error refused(const VipsDeadline& deadline);

}  // namespace souk::online::media
