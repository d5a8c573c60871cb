#include "online/staff/steward.hpp"
#include "online/staff/views.hpp"

namespace souk::online::staff {

using http::Access;
using http::Answer;
using http::Method;
using http::Nothing;
using http::Request;

StaffView view_of(const StaffAccount& account) {
  return {.id = account.id,
          .login = account.login,
          .name = account.name,
          .roles = account.roles,
          .disabled = account.disabled,
          .second_factor = account.has_second_factor(),
          .must_change_password = account.must_change_password,
          .created_at = account.created_at,
          .last_sign_in_at = account.last_sign_in_at};
}

namespace {

constexpr std::size_t kPage = 100;
const http::Failure kMissing{ErrorKind::kNotFound, "staff.missing", "There is no such member of staff."};
const http::Failure kNoRole{ErrorKind::kNotFound, "role.missing", "There is no such role."};
const http::Failure kLastOwner{ErrorKind::kPrecondition, "staff.last_owner", "The shop needs an owner."};
const http::Failure kTooMuch{ErrorKind::kDenied, "permission.missing", "It is more than you may yourself."};

http::Route member_route(Method method, std::string path, std::string summary) {
  return {.method = method,
          .path = std::move(path),
          .summary = std::move(summary),
          .tag = "staff",
          .access = Access::kStaff,
          .permission = method == Method::kGet ? "staff.read" : "staff.write",
          .ignores_key = true};
}

void add_reading(http::Routes& routes, const StaffRouteDeps& deps) {
  auto list = member_route(Method::kGet, "/api/v1/admin/staff", "The staff, by sign-in name");
  list.parameters = {{.name = "cursor", .help = "next_cursor of the page before."}};
  routes.add<Nothing, StaffPage>(
      std::move(list), [deps](const Nothing&, const Request& request) -> Result<StaffPage> {
        StaffPage page;
        const std::string cursor{request.query_value("cursor")};
        for (const auto& stored : TRY(deps.staff->list(kPage, cursor, &page.next_cursor))) {
          page.items.push_back(view_of(stored.value));
        }
        return page;
      });
  auto one = member_route(Method::kGet, "/api/v1/admin/staff/{id}", "One member of the staff");
  one.failures = {kMissing};
  routes.add<Nothing, StaffView>(std::move(one),
                                 [deps](const Nothing&, const Request& request) -> Result<StaffView> {
                                   return view_of(TRY(deps.staff->load(request.path_parameter("id"))).value);
                                 });
}

Answer<NewStaffView> shown_once(const NewStaff& made) {
  return {{view_of(made.account.value), made.password.reveal()}, 0, {{"Cache-Control", "private, no-store"}}};
}

void add_writing(http::Routes& routes, const StaffRouteDeps& deps) {
  auto create =
      member_route(Method::kPost, "/api/v1/admin/staff", "Add somebody; answers their first password");
  create.success_status = 201;
  create.failures = {{ErrorKind::kConflict, "staff.login_taken", "Somebody has this sign-in name."},
                     {ErrorKind::kInvalid, "staff.login", "This can be no sign-in name."},
                     kNoRole,
                     kTooMuch};
  routes.add<NewStaffInput, NewStaffView>(
      std::move(create),
      [deps](const NewStaffInput& input, const Request& request) -> Result<Answer<NewStaffView>> {
        const auto who = TRY(require(request));
        return shown_once(TRY(add_member(deps, who, input.login, input.name, input.roles)));
      });
  auto change = member_route(Method::kPatch, "/api/v1/admin/staff/{id}", "Change name or roles, or shut out");
  change.failures = {kMissing, kNoRole, kLastOwner, kTooMuch};
  routes.add<StaffChange, StaffView>(
      std::move(change), [deps](const StaffChange& input, const Request& request) -> Result<StaffView> {
        const auto who = TRY(require(request));
        const MemberChange wanted{input.name, input.roles, input.disabled};
        return view_of(TRY(change_member(deps, who, request.path_parameter("id"), wanted)).value);
      });
  auto reset = member_route(Method::kPost, "/api/v1/admin/staff/{id}/password-reset",
                            "A new one-time password for somebody who is locked out; their sessions end");
  reset.failures = {kMissing, kTooMuch};
  routes.add<PasswordReset, NewStaffView>(
      std::move(reset),
      [deps](const PasswordReset& input, const Request& request) -> Result<Answer<NewStaffView>> {
        const auto who = TRY(require(request));
        return shown_once(
            TRY(reset_member(deps, who, request.path_parameter("id"), input.without_second_factor)));
      });
}

}  // namespace

http::Routes member_routes(const StaffRouteDeps& deps) {
  http::Routes routes;
  add_reading(routes, deps);
  add_writing(routes, deps);
  return routes;
}

}  // namespace souk::online::staff
