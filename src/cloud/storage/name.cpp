#include "cloud/storage/name.hpp"

#include <algorithm>

#include <openssl/sha.h>

#include "base/text.hpp"
#include "cloud/storage/encoding.hpp"

namespace souk::storage {
namespace {

constexpr std::size_t kMaxKeyBytes = 1'024;

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

Status check_bucket_name(std::string_view name) {
  const bool fits =
      name.size() >= 3 && name.size() <= 63 && is_word(name.front()) && is_word(name.back()) &&
      std::all_of(name.begin(), name.end(), [](char c) { return is_word(c) || c == '.' || c == '-'; }) &&
      name.find("..") == std::string_view::npos;
  if (fits) return {};
  return fail(
      invalid("object.bucket",
              "A bucket's name is 3 to 63 of a-z, 0-9, . and -, beginning and ending with a letter or "
              "digit."));
}

Status check_key(std::string_view key) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (!key.empty() && key.size() <= kMaxKeyBytes && std::none_of(key.begin(), key.end(), is_control) &&
      text::is_valid_utf8(key))
    return {};
  return fail(
      invalid("object.key", "An object's key is 1 to 1,024 bytes of UTF-8 without control characters."));
}

std::string place_of(std::string_view bucket, std::string_view key) {
  std::string place;
  place.reserve(bucket.size() + key.size() + 1);
  return place.append(bucket).append(1, '/').append(key);
}

std::string id_of(std::string_view bucket, std::string_view key) {
  const auto place = place_of(bucket, key);
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(place.data()), place.size(), digest);
  return to_hex({reinterpret_cast<const char*>(digest), sizeof digest});
}

std::string behind_all_of(std::string_view prefix) {
  // The last code point that has a next one is moved on. UTF-8's byte order is that of code points.
  std::string text{prefix};
  while (!text.empty()) {
    std::size_t start = text.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    std::uint32_t point = static_cast<unsigned char>(text[start]);
    const auto width = text.size() - start;
    if (width > 1) point &= 0x7FU >> width;
    for (std::size_t i = start + 1; i < text.size(); ++i)
      point = point << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
    text.resize(start);
    if (point >= 0x10FFFF) continue;
    ++point;
    if (point == 0xD800) point = 0xE000;  // surrogates are no text
    append_utf8(text, point);
    return text;
  }
  return text;
}

}  // namespace souk::storage
