// A message in the form that travels: RFC 5322 headers and MIME parts (RFC 2045 to 2047), the same for every
// adapter. Whatever a customer may have typed is either encoded or refused, so that no text can become a
// header.
#pragma once

#include <string>
#include <string_view>

#include "engines/mail/port.hpp"

namespace souk::engines::mail {

inline constexpr std::size_t kMaxPartBytes = 256 * 1024;
inline constexpr std::size_t kMaxSubject = 200;
inline constexpr std::size_t kMaxName = 100;

// kInvalid "mail.message" with what is wrong.
Status check(const MailMessage& message);
// "local@domain" of printable ASCII that needs no quoting: what can stand between < and > of an SMTP command.
bool is_address(std::string_view address);
// The whole message with CRLF line ends; of one that check() accepts.
std::string to_mime(const MailMessage& message);
// RFC 2047: as it is when it is plain ASCII, else encoded words of at most 75 characters, folded.
std::string encode_header(std::string_view text);

}  // namespace souk::engines::mail
