// The text of a cell as a number, an amount, a truth.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "base/money.hpp"

namespace souk::online::catalogue {

// "1,299.00", "$ 12.5", "12,50 €" (decimal ','): currency signs, blanks and thousands' separators are passed
// over. kInvalid says what is wrong with it.
Result<std::int64_t> parse_price(std::string_view text, Currency currency, char decimal);
// A whole number of 0 or more, thousands' separators passed over.
Result<std::int64_t> parse_count(std::string_view text, char decimal);
// "4.6" -> 460; at most two places count.
Result<std::int64_t> parse_hundredths(std::string_view text, char decimal);
// true, yes, y, 1, x and their opposites.
Result<bool> parse_truth(std::string_view text);
// A JSON number: whole where it is.
Result<json::value> parse_number(std::string_view text, char decimal);

}  // namespace souk::online::catalogue
