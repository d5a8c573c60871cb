// Strong identifiers: 128 bits, the first 48 a time in milliseconds, so that new ids sort behind old ones.
// Text form: a prefix of three letters and 26 characters of Crockford's base 32: "ord_01JD9Z...".
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/random.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace souk {

using IdBytes = std::array<std::uint8_t, 16>;

IdBytes new_id_bytes(Instant now, Random& random);
std::string id_text(std::string_view prefix, const IdBytes& bytes);
Result<IdBytes> parse_id_bytes(std::string_view prefix, std::string_view text);

// Tag is an empty struct with `static constexpr std::string_view kPrefix`. Ids of different tags do not mix.
template <class Tag>
struct Id {
  IdBytes bytes{};

  auto operator<=>(const Id&) const = default;
  bool is_nil() const { return bytes == IdBytes{}; }
  std::string text() const { return id_text(Tag::kPrefix, bytes); }
  static Id make(Instant now, Random& random) { return {new_id_bytes(now, random)}; }
  static Result<Id> parse(std::string_view text) { return Id{TRY(parse_id_bytes(Tag::kPrefix, text))}; }
};

}  // namespace souk

template <class Tag>
struct std::hash<souk::Id<Tag>> {
  std::size_t operator()(const souk::Id<Tag>& id) const {
    return std::hash<std::string_view>{}({reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()});
  }
};
