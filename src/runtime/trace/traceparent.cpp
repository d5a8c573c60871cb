#include "runtime/trace/traceparent.hpp"

#include <array>
#include <cstdint>
#include <cstring>

#include "base/random.hpp"

namespace souk::trace {
namespace {

constexpr std::size_t kTraceDigits = 32, kSpanDigits = 16, kFieldSize = 55;

bool is_hex(std::string_view text) {
  return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}
bool is_id(std::string_view text) {
  return is_hex(text) && text.find_first_not_of('0') != std::string_view::npos;
}

// SplitMix64, one per thread, seeded by the system.
class Generator {
 public:
  Generator() {
    std::array<std::uint8_t, sizeof state_> seed{};
    SystemRandom{}.fill(seed);
    std::memcpy(&state_, seed.data(), seed.size());
  }
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }

 private:
  std::uint64_t state_ = 0;
};

}  // namespace

// version "-" trace-id "-" parent-id "-" flags; a later version may append more after another "-".
std::optional<TraceParent> parse_traceparent(std::string_view field) {
  if (field.size() < kFieldSize || field[2] != '-' || field[35] != '-' || field[52] != '-')
    return std::nullopt;
  const auto version = field.substr(0, 2), flags = field.substr(53, 2);
  if (!is_hex(version) || version == "ff" || !is_hex(flags)) return std::nullopt;
  if (field.size() > kFieldSize && (version == "00" || field[kFieldSize] != '-')) return std::nullopt;
  const TraceParent parent{.trace_id = field.substr(3, kTraceDigits),
                           .parent_id = field.substr(36, kSpanDigits),
                           .sampled = std::string_view{"13579bdf"}.find(flags[1]) != std::string_view::npos};
  if (!is_id(parent.trace_id) || !is_id(parent.parent_id)) return std::nullopt;
  return parent;
}

std::string format_traceparent(std::string_view trace_id, std::string_view span_id, bool sampled) {
  std::string field = "00-";
  field += trace_id;
  field += '-';
  field += span_id;
  field += sampled ? "-01" : "-00";
  return field;
}

void assign_random_hex(std::string& out, std::size_t digits) {
  thread_local Generator generator;
  out.resize(digits);
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (i % 16 == 0) bits = generator.next() | 1;  // never all zero
    out[i] = "0123456789abcdef"[bits & 15];
    bits >>= 4;
  }
}

}  // namespace souk::trace
