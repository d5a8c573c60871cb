#include "runtime/seal/seal.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <sodium.h>

namespace souk::runtime {
namespace {

constexpr std::string_view kMark = "sealed:v1:";
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr int kBase64 = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;

using Bytes = std::vector<unsigned char>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string to_base64(const Bytes& bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), kBase64), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kBase64);
  text.pop_back();  // its terminating zero
  return text;
}

std::optional<Bytes> from_base64(std::string_view text) {
  if (text.empty()) return Bytes{};
  Bytes bytes(text.size());
  std::size_t size = 0;
  if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr,
                        kBase64) != 0)
    return std::nullopt;
  bytes.resize(size);
  return bytes;
}

Error broken() {
  return {.kind = ErrorKind::kCorrupt,
          .code = "seal.broken",
          .message =
              "A stored secret cannot be opened: it was sealed with another key. Put the key file of "
              "this shop back, or make the secret anew."};
}

}  // namespace

bool is_sealed(std::string_view stored) { return stored.starts_with(kMark); }

Result<Seal> Seal::with_key(const Secret& key) {
  static_assert(kKeyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
  if (sodium_init() < 0)
    return fail(unavailable("seal.library", "libsodium does not start on this machine."));
  if (key.reveal().size() != kKeyBytes)
    return fail(invalid("seal.key", "A key file holds 32 bytes; this one is no key."));
  return Seal{key};
}

Result<std::string> Seal::close(std::string_view secret, std::string_view place, Random& random) const {
  if (secret.size() > kMaxBytes)
    return fail(invalid("seal.too_long", "A secret of more than 4,096 bytes cannot be kept."));
  Bytes sealed(kNonce + secret.size() + kTag);
  std::array<std::uint8_t, kNonce> nonce{};
  random.fill(nonce);
  std::copy(nonce.begin(), nonce.end(), sealed.begin());
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + kNonce, nullptr, bytes_of(secret), secret.size(),
                                             bytes_of(place), place.size(), nullptr, nonce.data(),
                                             bytes_of(key_.reveal()));
  return std::string{kMark} + to_base64(sealed);
}

Result<Secret> Seal::open(std::string_view stored, std::string_view place) const {
  if (!is_sealed(stored)) return Secret{std::string{stored}};
  const auto sealed = from_base64(stored.substr(kMark.size()));
  if (!sealed || sealed->size() < kNonce + kTag) return fail(broken());
  std::string secret(sealed->size() - kNonce - kTag, '\0');
  const auto opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
      reinterpret_cast<unsigned char*>(secret.data()), nullptr, nullptr, sealed->data() + kNonce,
      sealed->size() - kNonce, bytes_of(place), place.size(), sealed->data(), bytes_of(key_.reveal()));
  if (opened != 0) return fail(broken());
  return Secret{std::move(secret)};
}

}  // namespace souk::runtime
