// Pictures that tests draw themselves, sound ones and others.
#pragma once

#include <array>
#include <string>

#include <gtest/gtest.h>

#include "online/media/vips.hpp"

namespace souk::online::media {

// Left half red, right half blue; of `orientation` as EXIF has it, with a place and a name in it.
inline std::string draw(int width, int height, const std::string& ending, int orientation = 1) {
  start_vips();
  VipsImage* base = nullptr;
  EXPECT_EQ(vips_black(&base, width, height, "bands", 3, nullptr), 0);
  VipsImage* image = nullptr;
  EXPECT_EQ(vips_copy(base, &image, "interpretation", VIPS_INTERPRETATION_sRGB, nullptr), 0);
  g_object_unref(base);
  VipsImage* drawn = vips_image_copy_memory(image);
  g_object_unref(image);
  std::array<double, 3> red{255, 0, 0}, blue{0, 0, 255};
  EXPECT_EQ(vips_draw_rect(drawn, red.data(), 3, 0, 0, width / 2, height, "fill", TRUE, nullptr), 0);
  EXPECT_EQ(
      vips_draw_rect(drawn, blue.data(), 3, width / 2, 0, width - width / 2, height, "fill", TRUE, nullptr),
      0);
  vips_image_set_int(drawn, VIPS_META_ORIENTATION, orientation);
  vips_image_set_string(drawn, "exif-ifd0-Artist", "Somebody (Somebody, ASCII, 9 components, 9 bytes)");
  void* data = nullptr;
  std::size_t size = 0;
  EXPECT_EQ(vips_image_write_to_buffer(drawn, ("." + ending).c_str(), &data, &size, nullptr), 0)
      << vips_words();
  g_object_unref(drawn);
  std::string bytes{static_cast<const char*>(data), size};
  g_free(data);
  return bytes;
}

// A PNG of so many pixels by its header, and next to none in it.
inline std::string bomb(std::uint32_t width, std::uint32_t height) {
  auto bytes = draw(4, 4, "png");
  for (int i = 0; i < 4; ++i) {
    bytes[16 + static_cast<std::size_t>(i)] = static_cast<char>(width >> (24 - 8 * i));
    bytes[20 + static_cast<std::size_t>(i)] = static_cast<char>(height >> (24 - 8 * i));
  }
  return bytes;
}

struct Seen {
  int width = 0;
  int height = 0;
  std::array<int, 3> first{};  // red, green, blue of the left top pixel
  std::array<int, 3> last{};
  bool has_exif = false;
};

inline Seen look_closely(const std::string& bytes, const std::string& ending) {
  Seen seen;
  const auto opened = open_image(bytes, ending);
  EXPECT_TRUE(opened) << describe(opened.error());
  if (!opened) return seen;
  VipsImage* image = vips_image_copy_memory(opened->get());
  EXPECT_NE(image, nullptr) << vips_words();
  seen.width = vips_image_get_width(image);
  seen.height = vips_image_get_height(image);
  const auto pixel = [&](int x, int y) {
    double* values = nullptr;
    int bands = 0;
    EXPECT_EQ(vips_getpoint(image, &values, &bands, x, y, nullptr), 0);
    std::array<int, 3> colour{};
    for (std::size_t i = 0; i < 3 && static_cast<int>(i) < bands; ++i)
      colour.at(i) = static_cast<int>(values[i]);
    g_free(values);
    return colour;
  };
  seen.first = pixel(0, 0);
  seen.last = pixel(seen.width - 1, seen.height - 1);
  seen.has_exif = vips_image_get_typeof(image, VIPS_META_EXIF_NAME) != 0;
  g_object_unref(image);
  return seen;
}

}  // namespace souk::online::media
