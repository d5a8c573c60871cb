#include "engines/mail/message.hpp"

#include <algorithm>
#include <array>
#include <ctime>

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk::engines::mail {
namespace {

constexpr std::size_t kMaxAddress = 254;  // RFC 5321 4.5.3.1.3
constexpr std::size_t kMaxId = 160;
constexpr std::size_t kBase64Line = 76;
constexpr std::size_t kWordBytes = 42;  // 56 characters of base64 in an encoded word of 75

Status refuse(std::string message) { return fail(invalid("mail.message", std::move(message))); }

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_one_line(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; }) &&
         text.find("=?") == std::string_view::npos;
}

std::string base64(std::string_view bytes) {
  static constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const auto left = bytes.size() - at;
    const auto byte = [&](std::size_t i) -> unsigned {
      return i < left ? static_cast<unsigned char>(bytes[at + i]) : 0U;
    };
    const unsigned group = byte(0) << 16 | byte(1) << 8 | byte(2);
    out += kDigits[group >> 18 & 63];
    out += kDigits[group >> 12 & 63];
    out += left > 1 ? kDigits[group >> 6 & 63] : '=';
    out += left > 2 ? kDigits[group & 63] : '=';
  }
  return out;
}

// Base64 hides "." lines, long lines and bare line feeds from every server on the way.
void append_part(std::string& out, std::string_view type, std::string_view content) {
  out += fmt::format("Content-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n", type);
  const auto encoded = base64(content);
  for (std::size_t at = 0; at < encoded.size(); at += kBase64Line) {
    out.append(encoded, at, kBase64Line);
    out += "\r\n";
  }
}

// RFC 5322 3.3, always in UTC.
std::string date_header(Instant instant) {
  static constexpr std::array<const char*, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t at = instant.unix_ms / 1000;
  std::tm utc{};
  gmtime_r(&at, &utc);
  return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} +0000", kDays.at(static_cast<std::size_t>(utc.tm_wday)),
                     utc.tm_mday, kMonths.at(static_cast<std::size_t>(utc.tm_mon)), utc.tm_year + 1900,
                     utc.tm_hour, utc.tm_min, utc.tm_sec);
}

std::string mailbox_header(const Mailbox& box) {
  if (box.name.empty()) return box.address;
  if (!is_plain(box.name)) return fmt::format("{}\r\n <{}>", encode_header(box.name), box.address);
  std::string quoted;
  for (const char c : box.name) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return fmt::format("\"{}\" <{}>", quoted, box.address);
}

Status check(std::string_view what, const Mailbox& box) {
  if (!is_address(box.address)) return refuse(fmt::format("The address of \"{}\" is no mail address.", what));
  if (!text::is_valid_utf8(box.name) || !is_one_line(box.name) || text::length(box.name) > kMaxName) {
    return refuse(
        fmt::format("The name of \"{}\" must be one line of at most {} characters.", what, kMaxName));
  }
  return {};
}

}  // namespace

bool is_address(std::string_view address) {
  const auto at = address.find('@');
  if (address.size() > kMaxAddress || at == std::string_view::npos || at == 0) return false;
  const auto local = address.substr(0, at);
  const auto domain = address.substr(at + 1);
  static constexpr std::string_view kAtext = "!#$%&'*+-/=?^_`{|}~.";
  const bool local_fits = std::all_of(local.begin(), local.end(), [](char c) {
    return is_alphanumeric(c) || kAtext.find(c) != std::string_view::npos;
  });
  const bool domain_fits = std::all_of(domain.begin(), domain.end(),
                                       [](char c) { return is_alphanumeric(c) || c == '-' || c == '.'; });
  return local_fits && domain_fits && !domain.empty() && domain.front() != '.' && domain.back() != '.' &&
         domain.find("..") == std::string_view::npos;
}

Status check(const MailMessage& message) {
  const auto fits = [](char c) { return is_alphanumeric(c) || c == '.' || c == ':' || c == '_' || c == '-'; };
  if (message.id.empty() || message.id.size() > kMaxId || message.id.front() == '.' ||
      !std::all_of(message.id.begin(), message.id.end(), fits)) {
    return refuse("The id must have 1 to 160 letters, digits or \".:_-\".");
  }
  TRY(check("from", message.from));
  TRY(check("to", message.to));
  if (!message.reply_to.address.empty()) TRY(check("reply_to", message.reply_to));
  if (!text::is_valid_utf8(message.subject) || !is_one_line(message.subject) || message.subject.empty() ||
      text::length(message.subject) > kMaxSubject) {
    return refuse(fmt::format("The subject must be one line of 1 to {} characters.", kMaxSubject));
  }
  for (const auto* part : {&message.text, &message.html}) {
    if (part->size() > kMaxPartBytes || !text::is_valid_utf8(*part))
      return refuse("A part must be UTF-8 text of at most 256 KiB.");
  }
  if (!is_plain(message.language) || message.language.size() > 35)
    return refuse("The language must be a tag such as \"zh-CN\".");
  return {};
}

std::string encode_header(std::string_view text) {
  if (is_plain(text)) return std::string{text};
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    auto size = std::min(kWordBytes, text.size() - at);
    // A word must not end within a character.
    while (at + size < text.size() && (static_cast<unsigned char>(text[at + size]) & 0xC0) == 0x80) --size;
    if (!out.empty()) out += "\r\n ";
    out += fmt::format("=?utf-8?B?{}?=", base64(text.substr(at, size)));
    at += size;
  }
  return out;
}

std::string to_mime(const MailMessage& message) {
  auto unique = message.id;
  std::replace(unique.begin(), unique.end(), ':', '=');  // a dot-atom has no colon
  const auto host = message.from.address.substr(message.from.address.find('@') + 1);
  std::string out = fmt::format("Date: {}\r\nFrom: {}\r\nTo: {}\r\n", date_header(message.date),
                                mailbox_header(message.from), mailbox_header(message.to));
  if (!message.reply_to.address.empty())
    out += fmt::format("Reply-To: {}\r\n", mailbox_header(message.reply_to));
  out += fmt::format("Subject: {}\r\nMessage-ID: <{}@{}>\r\nMIME-Version: 1.0\r\n",
                     encode_header(message.subject), unique, host);
  if (!message.language.empty()) out += fmt::format("Content-Language: {}\r\n", message.language);
  // RFC 3834: no vacation answers, please.
  out += "Auto-Submitted: auto-generated\r\n";
  if (message.html.empty()) {
    append_part(out, "text/plain", message.text);
    return out;
  }
  // Base64 has no "=_", so the boundary never occurs in a part.
  constexpr std::string_view kBoundary = "=_souk_part";
  out += fmt::format("Content-Type: multipart/alternative; boundary=\"{}\"\r\n\r\n", kBoundary);
  out += fmt::format("--{}\r\n", kBoundary);
  append_part(out, "text/plain", message.text);
  out += fmt::format("--{}\r\n", kBoundary);
  append_part(out, "text/html", message.html);
  out += fmt::format("--{}--\r\n", kBoundary);
  return out;
}

}  // namespace souk::engines::mail
