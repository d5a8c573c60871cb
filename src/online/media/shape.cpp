#include "online/media/shape.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk::online::media {
namespace {

constexpr std::string_view kLetters = "wsp";

std::optional<int> number_in(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<Shape> read_shape(std::string_view text) {
  if (text.empty() || text.size() > 16) return std::nullopt;
  const auto letter = kLetters.find(text.front());
  if (letter == std::string_view::npos) return std::nullopt;
  const auto parts = text::split(text.substr(1), '-');
  if (parts.size() != 1 && parts.size() != 3) return std::nullopt;
  const auto width = number_in(parts.front());
  if (!width || std::find(kWidths.begin(), kWidths.end(), *width) == kWidths.end()) return std::nullopt;
  Shape shape{static_cast<Crop>(letter), *width, {}};
  if (parts.size() == 1) return shape;
  const auto x = number_in(parts[1]);
  const auto y = number_in(parts[2]);
  if (!x || !y || *x < 0 || *x > 100 || *y < 0 || *y > 100) return std::nullopt;
  shape.focus = {*x, *y};
  return shape;
}

}  // namespace

std::string_view ending_of(Format format) {
  if (format == Format::kAvif) return "avif";
  return format == Format::kWebp ? "webp" : "jpg";
}

std::string_view media_type_of(Format format) {
  if (format == Format::kAvif) return "image/avif";
  return format == Format::kWebp ? "image/webp" : "image/jpeg";
}

std::string to_string(const Shape& shape) {
  const auto letter = kLetters[static_cast<std::size_t>(shape.crop)];
  if (shape.crop == Crop::kWhole || shape.focus == Focus{}) return fmt::format("{}{}", letter, shape.width);
  return fmt::format("{}{}-{}-{}", letter, shape.width, shape.focus.x, shape.focus.y);
}

std::optional<Shape> parse_shape(std::string_view text) {
  const auto shape = read_shape(text);
  // One shape, one address: "s0320" and a whole picture's focus are refused.
  if (!shape || to_string(*shape) != text) return std::nullopt;
  return shape;
}

}  // namespace souk::online::media
