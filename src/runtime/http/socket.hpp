// A connected non-blocking TCP socket, plain or under TLS. It never waits: a call says what it waits for.
// Server and client share it; how to wait is theirs (wait_fd.hpp).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <sys/uio.h>
#include <utility>

#include <openssl/ssl.h>

namespace souk::http {

enum class Io { kDone, kWantRead, kWantWrite, kEnded, kFailed };

struct IoResult {
  Io io = Io::kDone;
  std::size_t size = 0;  // bytes moved, when done
};

struct SslFree {
  void operator()(SSL* ssl) const { SSL_free(ssl); }
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
using SslPtr = std::unique_ptr<SSL, SslFree>;

class Socket {
 public:
  // Takes over an open, non-blocking descriptor.
  explicit Socket(int fd) : fd_{fd} {}
  ~Socket();
  Socket(Socket&& other) noexcept : fd_{std::exchange(other.fd_, -1)}, ssl_{std::move(other.ssl_)} {}
  Socket& operator=(Socket&&) = delete;

  int fd() const { return fd_; }
  bool is_tls() const { return ssl_ != nullptr; }
  // From now on under TLS; false when memory runs out. `ssl` is ready to connect or accept.
  bool start_tls(SslPtr ssl);
  IoResult handshake();

  IoResult read(char* out, std::size_t size);
  // At least some of the pieces, in order. A call that did not finish is repeated with the same bytes.
  // `more`: what follows at once should share the packet.
  IoResult write(std::span<const iovec> pieces, bool more = false);
  // Up to `size` bytes of an open file; under TLS they pass through memory.
  IoResult send_file(int file, std::uint64_t offset, std::size_t size);
  // True when read() has bytes that came with an earlier record: waiting for the socket would be wrong.
  bool has_pending() const { return ssl_ && SSL_pending(ssl_.get()) > 0; }
  // Says goodbye; the other side may still send.
  void shut_write();
  // Ends both directions: whatever waits, and whatever comes, fails.
  void abort();
  // True when an idle kept connection is still worth using: nothing to read, not closed.
  bool is_quiet() const;

 private:
  IoResult tls_result(int result) const;
  IoResult write_tls(std::span<const iovec> pieces);

  int fd_;
  SslPtr ssl_;
  std::string record_;  // what is handed to TLS in one piece
};

}  // namespace souk::http
