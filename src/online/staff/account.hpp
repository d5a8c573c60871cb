// A member of staff: one document. Pure; passwords and recovery codes come in as hashes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/codec.hpp"
#include "base/time.hpp"

namespace souk::online::staff {

// The second factor. Pending until a first code has proven that the app knows the secret.
struct Totp {
  std::string secret;  // base 32, sealed by Staff
  std::optional<Instant> confirmed_at;
  std::int64_t last_step = 0;               // no code of it or of an earlier one is taken again
  std::vector<std::string> recovery_codes;  // hashes of those not yet used
  static constexpr auto fields() {
    return field_table(field("secret", &Totp::secret), field("confirmed_at", &Totp::confirmed_at),
                       field("last_step", &Totp::last_step), field("recovery_codes", &Totp::recovery_codes));
  }
};

struct StaffAccount {
  std::string id;     // "stf_..."
  std::string login;  // unique; lower case
  std::string name;
  std::string language;
  std::string password_hash;
  bool must_change_password = false;      // it was made for them and shown once
  std::optional<Instant> one_time_until;  // that password opens nothing afterwards
  std::vector<std::string> roles;         // ids
  bool disabled = false;
  std::int64_t session_epoch = 1;  // sessions of an earlier one have ended
  std::optional<Totp> totp;
  Instant created_at{};
  std::optional<Instant> last_sign_in_at;

  static constexpr std::size_t kMaxRoles = 20;
  static constexpr auto fields() {
    using A = StaffAccount;
    return field_table(field("id", &A::id), field("login", &A::login), field("name", &A::name),
                       field("language", &A::language), field("password_hash", &A::password_hash),
                       field("must_change_password", &A::must_change_password),
                       field("one_time_until", &A::one_time_until), field("roles", &A::roles),
                       field("disabled", &A::disabled), field("session_epoch", &A::session_epoch),
                       field("totp", &A::totp), field("created_at", &A::created_at),
                       field("last_sign_in_at", &A::last_sign_in_at));
  }

  bool is_owner() const;
  bool has_second_factor() const { return totp && totp->confirmed_at; }
  // One that somebody else has chosen and seen: to be changed before anything else. Ends all sessions.
  void give_one_time_password(std::string hash, Instant until);
  void change_password(std::string hash);  // ends all sessions
  void set_roles(std::vector<std::string> ids);
  void disable(bool now_disabled);

  // kPrecondition "totp.on" when there is one already.
  Status begin_totp(std::string secret);
  // `secret` is totp->secret, opened. kPrecondition "totp.not_begun", kDenied "totp.wrong". Ends all
  // sessions.
  Status confirm_totp(std::string_view secret, std::string_view code,
                      std::vector<std::string> recovery_hashes, Instant now);
  void remove_totp();  // ends all sessions
  // Takes a code of the app or a recovery code, once. kDenied "totp.wrong".
  Status use_code(std::string_view secret, std::string_view code, Instant now);
  Status use_recovery_code(std::string_view hash);
};

}  // namespace souk::online::staff
