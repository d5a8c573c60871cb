// Proving to be somebody of the staff (accounts.hpp).
#include "base/text.hpp"
#include "online/staff/accounts.hpp"
#include "online/staff/token.hpp"
#include "online/staff/totp.hpp"

namespace souk::online::staff {
namespace {

constexpr std::size_t kRecoveryCodes = 10;

Error refused() {
  return {.kind = ErrorKind::kUnauthenticated,
          .code = "sign_in.refused",
          .message = "Name or password is wrong."};
}

// Where an account's secret is sealed to.
std::string place_of(std::string_view id) { return "staff/" + std::string{id}; }

// Names of staff and mails of customers do not share a counter.
std::string counted_as(std::string_view login) { return "staff/" + std::string{login}; }

}  // namespace

Status Staff::use_second_factor(StoredStaff& stored, const StaffCredentials& given) const {
  if (given.code.empty() && given.recovery_code.empty()) {
    return fail(Error{.kind = ErrorKind::kUnauthenticated,
                      .code = "sign_in.code_needed",
                      .message = "Send the code of the authenticator app as well."});
  }
  const auto now = deps_.clock->now();
  Status used;
  if (given.recovery_code.empty()) {
    const auto secret = TRY(totp_secret(stored.value));
    used = stored.value.use_code(secret.reveal(), text::trim(given.code), now);
  } else {
    used = stored.value.use_recovery_code(hash_of(normal_typed_secret(given.recovery_code)));
  }
  // Written before it counts: of two requests with the same code one meets a changed document.
  if (used) used = staff_.replace(stored);
  if (used) return {};
  if (used.error().code != "totp.wrong" && used.error().code != "document.changed") return used;
  return fail(Error{.kind = ErrorKind::kUnauthenticated,
                    .code = "sign_in.code_wrong",
                    .message = "This code is wrong or was used already; wait for the app's next one."});
}

Result<StoredStaff> Staff::sign_in(const StaffCredentials& given, std::string_view from) const {
  const auto login = normal_login(given.login).value_or(text::to_lower_ascii(given.login.substr(0, 64)));
  TRY(deps_.attempts->begin_sign_in(counted_as(login), from));
  auto found = find_login(login);
  if (!found && found.error().kind != ErrorKind::kNotFound) return found;
  const bool usable = given.password.reveal().size() <= customer::Passwords::kMaxBytes;
  if (!found || !usable || found->value.password_hash.empty()) {
    // As dear as checking a real one.
    TRY(deps_.passwords->hash(usable ? given.password : Secret{"too long"}));
    return fail(refused());
  }
  auto& account = found->value;
  if (!TRY(deps_.passwords->verify(given.password, account.password_hash))) return fail(refused());
  const auto now = deps_.clock->now();
  if (account.disabled || (account.one_time_until && *account.one_time_until < now)) return fail(refused());
  account.last_sign_in_at = now;
  if (account.has_second_factor()) TRY(use_second_factor(*found, given));
  deps_.attempts->succeeded(counted_as(login));
  if (account.has_second_factor()) return found;
  // Nothing depends on this one being written.
  if (const auto noted = staff_.replace(*found); !noted && noted.error().code == "document.changed") {
    return load(found->id);
  }
  return found;
}

Status Staff::check_password(const StaffAccount& account, const Secret& password,
                             std::string_view from) const {
  TRY(deps_.attempts->begin_sign_in(counted_as(account.login), from));
  const bool right = password.reveal().size() <= customer::Passwords::kMaxBytes &&
                     TRY(deps_.passwords->verify(password, account.password_hash));
  if (!right) return fail(denied("password.wrong", "The password is wrong."));
  deps_.attempts->succeeded(counted_as(account.login));
  return {};
}

Result<StoredStaff> Staff::change_password(std::string_view id, const Secret& old_one, const Secret& new_one,
                                           std::string_view from) const {
  TRY(customer::Passwords::check(new_one));
  if (text::length(new_one.reveal()) < kMinPassword) {
    return fail(invalid("password.too_short", "A password of the staff has at least 12 characters."));
  }
  if (old_one.reveal() == new_one.reveal()) {
    return fail(invalid("password.same", "Choose a password that is not the one before."));
  }
  const auto before = TRY(load(id));
  TRY(check_password(before.value, old_one, from));
  const auto hash = TRY(deps_.passwords->hash(new_one));
  return change(id, [&](StaffAccount& account) -> Status {
    if (account.password_hash != before.value.password_hash) {
      return fail(
          conflict("password.changed", "The password was changed by another request; sign in again."));
    }
    account.change_password(hash);
    return {};
  });
}

Result<Secret> Staff::begin_totp(std::string_view id) const {
  Secret secret{new_totp_secret(*deps_.random)};
  auto kept = secret.reveal();
  if (deps_.seal != nullptr) kept = TRY(deps_.seal->close(kept, place_of(id), *deps_.random));
  TRY(change(id, [&](StaffAccount& account) { return account.begin_totp(kept); }));
  return secret;
}

Result<Secret> Staff::totp_secret(const StaffAccount& account) const {
  if (!account.totp) return fail(precondition("totp.not_begun", "Scan a new QR code first."));
  if (deps_.seal == nullptr) return Secret{account.totp->secret};
  return deps_.seal->open(account.totp->secret, place_of(account.id));
}

Result<std::vector<std::string>> Staff::confirm_totp(std::string_view id, std::string_view code,
                                                     std::string_view from) const {
  TRY(deps_.attempts->begin_sign_in("staff/totp/" + std::string{id}, from));
  std::vector<std::string> codes;
  std::vector<std::string> hashes;
  for (std::size_t i = 0; i < kRecoveryCodes; ++i) {
    codes.push_back(new_typed_secret(*deps_.random));
    hashes.push_back(hash_of(codes.back()));
  }
  TRY(change(id, [&](StaffAccount& account) -> Status {
    const auto secret = TRY(totp_secret(account));
    return account.confirm_totp(secret.reveal(), text::trim(code), hashes, deps_.clock->now());
  }));
  return codes;
}

}  // namespace souk::online::staff
