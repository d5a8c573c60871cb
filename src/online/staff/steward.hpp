// What members of the staff do about each other, roles and keys. The API's routes and the console's pages
// both stand on it: nobody gives what they do not have, and owners are the business of owners.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "online/staff/staff_routes.hpp"

namespace souk::online::staff {

// Members that are left out stay as they are.
struct MemberChange {
  std::optional<std::string> name{};
  std::optional<std::vector<std::string>> roles{};
  std::optional<bool> disabled{};
};

// kDenied "permission.missing" everywhere here when it is more than `who` may; besides, what Staff, Roles and
// ApiKeys refuse.
Result<NewStaff> add_member(const StaffRouteDeps& deps, const Principal& who, std::string_view login,
                            std::string_view name, const std::vector<std::string>& roles);
Result<StoredStaff> change_member(const StaffRouteDeps& deps, const Principal& who, std::string_view id,
                                  const MemberChange& change);
Result<NewStaff> reset_member(const StaffRouteDeps& deps, const Principal& who, std::string_view id,
                              bool without_second_factor);

Result<Role> save_role(const StaffRouteDeps& deps, const Principal& who, Role role);
Status remove_role(const StaffRouteDeps& deps, const Principal& who, std::string_view id);

// `wanted`: name, scopes, speed and end.
Result<NewApiKey> make_api_key(const StaffRouteDeps& deps, const Principal& who, ApiKey wanted);

}  // namespace souk::online::staff
