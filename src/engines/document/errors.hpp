// The errors of the document port, worded once for all adapters.
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"

namespace souk::engines::document {

Error exists();
Error changed();
Error missing();
// `path` of the unique index whose value is taken.
Error not_unique(std::string path);
Error condition_failed(std::string path);
Error wrong_type(std::string path);
Error overflow(std::string path);
Error timeout();
Error busy();
Error too_large();
Error storage_full(std::string detail);
Error corrupt(std::string detail);
// A collection or index path that was never declared: a mistake in our code.
Error undeclared(std::string_view collection, std::string_view path = {});
Error feed_too_old();

}  // namespace souk::engines::document
