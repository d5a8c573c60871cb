#include "online/customer/account.hpp"

#include <algorithm>

namespace souk::online::customer {
namespace {

Error missing_address() { return not_found("address.missing", "There is no such address in your book."); }

}  // namespace

Status Account::put_address(std::string_view id_, Address address, bool make_default) {
  address = normal_address(std::move(address));
  TRY(check(address, "/address"));
  const auto same =
      std::find_if(addresses.begin(), addresses.end(), [&](const auto& one) { return one.id == id_; });
  if (same != addresses.end()) {
    same->address = std::move(address);
  } else if (addresses.size() < kMaxAddresses) {
    addresses.push_back({std::string{id_}, std::move(address)});
  } else {
    return fail(precondition("address.book_full", "Your book holds 20 addresses; remove one first."));
  }
  if (make_default || default_address.empty()) default_address = id_;
  return {};
}

Status Account::remove_address(std::string_view id_) {
  const auto gone = std::erase_if(addresses, [&](const auto& one) { return one.id == id_; });
  if (gone == 0) return fail(missing_address());
  if (default_address == id_) default_address = addresses.empty() ? std::string{} : addresses.front().id;
  return {};
}

const BookAddress* Account::find_address(std::string_view id_) const {
  const auto found =
      std::find_if(addresses.begin(), addresses.end(), [&](const auto& one) { return one.id == id_; });
  return found == addresses.end() ? nullptr : &*found;
}

void Account::consent(bool given, std::string_view purpose, Instant now) {
  if (!marketing.empty() && marketing.back().given == given && marketing.back().purpose == purpose) return;
  if (marketing.empty() && !given) return;
  marketing.push_back({given, now, std::string{purpose}});
  if (marketing.size() > kMaxConsents) marketing.erase(marketing.begin());
}

// To the mailbox of now. A new letter never pushes an old one out: the oldest goes to the owner for sure.
Status Account::owe(OwedKind kind, Instant now) {
  if (!mail) return {};
  if (owed_letters.size() >= kMaxOwedLetters) {
    return fail(Error{.kind = ErrorKind::kLimit,
                      .code = "customer.letters_owed",
                      .message = "Letters about earlier changes have not gone out yet; try again later.",
                      .retry_after_s = 60});
  }
  owed_letters.push_back({kind, *mail, now});
  letters_due = now.unix_ms;
  return {};
}

Status Account::change_password(std::string hash, Instant now) {
  TRY(owe(OwedKind::kPasswordChanged, now));
  password_hash = std::move(hash);
  reset_proof.reset();
  ++session_epoch;
  return {};
}

Status Account::move_to(std::string_view new_mail, Instant now) {
  if (mail == new_mail) return {};
  TRY(owe(OwedKind::kMailChanged, now));
  mail = new_mail;
  mail_verified_at.reset();
  mail_proof.reset();
  reset_proof.reset();
  return {};
}

void Account::letters_posted(const std::vector<OwedLetter>& gone) {
  std::erase_if(owed_letters, [&](const OwedLetter& letter) {
    return std::find(gone.begin(), gone.end(), letter) != gone.end();
  });
  if (owed_letters.empty()) letters_due.reset();
}

void Account::erase(Instant now) {
  mail.reset();
  name.clear();
  password_hash.clear();
  addresses.clear();
  default_address.clear();
  group.clear();
  marketing.clear();
  mail_verified_at.reset();
  mail_proof.reset();
  reset_proof.reset();
  owed_letters.clear();
  letters_due.reset();
  ++session_epoch;
  erased_at = now;
  forget_at = now.unix_ms;
}

}  // namespace souk::online::customer
