// The master keys of encryption at rest. Each blob has a random key of its own, which is stored wrapped by
// the first of them (AES-256-GCM, bound to the blob's name); so a new master key means new wraps and not new
// blobs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"

namespace souk::storage {

inline constexpr std::size_t kKeyBytes = 32;

class Keys {
 public:
  // kInvalid "object.keys" for one that has not 32 bytes. None is fine: then nothing can be encrypted.
  static Result<Keys> make(const std::vector<Secret>& masters);

  bool can_encrypt() const { return !masters_.empty(); }
  // A new random key; kInvalid "object.no_keys".
  Result<Secret> make_key(Random& random) const;
  // "v1.<master's id>.<base 64>".
  Result<std::string> wrap(const Secret& key, std::string_view blob, Random& random) const;
  // kCorrupt "object.key_unknown" when no master fits, or somebody changed it.
  Result<Secret> unwrap(std::string_view wrapped, std::string_view blob) const;
  // Wrapped by the first master.
  bool is_current(std::string_view wrapped) const;

 private:
  struct Master {
    std::string id;  // the first 16 hexadecimal digits of its SHA-256
    Secret key;
  };
  std::vector<Master> masters_;
};

}  // namespace souk::storage
