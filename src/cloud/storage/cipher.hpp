// AES-256-GCM in chunks, so that a stretch of an encrypted blob can be read without the rest. A file is
// chunks of 64 KiB of the object, each with its tag behind it; the nonce is the chunk's number (the key is
// the blob's alone), and the last one says that it is the last: so none can be taken away, doubled or moved.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/secret.hpp"

struct evp_cipher_ctx_st;

namespace souk::storage {

inline constexpr std::int64_t kChunkBytes = 64 * 1024;
inline constexpr std::int64_t kTagBytes = 16;

// Of a file that holds `size_bytes` of an object encrypted.
constexpr std::int64_t sealed_size(std::int64_t size_bytes) {
  return size_bytes + (size_bytes + kChunkBytes - 1) / kChunkBytes * kTagBytes;
}

// One message of AES-256-GCM: `nonce` 12 bytes. seal() answers ciphertext and tag; open() nothing when it was
// changed.
std::string gcm_seal(std::string_view key, std::string_view nonce, std::string_view about,
                     std::string_view plain);
std::optional<std::string> gcm_open(std::string_view key, std::string_view nonce, std::string_view about,
                                    std::string_view sealed);

class ChunkCipher {
 public:
  explicit ChunkCipher(Secret key) : key_{std::move(key)} {}
  std::string seal(std::int64_t number, bool last, std::string_view plain) const;
  std::optional<std::string> open(std::int64_t number, bool last, std::string_view sealed) const;

 private:
  Secret key_;
};

}  // namespace souk::storage
