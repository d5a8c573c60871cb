#include "base/error.hpp"

namespace souk {

std::string_view to_string(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kInvalid:
      return "invalid";
    case ErrorKind::kUnauthenticated:
      return "unauthenticated";
    case ErrorKind::kDenied:
      return "denied";
    case ErrorKind::kNotFound:
      return "not_found";
    case ErrorKind::kConflict:
      return "conflict";
    case ErrorKind::kPrecondition:
      return "precondition";
    case ErrorKind::kTooLarge:
      return "too_large";
    case ErrorKind::kLimit:
      return "limit";
    case ErrorKind::kUnavailable:
      return "unavailable";
    case ErrorKind::kTimeout:
      return "timeout";
    case ErrorKind::kStorageFull:
      return "storage_full";
    case ErrorKind::kCorrupt:
      return "corrupt";
    case ErrorKind::kBug:
      return "bug";
  }
  return "bug";
}

namespace {
Error make(ErrorKind kind, std::string code, std::string message, std::string detail = {}) {
  return Error{
      .kind = kind, .code = std::move(code), .message = std::move(message), .detail = std::move(detail)};
}
}  // namespace

Error invalid(std::string code, std::string message) {
  return make(ErrorKind::kInvalid, std::move(code), std::move(message));
}
Error not_found(std::string code, std::string message) {
  return make(ErrorKind::kNotFound, std::move(code), std::move(message));
}
Error conflict(std::string code, std::string message) {
  return make(ErrorKind::kConflict, std::move(code), std::move(message));
}
Error precondition(std::string code, std::string message) {
  return make(ErrorKind::kPrecondition, std::move(code), std::move(message));
}
Error denied(std::string code, std::string message) {
  return make(ErrorKind::kDenied, std::move(code), std::move(message));
}
Error unavailable(std::string code, std::string message, std::string detail) {
  Error error = make(ErrorKind::kUnavailable, std::move(code), std::move(message), std::move(detail));
  error.retry_after_s = 1;
  return error;
}
Error bug(std::string code, std::string detail) {
  return make(ErrorKind::kBug, std::move(code), "Something went wrong on our side; it has been logged.",
              std::move(detail));
}

std::string describe(const Error& error) {
  std::string text{to_string(error.kind)};
  text += ' ';
  text += error.code;
  text += ": ";
  text += error.message;
  if (!error.detail.empty()) text += " (" + error.detail + ")";
  for (const auto& field : error.fields) text += "\n  " + field.pointer + ": " + field.message;
  return text;
}

}  // namespace souk
