// Checksums of a body that passes by: MD5 always (the ETag), and those that were asked for.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cloud/storage/version.hpp"

struct evp_md_ctx_st;

namespace souk::storage {

class Digests {
 public:
  explicit Digests(const std::vector<ChecksumKind>& kinds);
  ~Digests();
  Digests(Digests&&) noexcept = default;
  Digests(const Digests&) = delete;
  Digests& operator=(const Digests&) = delete;

  void add(std::string_view bytes);
  // Ends it; once. `md5` raw, `checksums` in base 64, in the order that was asked for.
  struct Sums {
    std::string md5;
    std::vector<Checksum> checksums;
  };
  Sums finish();

 private:
  struct Running {
    ChecksumKind kind;
    evp_md_ctx_st* context = nullptr;  // of MD5, SHA-1 and SHA-256
    std::uint32_t crc = 0;
  };
  std::vector<Running> running_;  // the first is MD5
};

// Of `bytes` alone; raw.
std::string digest_of(ChecksumKind kind, std::string_view bytes);
// The size of a raw digest.
std::size_t digest_size(ChecksumKind kind);

}  // namespace souk::storage
