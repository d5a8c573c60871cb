#include "cloud/storage/digest.hpp"

#include <openssl/evp.h>
#include <zlib.h>

#include "cloud/storage/crc32c.hpp"
#include "cloud/storage/encoding.hpp"

namespace souk::storage {
namespace {

const EVP_MD* algorithm_of(ChecksumKind kind) {
  switch (kind) {
    case ChecksumKind::kMd5:
      return EVP_md5();
    case ChecksumKind::kSha1:
      return EVP_sha1();
    case ChecksumKind::kSha256:
      return EVP_sha256();
    case ChecksumKind::kCrc32:
    case ChecksumKind::kCrc32c:
      break;
  }
  return nullptr;
}

std::string big_endian(std::uint32_t value) {
  return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
          static_cast<char>(value)};
}

std::uint32_t add_crc(ChecksumKind kind, std::uint32_t crc, std::string_view bytes) {
  if (kind == ChecksumKind::kCrc32c) return crc32c(crc, bytes);
  return static_cast<std::uint32_t>(
      crc32_z(crc, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

}  // namespace

Digests::Digests(const std::vector<ChecksumKind>& kinds) {
  const auto start = [this](ChecksumKind kind) {
    Running running{.kind = kind};
    if (const auto* algorithm = algorithm_of(kind)) {
      running.context = EVP_MD_CTX_new();
      EVP_DigestInit_ex(running.context, algorithm, nullptr);
    }
    running_.push_back(running);
  };
  start(ChecksumKind::kMd5);
  for (const auto kind : kinds) start(kind);
}

Digests::~Digests() {
  for (auto& running : running_) EVP_MD_CTX_free(running.context);
}

void Digests::add(std::string_view bytes) {
  for (auto& running : running_) {
    if (running.context != nullptr) {
      EVP_DigestUpdate(running.context, bytes.data(), bytes.size());
    } else {
      running.crc = add_crc(running.kind, running.crc, bytes);
    }
  }
}

Digests::Sums Digests::finish() {
  Sums sums;
  for (std::size_t i = 0; i < running_.size(); ++i) {
    auto& running = running_[i];
    std::string raw;
    if (running.context != nullptr) {
      unsigned char bytes[EVP_MAX_MD_SIZE];
      unsigned size = 0;
      EVP_DigestFinal_ex(running.context, bytes, &size);
      raw.assign(reinterpret_cast<const char*>(bytes), size);
    } else {
      raw = big_endian(running.crc);
    }
    if (i == 0) {
      sums.md5 = std::move(raw);
    } else {
      sums.checksums.push_back({running.kind, to_base64(raw)});
    }
  }
  return sums;
}

std::string digest_of(ChecksumKind kind, std::string_view bytes) {
  const auto* algorithm = algorithm_of(kind);
  if (algorithm == nullptr) return big_endian(add_crc(kind, 0, bytes));
  unsigned char raw[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), raw, &size, algorithm, nullptr);
  return {reinterpret_cast<const char*>(raw), size};
}

std::size_t digest_size(ChecksumKind kind) {
  const auto* algorithm = algorithm_of(kind);
  return algorithm == nullptr ? 4 : static_cast<std::size_t>(EVP_MD_get_size(algorithm));
}

}  // namespace souk::storage
