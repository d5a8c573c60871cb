// Seals small secrets that have to be read again (an authenticator app's, a webhook's) before they are
// stored, so that a copy of the database alone gives none of them away. XChaCha20-Poly1305 of libsodium; a
// seal is bound to its place, such as "staff/stf_...": moved to another document it does not open.
//
// What was stored before there were seals stands as it is and is read as it is.
#pragma once

#include <string>
#include <string_view>

#include "base/random.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"

namespace souk::runtime {

class Seal {
 public:
  static constexpr std::size_t kKeyBytes = 32;
  static constexpr std::size_t kMaxBytes = 4'096;  // of a secret

  // kInvalid "seal.key" when the key has another size.
  static Result<Seal> with_key(const Secret& key);
  // "sealed:v1:" and base 64. kInvalid "seal.too_long".
  Result<std::string> close(std::string_view secret, std::string_view place, Random& random) const;
  // kCorrupt "seal.broken": another key, another place, or somebody changed it.
  Result<Secret> open(std::string_view stored, std::string_view place) const;

 private:
  explicit Seal(Secret key) : key_{std::move(key)} {}
  Secret key_;
};

bool is_sealed(std::string_view stored);

// The key in `file`; makes one, readable for its owner alone, when there is none. Of several processes that
// start at the same time all get the same. kPrecondition "seal.key_open" for a file that everybody may read,
// kInvalid "seal.key", kUnavailable "seal.key_file".
Result<Secret> open_key_file(const std::string& file, Random& random);

}  // namespace souk::runtime
