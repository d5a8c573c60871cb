// Names for commands that reach an order from other rooms.
#pragma once

#include <string>
#include <string_view>

namespace souk::online::order {

// Twelve hexadecimal digits of SHA-256 over `scope` and the client's key: the same command has the same name,
// and it is short enough for ids that are made of it.
std::string short_key(std::string_view scope, std::string_view key);

}  // namespace souk::online::order
