// A server connection's bytes: a Socket with its input buffer, and waiting by fiber. Waits carry a deadline
// that the core's sweep enforces (one timer per core instead of one per wait), so it is met to within the
// interval.
#pragma once

#include <chrono>
#include <memory>
#include <span>
#include <string_view>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include "runtime/fiber/wait.hpp"
#include "runtime/http/socket.hpp"
#include "runtime/http/tls.hpp"

namespace souk::http {

// kGone: the client closed or the socket broke. kSlow: past the deadline. kClosing: the server drains.
enum class Outcome { kDone, kGone, kSlow, kClosing };

class Channel {
 public:
  // `max_unread` bounds the input buffer; `min_rate` (bytes per second) and `grace` what a slow reader may
  // take.
  struct Limits {
    std::size_t max_unread = 0;
    std::size_t min_rate = 1024;
    std::chrono::milliseconds grace{30'000};
  };
  Channel(Socket socket, boost::asio::io_context& io, const Limits& limits);
  ~Channel();
  Channel(const Channel&) = delete;
  Channel& operator=(const Channel&) = delete;

  Outcome accept_tls(const SslContext& context, runtime::Deadline deadline);
  bool is_tls() const { return socket_.is_tls(); }

  // What was read and not yet consumed.
  std::string_view unread() const { return {buffer_.get() + begin_, end_ - begin_}; }
  void consume(std::size_t size) { begin_ += size; }
  bool full() const { return end_ - begin_ == limits_.max_unread; }
  // Reads more, waiting for it. `idle`: the client owes nothing, so draining may end this wait.
  Outcome fill(runtime::Deadline deadline, bool idle);

  // Writes everything.
  Outcome write(std::span<const iovec> pieces, bool more = false);
  Outcome send_file(int file, std::uint64_t offset, std::uint64_t size);
  // Says goodbye and reads what is under way, so that the client sees our last answer and not a reset.
  void linger();

  // From the core's thread, while the fiber waits or not.
  void sweep(runtime::Deadline now);
  void close_if_idle();
  void abort();

 private:
  Outcome wait(Io what, runtime::Deadline deadline);
  runtime::Deadline write_deadline(std::uint64_t bytes) const;
  void make_room();

  Socket socket_;
  boost::asio::posix::stream_descriptor descriptor_;  // for waiting; the socket owns the descriptor
  Limits limits_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0, begin_ = 0, end_ = 0;
  bool probably_empty_ = false;  // the last read took all there was
  bool idle_ = false;
  runtime::Deadline deadline_ = runtime::Deadline::max();  // of the wait under way
  Outcome interrupted_ = Outcome::kDone;                   // why sweep or drain ended it
};

}  // namespace souk::http
