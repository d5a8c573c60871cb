#include "online/customer/recovery.hpp"

#include "online/customer/contact.hpp"
#include "runtime/log/log.hpp"

namespace souk::online::customer {
namespace {

constexpr milliseconds kPostAgain{30'000};

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
    return account.change_password(hash, now);
  }));
  accounts_->attempts().succeeded(changed.value.mail.value_or(""));
  post_owed(changed);
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

Status Recovery::hand_over(const Account& account, const OwedLetter& owed) const {
  const Letter letter{.customer_id = account.id,
                      .mail = owed.mail,
                      .name = account.name,
                      .language = account.language,
                      .happened_at = owed.at};
  return owed.kind == OwedKind::kMailChanged ? letters_->mail_changed(letter)
                                             : letters_->password_changed(letter);
}

// A crash after a letter was handed over hands it over again, which makes no second one. What is refused for
// good is given up, with a word in the log; for the rest the account is looked at again later, after others.
Status Recovery::settle(const StoredAccount& account) const {
  std::vector<OwedLetter> gone;
  for (const auto& owed : account.value.owed_letters) {
    const auto posted = hand_over(account.value, owed);
    if (!posted) log::warning("customer.letter", {{"customer", account.id}, {"error", posted.error()}});
    if (posted || posted.error().kind == ErrorKind::kInvalid) gone.push_back(owed);
  }
  const auto settled = accounts_->change(account.id, [&](Account& each) -> Status {
    each.letters_posted(gone);
    if (each.letters_due) each.letters_due = (accounts_->clock().now() + kPostAgain).unix_ms;
    return {};
  });
  if (!settled && settled.error().kind != ErrorKind::kNotFound) return fail(settled.error());
  return {};
}

void Recovery::post_owed(const StoredAccount& account) const {
  if (account.value.owed_letters.empty()) return;
  if (const auto settled = settle(account); !settled)
    log::warning("customer.letter", {{"customer", account.id}, {"error", settled.error()}});
}

Result<std::size_t> Recovery::post_owed(std::size_t limit) const {
  const auto due = TRY(accounts_->letters_due(limit));
  for (const auto& account : due) TRY(settle(account));
  return due.size();
}

}  // namespace souk::online::customer
