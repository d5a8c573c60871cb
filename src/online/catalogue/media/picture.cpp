#include "online/catalogue/media/picture.hpp"

#include <algorithm>

namespace souk::online::catalogue {
namespace {

struct Size {
  std::int64_t width = 0;
  std::int64_t height = 0;
};
using MaybeSize = Result<Size>;

Error unknown() {
  return invalid("picture.unknown", "This is no picture: send JPEG, PNG, WebP, AVIF or GIF.");
}
Error broken() { return invalid("picture.broken", "This picture is damaged or was not sent whole."); }

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}
std::int64_t big16(std::string_view bytes, std::size_t at) {
  return static_cast<std::int64_t>(byte_at(bytes, at) << 8U | byte_at(bytes, at + 1));
}
std::int64_t big32(std::string_view bytes, std::size_t at) {
  return big16(bytes, at) << 16 | big16(bytes, at + 2);
}
std::int64_t little16(std::string_view bytes, std::size_t at) {
  return static_cast<std::int64_t>(byte_at(bytes, at) | byte_at(bytes, at + 1) << 8U);
}
std::int64_t little24(std::string_view bytes, std::size_t at) {
  return little16(bytes, at) | static_cast<std::int64_t>(byte_at(bytes, at + 2)) << 16;
}
std::int64_t little32(std::string_view bytes, std::size_t at) {
  return little16(bytes, at) | little16(bytes, at + 2) << 16;
}

// PNG (RFC 2083): chunks of length, type, data and checksum up to IEND.
MaybeSize png(std::string_view bytes) {
  std::size_t at = 8;
  Size size;
  while (at + 12 <= bytes.size()) {
    const auto length = static_cast<std::size_t>(big32(bytes, at));
    const auto type = bytes.substr(at + 4, 4);
    if (length > bytes.size() - at - 12) return fail(broken());
    if (type == "IHDR" && length == 13) size = {big32(bytes, at + 8), big32(bytes, at + 12)};
    if (type == "IEND") return size;
    at += 12 + length;
  }
  return fail(broken());
}

bool is_start_of_frame(std::uint32_t marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

// JPEG (ITU T.81, annex B): marker segments up to the start of scan; the end of image must follow it.
MaybeSize jpeg(std::string_view bytes) {
  std::size_t at = 2;
  Size size;
  while (at + 4 <= bytes.size()) {
    if (byte_at(bytes, at) != 0xff) return fail(broken());
    const auto marker = byte_at(bytes, at + 1);
    if (marker == 0xff) {  // fill
      ++at;
      continue;
    }
    if (marker == 0xda) {
      if (bytes.find("\xff\xd9", at) == std::string_view::npos) return fail(broken());
      return size;
    }
    const auto length = static_cast<std::size_t>(big16(bytes, at + 2));
    if (length < 2 || length > bytes.size() - at - 2) return fail(broken());
    if (is_start_of_frame(marker)) size = {big16(bytes, at + 7), big16(bytes, at + 5)};
    at += 2 + length;
  }
  return fail(broken());
}

// WebP (RFC 9649): a RIFF whose first chunk is VP8, VP8L or VP8X.
MaybeSize webp(std::string_view bytes) {
  if (little32(bytes, 4) + 8 > static_cast<std::int64_t>(bytes.size()) || bytes.size() < 30)
    return fail(broken());
  const auto kind = bytes.substr(12, 4);
  if (kind == "VP8 ") return Size{little16(bytes, 26) & 0x3fff, little16(bytes, 28) & 0x3fff};
  if (kind == "VP8L") {
    const auto bits = little32(bytes, 21);
    return Size{(bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1};
  }
  if (kind == "VP8X") return Size{little24(bytes, 24) + 1, little24(bytes, 27) + 1};
  return fail(broken());
}

MaybeSize gif(std::string_view bytes) {
  if (bytes.size() < 14 || bytes.back() != ';') return fail(broken());
  return Size{little16(bytes, 6), little16(bytes, 8)};
}

// AVIF (ISO 23008-12): the largest "ispe" property says how large the picture is. Boxes that hold boxes are
// walked; every box must lie within its parent.
bool look_for_size(std::string_view boxes, int depth, Size& size) {
  while (boxes.size() >= 8) {
    auto length = static_cast<std::size_t>(big32(boxes, 0));
    if (length == 0) length = boxes.size();
    if (length < 8 || length > boxes.size()) return false;
    const auto type = boxes.substr(4, 4);
    auto inside = boxes.substr(8, length - 8);
    if (type == "ispe" && inside.size() >= 12 && big32(inside, 4) >= size.width)
      size = {big32(inside, 4), big32(inside, 8)};
    const bool holds_boxes = type == "meta" || type == "iprp" || type == "ipco";
    if (holds_boxes && depth < 4) {
      if (type == "meta") inside.remove_prefix(std::min<std::size_t>(4, inside.size()));
      if (!look_for_size(inside, depth + 1, size)) return false;
    }
    boxes.remove_prefix(length);
  }
  return boxes.empty();
}
MaybeSize avif(std::string_view bytes) {
  Size size;
  if (!look_for_size(bytes, 0, size)) return fail(broken());
  return size;
}

bool is_avif(std::string_view bytes) {
  if (bytes.size() < 16 || bytes.substr(4, 4) != "ftyp") return false;
  const auto length = std::min<std::size_t>(static_cast<std::size_t>(big32(bytes, 0)), bytes.size());
  for (std::size_t at = 8; at + 4 <= length; at += 4) {
    if (bytes.substr(at, 4) == "avif") return true;
  }
  return false;
}

Result<PictureLook> checked(std::string_view ending, MaybeSize size) {
  const auto found = TRY(std::move(size));
  if (found.width <= 0 || found.height <= 0) return fail(broken());
  if (found.width > 100'000 || found.height > 100'000 || found.width * found.height > kMaxPicturePixels) {
    return fail(Error{.kind = ErrorKind::kTooLarge,
                      .code = "picture.too_large",
                      .message = "The picture has too many pixels; 60 million are the most."});
  }
  return PictureLook{ending, found.width, found.height};
}

}  // namespace

Result<PictureLook> look_at_picture(std::string_view bytes) {
  if (bytes.size() > kMaxPictureBytes) {
    return fail(Error{.kind = ErrorKind::kTooLarge,
                      .code = "picture.too_large",
                      .message = "The file is too large; 10 MiB are the most."});
  }
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return checked("png", png(bytes));
  if (bytes.starts_with("\xff\xd8\xff")) return checked("jpg", jpeg(bytes));
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return checked("gif", gif(bytes));
  if (bytes.starts_with("RIFF") && bytes.substr(std::min<std::size_t>(8, bytes.size())).starts_with("WEBP"))
    return checked("webp", webp(bytes));
  if (is_avif(bytes)) return checked("avif", avif(bytes));
  return fail(unknown());
}

}  // namespace souk::online::catalogue
