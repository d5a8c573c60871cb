// The S3 endpoint: takes every request of its server, finds out who asks for what, and has the operation
// answer. It owns nothing but its wits; main gives it the store, the keys and a server of its own.
#pragma once

#include "cloud/s3/call.hpp"
#include "runtime/http/router.hpp"
#include "runtime/http/server.hpp"

namespace souk::s3 {

class Endpoint {
 public:
  explicit Endpoint(Desk desk) : desk_{desk} {}

  // One route for everything; bodies are streamed. The endpoint must outlive it.
  http::Routes routes();
  // Errors of the HTTP server as XML.
  static http::Response server_error(const http::Request& request, int status, const Error& error);
  // What the server needs to be told: paths are keys, no page policy, larger reads.
  static void prepare(http::ServerSettings& settings);

  http::Response answer(const http::Request& request);

 private:
  Result<http::Response> dispatch(const http::Request& request, Call& call);
  Result<http::Response> preflight(const Call& call);
  void add_cors(const Call& call, http::Response& response);

  Desk desk_;
};

}  // namespace souk::s3
