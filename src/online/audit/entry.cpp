#include "online/audit/entry.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <openssl/sha.h>

namespace souk::online::audit {
namespace {

std::string sha256(std::string_view text) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const auto byte : digest) hex += fmt::format("{:02x}", byte);
  return hex;
}

// The parser has bounded the depth.
json::value in_order(const json::value& value) {
  if (const auto* array = value.if_array()) {
    json::array out;
    for (const auto& each : *array) out.push_back(in_order(each));
    return out;
  }
  const auto* object = value.if_object();
  if (object == nullptr) return value;
  std::vector<std::string_view> names;
  for (const auto& [name, member] : *object) names.push_back(name);
  std::sort(names.begin(), names.end());
  json::object out;
  for (const auto name : names) out[name] = in_order(object->at(name));
  return out;
}

}  // namespace

std::string hash_of(const Entry& entry) {
  Entry hashed = entry;
  hashed.hash.clear();
  return sha256(to_json(hashed));
}

std::string digest_of(std::string_view text) {
  const auto value = parse_json(text);
  return sha256(value ? to_text(in_order(*value)) : std::string{text});
}

}  // namespace souk::online::audit
