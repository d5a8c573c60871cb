// Opening a socket (client_exchange.hpp).
#include <cerrno>
#include <cstring>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

#include "runtime/fiber/fiber.hpp"
#include "runtime/http/address.hpp"
#include "runtime/http/client_exchange.hpp"
#include "runtime/http/wait_fd.hpp"

namespace souk::http {
namespace {

struct Address {
  sockaddr_storage storage{};
  socklen_t size = 0;
};

Error cannot_connect(const Url& url, std::string detail) {
  return unavailable("http.connect", "The service at " + url.authority() + " cannot be reached.",
                     std::move(detail));
}

Error timed_out(const Url& url) {
  return Error{.kind = ErrorKind::kTimeout,
               .code = "http.timeout",
               .message = "The service at " + url.authority() + " did not answer in time."};
}

Result<std::vector<Address>> resolve(const Url& url) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int error = getaddrinfo(url.host.c_str(), std::to_string(url.port).c_str(), &hints, &found);
  if (error != 0) return fail(cannot_connect(url, gai_strerror(error)));
  std::vector<Address> addresses;
  for (const auto* each = found; each != nullptr; each = each->ai_next) {
    auto& address = addresses.emplace_back();
    std::memcpy(&address.storage, each->ai_addr, each->ai_addrlen);
    address.size = each->ai_addrlen;
  }
  freeaddrinfo(found);
  return addresses;
}

Result<std::unique_ptr<Socket>> connect_to(const Url& url, const Address& address,
                                           runtime::Deadline deadline) {
  const int fd = ::socket(address.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) return fail(cannot_connect(url, std::strerror(errno)));
  auto socket = std::make_unique<Socket>(fd);
  const int on = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (::connect(fd, reinterpret_cast<const sockaddr*>(&address.storage), address.size) == 0) return socket;
  if (errno != EINPROGRESS) return fail(cannot_connect(url, std::strerror(errno)));
  if (!wait_fd(fd, Io::kWantWrite, deadline)) return fail(timed_out(url));
  int error = 0;
  socklen_t size = sizeof error;
  ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size);
  if (error != 0) return fail(cannot_connect(url, std::strerror(error)));
  return socket;
}

Status shake_hands(Socket& socket, const Url& url, const SslContext& context, runtime::Deadline deadline) {
  const auto refused = [&] {
    return fail(unavailable("http.tls", "No trusted connection to " + url.authority() + " could be made.",
                            take_tls_error()));
  };
  if (!socket.start_tls(connect_session(context, url.host))) return refused();
  for (;;) {
    const auto result = socket.handshake();
    if (result.io == Io::kDone) return {};
    if (result.io == Io::kFailed || result.io == Io::kEnded) return refused();
    if (!wait_fd(socket.fd(), result.io, deadline)) return fail(timed_out(url));
  }
}

}  // namespace

Result<std::unique_ptr<Socket>> open_socket(const Url& url, const Opening& opening) {
  const auto& may_connect = opening.settings.may_connect;
  const auto addresses =
      TRY(runtime::in_fiber() ? opening.resolver.run([&] { return resolve(url); }) : resolve(url));
  Error last = cannot_connect(url, "it has no address");
  for (const auto& address : addresses) {
    if (may_connect && !may_connect(address_text(address.storage))) {
      last = denied("http.address",
                    "The service at " + url.authority() + " has an address that is not allowed.");
      continue;
    }
    auto socket = connect_to(url, address, opening.deadline);
    if (!socket) {
      last = std::move(socket).error();
      continue;
    }
    if (url.tls) TRY(shake_hands(**socket, url, opening.context, opening.deadline));
    return std::move(*socket);
  }
  return fail(std::move(last));
}

}  // namespace souk::http
