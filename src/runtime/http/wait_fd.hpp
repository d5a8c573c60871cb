// Waits until a descriptor can be read or written, alike in a fiber and on a plain thread. For the client;
// the server's connections have their own, cheaper way (channel.hpp).
#pragma once

#include "runtime/fiber/wait.hpp"
#include "runtime/http/socket.hpp"

namespace souk::http {

// False when the deadline passed. `what` is kWantRead or kWantWrite.
bool wait_fd(int fd, Io what, runtime::Deadline deadline);

}  // namespace souk::http
