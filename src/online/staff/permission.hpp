// What a member of staff, or a program with an API key, may do: one name per kind of act. A staff route names
// the one it needs (http::Route::permission); roles and API keys are sets of them. Adding one is a line in
// permission.cpp.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::staff {

// Routes of this permission are open to everybody who is signed in as staff: their own account.
inline constexpr std::string_view kSelf = "self";

struct Permission {
  std::string_view name;  // "order.refund"
  std::string_view en;    // what it allows, for people
  std::string_view zh;
};

std::span<const Permission> permissions();
bool is_permission(std::string_view name);

using Grants = std::set<std::string>;
// Every permission there is: what an owner has.
Grants all_permissions();
// kInvalid "permission.unknown", with a complaint for each name that is not in the table.
Status check_permissions(const Grants& names, std::string_view pointer);
// Staff routes whose permission is in no table: only owners can use them. For a test over all routes.
std::vector<std::string> unknown_permissions(const http::Routes& routes);

}  // namespace souk::online::staff
