#include "online/customer/mailbox.hpp"

#include "online/customer/contact.hpp"

namespace souk::online::customer {

Result<StoredAccount> change_mail(const Accounts& accounts, std::string_view id, std::string_view new_mail,
                                  const Secret& password, std::string_view from) {
  const auto mail = TRY(normal_mail(new_mail));
  const auto account = TRY(accounts.load(id)).value;
  const auto old_mail = account.mail.value_or("");
  TRY(accounts.attempts().begin_sign_in(old_mail, from));
  const bool right = password.reveal().size() <= Passwords::kMaxBytes &&
                     TRY(accounts.passwords().verify(password, account.password_hash));
  if (!right) return fail(denied("password.wrong", "The password is wrong."));
  accounts.attempts().succeeded(old_mail);
  auto changed =
      accounts.change(id, [&](Account& each) { return each.move_to(mail, accounts.clock().now()); });
  if (!changed && changed.error().code == "document.not_unique") {
    return fail(conflict("customer.mail_taken", "This mail has an account already."));
  }
  return changed;
}

}  // namespace souk::online::customer
