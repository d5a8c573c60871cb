#include "runtime/http/listener.hpp"

#include <cerrno>
#include <cstring>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include "runtime/fiber/token.hpp"
#include "runtime/log/log.hpp"

namespace souk::http {
namespace {

constexpr int kBacklog = 1024;

Error cannot_listen(std::string_view address, int error) {
  Error result =
      error == EADDRINUSE
          ? conflict("http.listen", "Something else listens on " + std::string{address} +
                                        " already; stop it or choose another port with http.listen.")
          : invalid("http.listen", "Choose another address: " + std::string{address} +
                                       " cannot be listened on (" + std::strerror(error) + ").");
  result.detail = std::strerror(error);
  return result;
}

struct AddressesFree {
  void operator()(addrinfo* list) const { freeaddrinfo(list); }
};

Result<std::unique_ptr<addrinfo, AddressesFree>> resolve(const HostPort& wanted, std::string_view text) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const auto port = std::to_string(wanted.port);
  const int error =
      getaddrinfo(wanted.host.empty() ? nullptr : wanted.host.c_str(), port.c_str(), &hints, &found);
  if (error != 0)
    return fail(invalid("http.listen", "Choose another address: " + std::string{text} +
                                           " is not one of this machine (" + gai_strerror(error) + ")."));
  return std::unique_ptr<addrinfo, AddressesFree>{found};
}

std::uint16_t port_of(int fd) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6&>(address).sin6_port
                                             : reinterpret_cast<sockaddr_in&>(address).sin_port);
}

// Answered without a fiber or a parser: a flood must not cost more than this.
void turn_away(int fd) {
  static const std::string kBusy = [] {
    const std::string body =
        R"({"type":"about:blank","title":"Service Unavailable","status":503,"code":"http.full",)"
        R"("detail":"Too many connections; try again in a moment."})";
    return "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/problem+json\r\nRetry-After: 1\r\n"
           "Connection: close\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
  }();
  char unread[2048];
  [[maybe_unused]] auto size =
      ::recv(fd, unread, sizeof unread, MSG_DONTWAIT);  // unread bytes would turn close into a reset
  size = ::send(fd, kBusy.data(), kBusy.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  ::shutdown(fd, SHUT_WR);
  ::close(fd);
}

}  // namespace

Listener::Listener(runtime::Core& core, int fd, std::uint16_t port)
    : core_{core}, descriptor_{core.io(), fd}, port_{port} {}

Result<std::unique_ptr<Listener>> Listener::bind(runtime::Core& core, std::string_view address) {
  const auto wanted = TRY(parse_host_port(address));
  const auto addresses = TRY(resolve(wanted, address));
  int error = EADDRNOTAVAIL;
  for (const auto* each = addresses.get(); each != nullptr; each = each->ai_next) {
    const int fd = ::socket(each->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) {
      error = errno;
      continue;
    }
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(fd, each->ai_addr, each->ai_addrlen) == 0 && ::listen(fd, kBacklog) == 0)
      return std::unique_ptr<Listener>{new Listener{core, fd, port_of(fd)}};
    error = errno;
    ::close(fd);
  }
  return fail(cannot_listen(address, error));
}

// False when the listener is closed.
bool Listener::accept_some(ServerState& server) {
  for (;;) {
    sockaddr_storage peer{};
    socklen_t size = sizeof peer;
    const int fd = ::accept4(descriptor_.native_handle(), reinterpret_cast<sockaddr*>(&peer), &size,
                             SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) {
      if (errno == EINTR || errno == ECONNABORTED) continue;
      if (errno == EAGAIN) return true;
      if (errno == EBADF || errno == EINVAL) return false;
      log::warning("http.accept", {{"detail", std::strerror(errno)}});
      runtime::sleep_for(std::chrono::milliseconds{50});  // out of descriptors: let some connections end
      return true;
    }
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (auto* shard = server.place_for_one(); shard == nullptr) {
      turn_away(fd);
    } else {
      server.serve(*shard, fd, address_text(peer));
    }
  }
}

void Listener::accept_all(ServerState& server) {
  using Descriptor = boost::asio::posix::stream_descriptor;
  while (descriptor_.is_open() && !server.draining) {
    if (descriptor_.async_wait(Descriptor::wait_read, runtime::use_fiber) || server.draining) break;
    if (!accept_some(server)) break;
  }
}

void Listener::close() {
  core_.post([this] {
    boost::system::error_code ignored;
    descriptor_.close(ignored);
  });
}

}  // namespace souk::http
