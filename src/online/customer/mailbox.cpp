#include "online/customer/mailbox.hpp"

#include "online/customer/contact.hpp"

namespace souk::online::customer {

Result<MovedMailbox> change_mail(const Accounts& accounts, std::string_view id, std::string_view new_mail,
                                 const Secret& password, std::string_view from) {
  const auto mail = TRY(normal_mail(new_mail));
  const auto account = TRY(accounts.load(id)).value;
  const auto old_mail = account.mail.value_or("");
  TRY(accounts.attempts().begin_sign_in(old_mail, from));
  const bool right = password.reveal().size() <= Passwords::kMaxBytes &&
                     TRY(accounts.passwords().verify(password, account.password_hash));
  if (!right) return fail(denied("password.wrong", "The password is wrong."));
  accounts.attempts().succeeded(old_mail);
  std::string left;
  auto changed = accounts.change(id, [&](Account& each) -> Status {
    left.clear();
    if (each.mail == mail) return {};
    left = each.mail.value_or("");
    each.mail = mail;
    each.mail_verified_at.reset();
    each.mail_proof.reset();
    each.reset_proof.reset();
    return {};
  });
  if (!changed && changed.error().code == "document.not_unique") {
    return fail(conflict("customer.mail_taken", "This mail has an account already."));
  }
  if (!changed) return fail(std::move(changed).error());
  return MovedMailbox{std::move(*changed), std::move(left)};
}

}  // namespace souk::online::customer
