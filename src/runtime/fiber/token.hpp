// The completion token that lets a fiber wait for an Asio operation as if it were a plain call:
//
//   auto [error, size] = socket.async_read_some(buffer, use_fiber);
//   boost::system::error_code error = timer.async_wait(use_fiber);
//
// The I/O object must belong to the fiber's own core.
#pragma once

#include <optional>
#include <tuple>

#include <boost/asio/async_result.hpp>
#include <boost/asio/io_context.hpp>

#include "runtime/fiber/core.hpp"
#include "runtime/fiber/fiber.hpp"

namespace souk::runtime {

struct UseFiber {};
inline constexpr UseFiber use_fiber{};

template <class... Args>
class FiberHandler {
 public:
  using executor_type = boost::asio::io_context::executor_type;
  using Outcome = std::optional<std::tuple<Args...>>;

  FiberHandler(Fiber& fiber, Outcome& outcome) : fiber_{&fiber}, outcome_{&outcome} {}
  executor_type get_executor() const noexcept { return core_of(*fiber_).io().get_executor(); }

  void operator()(Args... args) {
    outcome_->emplace(std::move(args)...);
    if (current_fiber() != fiber_) resume(*fiber_);
  }

 private:
  Fiber* fiber_;
  Outcome* outcome_;
};

}  // namespace souk::runtime

template <class Return, class... Args>
class boost::asio::async_result<souk::runtime::UseFiber, Return(Args...)> {
 public:
  template <class Initiation, class... InitArgs>
  static auto initiate(Initiation&& initiation, souk::runtime::UseFiber, InitArgs&&... args) {
    using Handler = souk::runtime::FiberHandler<std::decay_t<Args>...>;
    typename Handler::Outcome outcome;
    Handler handler{*souk::runtime::current_fiber(), outcome};
    std::forward<Initiation>(initiation)(std::move(handler), std::forward<InitArgs>(args)...);
    if (!outcome) souk::runtime::suspend();
    if constexpr (sizeof...(Args) == 1) {
      return std::get<0>(std::move(*outcome));
    } else {
      return std::move(*outcome);
    }
  }
};
