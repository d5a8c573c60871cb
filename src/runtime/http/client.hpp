// An HTTP/1.1 client for fibers and plain threads: connections are kept and used again, TLS certificates are
// verified, and everything has a bound. It follows no redirects and repeats only what is safe to repeat, and
// that only when a kept connection turns out to be dead.
//
//   http::Client client{{}};
//   auto answer = TRY(client.send({.method = Method::kPost, .url = "https://pay.example/v3/orders", .body =
//   text}));
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/time.hpp"
#include "runtime/http/message.hpp"

namespace souk::http {

struct ClientSettings {
  milliseconds connect_timeout{5'000};
  milliseconds timeout{30'000};  // of a whole exchange; the request's scope may be shorter
  std::size_t max_response_bytes = 16 * 1024 * 1024;
  std::size_t max_header_bytes = 32 * 1024;
  std::size_t max_idle_per_host = 8;
  std::size_t max_idle = 64;
  milliseconds idle_timeout{30'000};
  // Asked with each address that a name has, just before connecting, so that no later answer of the DNS can
  // lead elsewhere; empty: every address will do. For URLs that strangers may choose.
  std::function<bool(std::string_view address)> may_connect{};
  std::string authority_file{};  // PEM; empty: the system's authorities
  std::string user_agent = "souk";
};

struct ClientRequest {
  Method method = Method::kGet;
  std::string url;
  Headers headers{};
  std::string body{};
  milliseconds timeout{0};  // 0: the client's
};

struct ClientResponse {
  int status = 0;
  Headers headers{};
  std::string body{};
};

class Client {
 public:
  explicit Client(ClientSettings settings);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // Any status is an answer. Errors: kInvalid "http.url", "http.header"; kDenied "http.address" (may_connect
  // refused them all); kUnavailable "http.connect",
  // "http.tls", "http.broken" (nobody knows whether the other side acted); kTimeout "http.timeout";
  // kTooLarge "http.response_size".
  Result<ClientResponse> send(const ClientRequest& request);

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace souk::http
