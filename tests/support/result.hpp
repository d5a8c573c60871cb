// Looking into a Result in a test: the value, or a failure that tells the whole error; and matchers for
// errors.
//
//   const auto order = value_of(orders.load(id));
//   EXPECT_TRUE(fails_with(store.insert(...), ErrorKind::kConflict, "document.exists"));
#pragma once

#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "base/result.hpp"

namespace souk::support {

template <class T>
testing::AssertionResult succeeds(const Result<T>& result) {
  if (result) return testing::AssertionSuccess();
  return testing::AssertionFailure() << describe(result.error());
}

// The value; where there is none the test fails with the error's words and goes on with an empty value.
template <class T>
T value_of(Result<T> result) {
  if (!result) {
    ADD_FAILURE() << describe(result.error());
    return T{};
  }
  return std::move(*result);
}

template <class T>
testing::AssertionResult fails_with(const Result<T>& result, ErrorKind kind, std::string_view code) {
  if (result) return testing::AssertionFailure() << "succeeded";
  if (result.error().kind == kind && result.error().code == code) return testing::AssertionSuccess();
  return testing::AssertionFailure() << describe(result.error());
}

}  // namespace souk::support
