// Proving a mailbox, and getting back in without the password. Answers never tell whether a mail has an
// account; a token that is unknown, used or too old is refused in the same words.
#pragma once

#include <string_view>

#include "online/customer/accounts.hpp"
#include "online/customer/letters.hpp"

namespace souk::online::customer {

struct RecoveryTimes {
  milliseconds reset{60LL * 60 * 1000};
  milliseconds verification{3LL * 24 * 3600 * 1000};
};

class Recovery {
 public:
  Recovery(const Accounts& accounts, Letters& letters, RecoveryTimes times = {})
      : accounts_{&accounts}, letters_{&letters}, times_{times} {}

  // Writes a letter if the mail has an account. Success otherwise too; kLimit "sign_in.locked" after many
  // requests for one mail or from one address, with or without an account.
  Status ask_reset(std::string_view mail, std::string_view from) const;
  // Ends all sessions; the mailbox counts as proven. kInvalid "token.invalid", "password.too_short",
  // "password.too_long".
  Result<StoredAccount> reset(std::string_view token, const Secret& password) const;

  // kPrecondition "mail.verified" when there is nothing to prove; kLimit "sign_in.locked".
  Status ask_verification(std::string_view customer_id, std::string_view from) const;
  // kInvalid "token.invalid". A repeat of what has succeeded is refused as well.
  Result<StoredAccount> verify(std::string_view token) const;
  // Posts what the account owes its owner: to be called after each change of password or mailbox. What
  // cannot be posted now is left to the other one.
  void post_owed(const StoredAccount& account) const;
  // Background work: what a crash or a store that was away has left owing, of at most `limit` accounts.
  // Answers how many were looked at.
  Result<std::size_t> post_owed(std::size_t limit) const;

 private:
  Status settle(const StoredAccount& account) const;
  Status hand_over(const Account& account, const OwedLetter& owed) const;

  const Accounts* accounts_;
  Letters* letters_;
  RecoveryTimes times_;
};

}  // namespace souk::online::customer
