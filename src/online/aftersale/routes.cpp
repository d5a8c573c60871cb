#include "online/aftersale/routes.hpp"

#include "online/order/command.hpp"

namespace souk::online::aftersale {
namespace {

using http::Method;
using http::Nothing;
using http::Request;

// What its customer sees: not who of the staff did what, nor the workings.
Case shown(Case about) {
  about.key.clear();
  about.open.reset();
  about.problem.clear();
  about.problem_code.clear();
  for (auto& event : about.timeline) {
    if (event.actor.starts_with("staff")) event.actor = "staff";
  }
  std::erase_if(about.timeline, [](const CaseEvent& event) { return event.what == "stuck"; });
  return about;
}

order::Act buyer(const AftersaleRouteDeps& deps) { return {"customer", deps.orders.clock->now()}; }

}  // namespace

std::string command_of(const AftersaleRouteDeps& deps, const Request& request, std::string_view scope) {
  const auto key = request.headers.get("Idempotency-Key");
  return order::short_key(scope, key.empty() ? random_hex(*deps.orders.random, 8) : std::string{key});
}

Cases::Request request_of(const OpenCase& input, std::string key) {
  return {.key = std::move(key),
          .kind = input.kind,
          .outcome = input.outcome.value_or(Outcome::kRefund),
          .lines = input.lines};
}

const std::vector<http::Failure>& case_failures() {
  static const std::vector<http::Failure> kFailures{
      {ErrorKind::kNotFound, "order.missing", "There is no such order, or it is not yours."},
      {ErrorKind::kNotFound, "aftersale.missing", "There is no such case."},
      {ErrorKind::kInvalid, "aftersale.reason", "The reason does not fit the kind of case."},
      {ErrorKind::kPrecondition, "aftersale.too_many_pieces",
       "More than was sent, or than is in no other case."},
      {ErrorKind::kPrecondition, "aftersale.too_late", "The time for returns is over."},
      {ErrorKind::kPrecondition, "aftersale.illegal_move", "The case's state does not allow it."},
      {ErrorKind::kPrecondition, "order.no_account",
       "Store credit for a guest's order: there is no account."},
      {ErrorKind::kConflict, "aftersale.busy", "It is being changed by too many at once; try again."}};
  return kFailures;
}

http::Routes aftersale_routes(AftersaleRouteDeps deps) {
  http::Routes routes;
  routes.add<OpenCase, Case>(
      {.method = Method::kPost,
       .path = "/api/v1/orders/{id}/cases",
       .summary = "Ask for a return or an exchange, or make a claim",
       .tag = "aftersale",
       .parameters = order::token_parameters(),
       .failures = case_failures()},
      [deps](const OpenCase& input, const Request& request) -> Result<Case> {
        const auto order = TRY(order::owned_order(deps.orders, request));
        auto key = command_of(deps, request, "case");
        auto made = TRY(deps.cases->request(order.id, buyer(deps), request_of(input, std::move(key))));
        return shown(std::move(made));
      });
  routes.add<Nothing, CaseList>({.path = "/api/v1/orders/{id}/cases",
                                 .summary = "List the cases about an order",
                                 .tag = "aftersale",
                                 .parameters = order::token_parameters(),
                                 .failures = {case_failures().front()}},
                                [deps](const Nothing&, const Request& request) -> Result<CaseList> {
                                  const auto order = TRY(order::owned_order(deps.orders, request));
                                  CaseList list;
                                  for (auto& each : TRY(deps.cases->of_order(order.id)))
                                    list.cases.push_back(shown(std::move(each)));
                                  return list;
                                });
  routes.add<Nothing, Case>({.method = Method::kPost,
                             .path = "/api/v1/orders/{id}/cases/{case}/withdraw",
                             .summary = "Withdraw a case before the goods have arrived",
                             .tag = "aftersale",
                             .parameters = order::token_parameters(),
                             .failures = case_failures(),
                             .ignores_key = true},
                            [deps](const Nothing&, const Request& request) -> Result<Case> {
                              const auto order = TRY(order::owned_order(deps.orders, request));
                              const auto about = TRY(deps.cases->load(request.path_parameter("case")));
                              if (about.order_id != order.id)
                                return fail(not_found("aftersale.missing", "There is no such case."));
                              auto ended = TRY(deps.cases->withdraw(about.id, buyer(deps)));
                              return shown(std::move(ended));
                            });
  routes.add<EditRequest, order::Order>(
      {.method = Method::kPost,
       .path = "/api/v1/orders/{id}/edit",
       .summary = "Change a paid order before it is packed: less, something else for the same money, another "
                  "address",
       .tag = "order",
       .parameters = order::token_parameters(),
       .failures = {{ErrorKind::kNotFound, "order.missing", "There is no such order, or it is not yours."},
                    {ErrorKind::kPrecondition, "order.packed", "It has been packed."},
                    {ErrorKind::kPrecondition, "order.edit_costs_more", "It would cost more than was paid."},
                    {ErrorKind::kConflict, "order.busy",
                     "It is being changed by too many at once; try again."}}},
      [deps](const EditRequest& input, const Request& request) -> Result<order::Order> {
        const auto order = TRY(order::owned_order(deps.orders, request));
        auto edited = TRY(deps.edits->edit(order.id, buyer(deps), input, command_of(deps, request, "edit")));
        return order::shown(std::move(edited), true);
      });
  return routes;
}

}  // namespace souk::online::aftersale
