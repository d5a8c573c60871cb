// S3's own errors: codes that clients know, with their statuses, as XML. What the store says (object.*) and
// what the HTTP server says (request.*) becomes one of them here and nowhere else.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "runtime/http/message.hpp"

namespace souk::s3 {

// An error with S3's code, such as fault("NoSuchTagSet"); without a message it says the code's usual one.
Error fault(std::string_view code, std::string message = {});

struct Shown {
  std::string code;
  int status = 500;
  std::string message;
};
// What a client is told of an error.
Shown show(const Error& error);

// The answer to it. The error's `fields` are further elements: their pointer the name, their message the
// text. `resource` is the path as sent. HEAD's has no body by the server's doing.
http::Response error_answer(const Error& error, std::string_view resource, std::string_view request_id);

}  // namespace souk::s3
