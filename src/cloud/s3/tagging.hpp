// The Tagging document.
#pragma once

#include <map>
#include <string>

#include "cloud/s3/operations.hpp"

namespace souk::s3 {

// MalformedXML, InvalidTag.
Result<std::map<std::string, std::string>> read_tags(std::string_view xml, std::size_t most);
http::Response tags_answer(const std::map<std::string, std::string>& tags);

}  // namespace souk::s3
