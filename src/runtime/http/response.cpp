// Responses made by hand and from errors (message.hpp).
#include <fmt/format.h>

#include "base/json.hpp"
#include "runtime/http/message.hpp"
#include "runtime/log/log.hpp"

namespace souk::http {

Response Response::text(int status, std::string_view content_type, std::string body) {
  Response response{.status = status, .headers = {}, .body = std::move(body)};
  response.headers.add("Content-Type", content_type);
  return response;
}

Response Response::redirect(std::string location, int status) {
  Response response{.status = status, .headers = {}, .body = std::string{}};
  response.headers.add("Location", location);
  return response;
}

void Response::set_cookie(const Cookie& cookie) {
  std::string text = fmt::format("{}={}; Path={}; SameSite=Lax", cookie.name, cookie.value, cookie.path);
  if (cookie.max_age_s) text += fmt::format("; Max-Age={}", *cookie.max_age_s);
  if (cookie.http_only) text += "; HttpOnly";
  if (cookie.secure) text += "; Secure";
  headers.add("Set-Cookie", text);
}

std::string_view reason_of(int status) {
  static constexpr std::pair<int, std::string_view> kReasons[] = {
      {200, "OK"},
      {201, "Created"},
      {202, "Accepted"},
      {204, "No Content"},
      {206, "Partial Content"},
      {301, "Moved Permanently"},
      {302, "Found"},
      {303, "See Other"},
      {304, "Not Modified"},
      {307, "Temporary Redirect"},
      {308, "Permanent Redirect"},
      {400, "Bad Request"},
      {401, "Unauthorized"},
      {402, "Payment Required"},
      {403, "Forbidden"},
      {404, "Not Found"},
      {405, "Method Not Allowed"},
      {406, "Not Acceptable"},
      {408, "Request Timeout"},
      {409, "Conflict"},
      {410, "Gone"},
      {411, "Length Required"},
      {412, "Precondition Failed"},
      {413, "Content Too Large"},
      {414, "URI Too Long"},
      {415, "Unsupported Media Type"},
      {416, "Range Not Satisfiable"},
      {417, "Expectation Failed"},
      {422, "Unprocessable Content"},
      {428, "Precondition Required"},
      {429, "Too Many Requests"},
      {431, "Request Header Fields Too Large"},
      {500, "Internal Server Error"},
      {501, "Not Implemented"},
      {502, "Bad Gateway"},
      {503, "Service Unavailable"},
      {504, "Gateway Timeout"},
      {505, "HTTP Version Not Supported"},
      {507, "Insufficient Storage"},
  };
  for (const auto& [code, reason] : kReasons) {
    if (code == status) return reason;
  }
  return "Unknown";
}

int status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kInvalid:
      return 400;
    case ErrorKind::kUnauthenticated:
      return 401;
    case ErrorKind::kDenied:
      return 403;
    case ErrorKind::kNotFound:
      return 404;
    case ErrorKind::kConflict:
      return 409;
    case ErrorKind::kPrecondition:
      return 422;
    case ErrorKind::kTooLarge:
      return 413;
    case ErrorKind::kLimit:
      return 429;
    case ErrorKind::kUnavailable:
      return 503;
    case ErrorKind::kTimeout:
      return 504;
    case ErrorKind::kStorageFull:
      return 507;
    case ErrorKind::kCorrupt:
    case ErrorKind::kBug:
      return 500;
  }
  return 500;
}

int status_of(const Error& error) {
  static constexpr std::pair<std::string_view, int> kFiner[] = {
      {"request.method", 405},      {"request.media_type", 415}, {"request.target_size", 414},
      {"request.header_size", 431}, {"request.slow", 408},       {"request.version", 505},
      {"request.coding", 501},      {"request.range", 416},      {"request.expectation", 417},
      {"request.if_match", 412},
  };
  for (const auto& [code, status] : kFiner) {
    if (error.code == code) return status;
  }
  return status_of(error.kind);
}

namespace {

void append_member(std::string& out, std::string_view name, std::string_view value) {
  out += fmt::format(",\"{}\":", name);
  append_json_string(out, value);
}

std::string problem_body(const Error& error, int status, std::string_view request_id) {
  std::string body =
      fmt::format("{{\"type\":\"about:blank\",\"title\":\"{}\",\"status\":{}", reason_of(status), status);
  append_member(body, "code", error.code);
  append_member(body, "detail", error.message);
  if (!request_id.empty()) append_member(body, "request_id", request_id);
  if (!error.fields.empty()) {
    body += ",\"errors\":[";
    for (const auto& field : error.fields) {
      if (&field != &error.fields.front()) body += ',';
      body += "{\"pointer\":";
      append_json_string(body, field.pointer);
      append_member(body, "code", field.code);
      append_member(body, "detail", field.message);
      body += '}';
    }
    body += ']';
  }
  body += '}';
  return body;
}

}  // namespace

bool is_our_fault(const Error& error) { return status_of(error) >= 500 && status_of(error.kind) >= 500; }

Response problem(const Error& error, std::string_view request_id) {
  const int status = status_of(error);
  if (is_our_fault(error))
    log::error("http.problem", {{"code", error.code}, {"detail", error.detail}, {"message", error.message}});
  auto response = Response::text(status, "application/problem+json", problem_body(error, status, request_id));
  response.headers.add("Cache-Control", "no-store");
  if (error.retry_after_s > 0) response.headers.add("Retry-After", std::to_string(error.retry_after_s));
  return response;
}

}  // namespace souk::http
