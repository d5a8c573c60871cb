#include "cloud/storage/name.hpp"

#include <openssl/sha.h>

#include "cloud/storage/encoding.hpp"
#include "engines/object/check.hpp"

namespace souk::storage {

Status check_bucket_name(std::string_view name) {
  TRY(engines::object::check_bucket(name));
  if (name.find("..") == std::string_view::npos) return {};
  return fail(invalid("object.bucket", "A bucket's name holds no two dots beside each other."));
}

Status check_key(std::string_view key) { return engines::object::check_key(key); }

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
