#include "cloud/storage/cipher.hpp"

#include <memory>

#include <openssl/evp.h>

namespace souk::storage {
namespace {

struct FreeCipher {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, FreeCipher>;

const unsigned char* in_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* out_bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::string nonce_of(std::int64_t number) {
  std::string nonce(12, '\0');
  for (std::size_t i = 0; i < 8; ++i) nonce[11 - i] = static_cast<char>(number >> (8 * i));
  return nonce;
}

}  // namespace

std::string gcm_seal(std::string_view key, std::string_view nonce, std::string_view about,
                     std::string_view plain) {
  const CipherContext context{EVP_CIPHER_CTX_new()};
  std::string sealed(plain.size() + kTagBytes, '\0');
  int size = 0;
  EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, in_bytes(key), in_bytes(nonce));
  EVP_EncryptUpdate(context.get(), nullptr, &size, in_bytes(about), static_cast<int>(about.size()));
  EVP_EncryptUpdate(context.get(), out_bytes(sealed), &size, in_bytes(plain), static_cast<int>(plain.size()));
  EVP_EncryptFinal_ex(context.get(), out_bytes(sealed) + size, &size);
  EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes, out_bytes(sealed) + plain.size());
  return sealed;
}

std::optional<std::string> gcm_open(std::string_view key, std::string_view nonce, std::string_view about,
                                    std::string_view sealed) {
  if (sealed.size() < kTagBytes) return std::nullopt;
  const CipherContext context{EVP_CIPHER_CTX_new()};
  const auto body = sealed.substr(0, sealed.size() - kTagBytes);
  std::string tag{sealed.substr(body.size())};
  std::string plain(body.size(), '\0');
  int size = 0;
  EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, in_bytes(key), in_bytes(nonce));
  EVP_DecryptUpdate(context.get(), nullptr, &size, in_bytes(about), static_cast<int>(about.size()));
  EVP_DecryptUpdate(context.get(), out_bytes(plain), &size, in_bytes(body), static_cast<int>(body.size()));
  EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, kTagBytes, tag.data());
  if (EVP_DecryptFinal_ex(context.get(), out_bytes(plain) + size, &size) != 1) return std::nullopt;
  return plain;
}

std::string ChunkCipher::seal(std::int64_t number, bool last, std::string_view plain) const {
  return gcm_seal(key_.reveal(), nonce_of(number), last ? "last" : "more", plain);
}

std::optional<std::string> ChunkCipher::open(std::int64_t number, bool last, std::string_view sealed) const {
  return gcm_open(key_.reveal(), nonce_of(number), last ? "last" : "more", sealed);
}

}  // namespace souk::storage
