// Reading the small XML documents that an S3 answers with. Elements are found by name; attributes, namespaces
// and comments mean nothing here. Private to the adapter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace souk::engines::s3 {

// The content of each element of that name, markup and all; elements of the same name do not nest in S3's.
std::vector<std::string_view> elements(std::string_view xml, std::string_view name);
// The text of the first, its entities resolved; empty when there is none.
std::string text_of(std::string_view xml, std::string_view name);
std::string escaped(std::string_view text);

}  // namespace souk::engines::s3
