#include "online/media/addresses.hpp"

#include <algorithm>
#include <array>

#include <sodium.h>

#include "base/text.hpp"

namespace souk::online::media {
namespace {

using Digest = std::array<unsigned char, crypto_auth_hmacsha256_BYTES>;
constexpr std::size_t kSignatureBytes = 18;  // 144 bits, 24 letters
constexpr int kBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

const unsigned char* raw(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

Digest hmac(std::string_view key, std::string_view purpose, std::string_view text) {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, raw(key), key.size());
  crypto_auth_hmacsha256_update(&state, raw(purpose), purpose.size());
  crypto_auth_hmacsha256_update(&state, raw(text), text.size());
  Digest digest{};
  crypto_auth_hmacsha256_final(&state, digest.data());
  return digest;
}

std::string base64(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), kBase64), '\0');
  sodium_bin2base64(text.data(), text.size(), raw(bytes), bytes.size(), kBase64);
  text.pop_back();  // its terminator
  return text;
}

std::string signed_text(std::string_view path, Shape shape) {
  shape.width = kWidths.front();  // stands for all of them
  return to_string(shape) + "/" + std::string{path};
}

}  // namespace

bool is_safe_path(std::string_view path) {
  if (path.empty() || path.size() > 500) return false;
  for (const auto segment : text::split(path, '/')) {
    if (segment.empty() || segment.front() == '.') return false;
    for (const char c : segment) {
      if (static_cast<unsigned char>(c) < 0x20 || c == '\\' || c == 0x7f) return false;
    }
  }
  return true;
}

bool is_picture_path(std::string_view path) {
  static constexpr std::array<std::string_view, 6> kEndings{"jpg", "jpeg", "png", "webp", "gif", "avif"};
  const auto dot = path.rfind('.');
  if (dot == std::string_view::npos) return false;
  const auto ending = text::to_lower_ascii(path.substr(dot + 1));
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

namespace {
void append_path(std::string& url, std::string_view path) {
  for (const auto segment : text::split(path, '/')) {
    url += '/';
    url += text::percent_encode(segment);
  }
}
}  // namespace

std::string media_url(std::string_view path) {
  std::string url = "/media";
  append_path(url, path);
  return url;
}

Addresses::Addresses(const Secret& master) {
  const auto derived = hmac(master.reveal(), "souk media 1", "");
  key_ = Secret{std::string{derived.begin(), derived.end()}};
}

std::string Addresses::sign(std::string_view purpose, std::string_view text) const {
  const auto digest = hmac(key_.reveal(), purpose, text);
  return base64({reinterpret_cast<const char*>(digest.data()), kSignatureBytes});
}

std::string Addresses::of(std::string_view path, const Shape& shape) const {
  auto url = "/pictures/" + to_string(shape) + "/" + sign("address\n", signed_text(path, shape));
  append_path(url, path);
  return url;
}

bool Addresses::is_signed(std::string_view path, const Shape& shape, std::string_view signature) const {
  return text::equal_constant_time(sign("address\n", signed_text(path, shape)), signature);
}

std::string Addresses::token(std::string_view text) const {
  return base64(text) + "." + sign("token\n", text);
}

Result<std::string> Addresses::read_token(std::string_view token) const {
  const auto dot = token.rfind('.');
  std::string text(token.size(), '\0');
  std::size_t size = 0;
  if (dot != std::string_view::npos && token.size() <= 4'096 &&
      sodium_base642bin(reinterpret_cast<unsigned char*>(text.data()), text.size(), token.data(), dot,
                        nullptr, &size, nullptr, kBase64) == 0) {
    text.resize(size);
    if (text::equal_constant_time(sign("token\n", text), token.substr(dot + 1))) return text;
  }
  return fail(denied("media.token", "This upload was not begun here; begin it anew."));
}

}  // namespace souk::online::media
