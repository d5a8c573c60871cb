// The staff over the document store: who there is, and proving to be one of them. Sessions are in
// sessions.hpp.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.hpp"
#include "base/secret.hpp"
#include "base/time.hpp"
#include "engines/document/collection.hpp"
#include "online/customer/attempts.hpp"
#include "online/customer/passwords.hpp"
#include "online/staff/account.hpp"
#include "online/staff/role.hpp"
#include "runtime/seal/seal.hpp"

namespace souk::online::staff {

inline constexpr std::string_view kStaffCollection = "staff";
using StoredStaff = engines::Stored<StaffAccount>;

struct StaffDeps {
  engines::DocumentStore* store = nullptr;
  const Roles* roles = nullptr;
  const customer::Passwords* passwords = nullptr;
  const customer::Attempts* attempts = nullptr;
  const runtime::Seal* seal = nullptr;  // of authenticator secrets; nullptr: they stand as they are
  const Clock* clock = nullptr;
  Random* random = nullptr;
};

struct StaffCredentials {
  std::string login;
  Secret password;
  std::string code{};           // of the app; needed when the account has a second factor
  std::string recovery_code{};  // in place of `code`
};

// What is shown once and kept by nobody.
struct NewStaff {
  StoredStaff account;
  Secret password;
};

class Staff {
 public:
  static constexpr std::size_t kMinPassword = 12;
  static constexpr milliseconds kOneTimePassword{7LL * 24 * 3600 * 1000};

  explicit Staff(StaffDeps deps) : deps_{deps}, staff_{*deps.store, std::string{kStaffCollection}} {}
  Status declare();

  // On an empty shop: makes the owner ("owner") and answers the one-time password, to be printed once;
  // nullopt when there is anybody. Of several instances that start at the same time one makes it.
  Result<std::optional<Secret>> create_first_owner() const;

  // kUnauthenticated "sign_in.refused" (alike for an unknown name, a wrong password and a disabled account),
  // "sign_in.code_needed", "sign_in.code_wrong" (both only behind a right password); kLimit "sign_in.locked".
  Result<StoredStaff> sign_in(const StaffCredentials& given, std::string_view from) const;

  Result<StoredStaff> load(std::string_view id) const;  // kNotFound "staff.missing"
  Result<StoredStaff> find_login(std::string_view login) const;
  Result<std::vector<StoredStaff>> list(std::size_t limit, const std::string& cursor,
                                        std::string* next) const;
  // kInvalid "staff.login"; kConflict "staff.login_taken"; kNotFound "role.missing".
  Result<NewStaff> create(std::string_view login, std::string_view name,
                          const std::vector<std::string>& roles) const;
  using Change = std::function<Status(StaffAccount&)>;
  // Guarded by the revision, a bounded number of tries. kPrecondition "staff.last_owner" when nobody would be
  // an owner afterwards.
  Result<StoredStaff> change(std::string_view id, const Change& apply) const;
  // A new one-time password; takes the second factor off as well when `without_second_factor`.
  Result<NewStaff> reset_password(std::string_view id, bool without_second_factor) const;
  // kDenied "password.wrong"; kInvalid "password.too_short", "password.same".
  Result<StoredStaff> change_password(std::string_view id, const Secret& old_one, const Secret& new_one,
                                      std::string_view from) const;
  // kDenied "password.wrong"; kLimit "sign_in.locked". For acts that ask again who one is.
  Status check_password(const StaffAccount& account, const Secret& password, std::string_view from) const;
  // A new secret for the authenticator app, not in force before confirm_totp(). kPrecondition "totp.on".
  Result<Secret> begin_totp(std::string_view id) const;
  // What begin_totp() has answered. kCorrupt "seal.broken".
  Result<Secret> totp_secret(const StaffAccount& account) const;
  // Answers ten recovery codes, shown once.
  Result<std::vector<std::string>> confirm_totp(std::string_view id, std::string_view code,
                                                std::string_view from) const;
  Status check_roles(const std::vector<std::string>& roles) const;
  const Roles& roles() const { return *deps_.roles; }
  const Clock& clock() const { return *deps_.clock; }
  Random& random() const { return *deps_.random; }

 private:
  Result<NewStaff> insert(StaffAccount account) const;
  Result<bool> has_owner_besides(std::string_view id) const;
  Result<StoredStaff> write(std::string_view id, const Change& apply) const;
  Status use_second_factor(StoredStaff& stored, const StaffCredentials& given) const;

  StaffDeps deps_;
  engines::Collection<StaffAccount> staff_;
};

// Lower case, 2 to 64 of letters, digits and "._-@". kInvalid "staff.login".
Result<std::string> normal_login(std::string_view login);

}  // namespace souk::online::staff
