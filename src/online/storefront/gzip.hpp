// Content coding: gzip (RFC 1952) of whole texts, and whether a client wants it.
#pragma once

#include <string>
#include <string_view>

#include "runtime/http/message.hpp"

namespace souk::online::storefront {

// Below this it is not worth a client's time.
inline constexpr std::size_t kLeastGzipBytes = 1'024;

// `level` 1 to 9. Empty when it would not become smaller.
std::string gzip(std::string_view text, int level);
// Accept-Encoding names gzip, or everything, with a weight above 0.
bool accepts_gzip(const http::Request& request);

}  // namespace souk::online::storefront
