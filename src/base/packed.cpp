#include "base/packed.hpp"

#include "base/codec.hpp"

namespace souk::packed {

void write(std::string& out, std::uint64_t value) {
  for (; value >= 0x80U; value >>= 7U) out += static_cast<char>((value & 0x7FU) | 0x80U);
  out += static_cast<char>(value);
}

// The sign goes to the last bit, so that small negative numbers are short as well.
void write(std::string& out, std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  write(out, (bits << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0));
}

void write(std::string& out, std::string_view value) {
  write(out, std::uint64_t{value.size()});
  out += value;
}

void write(std::string& out, const json::value& value) {
  std::string text;
  codec::write(text, value);
  write(out, text);
}

std::uint64_t Source::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const auto byte = bytes(1);
    if (byte.empty()) return 0;
    const auto bits = static_cast<unsigned char>(byte.front());
    value |= std::uint64_t{bits & 0x7FU} << shift;
    if (bits < 0x80U) return value;
  }
  spoil();
  return 0;
}

std::string_view Source::bytes(std::uint64_t count) {
  if (!clean_ || count > rest_.size()) {
    clean_ = false;
    return {};
  }
  const auto taken = rest_.substr(0, static_cast<std::size_t>(count));
  rest_.remove_prefix(static_cast<std::size_t>(count));
  return taken;
}

void read(Source& from, std::int64_t& out) {
  const auto bits = from.number();
  out = static_cast<std::int64_t>((bits >> 1U) ^ ((bits & 1U) != 0 ? ~std::uint64_t{0} : 0));
}

void read(Source& from, Currency& out) {
  const auto code = from.bytes(from.number());
  out = {};
  if (code.empty()) return;
  if (code.size() == 3) {
    out = Currency::of(code);
  } else {
    from.spoil();
  }
}

void read(Source& from, json::value& out) {
  auto parsed = parse_json(from.bytes(from.number()));
  if (parsed) {
    out = std::move(*parsed);
  } else {
    from.spoil();
  }
}

}  // namespace souk::packed
