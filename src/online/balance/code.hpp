// Codes of gift cards: 80 random bits as four times four characters, "7K2M-9QXR-D4HV-W0TB". Whoever knows one
// may spend the card, so the shop keeps a hash alone and shows the code once. Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/random.hpp"

namespace souk::online::balance {

std::string new_code(Random& random);
// Without blanks and dashes, in capitals; O, I and L are read as the digits that they look like.
std::string normal_code(std::string_view text);
bool is_code(std::string_view normal);
// "7K2M-9QXR-D4HV-W0TB".
std::string shown_code(std::string_view normal);
// BLAKE2b of a normal code, hexadecimal. The code is random, so that the hash needs neither salt nor effort.
std::string hash_of(std::string_view normal);

}  // namespace souk::online::balance
