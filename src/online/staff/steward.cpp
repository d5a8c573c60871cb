#include "online/staff/steward.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace souk::online::staff {
namespace {

constexpr std::size_t kMaxName = 100;

Status may_deal_with(const StaffRouteDeps& deps, const Principal& who,
                     const std::vector<std::string>& roles) {
  if (std::find(roles.begin(), roles.end(), kOwner) != roles.end() && !who.owner) {
    return fail(denied("permission.missing", "Only an owner may do this to an owner, or make one."));
  }
  return may_give(who, TRY(deps.roles->grants_of(roles)));
}

// What the role allows now; nothing when it is new.
Result<Grants> present(const Roles& roles, std::string_view id) {
  auto role = roles.load(id);
  if (role) return std::move(role->permissions);
  if (role.error().kind == ErrorKind::kNotFound) return Grants{};
  return fail(std::move(role).error());
}

}  // namespace

Result<NewStaff> add_member(const StaffRouteDeps& deps, const Principal& who, std::string_view login,
                            std::string_view name, const std::vector<std::string>& roles) {
  TRY(may_deal_with(deps, who, roles));
  return deps.staff->create(login, name, roles);
}

Result<StoredStaff> change_member(const StaffRouteDeps& deps, const Principal& who, std::string_view id,
                                  const MemberChange& change) {
  if (change.roles) {
    TRY(deps.staff->check_roles(*change.roles));
    TRY(may_deal_with(deps, who, *change.roles));
  }
  return deps.staff->change(id, [&](StaffAccount& account) -> Status {
    TRY(may_deal_with(deps, who, account.roles));
    if (change.name) account.name = text::shorten(text::trim(*change.name), kMaxName);
    if (change.roles) account.set_roles(*change.roles);
    if (change.disabled) account.disable(*change.disabled);
    return {};
  });
}

Result<NewStaff> reset_member(const StaffRouteDeps& deps, const Principal& who, std::string_view id,
                              bool without_second_factor) {
  const auto account = TRY(deps.staff->load(id));
  TRY(may_deal_with(deps, who, account.value.roles));
  return deps.staff->reset_password(id, without_second_factor);
}

Result<Role> save_role(const StaffRouteDeps& deps, const Principal& who, Role role) {
  TRY(check_permissions(role.permissions, "/permissions"));
  TRY(may_give(who, role.permissions));
  TRY(may_give(who, TRY(present(*deps.roles, role.id))));
  const auto id = role.id;
  TRY(deps.roles->save(std::move(role)));
  return deps.roles->load(id);
}

Status remove_role(const StaffRouteDeps& deps, const Principal& who, std::string_view id) {
  TRY(may_give(who, TRY(present(*deps.roles, id))));
  return deps.roles->remove(id);
}

Result<NewApiKey> make_api_key(const StaffRouteDeps& deps, const Principal& who, ApiKey wanted) {
  TRY(check_permissions(wanted.scopes, "/scopes"));
  TRY(may_give(who, wanted.scopes));
  wanted.created_by = who.id;
  return deps.keys->create(std::move(wanted));
}

}  // namespace souk::online::staff
