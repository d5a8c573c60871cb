#include "online/media/look.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "online/media/container.hpp"

namespace souk::online::media {
namespace {

Error unknown() {
  return invalid("picture.unknown", "This is no picture: send JPEG, PNG, WebP, AVIF or GIF.");
}
Error broken() { return invalid("picture.broken", "This picture is damaged or was not sent whole."); }
Error polyglot() {
  return invalid("picture.polyglot",
                 "This file is a picture and something else besides; save the picture anew and send that.");
}
Error too_large(std::string message) {
  return Error{.kind = ErrorKind::kTooLarge, .code = "picture.too_large", .message = std::move(message)};
}

bool holds_any_case(std::string_view bytes, std::string_view lower) {
  std::size_t at = 0;
  while ((at = bytes.find(lower.front(), at)) != std::string_view::npos) {
    if (at + lower.size() > bytes.size()) return false;
    if (text::to_lower_ascii(bytes.substr(at, lower.size())) == lower) return true;
    ++at;
  }
  return false;
}

// Words that make a browser or a server run what it was given. No writer of pictures puts them anywhere.
bool holds_markup(std::string_view bytes) {
  static constexpr std::array<std::string_view, 6> kWords{"<script", "<html", "<!doctype html",
                                                          "<?php",   "<body", "<iframe"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return holds_any_case(bytes, word); });
}

bool holds_archive(std::string_view bytes) {
  return bytes.find("PK\x03\x04") != std::string_view::npos ||
         bytes.find("PK\x05\x06") != std::string_view::npos;
}

// A picture whose header reads as the beginning of a comment is a script to who loads it as one.
bool begins_as_comment(std::string_view bytes) {
  return bytes.substr(6, 2) == "/*" || bytes.substr(4, 2) == "/*";
}

// Cameras leave things behind the end of a JPEG (a second picture, a short film): no archive, though, and
// what is served is made anew from the pixels. Other kinds end where they say.
bool is_something_else(std::string_view ending, std::string_view bytes, std::size_t end) {
  const auto rest = bytes.substr(end);
  if (ending != "jpg" && rest.find_first_not_of(std::string_view{"\0\r\n", 3}) != std::string_view::npos)
    return true;
  return holds_archive(rest) || begins_as_comment(bytes) || holds_markup(bytes);
}

Result<PictureLook> checked(std::string_view ending, std::string_view bytes,
                            const std::optional<Walked>& found) {
  if (!found || found->width <= 0 || found->height <= 0) return fail(broken());
  if (found->width > 100'000 || found->height > 100'000 || found->width * found->height > kMaxPicturePixels)
    return fail(too_large("The picture has too many pixels; 60 million are the most."));
  if (is_something_else(ending, bytes, found->end)) return fail(polyglot());
  return PictureLook{ending, found->width, found->height};
}

}  // namespace

Result<PictureLook> look_at_picture(std::string_view bytes) {
  if (bytes.size() > kMaxPictureBytes) return fail(too_large("The file is too large; 64 MiB are the most."));
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return checked("png", bytes, walk_png(bytes));
  if (bytes.starts_with("\xff\xd8\xff")) return checked("jpg", bytes, walk_jpeg(bytes));
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a"))
    return checked("gif", bytes, walk_gif(bytes));
  if (bytes.starts_with("RIFF") && bytes.substr(std::min<std::size_t>(8, bytes.size())).starts_with("WEBP"))
    return checked("webp", bytes, walk_webp(bytes));
  if (is_avif(bytes)) return checked("avif", bytes, walk_avif(bytes));
  return fail(unknown());
}

}  // namespace souk::online::media
