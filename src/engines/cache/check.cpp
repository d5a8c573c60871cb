#include "engines/cache/check.hpp"

#include <algorithm>

#include "runtime/fiber/scope.hpp"

namespace souk::engines::cache {

Status check_key(std::string_view key) {
  const bool plain = std::all_of(key.begin(), key.end(),
                                 [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7F; });
  if (key.empty() || key.size() > kMaxKeyBytes || !plain) {
    return fail(invalid("cache.key", "A cache key is 1 to 250 bytes without blanks and control characters."));
  }
  if (runtime::deadline_passed()) {
    return fail({.kind = ErrorKind::kTimeout,
                 .code = "cache.timeout",
                 .message = "The cache did not answer in time."});
  }
  return {};
}

Status check_entry(std::string_view key, std::string_view value, std::chrono::milliseconds ttl) {
  TRY(check_key(key));
  if (value.size() > kMaxValueBytes) {
    return fail({.kind = ErrorKind::kTooLarge,
                 .code = "cache.too_large",
                 .message = "A cached value is at most 1 MiB."});
  }
  if (ttl.count() < 1)
    return fail(invalid("cache.ttl", "A cached value must live for at least a millisecond."));
  return {};
}

Error not_a_counter() {
  return precondition("cache.not_a_counter", "This entry holds no number that can be counted on.");
}

}  // namespace souk::engines::cache
