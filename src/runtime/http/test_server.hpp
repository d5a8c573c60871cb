// For tests: a server on a free loopback port, and a client that sends exactly the bytes it is told to.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

#include <gtest/gtest.h>

#include "runtime/http/server.hpp"

namespace souk::http::testing {

class RawClient {
 public:
  explicit RawClient(std::uint16_t port) : fd_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    EXPECT_EQ(::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  }
  ~RawClient() { ::close(fd_); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  int fd() const { return fd_; }
  void send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  // One response: header, and as much body as Content-Length says (none when `head_only`).
  std::string response(bool head_only = false) {
    while (unread_.find("\r\n\r\n") == std::string::npos) {
      if (!more()) return std::exchange(unread_, {});
    }
    std::size_t size = unread_.find("\r\n\r\n") + 4;
    const auto field = unread_.find("Content-Length: ");
    if (!head_only && field < size) size += std::stoul(unread_.substr(field + 16));
    while (unread_.size() < size && more()) {
    }
    auto text = unread_.substr(0, size);
    unread_.erase(0, size);
    return text;
  }
  // Everything up to the end of the connection.
  std::string rest() {
    while (more()) {
    }
    return std::exchange(unread_, {});
  }

 private:
  bool more() {
    char piece[16 * 1024];
    const auto got = ::recv(fd_, piece, sizeof piece, 0);
    if (got <= 0) return false;
    unread_.append(piece, static_cast<std::size_t>(got));
    return true;
  }
  int fd_;
  std::string unread_;
};

class TestServer {
 public:
  explicit TestServer(Routes routes, ServerSettings settings = {})
      : cores_{2}, router_{std::move(routes)}, server_{cores_, router_, on_any_port(std::move(settings))} {
    const auto started = server_.start();
    EXPECT_TRUE(started) << describe(started.error());
  }
  Server& operator*() { return server_; }
  Server* operator->() { return &server_; }
  Router& router() { return router_; }
  std::uint16_t port() const { return server_.bound_port(); }
  std::string url(std::string_view target) const {
    return "http://127.0.0.1:" + std::to_string(port()) + std::string{target};
  }
  // Sends one request with "Connection: close" and gives the whole answer.
  std::string ask(std::string_view request_line, std::string_view fields = "", std::string_view body = "") {
    RawClient client{port()};
    client.send(std::string{request_line} + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" +
                std::string{fields} + "\r\n" + std::string{body});
    return client.rest();
  }

 private:
  static ServerSettings on_any_port(ServerSettings settings) {
    settings.listen = "127.0.0.1:0";
    return settings;
  }
  runtime::Cores cores_;
  Router router_;
  Server server_;
};

// GET /hello, POST /echo (64 bytes at most), GET /stream, POST /count (streams its body), GET /throw.
inline Routes sample_routes() {
  Routes routes;
  routes.add_raw({.path = "/hello"}, [](const Request&) { return Response::html(200, "<p>hello"); });
  routes.add_raw({.method = Method::kPost, .path = "/echo", .max_body_bytes = 64},
                 [](const Request& request) { return Response::text(200, "text/plain", request.body); });
  routes.add_raw({.path = "/stream"}, [](const Request&) {
    Response response;
    response.body = BodyStream{[](BodyWriter& writer) -> Status {
      TRY(writer.write("first "));
      return writer.write("second");
    }};
    return response;
  });
  routes.add_raw(
      {.method = Method::kPost, .path = "/count", .max_body_bytes = 10'000'000, .stream_body = true},
      [](const Request& request) {
        std::size_t total = 0;
        for (;;) {
          const auto piece = request.stream->read(4096);
          if (!piece) return problem(piece.error(), request.request_id);
          if (piece->empty()) return Response::text(200, "text/plain", std::to_string(total));
          total += piece->size();
        }
      });
  routes.add_raw({.path = "/throw"},
                 [](const Request&) -> Response { throw std::runtime_error{"broken handler"}; });
  return routes;
}

}  // namespace souk::http::testing
