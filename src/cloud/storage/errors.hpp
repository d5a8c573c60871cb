// Errors of the index in the words of the object port.
#pragma once

#include "base/result.hpp"

namespace souk::storage {

// "document.timeout" becomes "object.timeout", "document.storage_full" "object.full", and so on.
Error object_error(Error error);

template <class T>
Result<T> object_result(Result<T> result) {
  if (!result) return fail(object_error(std::move(result).error()));
  return result;
}

Error missing_object();
Error missing_upload();

}  // namespace souk::storage
