// JSON values (Boost.JSON) and the bounds under which outside text is parsed.
#pragma once

#include <string>
#include <string_view>

#include <boost/json/value.hpp>

#include "base/result.hpp"

namespace souk {

namespace json = boost::json;

// Depth at most 32; kInvalid with line-free wording when it is no JSON. A number that does not fit is
// refused.
Result<json::value> parse_json(std::string_view text);
std::string to_text(const json::value& value);
// Appends `text` as a JSON string with its quotes.
void append_json_string(std::string& out, std::string_view text);

// The member at a dotted path ("levels.shanghai.available"), nullptr when it is not there.
const json::value* find_path(const json::value& root, std::string_view path);

}  // namespace souk
