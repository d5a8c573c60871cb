// What can be asked of a picture: whole or cut to a ratio around its focal point, in one of a few widths. The
// list is short so that what is made of a picture, and how much room it takes, has a bound.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace souk::online::media {

inline constexpr std::array<int, 6> kWidths{160, 320, 640, 960, 1'280, 1'920};
inline constexpr int kLargestWidth = kWidths.back();

enum class Crop { kWhole, kSquare, kPortrait };  // as it is; 1:1; 4:5 as cards and galleries show it

// Where the picture's subject is, in percent from its left and top.
struct Focus {
  int x = 50;
  int y = 50;
  bool operator==(const Focus&) const = default;
};

struct Shape {
  Crop crop = Crop::kWhole;
  int width = 320;  // of kWidths, in pixels; never enlarged
  Focus focus{};
  bool operator==(const Shape&) const = default;
};

enum class Format { kJpeg, kWebp, kAvif };
std::string_view ending_of(Format format);      // "webp"
std::string_view media_type_of(Format format);  // "image/webp"

// "w640", "s320", "p640-30-70" where the focus is not the middle.
std::string to_string(const Shape& shape);
// nullopt for anything that to_string() does not make.
std::optional<Shape> parse_shape(std::string_view text);

}  // namespace souk::online::media
