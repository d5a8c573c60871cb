// The one spelling under which texts and queries are compared: NFKC with case folded (full width becomes
// half), traditional Chinese as simplified (OpenCC), controls and runs of blanks as one blank, none at the
// ends.
#pragma once

#include <string>
#include <string_view>

namespace souk::online::search::language {

inline constexpr std::size_t kMaxTextBytes = 20'000;
inline constexpr std::size_t kMaxQueryBytes = 600;

// What lies behind `max_bytes` is not read. Bytes that are not UTF-8 become U+FFFD.
std::string normalise(std::string_view text, std::size_t max_bytes = kMaxTextBytes);

}  // namespace souk::online::search::language
