#include "online/catalogue/import/values.hpp"

#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk::online::catalogue {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Digits, one sign and one "."; nullopt when something else is left.
std::optional<std::string> plain_number(std::string_view text, char decimal) {
  const char group = decimal == '.' ? ',' : '.';
  std::string plain;
  for (const char c : text) {
    if (c == group || c == ' ' || c == '\'') continue;
    if (c == decimal) {
      plain += '.';
    } else if (is_digit(c) || (c == '-' && plain.empty())) {
      plain += c;
    } else {
      return std::nullopt;
    }
  }
  return plain.empty() || plain == "-" ? std::nullopt : std::optional{plain};
}

std::string without_signs(std::string_view text) {
  std::string out{text};
  for (const std::string_view sign :
       {"$", "¥", "￥", "€", "£", "\xC2\xA0", "USD", "CNY", "RMB", "EUR", "元"}) {
    for (auto at = out.find(sign); at != std::string::npos; at = out.find(sign)) out.erase(at, sign.size());
  }
  return out;
}

Error no_number() { return invalid("not_a_number", "Write a number, such as 12.50."); }

}  // namespace

Result<std::int64_t> parse_price(std::string_view text, Currency currency, char decimal) {
  auto plain = plain_number(without_signs(text), decimal);
  if (!plain) return fail(invalid("not_an_amount", "Write an amount, such as 12.50."));
  // "190.0" and "12.500" are the same amounts as "190" and "12.50".
  const auto dot = plain->find('.');
  if (dot != std::string::npos) {
    while (plain->back() == '0') plain->pop_back();
    if (plain->back() == '.') plain->pop_back();
  }
  const auto amount = TRY(parse_decimal(*plain, currency));
  if (amount.minor < 0) return fail(invalid("too_small", "Write an amount of 0 or more."));
  return amount.minor;
}

Result<std::int64_t> parse_count(std::string_view text, char decimal) {
  const auto plain = plain_number(text, decimal);
  std::int64_t value = 0;
  if (!plain) return fail(no_number());
  const auto [end, error] = std::from_chars(plain->data(), plain->data() + plain->size(), value);
  const std::string_view rest{end, static_cast<std::size_t>(plain->data() + plain->size() - end)};
  const bool whole = rest.empty() || rest.find_first_not_of(".0") == std::string_view::npos;
  if (error != std::errc{} || !whole || value < 0) {
    return fail(invalid("not_a_count", "Write a whole number of 0 or more."));
  }
  return value;
}

Result<std::int64_t> parse_hundredths(std::string_view text, char decimal) {
  const auto plain = plain_number(text, decimal);
  if (!plain || plain->front() == '-') return fail(no_number());
  std::int64_t value = 0;
  int places = -1;
  for (const char c : *plain) {
    if (c == '.') {
      if (places >= 0) return fail(no_number());
      places = 0;
    } else if (places < 2) {
      if (value > 1'000'000'000) return fail(invalid("too_large", "The number is too large."));
      value = value * 10 + (c - '0');
      places += places >= 0 ? 1 : 0;
    }
  }
  for (places = std::max(places, 0); places < 2; ++places) value *= 10;
  return value;
}

Result<bool> parse_truth(std::string_view text) {
  const auto lower = text::to_lower_ascii(text);
  for (const std::string_view yes : {"true", "yes", "y", "1", "x", "是"}) {
    if (lower == yes) return true;
  }
  for (const std::string_view no : {"false", "no", "n", "0", "", "否"}) {
    if (lower == no) return false;
  }
  return fail(invalid("not_a_boolean", "Write true or false."));
}

Result<json::value> parse_number(std::string_view text, char decimal) {
  const auto plain = plain_number(text, decimal);
  if (!plain) return fail(no_number());
  std::int64_t whole = 0;
  const auto* end = plain->data() + plain->size();
  if (const auto read = std::from_chars(plain->data(), end, whole);
      read.ec == std::errc{} && read.ptr == end) {
    return json::value(whole);
  }
  double number = 0;
  const auto read = std::from_chars(plain->data(), end, number);
  if (read.ec != std::errc{} || read.ptr != end) return fail(no_number());
  return json::value(number);
}

}  // namespace souk::online::catalogue
