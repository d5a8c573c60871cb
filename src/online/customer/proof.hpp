// A token that proves that somebody reads a mailbox: "cus_....<43 letters>". It goes out in a letter; the
// account keeps its hash and its end, and it opens once.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/codec.hpp"
#include "base/random.hpp"
#include "base/secret.hpp"
#include "base/time.hpp"

namespace souk::online::customer {

struct Proof {
  std::string hash;
  std::string mail;  // the mailbox that it proves
  Instant until{};
  static constexpr auto fields() {
    return field_table(field("hash", &Proof::hash), field("mail", &Proof::mail),
                       field("until", &Proof::until));
  }
};

struct NewProof {
  Secret token;
  Proof kept;
};
NewProof new_proof(std::string_view customer_id, std::string_view mail, Instant until, Random& random);
// The customer whom a token names; empty when it is none.
std::string_view customer_in(std::string_view token);
// Without telling by its time; false past its end.
bool proves(const std::optional<Proof>& kept, std::string_view token, Instant now);

}  // namespace souk::online::customer
