// Why something happened to an order when nobody wrote a reason: the shop's own reasons, kept as codes and
// put into words where they are read, in the reader's language. Documents of before hold sentences; they are
// understood as well.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/codec.hpp"
#include "base/language.hpp"

namespace souk::online::order {

enum class Cause {
  kEdited,        // an edit made the order cheaper
  kSoldOut,       // what an edit added was sold to somebody else meanwhile
  kNotCollected,  // goods waited in a store for too long
  kPaidTooLate,   // the payment came in after the cancellation
};

}  // namespace souk::online::order

template <>
struct souk::EnumNames<souk::online::order::Cause> {
  using C = souk::online::order::Cause;
  static constexpr std::array kNames{std::pair{C::kEdited, std::string_view{"edited"}},
                                     std::pair{C::kSoldOut, std::string_view{"sold_out"}},
                                     std::pair{C::kNotCollected, std::string_view{"not_collected"}},
                                     std::pair{C::kPaidTooLate, std::string_view{"paid_too_late"}}};
};

namespace souk::online::order {

// What a person wrote, or the shop's own cause; neither: nothing is said.
struct Why {
  Why() = default;
  Why(std::string_view said) : text{said} {}    // NOLINT(google-explicit-constructor)
  Why(const std::string& said) : text{said} {}  // NOLINT(google-explicit-constructor)
  Why(const char* said) : text{said} {}         // NOLINT(google-explicit-constructor)
  Why(Cause own) : cause{own} {}                // NOLINT(google-explicit-constructor)
  std::string text;
  std::optional<Cause> cause;
};

std::string words_of(Cause cause, std::string_view language);
// What is shown of a stored reason: the cause in words, else what was written, as it is.
std::string told(const std::optional<Cause>& cause, std::string_view text, std::string_view language);

}  // namespace souk::online::order
