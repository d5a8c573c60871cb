// Money: an integer of minor units (fen, cents) with a currency. There is no floating point near it.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace souk {

// An ISO 4217 code such as "CNY".
class Currency {
 public:
  constexpr Currency() = default;
  static Result<Currency> parse(std::string_view code);
  // For constants in code; the text must be three capital letters.
  static constexpr Currency of(std::string_view code) {
    Currency currency;
    for (std::size_t i = 0; i < 3; ++i) currency.code_[i] = code.at(i);
    return currency;
  }

  std::string_view code() const { return {code_.data(), code_[0] == '\0' ? std::size_t{0} : code_.size()}; }
  // Decimal places of the minor unit: 0 (JPY), 2 (CNY) or 3 (KWD).
  int exponent() const;
  auto operator<=>(const Currency&) const = default;

 private:
  std::array<char, 3> code_{};
};

enum class Rounding { kHalfEven, kHalfUp, kDown, kUp };

struct Money {
  std::int64_t minor = 0;
  Currency currency{};

  auto operator<=>(const Money&) const = default;
  static Money zero(Currency currency) { return {0, currency}; }
};

// Mixed currencies and overflow are errors, never silent.
Result<Money> add(Money a, Money b);
Result<Money> subtract(Money a, Money b);
// amount * numerator / denominator through 128 bits. A tax of 13 % is (1300, 10000).
Result<Money> multiply(Money amount, std::int64_t numerator, std::int64_t denominator, Rounding rounding);
// Splits into parts proportional to `weights` (all >= 0, sum > 0) that add up exactly; the remainder goes one
// minor unit each to the largest fractions, the earlier part first.
Result<std::vector<Money>> allocate(Money amount, const std::vector<std::int64_t>& weights);

// "1234.50" for programs; parse refuses more decimals than the currency has.
std::string to_decimal(Money amount);
Result<Money> parse_decimal(std::string_view text, Currency currency);
// For people: "¥1,234.50", "$12.99"; a currency without a known sign shows its code.
std::string format_money(Money amount);

}  // namespace souk
