// Conditional and partial requests: entity tags, dates and byte ranges (RFC 9110 sections 8.8, 13 and 14).
// The server applies them to every answer that carries an ETag or Last-Modified; a handler that can tell
// early uses not_modified() and saves the work.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"
#include "runtime/http/message.hpp"

namespace souk::http {

// A strong tag of the content, with its quotes.
std::string etag_of(std::string_view content);
// True when `field` (If-None-Match, If-Match) names the tag or is "*"; weak comparison passes over "W/".
bool names_etag(std::string_view field, std::string_view etag, bool weak);

// "Sun, 06 Nov 1994 08:49:37 GMT"; only this form is accepted, and nullopt for anything else.
std::string http_date(Instant instant);
std::optional<Instant> parse_http_date(std::string_view text);

// True when the client has this version already: answer 304. Either may be empty.
bool not_modified(const Request& request, std::string_view etag, std::string_view last_modified);
// For writes: kPrecondition (412) when If-Match is there and does not name `etag`.
Status check_if_match(const Request& request, std::string_view etag);

struct ByteRange {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};
// The one range of a Range field over `total` bytes. Empty: send everything (no range, several, other units,
// malformed); an error (416): nothing of it exists.
Result<std::optional<ByteRange>> parse_range(std::string_view field, std::uint64_t total);

// Turns a 200 to GET or HEAD into 304, and one with a file into 206 or 416, as the request asks.
void apply_conditions(const Request& request, Response& response);

}  // namespace souk::http
