#include "runtime/http/channel.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "runtime/fiber/fiber.hpp"
#include "runtime/fiber/token.hpp"

namespace souk::http {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kFirstBuffer = 4 * 1024;
constexpr std::size_t kFilePiece = 256 * 1024;  // after so much of a file other connections get a turn
constexpr std::size_t kMaxLinger = 256 * 1024;
constexpr auto kLingerTime = 2s;
constexpr std::size_t kMaxPieces = 4;

}  // namespace

Channel::Channel(Socket socket, boost::asio::io_context& io, const Limits& limits)
    : socket_{std::move(socket)}, descriptor_{io, socket_.fd()}, limits_{limits} {}

Channel::~Channel() { descriptor_.release(); }

Outcome Channel::wait(Io what, runtime::Deadline deadline) {
  using Descriptor = boost::asio::posix::stream_descriptor;
  if (what == Io::kEnded || what == Io::kFailed) return Outcome::kGone;
  deadline_ = deadline;
  const auto error = descriptor_.async_wait(
      what == Io::kWantWrite ? Descriptor::wait_write : Descriptor::wait_read, runtime::use_fiber);
  deadline_ = runtime::Deadline::max();
  if (interrupted_ != Outcome::kDone) return std::exchange(interrupted_, Outcome::kDone);
  return error ? Outcome::kGone : Outcome::kDone;
}

Outcome Channel::accept_tls(const SslContext& context, runtime::Deadline deadline) {
  if (!socket_.start_tls(accept_session(context))) return Outcome::kGone;
  for (;;) {
    const auto result = socket_.handshake();
    if (result.io == Io::kDone) return Outcome::kDone;
    if (const auto waited = wait(result.io, deadline); waited != Outcome::kDone) return waited;
  }
}

void Channel::make_room() {
  if (begin_ > 0) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ < capacity_) return;
  const auto larger = std::min(std::max(kFirstBuffer, capacity_ * 4), limits_.max_unread);
  auto grown = std::make_unique_for_overwrite<char[]>(larger);
  if (end_ > 0) std::memcpy(grown.get(), buffer_.get(), end_);
  buffer_ = std::move(grown);
  capacity_ = larger;
}

Outcome Channel::fill(runtime::Deadline deadline, bool idle) {
  make_room();
  for (;;) {
    if (!probably_empty_ || socket_.has_pending()) {
      const auto room = capacity_ - end_;
      const auto result = socket_.read(buffer_.get() + end_, room);
      if (result.io == Io::kDone) {
        end_ += result.size;
        probably_empty_ = result.size < room && !socket_.is_tls();
        return Outcome::kDone;
      }
      if (result.io != Io::kWantRead) {
        if (const auto waited = wait(result.io, deadline); waited != Outcome::kDone) return waited;
        continue;
      }
    }
    idle_ = idle;
    const auto waited = wait(Io::kWantRead, deadline);
    idle_ = false;
    if (waited != Outcome::kDone) return waited;
    probably_empty_ = false;
  }
}

runtime::Deadline Channel::write_deadline(std::uint64_t bytes) const {
  const auto at_min_rate =
      std::chrono::milliseconds{static_cast<std::int64_t>(bytes * 1000 / limits_.min_rate)};
  return std::chrono::steady_clock::now() + limits_.grace + at_min_rate;
}

Outcome Channel::write(std::span<const iovec> pieces, bool more) {
  std::array<iovec, kMaxPieces> left{};
  std::copy(pieces.begin(), pieces.end(), left.begin());
  std::span<iovec> rest{left.data(), pieces.size()};
  auto deadline = runtime::Deadline::max();  // asked for only when the client does not take it at once
  while (!rest.empty()) {
    const auto result = socket_.write(rest, more);
    if (result.io != Io::kDone) {
      if (deadline == runtime::Deadline::max()) {
        std::uint64_t bytes = 0;
        for (const auto& piece : rest) bytes += piece.iov_len;
        deadline = write_deadline(bytes);
      }
      if (const auto waited = wait(result.io, deadline); waited != Outcome::kDone) return waited;
      continue;
    }
    auto sent = result.size;
    while (!rest.empty() && sent >= rest.front().iov_len) {
      sent -= rest.front().iov_len;
      rest = rest.subspan(1);
    }
    if (sent == 0) continue;
    rest.front().iov_base = static_cast<char*>(rest.front().iov_base) + sent;
    rest.front().iov_len -= sent;
  }
  return Outcome::kDone;
}

Outcome Channel::send_file(int file, std::uint64_t offset, std::uint64_t size) {
  const auto deadline = write_deadline(size);
  while (size > 0) {
    const auto result = socket_.send_file(file, offset, std::min<std::uint64_t>(size, kFilePiece));
    if (result.io != Io::kDone) {
      if (const auto waited = wait(result.io, deadline); waited != Outcome::kDone) return waited;
      continue;
    }
    offset += result.size;
    size -= result.size;
    if (size > 0) runtime::yield();
  }
  return Outcome::kDone;
}

void Channel::linger() {
  socket_.shut_write();
  const auto deadline = std::chrono::steady_clock::now() + kLingerTime;
  probably_empty_ = false;
  for (std::size_t read = 0; read < kMaxLinger;) {
    begin_ = end_ = 0;
    if (fill(deadline, true) != Outcome::kDone) return;
    read += end_;
  }
}

void Channel::sweep(runtime::Deadline now) {
  if (now < deadline_) return;
  interrupted_ = Outcome::kSlow;
  deadline_ = runtime::Deadline::max();
  descriptor_.cancel();
}

void Channel::close_if_idle() {
  if (!idle_ || interrupted_ != Outcome::kDone) return;
  interrupted_ = Outcome::kClosing;
  descriptor_.cancel();
}

void Channel::abort() { socket_.abort(); }

}  // namespace souk::http
