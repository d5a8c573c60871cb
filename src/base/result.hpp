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

// A statement expression (g++ and clang++), so that it can stand wherever the value is needed; but not inside
// a brace initialiser, where g++ 12 leaks the members made before it when it returns.
#define SOUK_TRY_WITH(result, expression)                        \
  __extension__({                                                \
    auto result = (expression);                                  \
    if (!result) return ::souk::fail(std::move(result).error()); \
    ::souk::detail::take(std::move(result));                     \
  })
#define SOUK_TRY_JOIN(a, b) a##b
#define SOUK_TRY_NAMED(number, expression) SOUK_TRY_WITH(SOUK_TRY_JOIN(try_result_, number), expression)
#define TRY(expression) SOUK_TRY_NAMED(__COUNTER__, expression)
