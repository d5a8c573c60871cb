#include "online/media/bare_webp.hpp"

namespace souk::online::media {
namespace {

constexpr std::size_t kHead = 12;      // RIFF, size, WEBP
constexpr std::size_t kChunkHead = 8;  // name, size
constexpr int kKept = ~0x0c;           // of VP8X's flags: all but those for EXIF and XMP

std::size_t little32_at(std::string_view bytes, std::size_t at) {
  std::size_t number = 0;
  for (std::size_t i = 0; i < 4; ++i)
    number |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return number;
}

}  // namespace

std::string bare_webp(std::string_view bytes) {
  if (bytes.size() < kHead) return std::string{bytes};
  std::string bare{bytes.substr(0, kHead)};
  std::size_t at = kHead;
  while (at + kChunkHead <= bytes.size()) {
    const auto name = bytes.substr(at, 4);
    const auto size = little32_at(bytes, at + 4);
    const auto whole = kChunkHead + size + size % 2;
    if (name != "EXIF" && name != "XMP ") {
      const auto begin = bare.size();
      bare += bytes.substr(at, whole);
      if (name == "VP8X" && bare.size() > begin + kChunkHead)
        bare[begin + kChunkHead] = static_cast<char>(bare[begin + kChunkHead] & kKept);
    }
    at += whole;
  }
  const auto size = bare.size() - kChunkHead;
  for (std::size_t i = 0; i < 4; ++i) bare[4 + i] = static_cast<char>(size >> (8 * i));
  return bare;
}

}  // namespace souk::online::media
