// The signature of a delivery, in the scheme that receivers know from Stripe:
//
//   Souk-Signature: t=1790000000,v1=<HMAC-SHA-256 of "1790000000.<body>" in hexadecimal>
//
// One v1 for each secret that is valid, so that a receiver can change over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

namespace souk::online::webhook {

inline constexpr std::string_view kSignatureField = "Souk-Signature";

std::string sign(const std::vector<std::string>& secrets, Instant now, std::string_view body);

}  // namespace souk::online::webhook
