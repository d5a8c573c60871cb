#include "online/media/container.hpp"

#include <algorithm>

namespace souk::online::media {
namespace {

using MaybeWalked = std::optional<Walked>;

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

bool is_start_of_frame(std::uint32_t marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

// Entropy-coded data ends at a marker that is neither a stuffed zero nor a restart (T.81, B.1.1.5).
std::size_t end_of_scan(std::string_view bytes, std::size_t at) {
  while (at + 1 < bytes.size()) {
    at = bytes.find('\xff', at);
    if (at == std::string_view::npos || at + 1 >= bytes.size()) return bytes.size();
    const auto next = byte_at(bytes, at + 1);
    if (next != 0 && next != 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += next == 0xff ? 1 : 2;
  }
  return bytes.size();
}

// Past the sub-blocks of a GIF: each says its length in one byte, an empty one ends them. 0: cut off.
std::size_t past_blocks(std::string_view bytes, std::size_t at) {
  while (at < bytes.size()) {
    const auto length = byte_at(bytes, at);
    at += 1 + length;
    if (length == 0) return at;
  }
  return 0;
}

std::size_t colour_table_bytes(std::uint32_t flags) {
  return (flags & 0x80U) == 0 ? 0 : std::size_t{3} << ((flags & 7U) + 1U);
}

// The largest "ispe" property says how large an AVIF is. Boxes that hold boxes are walked; every box must lie
// within its parent.
bool look_for_size(std::string_view boxes, int depth, Walked& size) {
  while (boxes.size() >= 8) {
    auto length = static_cast<std::size_t>(big32(boxes, 0));
    if (length == 0) length = boxes.size();
    if (length < 8 || length > boxes.size()) return false;
    const auto type = boxes.substr(4, 4);
    auto inside = boxes.substr(8, length - 8);
    if (type == "ispe" && inside.size() >= 12 &&
        big32(inside, 4) * big32(inside, 8) >= size.width * size.height) {
      size.width = big32(inside, 4);
      size.height = big32(inside, 8);
    }
    const bool holds_boxes = type == "meta" || type == "iprp" || type == "ipco";
    if (holds_boxes && depth < 4) {
      if (type == "meta") inside.remove_prefix(std::min<std::size_t>(4, inside.size()));
      if (!look_for_size(inside, depth + 1, size)) return false;
    }
    boxes.remove_prefix(length);
  }
  return boxes.empty();
}

}  // namespace

// PNG (RFC 2083): chunks of length, type, data and checksum up to IEND.
MaybeWalked walk_png(std::string_view bytes) {
  std::size_t at = 8;
  Walked size;
  while (at + 12 <= bytes.size()) {
    const auto length = static_cast<std::size_t>(big32(bytes, at));
    const auto type = bytes.substr(at + 4, 4);
    if (length > bytes.size() - at - 12) return std::nullopt;
    if (type == "IHDR" && length == 13) {
      size.width = big32(bytes, at + 8);
      size.height = big32(bytes, at + 12);
    }
    at += 12 + length;
    size.end = at;
    if (type == "IEND") return size;
  }
  return std::nullopt;
}

// JPEG (ITU T.81, annex B): marker segments and scans up to the end of image.
MaybeWalked walk_jpeg(std::string_view bytes) {
  std::size_t at = 2;
  Walked size;
  while (at + 2 <= bytes.size()) {
    if (byte_at(bytes, at) != 0xff) return std::nullopt;
    const auto marker = byte_at(bytes, at + 1);
    if (marker == 0xff) {  // fill
      ++at;
      continue;
    }
    if (marker == 0xd9) {
      size.end = at + 2;
      return size;
    }
    const auto length = static_cast<std::size_t>(big16(bytes, at + 2));
    if (at + 4 > bytes.size() || length < 2 || length > bytes.size() - at - 2) return std::nullopt;
    if (is_start_of_frame(marker)) {
      size.width = big16(bytes, at + 7);
      size.height = big16(bytes, at + 5);
    }
    at += 2 + length;
    if (marker == 0xda) at = end_of_scan(bytes, at);
  }
  return std::nullopt;
}

// WebP (RFC 9649): a RIFF whose first chunk is VP8, VP8L or VP8X.
MaybeWalked walk_webp(std::string_view bytes) {
  const auto length = static_cast<std::size_t>(little32(bytes, 4)) + 8;
  if (bytes.size() < 30 || length > bytes.size()) return std::nullopt;
  const auto kind = bytes.substr(12, 4);
  if (kind == "VP8 ") return Walked{little16(bytes, 26) & 0x3fff, little16(bytes, 28) & 0x3fff, length};
  if (kind == "VP8L") {
    const auto bits = little32(bytes, 21);
    return Walked{(bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1, length};
  }
  if (kind == "VP8X") return Walked{little24(bytes, 24) + 1, little24(bytes, 27) + 1, length};
  return std::nullopt;
}

// GIF89a, sections 17 to 27: the screen, then extensions and images up to the trailer.
MaybeWalked walk_gif(std::string_view bytes) {
  if (bytes.size() < 14) return std::nullopt;
  Walked size{little16(bytes, 6), little16(bytes, 8), 0};
  std::size_t at = 13 + colour_table_bytes(byte_at(bytes, 10));
  while (at < bytes.size()) {
    const auto kind = bytes[at];
    if (kind == ';') {
      size.end = at + 1;
      return size;
    }
    if (kind == '!') {
      at = past_blocks(bytes, at + 2);
    } else if (kind == ',' && at + 10 < bytes.size()) {
      // An image may be larger than the screen; what is made of it then is as large as the image.
      size.width = std::max(size.width, little16(bytes, at + 1) + little16(bytes, at + 5));
      size.height = std::max(size.height, little16(bytes, at + 3) + little16(bytes, at + 7));
      at = past_blocks(bytes, at + 10 + colour_table_bytes(byte_at(bytes, at + 9)) + 1);
    } else {
      return std::nullopt;
    }
    if (at == 0) return std::nullopt;
  }
  return std::nullopt;
}

// AVIF (ISO 23008-12): boxes up to the end of the file.
MaybeWalked walk_avif(std::string_view bytes) {
  Walked size{0, 0, bytes.size()};
  if (!look_for_size(bytes, 0, size)) return std::nullopt;
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

}  // namespace souk::online::media
