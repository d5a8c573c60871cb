#include "base/random.hpp"

#include <cerrno>
#include <sys/random.h>
#include <system_error>
#include <vector>

#include <fmt/format.h>

namespace souk {

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t got = getrandom(bytes.data(), bytes.size(), 0);
    if (got < 0 && errno != EINTR) throw std::system_error(errno, std::generic_category(), "getrandom");
    if (got > 0) bytes = bytes.subspan(static_cast<std::size_t>(got));
  }
}

void SeededRandom::fill(std::span<std::uint8_t> bytes) {
  for (auto& byte : bytes) byte = static_cast<std::uint8_t>(engine_());
}

std::string random_hex(Random& random, std::size_t size_bytes) {
  std::vector<std::uint8_t> bytes(size_bytes);
  random.fill(bytes);
  std::string text;
  text.reserve(size_bytes * 2);
  for (const auto byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
}

}  // namespace souk
