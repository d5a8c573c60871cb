// The storage classes. Each is a folder of its own, on a disk of its own where the settings say so.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "base/fields.hpp"

namespace souk::storage {

// Warm to cold: objects only move down this list by themselves.
enum class Tier { kStandard, kStandardIa, kArchive };
inline constexpr std::array kTiers{Tier::kStandard, Tier::kStandardIa, Tier::kArchive};

}  // namespace souk::storage

template <>
struct souk::EnumNames<souk::storage::Tier> {
  using enum souk::storage::Tier;
  static constexpr std::array kNames{std::pair{kStandard, std::string_view{"STANDARD"}},
                                     std::pair{kStandardIa, std::string_view{"STANDARD_IA"}},
                                     std::pair{kArchive, std::string_view{"ARCHIVE"}}};
};

namespace souk::storage {

// By the name above, and GLACIER for ARCHIVE, which many tools write.
inline std::optional<Tier> parse_tier(std::string_view name) {
  if (name == "GLACIER") return Tier::kArchive;
  for (const auto& [tier, known] : EnumNames<Tier>::kNames) {
    if (known == name) return tier;
  }
  return std::nullopt;
}

}  // namespace souk::storage
