// Looking into a line: what a field holds, as text and as a number, and whether conditions hold.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "cloud/logbook/query/query.hpp"

namespace souk::cloud::logbook {

// The whole text as a decimal number; nullopt for anything else ("12 px", "", "nan").
std::optional<double> number_in(std::string_view text);
std::optional<double> number_of(const json::value& value);
// A text as it is, anything else as JSON; empty for nullptr.
std::string text_of(const json::value* value);
// A number without a needless ".0".
std::string text_of(double number);

bool matches(const json::value& line, const Condition& condition);
// False only for lines that cannot match: looked at before they are parsed, which costs ten times as much.
bool may_match(std::string_view line, const Condition& condition);

}  // namespace souk::cloud::logbook
