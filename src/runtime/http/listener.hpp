// The listening socket and the fiber that accepts from it. One for all cores: a second program on the same
// port is refused by the system (with SO_REUSEPORT it would silently share), and connections spread evenly.
#pragma once

#include <memory>

#include <boost/asio/posix/stream_descriptor.hpp>

#include "base/result.hpp"
#include "runtime/http/address.hpp"
#include "runtime/http/server_state.hpp"

namespace souk::http {

class Listener {
 public:
  static Result<std::unique_ptr<Listener>> bind(runtime::Core& core, std::string_view address);
  ~Listener() = default;

  std::uint16_t port() const { return port_; }
  // Runs in a fiber on the listener's core until close().
  void accept_all(ServerState& server);
  // From any thread.
  void close();

 private:
  Listener(runtime::Core& core, int fd, std::uint16_t port);
  bool accept_some(ServerState& server);

  runtime::Core& core_;
  boost::asio::posix::stream_descriptor descriptor_;
  std::uint16_t port_;
};

}  // namespace souk::http
