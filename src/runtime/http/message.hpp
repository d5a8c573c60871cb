// HTTP requests and responses as the handlers see them. No Asio and no Beast in this header.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace souk::http {

enum class Method { kGet, kHead, kPost, kPut, kPatch, kDelete, kOptions };
std::string_view to_string(Method method);

// Field names compare without regard to case. A handful of fields: a list is faster than a map.
class Headers {
 public:
  // Empty when there is none; the first of several.
  std::string_view get(std::string_view name) const;
  void set(std::string name, std::string value);
  // A further field of the same name (Set-Cookie).
  void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
  const std::vector<std::pair<std::string, std::string>>& all() const { return fields_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
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
};

struct Request {
  Method method = Method::kGet;
  std::string target;  // as sent: path and query
  std::string path;    // percent-decoded, no query
  std::vector<std::pair<std::string, std::string>> query;  // decoded, in order
  Headers headers;
  std::string body;                     // whole, unless the route streams
  BodyReader* stream = nullptr;         // set when the route streams
  std::map<std::string, std::string, std::less<>> path_parameters;
  std::string client_address;           // of the peer, or of X-Forwarded-For where a trusted proxy says so
  std::string request_id;
  bool secure = false;                  // came over TLS (here or at a trusted proxy)

  // First value; empty when there is none.
  std::string_view query_value(std::string_view name) const;
  std::vector<std::string_view> query_values(std::string_view name) const;
  std::string_view cookie(std::string_view name) const;
  std::string_view path_parameter(std::string_view name) const;
  // The body as application/x-www-form-urlencoded; kInvalid when it is something else or malformed.
  Result<std::vector<std::pair<std::string, std::string>>> form() const;
};

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
using Body = std::variant<std::string, SharedText, BodyStream, FileBody>;

struct Response {
  int status = 200;
  Headers headers;
  Body body = std::string{};

  static Response text(int status, std::string_view content_type, std::string body);
  static Response html(int status, std::string body) { return text(status, "text/html; charset=utf-8", std::move(body)); }
  static Response json(int status, std::string body) { return text(status, "application/json", std::move(body)); }
  // 303 unless said otherwise.
  static Response redirect(std::string location, int status = 303);
  void set_cookie(const Cookie& cookie);
};

// The one place where an Error becomes an answer: RFC 9457 problem+json with the error's stable code.
int status_of(ErrorKind kind);
Response problem(const Error& error, std::string_view request_id);

}  // namespace souk::http
