#include "online/customer/recovery.hpp"

#include "online/customer/contact.hpp"
#include "runtime/log/log.hpp"

namespace souk::online::customer {
namespace {

Error bad_token() { return invalid("token.invalid", "This link is not valid any more; ask for a new one."); }

Letter letter_to(const Account& account, const NewProof& proof) {
  return {.customer_id = account.id,
          .mail = proof.kept.mail,
          .name = account.name,
          .language = account.language,
          .token = proof.token,
          .expires_at = proof.kept.until};
}

}  // namespace

Status Recovery::ask_reset(std::string_view given, std::string_view from) const {
  const auto mail = TRY(normal_mail(given));
  TRY(accounts_->attempts().begin_letter(mail, from));
  const auto found = TRY(accounts_->find_by_mail(mail));
  if (!found) return {};
  const auto proof = new_proof(found->id, mail, accounts_->clock().now() + times_.reset, accounts_->random());
  TRY(accounts_->change(found->id, [&](Account& account) -> Status {
    account.reset_proof = proof.kept;
    return {};
  }));
  return letters_->reset_password(letter_to(found->value, proof));
}

Result<StoredAccount> Recovery::reset(std::string_view token, const Secret& password) const {
  TRY(Passwords::check(password));
  const auto id = customer_in(token);
  const auto now = accounts_->clock().now();
  const auto before = accounts_->load(id);
  if (!before && before.error().kind != ErrorKind::kNotFound) return before;
  // Looked at before the hash is made, which is dear, and once more under the revision.
  if (!before || !proves(before->value.reset_proof, token, now)) return fail(bad_token());
  const auto hash = TRY(accounts_->passwords().hash(password));
  auto changed = TRY(accounts_->change(id, [&](Account& account) -> Status {
    if (!proves(account.reset_proof, token, now)) return fail(bad_token());
    if (account.mail == account.reset_proof->mail) account.mail_verified_at = now;
    account.reset_proof.reset();
    account.change_password(hash);
    return {};
  }));
  accounts_->attempts().succeeded(changed.value.mail.value_or(""));
  tell_password_changed(changed.value);
  return changed;
}

Status Recovery::ask_verification(std::string_view customer_id, std::string_view from) const {
  const auto found = TRY(accounts_->load(customer_id));
  const auto mail = found.value.mail.value_or("");
  if (found.value.mail_verified_at) {
    return fail(precondition("mail.verified", "This mail is known to be yours already."));
  }
  TRY(accounts_->attempts().begin_letter(mail, from));
  const auto proof =
      new_proof(found.id, mail, accounts_->clock().now() + times_.verification, accounts_->random());
  TRY(accounts_->change(found.id, [&](Account& account) -> Status {
    account.mail_proof = proof.kept;
    return {};
  }));
  return letters_->verify_mail(letter_to(found.value, proof));
}

Result<StoredAccount> Recovery::verify(std::string_view token) const {
  const auto now = accounts_->clock().now();
  auto changed = accounts_->change(customer_in(token), [&](Account& account) -> Status {
    if (!proves(account.mail_proof, token, now) || account.mail != account.mail_proof->mail) {
      return fail(bad_token());
    }
    account.mail_proof.reset();
    account.mail_verified_at = now;
    return {};
  });
  if (!changed && changed.error().kind == ErrorKind::kNotFound) return fail(bad_token());
  return changed;
}

void Recovery::tell_password_changed(const Account& account) const {
  if (!account.mail) return;
  const auto told = letters_->password_changed(
      {.customer_id = account.id, .mail = *account.mail, .name = account.name, .language = account.language});
  if (!told) log::warning("customer.letter", {{"error", told.error()}});
}

void Recovery::tell_mail_changed(const Account& account, const std::string& left) const {
  if (left.empty()) return;
  const auto told = letters_->mail_changed(
      {.customer_id = account.id, .mail = left, .name = account.name, .language = account.language});
  if (!told) log::warning("customer.letter", {{"error", told.error()}});
}

}  // namespace souk::online::customer
