// Password hashes: argon2id by libsodium, on a small pool of their own, so that a rush of sign-ins costs
// neither the cores' time nor more memory than the pool's threads times one hash.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/secret.hpp"
#include "runtime/fiber/pool.hpp"

namespace souk::online::customer {

class Passwords {
 public:
  struct Cost {
    unsigned long long operations;
    std::size_t memory_bytes;
    static Cost interactive();  // 64 MiB and some tens of milliseconds
    static Cost least();        // for tests
  };

  Passwords(runtime::Pool& pool, Cost cost);

  static constexpr std::size_t kMinLength = 8;
  static constexpr std::size_t kMaxBytes = 256;
  // Length alone, as NIST SP 800-63B has it. kInvalid "password.too_short", "password.too_long".
  static Status check(const Secret& password);

  // Both wait for the pool; kLimit "pool.full".
  Result<std::string> hash(const Secret& password) const;
  Result<bool> verify(const Secret& password, const std::string& hash) const;

 private:
  runtime::Pool* pool_;
  Cost cost_;
};

}  // namespace souk::online::customer
