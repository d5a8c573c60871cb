// Secrets that people and programs carry: how they are made and what is kept of them.
#pragma once

#include <string>
#include <string_view>

#include "base/random.hpp"

namespace souk::online::staff {

// 160 random bits in 32 lower-case letters and digits (base 32).
std::string new_token(Random& random);
// Something to type once: "k3vq-7d2m-x4ta-p6wz", 80 random bits.
std::string new_typed_secret(Random& random);
// As it was made, whatever a person has added or left out: blanks, dashes, capitals.
std::string normal_typed_secret(std::string_view typed);

// SHA-256 in hexadecimal. Enough for what is random: nobody can guess 80 bits, so it need not be slow.
std::string hash_of(std::string_view secret);

}  // namespace souk::online::staff
