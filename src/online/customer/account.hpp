// A customer's account: one document. Pure; passwords come in as hashes (passwords.hpp).
#pragma once

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

  static constexpr std::size_t kMaxAddresses = 20;
  static constexpr std::size_t kMaxConsents = 50;
  static constexpr auto fields() {
    using A = Account;
    return field_table(field("id", &A::id), field("mail", &A::mail), field("name", &A::name),
                       field("password_hash", &A::password_hash), field("addresses", &A::addresses),
                       field("default_address", &A::default_address), field("group", &A::group),
                       field("language", &A::language), field("marketing", &A::marketing),
                       field("session_epoch", &A::session_epoch), field("created_at", &A::created_at),
                       field("erased_at", &A::erased_at), field("mail_verified_at", &A::mail_verified_at),
                       field("mail_proof", &A::mail_proof), field("reset_proof", &A::reset_proof),
                       field("forget_at", &A::forget_at));
  }

  // `address` is made regular and checked. A new one with `id`, or that one changed; the first becomes the
  // default.
  Status put_address(std::string_view id, Address address, bool make_default);
  Status remove_address(std::string_view id);
  const BookAddress* find_address(std::string_view id) const;
  void consent(bool given, std::string_view purpose, Instant now);
  bool wants_marketing() const { return !marketing.empty() && marketing.back().given; }
  // Ends all sessions.
  void change_password(std::string hash);
  // Takes everything personal out for good; orders keep what the law wants of them. Ends all sessions.
  void erase(Instant now);
};

}  // namespace souk::online::customer
