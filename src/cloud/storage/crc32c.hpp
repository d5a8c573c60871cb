// CRC-32C (Castagnoli), by the processor's own instruction where it has one.
#pragma once

#include <cstdint>
#include <string_view>

namespace souk::storage {

// Goes on from `crc`, which is 0 at the beginning.
std::uint32_t crc32c(std::uint32_t crc, std::string_view bytes);

}  // namespace souk::storage
