// Moving an account to another mailbox.
#pragma once

#include <string>
#include <string_view>

#include "online/customer/accounts.hpp"

namespace souk::online::customer {

// What Account::move_to says; the mailbox before is owed a letter, which Recovery::post_owed posts. kDenied
// "password.wrong", kInvalid "mail.invalid", kConflict "customer.mail_taken", kLimit "sign_in.locked",
// "customer.letters_owed".
Result<StoredAccount> change_mail(const Accounts& accounts, std::string_view id, std::string_view new_mail,
                                  const Secret& password, std::string_view from);

}  // namespace souk::online::customer
