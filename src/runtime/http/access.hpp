// Who is told of every request that a server has answered: for an access log. The place in the server where a
// microsecond is a percent of everything: note() takes no lock that others hold for long, and allocates
// nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

namespace souk::http {

// The texts are looked at during the call alone.
struct AccessRecord {
  std::string_view method;
  std::string_view path;   // decoded, without the query
  std::string_view route;  // its template; empty where no route was found
  int status = 0;
  std::uint64_t bytes = 0;  // of the body
  std::chrono::nanoseconds took{};
  std::string_view client;  // address
  std::string_view request_id;
};

class AccessSink {
 public:
  virtual ~AccessSink() = default;
  virtual void note(const AccessRecord& record) noexcept = 0;
};

}  // namespace souk::http
