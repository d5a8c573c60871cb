// What the customer room asks of whoever sends mail (the notice room; main wires them). Each call hands one
// letter over for good or fails; none waits for the mail to arrive.
#pragma once

#include <string>

#include "base/result.hpp"
#include "base/secret.hpp"
#include "base/time.hpp"

namespace souk::online::customer {

struct Letter {
  std::string customer_id;
  std::string mail;  // where it goes
  std::string name;
  std::string language;  // as the account has it; may be empty
  Secret token{};        // for the link in the letter; whoever has it may do what the letter is for, once
  Instant expires_at{};  // of the token
  // When what it tells of happened, for letters without a token: the same letter about the same moment is
  // one, however often it is handed over.
  Instant happened_at{};
};

class Letters {
 public:
  virtual ~Letters() = default;
  // "Is this your mail?": the link leads to a page that posts the token to /api/v1/mail-verification.
  virtual Status verify_mail(const Letter& letter) = 0;
  // "Choose a new password": the link's page posts the token and the password to
  // /api/v1/password-reset/confirmation.
  virtual Status reset_password(const Letter& letter) = 0;
  // "Your password was changed", without a token, so that a thief is noticed.
  virtual Status password_changed(const Letter& letter) = 0;
  // "Your account has another mail address now", to the one before, without a token, so that a thief is
  // noticed. It does not name the new one: whoever reads the old mailbox may be somebody else by now.
  virtual Status mail_changed(const Letter& letter) = 0;
};

}  // namespace souk::online::customer
