// Moving an account to another mailbox.
#pragma once

#include <string>
#include <string_view>

#include "online/customer/accounts.hpp"

namespace souk::online::customer {

struct MovedMailbox {
  StoredAccount account;
  std::string left;  // the mailbox before, which is to be told (Recovery); empty when nothing was changed
};

// The new one counts as not proven, and letters under way to the old one are worth nothing. The mail it has
// already changes nothing. kDenied "password.wrong", kInvalid "mail.invalid", kConflict
// "customer.mail_taken", kLimit "sign_in.locked".
Result<MovedMailbox> change_mail(const Accounts& accounts, std::string_view id, std::string_view new_mail,
                                 const Secret& password, std::string_view from);

}  // namespace souk::online::customer
