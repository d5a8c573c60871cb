#include "online/staff/accounts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/staff/token.hpp"
#include "online/staff/totp.hpp"

namespace souk::online::staff {
namespace {

struct StaffTag {
  static constexpr std::string_view kPrefix = "stf";
};

constexpr int kTries = 8;
constexpr std::size_t kMaxName = 100;

Error missing() { return not_found("staff.missing", "There is no such member of staff."); }
Error last_owner() {
  return precondition("staff.last_owner", "The shop needs an owner; make somebody else one first.");
}

}  // namespace

Result<std::string> normal_login(std::string_view login) {
  auto normal = text::to_lower_ascii(text::trim(login));
  const bool fit = std::all_of(normal.begin(), normal.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' || c == '@';
  });
  if (!fit || normal.size() < 2 || normal.size() > 64) {
    return fail(invalid("staff.login", "A sign-in name is 2 to 64 letters, digits and any of . _ - @."));
  }
  return normal;
}

Status Staff::declare() {
  return deps_.store->declare(
      {.name = std::string{kStaffCollection}, .indexes = {{.path = "login", .unique = true}}});
}

Result<StoredStaff> Staff::load(std::string_view id) const {
  if (!Id<StaffTag>::parse(id)) return fail(missing());
  auto found = TRY(staff_.find(id));
  if (!found) return fail(missing());
  return std::move(*found);
}

Result<StoredStaff> Staff::find_login(std::string_view login) const {
  const auto normal = normal_login(login);
  if (!normal) return fail(missing());
  auto found = TRY(staff_.query({.path = "login", .equals = engines::IndexValue{*normal}, .limit = 1}));
  if (found.empty()) return fail(missing());
  return std::move(found.front());
}

Result<std::vector<StoredStaff>> Staff::list(std::size_t limit, const std::string& cursor,
                                             std::string* next) const {
  return staff_.query({.path = "login", .limit = limit, .cursor = cursor}, next);
}

Status Staff::check_roles(const std::vector<std::string>& roles) const {
  if (roles.size() > StaffAccount::kMaxRoles) {
    return fail(invalid("staff.roles", "One may have at most 20 roles."));
  }
  for (const auto& role : roles) TRY(deps_.roles->load(role));
  return {};
}

Result<NewStaff> Staff::insert(StaffAccount account) const {
  Secret password{new_typed_secret(*deps_.random)};
  const auto now = deps_.clock->now();
  account.id = Id<StaffTag>::make(now, *deps_.random).text();
  account.created_at = now;
  auto hash = TRY(deps_.passwords->hash(password));
  account.give_one_time_password(std::move(hash), now + kOneTimePassword);
  auto id = account.id;
  auto made = staff_.insert(std::move(id), std::move(account));
  if (!made && made.error().code == "document.not_unique") {
    return fail(conflict("staff.login_taken", "Somebody has this sign-in name already; choose another."));
  }
  return NewStaff{TRY(std::move(made)), std::move(password)};
}

Result<NewStaff> Staff::create(std::string_view login, std::string_view name,
                               const std::vector<std::string>& roles) const {
  TRY(check_roles(roles));
  StaffAccount account{
      .login = TRY(normal_login(login)), .name = text::shorten(text::trim(name), kMaxName), .roles = roles};
  return insert(std::move(account));
}

Result<std::optional<Secret>> Staff::create_first_owner() const {
  if (TRY(deps_.store->count(kStaffCollection)) > 0) return std::nullopt;
  auto made = insert({.login = std::string{kOwner}, .name = "Owner", .roles = {std::string{kOwner}}});
  if (!made && made.error().code == "staff.login_taken") return std::nullopt;
  return std::optional{TRY(std::move(made)).password};
}

Result<StoredStaff> Staff::write(std::string_view id, const Change& apply) const {
  for (int attempt = 0; attempt < kTries; ++attempt) {
    auto stored = TRY(load(id));
    TRY(apply(stored.value));
    auto written = staff_.replace(stored);
    if (written) return stored;
    if (written.error().code != "document.changed") return fail(std::move(written).error());
  }
  return fail(Error{.kind = ErrorKind::kLimit,
                    .code = "staff.busy",
                    .message = "Too many changes to this account at the same time; try again.",
                    .retry_after_s = 1});
}

Result<bool> Staff::has_owner_besides(std::string_view id) const {
  std::string cursor;
  do {
    for (const auto& each : TRY(staff_.query({.limit = 1'000, .cursor = cursor}, &cursor))) {
      if (each.id != id && each.value.is_owner()) return true;
    }
  } while (!cursor.empty());
  return false;
}

Result<StoredStaff> Staff::change(std::string_view id, const Change& apply) const {
  bool steps_down = false;
  auto changed = TRY(write(id, [&](StaffAccount& account) -> Status {
    const bool was_owner = account.is_owner();
    TRY(apply(account));
    steps_down = was_owner && !account.is_owner();
    if (steps_down && !TRY(has_owner_besides(id))) return fail(last_owner());
    return {};
  }));
  // Two owners may have taken the role from each other at the same moment: whoever sees nobody left takes
  // back what it did.
  if (steps_down && !TRY(has_owner_besides(id))) {
    TRY(write(id, [](StaffAccount& account) -> Status {
      account.disabled = false;
      if (!account.is_owner()) account.roles.emplace_back(kOwner);
      return {};
    }));
    return fail(last_owner());
  }
  return changed;
}

Result<NewStaff> Staff::reset_password(std::string_view id, bool without_second_factor) const {
  Secret password{new_typed_secret(*deps_.random)};
  const auto hash = TRY(deps_.passwords->hash(password));
  auto changed = TRY(write(id, [&](StaffAccount& account) -> Status {
    account.give_one_time_password(hash, deps_.clock->now() + kOneTimePassword);
    if (without_second_factor) account.remove_totp();
    return {};
  }));
  return NewStaff{std::move(changed), std::move(password)};
}

}  // namespace souk::online::staff
