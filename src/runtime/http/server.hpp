// The HTTP/1.1 server: one listening socket, one fiber per connection, connections spread over the cores.
// Everything a client can make it hold is bounded (settings below); past a bound the answer is 4xx or 503.
//
//   http::Router router{std::move(routes)};
//   http::Server server{cores, router, settings};
//   TRY(server.start());      // ... later: server.drain(deadline)
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "runtime/fiber/core.hpp"
#include "runtime/fiber/wait.hpp"
#include "runtime/http/router.hpp"

namespace souk::http {

struct ServerSettings {
  std::string listen = "127.0.0.1:8080";  // HOST:PORT, [IPV6]:PORT, or :PORT for every address; port 0: any
  std::size_t max_connections = 10'000;
  std::size_t max_header_bytes = 16 * 1024;
  std::size_t max_target_bytes = 8 * 1024;
  std::uint64_t max_requests_per_connection = 1'000'000;
  milliseconds header_timeout{10'000};  // from a request's first byte to the end of its header
  milliseconds idle_timeout{60'000};    // between requests
  milliseconds write_timeout{30'000};   // grace for a slow reader, beyond the minimal rate
  milliseconds body_grace{10'000};      // the same for a slow sender
  std::size_t min_bytes_per_second = 1024;
  milliseconds sweep_interval{250};            // how often each core looks for connections past their time
  std::vector<std::string> trusted_proxies{};  // addresses or networks: "10.0.0.0/8"
  std::string tls_certificate{};               // PEM files; empty serves plain HTTP
  std::string tls_key{};
  bool raw_paths = false;         // paths are keys: "." and ".." and any bytes stand in them
  bool page_policy = true;        // HTML without a Content-Security-Policy of its own gets ours
  std::size_t read_bytes = 0;     // a connection's input buffer, where more than a header needs is wanted
  int access_sample_percent = 0;  // of requests in the log; those answered with 5xx always are
  int trace_sample_percent = 0;   // of traces that start here
};

class ServerState;

class Server {
 public:
  // The router must outlive the server and not change any more.
  Server(runtime::Cores& cores, const Router& router, ServerSettings settings);
  // Drains without grace when drain() was not called.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Binds and begins to accept. kConflict "http.listen" when the address is taken, kInvalid when a setting is
  // wrong ("http.listen", "http.tls", "http.trusted_proxies").
  Status start();
  std::uint16_t bound_port() const;

  // Stops accepting, closes idle connections, lets running requests finish until the deadline and then cuts
  // them off; returns when all connections are gone. From a plain thread or a fiber, once.
  void drain(runtime::Deadline deadline);
  bool draining() const;
  std::size_t connections() const;

  // Reads certificate and key again, for new connections.
  Status reload_tls();

 private:
  std::unique_ptr<ServerState> state_;
};

}  // namespace souk::http
