#include "online/staff/account.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "online/staff/role.hpp"
#include "online/staff/totp.hpp"

namespace souk::online::staff {
namespace {

Error wrong_code() {
  return denied("totp.wrong", "This code is wrong or was used already; wait for the app's next one.");
}

}  // namespace

bool StaffAccount::is_owner() const {
  return !disabled && std::find(roles.begin(), roles.end(), kOwner) != roles.end();
}

void StaffAccount::give_one_time_password(std::string hash, Instant until) {
  password_hash = std::move(hash);
  must_change_password = true;
  one_time_until = until;
  ++session_epoch;
}

void StaffAccount::change_password(std::string hash) {
  password_hash = std::move(hash);
  must_change_password = false;
  one_time_until.reset();
  ++session_epoch;
}

void StaffAccount::set_roles(std::vector<std::string> ids) {
  if (ids == roles) return;
  roles = std::move(ids);
  ++session_epoch;
}

void StaffAccount::disable(bool now_disabled) {
  if (now_disabled && !disabled) ++session_epoch;
  disabled = now_disabled;
}

Status StaffAccount::begin_totp(std::string secret) {
  if (has_second_factor()) {
    return fail(precondition("totp.on", "Codes are asked for already; turn them off first."));
  }
  totp = Totp{.secret = std::move(secret)};
  return {};
}

Status StaffAccount::confirm_totp(std::string_view secret, std::string_view code,
                                  std::vector<std::string> recovery_hashes, Instant now) {
  if (!totp || totp->confirmed_at) {
    return fail(precondition("totp.not_begun", "Scan a new QR code first."));
  }
  TRY(use_code(secret, code, now));
  totp->confirmed_at = now;
  totp->recovery_codes = std::move(recovery_hashes);
  ++session_epoch;
  return {};
}

void StaffAccount::remove_totp() {
  if (!totp) return;
  totp.reset();
  ++session_epoch;
}

Status StaffAccount::use_code(std::string_view secret, std::string_view code, Instant now) {
  if (!totp) return fail(wrong_code());
  const auto step = match_totp(secret, code, now, totp->last_step);
  if (!step) return fail(wrong_code());
  totp->last_step = *step;
  return {};
}

Status StaffAccount::use_recovery_code(std::string_view hash) {
  if (!has_second_factor()) return fail(wrong_code());
  auto& codes = totp->recovery_codes;
  auto found = codes.end();
  for (auto each = codes.begin(); each != codes.end(); ++each) {
    if (text::equal_constant_time(*each, hash)) found = each;
  }
  if (found == codes.end()) return fail(wrong_code());
  codes.erase(found);
  return {};
}

}  // namespace souk::online::staff
