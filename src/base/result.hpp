// Result<T>: a value or an Error. TRY(expression) unwraps it or returns the error from the function.
//
//   Result<Order> order = load(id);          if (!order) return fail(order.error());
//   Order order = TRY(load(id));             // the same
#pragma once

#include <utility>

#include <tl/expected.hpp>

#include "base/error.hpp"

namespace souk {

template <class T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

namespace detail {
template <class T>
T take(Result<T>&& result) {
  return std::move(*result);
}
inline void take(Status&&) {}
}  // namespace detail

}  // namespace souk

// A statement expression (g++ and clang++), so that it can stand wherever the value is needed.
#define TRY(expression)                                                    \
  __extension__({                                                          \
    auto try_result_ = (expression);                                       \
    if (!try_result_) return ::souk::fail(std::move(try_result_).error()); \
    ::souk::detail::take(std::move(try_result_));                          \
  })
