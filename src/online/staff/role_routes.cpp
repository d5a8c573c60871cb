#include "online/staff/steward.hpp"

namespace souk::online::staff {
namespace {

using http::Access;
using http::Method;
using http::Nothing;
using http::Request;

struct PermissionView {
  std::string name;
  std::string en;
  std::string zh;
  static constexpr std::string_view kName = "Permission";
  static constexpr auto fields() {
    using V = PermissionView;
    return field_table(field("name", &V::name), field("en", &V::en), field("zh", &V::zh));
  }
};

struct RoleList {
  std::vector<Role> items;
  std::vector<PermissionView> permissions;
  static constexpr std::string_view kName = "RoleList";
  static constexpr auto fields() {
    return field_table(field("items", &RoleList::items, {.max_length = 250}),
                       field("permissions", &RoleList::permissions,
                             {.max_length = 200, .help = "All there are, for choosing."}));
  }
};

const http::Failure kBuiltIn{ErrorKind::kDenied, "role.built_in", "Built-in roles stay as they are."};
const http::Failure kTooMuch{ErrorKind::kDenied, "permission.missing", "It is more than you may yourself."};

http::Route role_route(Method method, std::string path, std::string summary) {
  return {.method = method,
          .path = std::move(path),
          .summary = std::move(summary),
          .tag = "staff",
          .access = Access::kStaff,
          .permission = method == Method::kGet ? "staff.read" : "staff.write"};
}

}  // namespace

http::Routes role_routes(const StaffRouteDeps& deps) {
  http::Routes routes;
  routes.add<Nothing, RoleList>(
      role_route(Method::kGet, "/api/v1/admin/roles", "All roles, and what there is to permit"),
      [deps](const Nothing&, const Request&) -> Result<RoleList> {
        RoleList list{.items = TRY(deps.roles->list()), .permissions = {}};
        for (const auto& each : permissions()) {
          list.permissions.push_back({std::string{each.name}, std::string{each.en}, std::string{each.zh}});
        }
        return list;
      });
  auto save =
      role_route(Method::kPut, "/api/v1/admin/roles/{id}", "Create or replace a role of the shop's own");
  save.failures = {{ErrorKind::kInvalid, "permission.unknown", "There is no such permission."},
                   {ErrorKind::kInvalid, "role.id", "This can be no role's id, or not the one in the URL."},
                   {ErrorKind::kPrecondition, "role.too_many", "200 are there."},
                   kBuiltIn,
                   kTooMuch};
  routes.add<Role, Role>(std::move(save), [deps](const Role& input, const Request& request) -> Result<Role> {
    const auto who = TRY(require(request));
    if (input.id != request.path_parameter("id")) {
      return fail(invalid("role.id", "The id in the body must be the one in the URL."));
    }
    return save_role(deps, who, input);
  });
  auto remove = role_route(Method::kDelete, "/api/v1/admin/roles/{id}",
                           "Remove a role; what it allowed ends at once for whoever has it");
  remove.failures = {kBuiltIn, kTooMuch};
  routes.add<Nothing, Nothing>(std::move(remove),
                               [deps](const Nothing&, const Request& request) -> Result<Nothing> {
                                 const auto who = TRY(require(request));
                                 TRY(remove_role(deps, who, request.path_parameter("id")));
                                 return Nothing{};
                               });
  return routes;
}

}  // namespace souk::online::staff
