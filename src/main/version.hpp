#pragma once

#include <string_view>

namespace souk::app {

inline constexpr std::string_view kVersion = "0.1.0";

}  // namespace souk::app
