#include <cstdio>

#include <fmt/format.h>

#include "base/error.hpp"
#include "main/commands.hpp"

namespace souk::app {

int complain(const Error& error) {
  fmt::print(stderr, "souk: {}\n", error.message);
  for (const auto& field : error.fields)
    fmt::print(stderr, "  {}: {}\n", field.pointer.substr(field.pointer.empty() ? 0 : 1), field.message);
  if (!error.detail.empty()) fmt::print(stderr, "  ({})\n", error.detail);
  return error.kind == ErrorKind::kInvalid ? kExitUsage : kExitFailed;
}

}  // namespace souk::app
