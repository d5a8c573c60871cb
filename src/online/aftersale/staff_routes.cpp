#include <fmt/format.h>

#include "online/aftersale/routes.hpp"

namespace souk::online::aftersale {
namespace {

using http::Access;
using http::Method;
using http::Nothing;
using http::Request;

constexpr std::size_t kPage = 50;

struct ApproveCase {
  std::optional<bool> goods_come_back;
  std::string location;
  std::string message;
  static constexpr std::string_view kName = "ApproveCase";
  static constexpr auto fields() {
    using A = ApproveCase;
    return field_table(
        field("goods_come_back", &A::goods_come_back, {.help = "Absent: as the case says."}),
        field("location", &A::location,
              {.max_length = 32,
               .required = false,
               .help = "Where the goods are to go; needed when they come back."}),
        field("message", &A::message, {.max_length = 1'000, .required = false, .help = "To the customer."}));
  }
};

struct RejectCase {
  std::string reason;
  static constexpr std::string_view kName = "RejectCase";
  static constexpr auto fields() {
    return field_table(field("reason", &RejectCase::reason, {.min_length = 1, .max_length = 1'000}));
  }
};

order::Act act_of(const AftersaleRouteDeps& deps, const Request& request) {
  const auto& orders = deps.orders;
  return {orders.staff_of ? "staff:" + orders.staff_of(request) : "staff", orders.clock->now()};
}

Result<CaseState> state_of(const Request& request) {
  const auto text = request.query_value("state");
  for (const auto& [state, name] : EnumNames<CaseState>::kNames) {
    if (text == name || (text.empty() && state == CaseState::kRequested)) return state;
  }
  return fail(invalid("aftersale.unknown_state",
                      "There is no such state; requested, approved and arrived are some."));
}

template <class Input, class F>
void add_move(http::Routes& routes, const AftersaleRouteDeps& deps, std::string_view verb,
              std::string summary, std::string permission, F move) {
  routes.add<Input, Case>({.method = Method::kPost,
                           .path = fmt::format("/api/v1/admin/cases/{{id}}/{}", verb),
                           .summary = std::move(summary),
                           .tag = "aftersale",
                           .access = Access::kStaff,
                           .permission = std::move(permission),
                           .failures = case_failures(),
                           .ignores_key = true},  // a repeat of a move changes nothing
                          [deps, move](const Input& input, const Request& request) -> Result<Case> {
                            return move(input, std::string{request.path_parameter("id")},
                                        act_of(deps, request));
                          });
}

void add_reads(http::Routes& routes, const AftersaleRouteDeps& deps) {
  routes.add<Nothing, CaseList>(
      {.path = "/api/v1/admin/cases",
       .summary = "List cases of a state, newest orders first",
       .tag = "aftersale",
       .access = Access::kStaff,
       .parameters = {{.name = "state", .help = "requested by default."},
                      {.name = "cursor", .help = "next_cursor of the page before."}},
       .failures = {{ErrorKind::kInvalid, "aftersale.unknown_state", "There is no such state."}}},
      [deps](const Nothing&, const Request& request) -> Result<CaseList> {
        const auto state = TRY(state_of(request));
        auto page = TRY(deps.cases->in_state(state, kPage, std::string{request.query_value("cursor")}));
        return CaseList{std::move(page.cases), std::move(page.next_cursor)};
      });
  routes.add<Nothing, Case>({.path = "/api/v1/admin/cases/{id}",
                             .summary = "See a case",
                             .tag = "aftersale",
                             .access = Access::kStaff,
                             .failures = case_failures()},
                            [deps](const Nothing&, const Request& request) {
                              return deps.cases->load(request.path_parameter("id"));
                            });
  routes.add<Nothing, CaseList>({.path = "/api/v1/admin/orders/{id}/cases",
                                 .summary = "List the cases about an order",
                                 .tag = "aftersale",
                                 .access = Access::kStaff},
                                [deps](const Nothing&, const Request& request) -> Result<CaseList> {
                                  auto cases = TRY(deps.cases->of_order(request.path_parameter("id")));
                                  return CaseList{std::move(cases), {}};
                                });
}

Result<Case> approve(const AftersaleRouteDeps& deps, const ApproveCase& input, const std::string& id,
                     const order::Act& act) {
  const auto about = TRY(deps.cases->load(id));
  const bool come_back = input.goods_come_back.value_or(about.goods_come_back);
  return deps.cases->approve(id, act, {come_back, input.location, input.message});
}

}  // namespace

http::Routes aftersale_staff_routes(AftersaleRouteDeps deps) {
  http::Routes routes;
  add_reads(routes, deps);
  routes.add<OpenCase, Case>({.method = Method::kPost,
                              .path = "/api/v1/admin/orders/{id}/cases",
                              .summary = "Open a case for a customer",
                              .tag = "aftersale",
                              .access = Access::kStaff,
                              .failures = case_failures()},
                             [deps](const OpenCase& input, const Request& request) {
                               return deps.cases->request(
                                   request.path_parameter("id"), act_of(deps, request),
                                   request_of(input, command_of(deps, request, "case")));
                             });
  add_move<ApproveCase>(routes, deps, "approve", "Accept a case; its customer is told", {},
                        [deps](const ApproveCase& input, const std::string& id, const order::Act& act) {
                          return approve(deps, input, id, act);
                        });
  add_move<RejectCase>(routes, deps, "reject", "Refuse a case", {},
                       [deps](const RejectCase& input, const std::string& id, const order::Act& act) {
                         return deps.cases->reject(id, act, input.reason);
                       });
  add_move<Nothing>(routes, deps, "arrive", "The goods have arrived", {},
                    [deps](const Nothing&, const std::string& id, const order::Act& act) {
                      return deps.cases->arrive(id, act);
                    });
  add_move<Decision>(routes, deps, "settle", "Say what became of each piece, and what goes back for it",
                     "order.refund",
                     [deps](const Decision& input, const std::string& id, const order::Act& act) {
                       return deps.cases->settle(id, act, input);
                     });
  add_move<Nothing>(routes, deps, "retry", "Try again to settle a case that got stuck", {},
                    [deps](const Nothing&, const std::string& id, const order::Act& act) {
                      return deps.cases->retry(id, act);
                    });
  routes.add<EditRequest, order::Order>(
      {.method = Method::kPost,
       .path = "/api/v1/admin/orders/{id}/edit",
       .summary = "Change a paid order before it is packed",
       .tag = "order",
       .access = Access::kStaff,
       .failures = {{ErrorKind::kNotFound, "order.missing", "There is no such order."},
                    {ErrorKind::kPrecondition, "order.packed", "It has been packed."},
                    {ErrorKind::kPrecondition, "order.edit_costs_more",
                     "It would cost more than was paid."}}},
      [deps](const EditRequest& input, const Request& request) -> Result<order::Order> {
        auto edited = TRY(deps.edits->edit(request.path_parameter("id"), act_of(deps, request), input,
                                           command_of(deps, request, "edit")));
        return order::shown_to_staff(std::move(edited));
      });
  return routes;
}

}  // namespace souk::online::aftersale
