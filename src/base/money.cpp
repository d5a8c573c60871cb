#include "base/money.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk {
namespace {

__extension__ using Int128 = __int128;

Error overflow() { return invalid("money.overflow", "The amount is too large."); }

Error mixed(Money a, Money b) {
  return invalid("money.mixed_currencies", fmt::format("Cannot combine an amount in {} with one in {}.",
                                                       a.currency.code(), b.currency.code()));
}

std::int64_t power_of_ten(int exponent) {
  std::int64_t value = 1;
  while (exponent-- > 0) value *= 10;
  return value;
}

// Quotient of n/d (d > 0) under the rounding mode.
Int128 divide(Int128 n, Int128 d, Rounding rounding) {
  Int128 quotient = n / d;
  const Int128 rest = n % d;
  if (rest == 0) return quotient;
  const int sign = n < 0 ? -1 : 1;
  const Int128 twice = (rest < 0 ? -rest : rest) * 2;
  bool away = false;
  switch (rounding) {
    case Rounding::kDown:
      away = false;
      break;
    case Rounding::kUp:
      away = true;
      break;
    case Rounding::kHalfUp:
      away = twice >= d;
      break;
    case Rounding::kHalfEven:
      away = twice > d || (twice == d && quotient % 2 != 0);
      break;
  }
  return away ? quotient + sign : quotient;
}

std::string_view sign_of(Currency currency) {
  const auto code = currency.code();
  if (code == "CNY" || code == "JPY") return "¥";
  if (code == "USD") return "$";
  if (code == "EUR") return "€";
  if (code == "GBP") return "£";
  return {};
}

std::string group_thousands(std::string digits) {
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

}  // namespace

Result<Currency> Currency::parse(std::string_view code) {
  const bool letters =
      code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!letters) {
    return fail(invalid(
        "currency.malformed",
        fmt::format("\"{}\" is no currency: write three capitals such as CNY.", text::shorten(code, 16))));
  }
  return of(code);
}

int Currency::exponent() const {
  static constexpr std::string_view kZero[] = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW",
                                               "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"};
  static constexpr std::string_view kThree[] = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
  if (std::find(std::begin(kZero), std::end(kZero), code()) != std::end(kZero)) return 0;
  if (std::find(std::begin(kThree), std::end(kThree), code()) != std::end(kThree)) return 3;
  return 2;
}

Result<Money> add(Money a, Money b) {
  if (a.currency != b.currency) return fail(mixed(a, b));
  Money sum{0, a.currency};
  if (__builtin_add_overflow(a.minor, b.minor, &sum.minor)) return fail(overflow());
  return sum;
}

Result<Money> subtract(Money a, Money b) {
  if (a.currency != b.currency) return fail(mixed(a, b));
  Money difference{0, a.currency};
  if (__builtin_sub_overflow(a.minor, b.minor, &difference.minor)) return fail(overflow());
  return difference;
}

Result<Money> multiply(Money amount, std::int64_t numerator, std::int64_t denominator, Rounding rounding) {
  if (denominator <= 0) return fail(bug("money.denominator", "denominator must be positive"));
  const Int128 value = divide(Int128{amount.minor} * numerator, denominator, rounding);
  if (value > INT64_MAX || value < INT64_MIN) return fail(overflow());
  return Money{static_cast<std::int64_t>(value), amount.currency};
}

Result<std::vector<Money>> allocate(Money amount, const std::vector<std::int64_t>& weights) {
  Int128 total = 0;
  for (const auto weight : weights) {
    if (weight < 0) return fail(bug("money.weight", "weights must not be negative"));
    total += weight;
  }
  if (total == 0) return fail(bug("money.weight", "the weights add up to nothing"));

  std::vector<Money> parts;
  std::vector<Int128> rests;
  Int128 left = amount.minor;
  for (const auto weight : weights) {
    const Int128 product = Int128{amount.minor} * weight;
    const Int128 part = product / total;
    parts.push_back({static_cast<std::int64_t>(part), amount.currency});
    const Int128 rest = product % total;
    rests.push_back(rest < 0 ? -rest : rest);
    left -= part;
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return rests[a] > rests[b]; });
  const std::int64_t unit = left < 0 ? -1 : 1;
  for (std::size_t i = 0; left != 0; ++i, left -= unit) parts[order[i]].minor += unit;
  return parts;
}

std::string to_decimal(Money amount) {
  const int exponent = amount.currency.exponent();
  const auto scale = static_cast<std::uint64_t>(power_of_ten(exponent));
  const auto magnitude = amount.minor < 0 ? 0 - static_cast<std::uint64_t>(amount.minor)
                                          : static_cast<std::uint64_t>(amount.minor);
  const std::string_view minus = amount.minor < 0 ? "-" : "";
  if (exponent == 0) return fmt::format("{}{}", minus, magnitude);
  return fmt::format("{}{}.{:0{}}", minus, magnitude / scale, magnitude % scale, exponent);
}

Result<Money> parse_decimal(std::string_view text, Currency currency) {
  const auto malformed = [&](std::string_view why) {
    return fail(invalid("money.malformed", fmt::format("\"{}\" is no amount in {}: {}",
                                                       text::shorten(text, 32), currency.code(), why)));
  };
  const bool negative = text.starts_with('-');
  const std::string_view digits = text.substr(negative ? 1 : 0);
  const auto dot = digits.find('.');
  const std::string_view fraction =
      dot == std::string_view::npos ? std::string_view{} : digits.substr(dot + 1);
  const auto exponent = static_cast<std::size_t>(currency.exponent());
  if (fraction.size() > exponent) return malformed(fmt::format("it has more than {} decimals.", exponent));
  std::string joined{digits.substr(0, dot)};
  joined += fraction;
  joined.append(exponent - fraction.size(), '0');
  if (digits.empty() || dot == 0 || joined.size() > 18) return malformed("write it as 1234.50.");
  std::int64_t minor = 0;
  for (const char c : joined) {
    if (c < '0' || c > '9') return malformed("write it as 1234.50.");
    minor = minor * 10 + (c - '0');
  }
  return Money{negative ? -minor : minor, currency};
}

std::string format_money(Money amount) {
  std::string decimal = to_decimal(amount);
  if (amount.minor < 0) decimal.erase(0, 1);
  const auto dot = decimal.find('.');
  const std::string whole = group_thousands(decimal.substr(0, dot));
  const std::string fraction = dot == std::string::npos ? "" : decimal.substr(dot);
  const auto sign = sign_of(amount.currency);
  const std::string prefix = sign.empty() ? std::string{amount.currency.code()} + " " : std::string{sign};
  return (amount.minor < 0 ? "-" : "") + prefix + whole + fraction;
}

}  // namespace souk
