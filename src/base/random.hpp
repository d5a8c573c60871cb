// Randomness as an argument: the system's for the program, a seeded one for tests.
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>

namespace souk {

class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

// getrandom(2): fit for tokens and keys. Safe from any thread.
class SystemRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override;
};

// Repeatable; for tests and simulations only.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : engine_{seed} {}
  void fill(std::span<std::uint8_t> bytes) override;

 private:
  std::mt19937_64 engine_;
};

// Lower-case hexadecimal of `size_bytes` random bytes.
std::string random_hex(Random& random, std::size_t size_bytes);

}  // namespace souk
