// The containers that pictures come in, walked from their first byte to their last without decoding anything.
// Private to look.cpp.
#pragma once

#include <optional>
#include <string_view>

namespace souk::online::media {

struct Walked {
  std::int64_t width = 0;
  std::int64_t height = 0;
  std::size_t end = 0;  // the first byte behind the picture
};

// nullopt: it is damaged or ends too early.
std::optional<Walked> walk_png(std::string_view bytes);
std::optional<Walked> walk_jpeg(std::string_view bytes);
std::optional<Walked> walk_webp(std::string_view bytes);
std::optional<Walked> walk_gif(std::string_view bytes);
std::optional<Walked> walk_avif(std::string_view bytes);
bool is_avif(std::string_view bytes);

}  // namespace souk::online::media
