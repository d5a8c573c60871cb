// A customer's account: one document. Pure; passwords come in as hashes (passwords.hpp).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "online/customer/address.hpp"
#include "online/customer/proof.hpp"

namespace souk::online::customer {

struct BookAddress {
  std::string id;
  Address address;
  static constexpr std::string_view kName = "BookAddress";
  static constexpr auto fields() {
    return field_table(field("id", &BookAddress::id), field("address", &BookAddress::address));
  }
};

// What the customer agreed to, when and for what: as the law wants it kept.
struct Consent {
  bool given = false;
  Instant at{};
  std::string purpose;
  static constexpr std::string_view kName = "Consent";
  static constexpr auto fields() {
    return field_table(field("given", &Consent::given), field("at", &Consent::at),
                       field("purpose", &Consent::purpose));
  }
};

enum class OwedKind { kPasswordChanged, kMailChanged };

}  // namespace souk::online::customer

template <>
struct souk::EnumNames<souk::online::customer::OwedKind> {
  using K = souk::online::customer::OwedKind;
  static constexpr std::array kNames{std::pair{K::kPasswordChanged, std::string_view{"password_changed"}},
                                     std::pair{K::kMailChanged, std::string_view{"mail_changed"}}};
};

namespace souk::online::customer {

// A letter that warns the owner of a change, written down with the change itself: it goes out whatever
// happens in between (recovery.hpp).
struct OwedLetter {
  OwedKind kind = OwedKind::kPasswordChanged;
  std::string mail;  // where it goes: the mailbox before, when that was changed
  Instant at{};      // of the change; tells it apart from others of its kind
  bool operator==(const OwedLetter&) const = default;
  static constexpr std::string_view kName = "OwedLetter";
  static constexpr auto fields() {
    return field_table(field("kind", &OwedLetter::kind), field("mail", &OwedLetter::mail),
                       field("at", &OwedLetter::at));
  }
};

struct Account {
  std::string id;                   // "cus_..."
  std::optional<std::string> mail;  // unique, regular (contact.hpp); absent once erased
  std::string name;
  std::string password_hash;
  std::vector<BookAddress> addresses;
  std::string default_address;  // id of one of them
  std::string group;            // for prices and coupons
  std::string language;
  std::vector<Consent> marketing;  // the newest last
  std::int64_t session_epoch = 1;  // sessions of an earlier one have ended
  Instant created_at{};
  std::optional<Instant> erased_at;
  std::optional<Instant> mail_verified_at;  // somebody who reads that mailbox has said so
  std::optional<Proof> mail_proof;          // a letter is under way that would prove it
  std::optional<Proof> reset_proof;         // or would open the account anew
  // Erased, and some room still keeps something: when to ask it again, in Unix milliseconds.
  std::optional<std::int64_t> forget_at;
  std::vector<OwedLetter> owed_letters;  // the oldest first
  // While any is owed: when to post it, in Unix milliseconds.
  std::optional<std::int64_t> letters_due;

  static constexpr std::size_t kMaxAddresses = 20;
  static constexpr std::size_t kMaxConsents = 50;
  static constexpr std::size_t kMaxOwedLetters = 20;
  static constexpr auto fields() {
    using A = Account;
    return field_table(field("id", &A::id), field("mail", &A::mail), field("name", &A::name),
                       field("password_hash", &A::password_hash), field("addresses", &A::addresses),
                       field("default_address", &A::default_address), field("group", &A::group),
                       field("language", &A::language), field("marketing", &A::marketing),
                       field("session_epoch", &A::session_epoch), field("created_at", &A::created_at),
                       field("erased_at", &A::erased_at), field("mail_verified_at", &A::mail_verified_at),
                       field("mail_proof", &A::mail_proof), field("reset_proof", &A::reset_proof),
                       field("forget_at", &A::forget_at),
                       field("owed_letters", &A::owed_letters, {.max_length = 100, .required = false}),
                       field("letters_due", &A::letters_due));
  }

  // `address` is made regular and checked. A new one with `id`, or that one changed; the first becomes the
  // default.
  Status put_address(std::string_view id, Address address, bool make_default);
  Status remove_address(std::string_view id);
  const BookAddress* find_address(std::string_view id) const;
  void consent(bool given, std::string_view purpose, Instant now);
  bool wants_marketing() const { return !marketing.empty() && marketing.back().given; }
  // Ends all sessions; the owner is owed a letter. kLimit "customer.letters_owed" while too many are.
  Status change_password(std::string hash, Instant now);
  // The new mailbox counts as not proven, and letters under way to the old one are worth nothing but the one
  // that is owed to it. The mail it has already changes nothing. kLimit "customer.letters_owed".
  Status move_to(std::string_view new_mail, Instant now);
  // These went out, or never can.
  void letters_posted(const std::vector<OwedLetter>& gone);
  // Takes everything personal out for good; orders keep what the law wants of them. Ends all sessions.
  void erase(Instant now);

 private:
  Status owe(OwedKind kind, Instant now);
};

}  // namespace souk::online::customer
