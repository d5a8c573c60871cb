#include "runtime/http/socket.hpp"

#include <algorithm>
#include <cerrno>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/err.h>

namespace souk::http {
namespace {

constexpr std::size_t kRecordBytes = 16 * 1024;  // the largest TLS record

IoResult result_of(ssize_t moved, Io blocked) {
  if (moved >= 0) return {Io::kDone, static_cast<std::size_t>(moved)};
  if (errno == EAGAIN || errno == EINTR) return {blocked};
  return {Io::kFailed};
}

}  // namespace

Socket::~Socket() {
  if (fd_ >= 0) ::close(fd_);
}

bool Socket::start_tls(SslPtr ssl) {
  if (!ssl || SSL_set_fd(ssl.get(), fd_) != 1) return false;
  ssl_ = std::move(ssl);
  return true;
}

IoResult Socket::tls_result(int result) const {
  switch (SSL_get_error(ssl_.get(), result)) {
    case SSL_ERROR_WANT_READ:
      return {Io::kWantRead};
    case SSL_ERROR_WANT_WRITE:
      return {Io::kWantWrite};
    case SSL_ERROR_ZERO_RETURN:
      return {Io::kEnded};
    default:
      return {Io::kFailed};
  }
}

IoResult Socket::handshake() {
  ERR_clear_error();
  const int result = SSL_do_handshake(ssl_.get());
  return result == 1 ? IoResult{} : tls_result(result);
}

IoResult Socket::read(char* out, std::size_t size) {
  if (ssl_) {
    ERR_clear_error();
    std::size_t got = 0;
    const int result = SSL_read_ex(ssl_.get(), out, size, &got);
    return result == 1 ? IoResult{Io::kDone, got} : tls_result(result);
  }
  const auto result = result_of(::recv(fd_, out, size, 0), Io::kWantRead);
  return result.io == Io::kDone && result.size == 0 ? IoResult{Io::kEnded} : result;
}

IoResult Socket::write(std::span<const iovec> pieces, bool more) {
  if (ssl_) return write_tls(pieces);
  msghdr message{};
  message.msg_iov = const_cast<iovec*>(pieces.data());
  message.msg_iovlen = pieces.size();
  return result_of(::sendmsg(fd_, &message, MSG_NOSIGNAL | (more ? MSG_MORE : 0)), Io::kWantWrite);
}

// One record for header and body where they fit: one system call, one packet.
IoResult Socket::write_tls(std::span<const iovec> pieces) {
  record_.clear();
  for (const auto& piece : pieces) {
    const auto take = std::min(kRecordBytes - record_.size(), piece.iov_len);
    record_.append(static_cast<const char*>(piece.iov_base), take);
  }
  if (record_.empty()) return {};
  ERR_clear_error();
  std::size_t sent = 0;
  const int result = SSL_write_ex(ssl_.get(), record_.data(), record_.size(), &sent);
  return result == 1 ? IoResult{Io::kDone, sent} : tls_result(result);
}

IoResult Socket::send_file(int file, std::uint64_t offset, std::size_t size) {
  if (!ssl_) {
    auto at = static_cast<off_t>(offset);
    const auto result = result_of(::sendfile(fd_, file, &at, size), Io::kWantWrite);
    return result.io == Io::kDone && result.size == 0 ? IoResult{Io::kFailed}
                                                      : result;  // the file has shrunk
  }
  record_.resize(std::min(size, kRecordBytes));
  const auto got = ::pread(file, record_.data(), record_.size(), static_cast<off_t>(offset));
  if (got <= 0) return {Io::kFailed};
  ERR_clear_error();
  std::size_t sent = 0;
  const int result = SSL_write_ex(ssl_.get(), record_.data(), static_cast<std::size_t>(got), &sent);
  return result == 1 ? IoResult{Io::kDone, sent} : tls_result(result);
}

void Socket::shut_write() {
  if (ssl_) {
    ERR_clear_error();
    SSL_shutdown(ssl_.get());
  }
  ::shutdown(fd_, SHUT_WR);
}

void Socket::abort() { ::shutdown(fd_, SHUT_RDWR); }

bool Socket::is_quiet() const {
  char byte = 0;
  return ::recv(fd_, &byte, 1, MSG_PEEK) < 0 && errno == EAGAIN;
}

}  // namespace souk::http
