// One-time codes of an authenticator app: TOTP (RFC 6238) over HMAC-SHA-1 with six digits and steps of 30
// seconds, the only form that all apps know. Pure; who has used which step is account.hpp's business.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace souk::online::staff {

// RFC 4648 section 6, without padding.
std::string base32(std::string_view bytes);
std::optional<std::string> from_base32(std::string_view text);

// 20 random bytes in base 32 (RFC 4226 section 4, R6).
std::string new_totp_secret(Random& random);

std::int64_t totp_step(Instant now);
// The code of one step; `digits` is 6 for people and 8 in the RFC's examples.
std::string totp_code(std::string_view secret_base32, std::int64_t step, int digits = 6);

// The step whose code `given` is, of the one before, this and the next one (RFC 6238 section 5.2 leaves that
// much to slow clocks and thumbs), and later than `last_used`. Compares without telling by its time.
std::optional<std::int64_t> match_totp(std::string_view secret_base32, std::string_view given, Instant now,
                                       std::int64_t last_used);

// What the app scans: "otpauth://totp/Shop:name?secret=...&issuer=Shop&...".
std::string otpauth_uri(std::string_view issuer, std::string_view account, std::string_view secret_base32);
// A QR code of `text` as an SVG picture that needs nothing else, black on white with its quiet zone. kInvalid
// "qr.too_long" past 1,000 bytes.
Result<std::string> qr_svg(std::string_view text);

}  // namespace souk::online::staff
