// HTTP requests and responses as the handlers see them. No Asio and no Beast in this header.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace souk::http {

// kOther: a method that no route can have (TRACE, CONNECT, made-up ones).
enum class Method { kGet, kHead, kPost, kPut, kPatch, kDelete, kOptions, kOther };
inline constexpr std::size_t kMethods = 7;  // without kOther
std::string_view to_string(Method method);

using Pair = std::pair<std::string, std::string>;

// Field names compare without regard to case.
bool equal_names(std::string_view a, std::string_view b);

// A handful of fields: a list is faster than a map. clear() keeps the strings' memory for the next request.
class Headers {
 public:
  Headers() = default;
  Headers(std::initializer_list<Pair> fields) : fields_{fields}, size_{fields.size()} {}

  // Empty when there is none; the first of several.
  std::string_view get(std::string_view name) const;
  bool contains(std::string_view name) const { return find(name) != nullptr; }
  void set(std::string_view name, std::string_view value);
  // A further field of the same name (Set-Cookie).
  void add(std::string_view name, std::string_view value);
  std::span<const Pair> all() const { return {fields_.data(), size_}; }
  std::size_t size() const { return size_; }
  void clear() { size_ = 0; }

 private:
  const Pair* find(std::string_view name) const;

  std::vector<Pair> fields_;
  std::size_t size_ = 0;
};

// Reads a request's body piece by piece; for routes that asked for a stream.
class BodyReader {
 public:
  virtual ~BodyReader() = default;
  // Empty at the end. kTooLarge past the route's limit, kTimeout when the client is too slow.
  virtual Result<std::string> read(std::size_t at_most) = 0;
};

// Writes a response's body piece by piece. An error means that the client is gone: stop.
class BodyWriter {
 public:
  virtual ~BodyWriter() = default;
  virtual Status write(std::string_view piece) = 0;
  // True when the server drains: an endless stream (server-sent events) should end now.
  virtual bool closing() const { return false; }
};

struct Request {
  Method method = Method::kGet;
  std::string target;       // as sent: path and query
  std::string path;         // percent-decoded, no query
  std::vector<Pair> query;  // decoded, in order
  Headers headers;
  std::string body;              // whole, unless the route streams
  BodyReader* stream = nullptr;  // set when the route streams
  std::map<std::string, std::string, std::less<>> path_parameters;
  std::string client_address;  // of the peer, or of X-Forwarded-For where a trusted proxy says so
  std::string request_id;
  bool secure = false;      // came over TLS (here or at a trusted proxy)
  std::vector<Pair> notes;  // what filters found out, for handlers: "staff" -> their name

  // First value; empty when there is none.
  std::string_view query_value(std::string_view name) const;
  std::vector<std::string_view> query_values(std::string_view name) const;
  std::string_view cookie(std::string_view name) const;
  std::string_view path_parameter(std::string_view name) const;
  std::string_view note(std::string_view name) const;
  // The body as application/x-www-form-urlencoded, at most 200 fields; kInvalid when it is something else or
  // malformed.
  Result<std::vector<Pair>> form() const;
  // Empties it for the next request on the same connection and keeps the memory.
  void clear();
};

// Decodes "a=1&b=x+y"; kInvalid on a broken escape, text that is not UTF-8 or more than `max_fields`.
Status parse_form(std::string_view text, std::size_t max_fields, std::vector<Pair>& out);
// The value of one cookie of a Cookie field; empty when it is not there.
std::string_view find_cookie(std::string_view field, std::string_view name);

struct Cookie {
  std::string name;
  std::string value;
  std::optional<long> max_age_s{};  // session cookie when absent; 0 removes
  bool http_only = true;
  bool secure = false;
  std::string path = "/";
};  // always SameSite=Lax

using SharedText = std::shared_ptr<const std::string>;
using BodyStream = std::function<Status(BodyWriter&)>;  // sent in chunks
struct FileBody {
  std::string path;
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};
// A body whose size is known before its bytes are: sent with Content-Length. A stream that writes another
// size ends the connection.
struct SizedStream {
  std::uint64_t size = 0;
  BodyStream write;
};
// Pieces of files one after the other, by sendfile, each opened when its turn comes. Ranges are the handler's
// business. A file that is missing or too short ends the connection.
struct FileSegment {
  std::string path;
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};
struct SegmentsBody {
  std::vector<FileSegment> segments;
  std::shared_ptr<const void> keep{};  // lives until the last byte is sent: whatever keeps the files there
};
using Body = std::variant<std::string, SharedText, BodyStream, FileBody, SizedStream, SegmentsBody>;

struct Response {
  int status = 200;
  Headers headers;
  Body body = std::string{};

  static Response text(int status, std::string_view content_type, std::string body);
  static Response html(int status, std::string body) {
    return text(status, "text/html; charset=utf-8", std::move(body));
  }
  static Response json(int status, std::string body) {
    return text(status, "application/json", std::move(body));
  }
  // 303 unless said otherwise.
  static Response redirect(std::string location, int status = 303);
  void set_cookie(const Cookie& cookie);
};

// "Not Found" for 404; "Unknown" for a code without a name.
std::string_view reason_of(int status);

// The one place where an Error becomes an answer: RFC 9457 problem+json with the error's stable code. What is
// our own fault (500 and above) is logged here with its detail, which the answer does not show.
int status_of(ErrorKind kind);
// Finer than the kind where HTTP itself has a status for what is wrong ("request.method" is 405).
int status_of(const Error& error);
// Worth an error in the log: 501 and 505 are the client's doing.
bool is_our_fault(const Error& error);
Response problem(const Error& error, std::string_view request_id);

}  // namespace souk::http
