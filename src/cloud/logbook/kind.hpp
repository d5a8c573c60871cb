// The kinds of log that are kept apart in the bucket, each with a retention of its own.
#pragma once

#include <array>
#include <string_view>

#include "base/fields.hpp"

namespace souk::cloud::logbook {

enum class Kind {
  kAccess,    // one line a request; the oldest go first when there is no room
  kBusiness,  // orders, payments, goods, sign-ins, searches; never dropped for want of room
  kSystem,    // what the program says of itself
};
inline constexpr std::array kKinds{Kind::kAccess, Kind::kBusiness, Kind::kSystem};

}  // namespace souk::cloud::logbook

template <>
struct souk::EnumNames<souk::cloud::logbook::Kind> {
  using K = souk::cloud::logbook::Kind;
  static constexpr std::array kNames{std::pair{K::kAccess, std::string_view{"access"}},
                                     std::pair{K::kBusiness, std::string_view{"business"}},
                                     std::pair{K::kSystem, std::string_view{"system"}}};
};
