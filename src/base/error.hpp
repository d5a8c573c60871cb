// The one error type of the program. A function that can fail for a reason outside its own code returns
// Result<T> (result.hpp) with one of these; exceptions are for bugs and for start-up.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace souk {

// What the caller can do about it; runtime/http turns each kind into exactly one HTTP status.
enum class ErrorKind {
  kInvalid,          // the input is wrong: change it (400)
  kUnauthenticated,  // say who you are (401)
  kDenied,           // you may not (403)
  kNotFound,         // no such thing (404)
  kConflict,         // it exists already, or another writer was faster: read again (409)
  kPrecondition,     // right input, wrong state: an illegal move, too little stock (422)
  kTooLarge,         // body, header or list over its bound (413)
  kLimit,            // too many at once: wait (429)
  kUnavailable,      // an engine is gone or the server drains: try again (503)
  kTimeout,          // the deadline passed (504)
  kStorageFull,      // no room left; reads go on (507)
  kCorrupt,          // stored data breaks its own rules (500)
  kBug,              // our mistake (500)
};

std::string_view to_string(ErrorKind kind);

// One complaint about one member of the input.
struct FieldError {
  std::string pointer;  // JSON pointer to the member, e.g. "/items/0/quantity"
  std::string code;     // stable, e.g. "too_small"
  std::string message;  // what to change, in the caller's terms
};

struct Error {
  ErrorKind kind = ErrorKind::kBug;
  std::string code;      // stable and dotted, "stock.insufficient": programs and translations depend on it
  std::string message;   // one English sentence in the caller's terms that says what to change
  std::string detail{};  // for the log only: the foreign error's own words; never shown to a caller
  std::vector<FieldError> fields{};
  int retry_after_s = 0;  // for kLimit and kUnavailable: when it makes sense to try again
};

Error invalid(std::string code, std::string message);
Error not_found(std::string code, std::string message);
Error conflict(std::string code, std::string message);
Error precondition(std::string code, std::string message);
Error denied(std::string code, std::string message);
Error unavailable(std::string code, std::string message, std::string detail = {});
Error bug(std::string code, std::string detail);

// "kind code: message (detail)" for logs and test failures.
std::string describe(const Error& error);

}  // namespace souk
