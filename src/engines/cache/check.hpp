// The bounds of the cache port's arguments, checked alike by every adapter.
#pragma once

#include <chrono>
#include <string_view>

#include "base/result.hpp"

namespace souk::engines::cache {

inline constexpr std::size_t kMaxKeyBytes = 250;
inline constexpr std::size_t kMaxValueBytes = 1024 * 1024;

Status check_key(std::string_view key);
Status check_entry(std::string_view key, std::string_view value, std::chrono::milliseconds ttl);

// A counter that holds something else, or would leave 64 bits.
Error not_a_counter();

}  // namespace souk::engines::cache
