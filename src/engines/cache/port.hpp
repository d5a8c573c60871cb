// The cache port: what may be lost (sessions, rate limits, locks, answers kept for repeats), with an end to
// everything in it. Bounded: when full, what was not used for longest goes first.
//
// Threads: any fiber or thread. Errors: kUnavailable, kTimeout (a caller goes on without the cache where it
// can), kInvalid "cache.key" and "cache.ttl", kTooLarge "cache.too_large" for arguments outside the bounds
// below.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace souk::engines {

class Cache {
 public:
  virtual ~Cache() = default;

  // Keys are 1 to 250 bytes without blanks and control characters; values are any bytes, at most 1 MiB. A ttl
  // is at least one millisecond; nothing that has passed its end is ever given.
  virtual Result<std::optional<std::string>> get(std::string_view key) = 0;
  virtual Status put(std::string_view key, std::string_view value, std::chrono::milliseconds ttl) = 0;
  // True when the key was free and is now ours.
  virtual Result<bool> put_if_absent(std::string_view key, std::string_view value,
                                     std::chrono::milliseconds ttl) = 0;
  virtual Status erase(std::string_view key) = 0;
  // Adds to a counter and answers its new value; a new counter starts at 0 and ends `ttl` after its first
  // use. Its value reads as decimal text. kPrecondition "cache.not_a_counter" for another text or past 64
  // bits.
  virtual Result<std::int64_t> increment(std::string_view key, std::int64_t by,
                                         std::chrono::milliseconds ttl) = 0;
  // Moves the end of an entry; false when there is none.
  virtual Result<bool> touch(std::string_view key, std::chrono::milliseconds ttl) = 0;
};

}  // namespace souk::engines
