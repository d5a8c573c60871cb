#include "runtime/http/wait_fd.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <poll.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>

#include "runtime/fiber/fiber.hpp"
#include "runtime/fiber/token.hpp"

namespace souk::http {
namespace {

using Descriptor = boost::asio::posix::stream_descriptor;

bool wait_in_fiber(int fd, Io what, runtime::Deadline deadline) {
  auto& io = runtime::core_of(*runtime::current_fiber()).io();
  const auto descriptor = std::make_shared<Descriptor>(io, fd);  // shared with a timer that may fire late
  boost::asio::steady_timer timer{io, deadline};
  if (deadline != runtime::Deadline::max()) {
    timer.async_wait([descriptor](boost::system::error_code error) {
      boost::system::error_code ignored;
      if (!error) descriptor->cancel(ignored);
    });
  }
  const auto error = descriptor->async_wait(
      what == Io::kWantWrite ? Descriptor::wait_write : Descriptor::wait_read, runtime::use_fiber);
  descriptor->release();
  return !error;
}

bool wait_on_thread(int fd, Io what, runtime::Deadline deadline) {
  pollfd entry{
      .fd = fd, .events = static_cast<short>(what == Io::kWantWrite ? POLLOUT : POLLIN), .revents = 0};
  for (;;) {
    int timeout_ms = -1;
    if (deadline != runtime::Deadline::max()) {
      const auto left =
          std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
      if (left <= 0) return false;
      timeout_ms = static_cast<int>(std::min<std::int64_t>(left, std::numeric_limits<int>::max()));
    }
    const int ready = ::poll(&entry, 1, timeout_ms);
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return true;  // the next read or write says what is wrong
  }
}

}  // namespace

bool wait_fd(int fd, Io what, runtime::Deadline deadline) {
  return runtime::in_fiber() ? wait_in_fiber(fd, what, deadline) : wait_on_thread(fd, what, deadline);
}

}  // namespace souk::http
