// The errors of the object port, worded once for all adapters.
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"

namespace souk::engines::object {

Error no_bucket(std::string_view bucket);
Error missing();
Error exists();
Error range();
// `detail` says what was announced and what came.
Error size(std::string detail);
Error no_upload();
// `detail` says which part is wrong and how.
Error parts(std::string detail);
Error timeout();
Error busy();
Error full(std::string detail);
Error corrupt(std::string detail);
Error unavailable(std::string detail);

}  // namespace souk::engines::object
