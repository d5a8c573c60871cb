#include "online/balance/balance_routes.hpp"

#include <charconv>

#include <fmt/format.h>

#include "online/balance/balance_views.hpp"

namespace souk::online::balance {
namespace {

using http::Access;
using http::Method;
using http::Nothing;
using http::Request;

constexpr std::int64_t kPage = 50;
constexpr std::int64_t kMaxPage = 200;

const http::Failure kMissing{ErrorKind::kNotFound, "balance.missing",
                             "There is no such gift card or store credit."};
const http::Failure kAmount{ErrorKind::kInvalid, "balance.amount",
                            "The amount is nothing, negative or too much."};

std::string actor_of(const BalanceRouteDeps& deps, const Request& request) {
  return deps.staff_of ? "staff:" + deps.staff_of(request) : std::string{"staff"};
}

// Names what is being done, so that a repeat of the same request moves no money again.
std::string cause_of(const BalanceRouteDeps& deps, const Request& request) {
  const auto key = request.headers.get("Idempotency-Key");
  return key.empty() ? random_hex(*deps.random, 8) : std::string{key};
}

Result<std::int64_t> number_of(const Request& request, std::string_view name, std::int64_t otherwise,
                               std::int64_t most) {
  const auto text = request.query_value(name);
  if (text.empty()) return otherwise;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 1 || number > most)
    return fail(invalid("request.number", fmt::format("`{}` is a number from 1 to {}.", name, most)));
  return number;
}

http::Parameter number_parameter(std::string name, std::string help, std::int64_t most) {
  return {.name = std::move(name),
          .help = std::move(help),
          .schema = {{"type", "integer"}, {"minimum", 1}, {"maximum", most}}};
}

http::Route staff_route(Method method, std::string path, std::string summary) {
  return {.method = method,
          .path = std::move(path),
          .summary = std::move(summary),
          .tag = "balance",
          .access = Access::kStaff};
}

void add_reading(http::Routes& routes, const BalanceRouteDeps& deps) {
  auto list =
      staff_route(Method::kGet, "/api/v1/admin/balances", "List gift cards, or store credit, newest first");
  list.parameters = {{.name = "kind",
                      .help = "gift_card (the default) or store_credit.",
                      .schema = {{"type", "string"}, {"enum", json::array{"gift_card", "store_credit"}}}},
                     {.name = "cursor", .help = "`next_cursor` of the page before."},
                     number_parameter("limit", "Entries on a page.", kMaxPage)};
  routes.add<Nothing, BalancePage>(
      std::move(list), [deps](const Nothing&, const Request& request) -> Result<BalancePage> {
        const auto wanted = request.query_value("kind");
        const bool credit = wanted == enum_name(BalanceKind::kStoreCredit);
        if (!credit && !wanted.empty() && wanted != enum_name(BalanceKind::kGiftCard))
          return fail(invalid("balance.kind", "A balance is a gift_card or store_credit."));
        const auto limit = TRY(number_of(request, "limit", kPage, kMaxPage));
        BalancePage page;
        for (const auto& one : TRY(deps.balances->list(
                 credit ? BalanceKind::kStoreCredit : BalanceKind::kGiftCard, static_cast<std::size_t>(limit),
                 std::string{request.query_value("cursor")}, &page.next_cursor)))
          page.balances.push_back(BalanceView::of(one));
        return page;
      });
  auto one = staff_route(Method::kGet, "/api/v1/admin/balances/{id}", "One gift card or store credit");
  one.failures = {kMissing};
  routes.add<Nothing, BalanceView>(
      std::move(one), [deps](const Nothing&, const Request& request) -> Result<BalanceView> {
        return BalanceView::of(TRY(deps.balances->load(request.path_parameter("id"))));
      });
  auto movements = staff_route(Method::kGet, "/api/v1/admin/balances/{id}/movements",
                               "What moved its money, the newest first");
  movements.failures = {kMissing};
  movements.parameters = {number_parameter("before", "`next_before` of the page before.",
                                           std::numeric_limits<std::int32_t>::max()),
                          number_parameter("limit", "Entries on a page.", kMaxPage)};
  routes.add<Nothing, MovementPage>(
      std::move(movements), [deps](const Nothing&, const Request& request) -> Result<MovementPage> {
        const auto limit = TRY(number_of(request, "limit", kPage, kMaxPage));
        const auto before = TRY(number_of(request, "before", -1, std::numeric_limits<std::int32_t>::max()));
        auto history = TRY(
            deps.balances->history(request.path_parameter("id"), static_cast<std::size_t>(limit), before));
        return MovementPage{std::move(history.movements), history.next_before};
      });
}

void add_issuing(http::Routes& routes, const BalanceRouteDeps& deps) {
  auto issue =
      staff_route(Method::kPost, "/api/v1/admin/gift-cards", "Issue a gift card; its code is shown once");
  issue.success_status = 201;
  issue.failures = {kAmount};
  routes.add<IssueCard, CardView>(
      std::move(issue), [deps](const IssueCard& input, const Request& request) -> Result<CardView> {
        const auto key = request.headers.get("Idempotency-Key");
        const Balances::CardWish wish{
            .amount = input.amount,
            .expires_at = input.expires_at,
            .note = input.note,
            .key = key.empty() ? std::string{} : fmt::format("{} {}", actor_of(deps, request), key)};
        auto issued = TRY(deps.balances->issue_card(wish, actor_of(deps, request)));
        return CardView{BalanceView::of(issued.card), std::move(issued.code)};
      });
  auto grant = staff_route(Method::kPost, "/api/v1/admin/store-credit", "Give a customer store credit");
  grant.failures = {kAmount, {ErrorKind::kNotFound, "customer.missing", "There is no such customer."}};
  routes.add<GrantCredit, BalanceView>(
      std::move(grant), [deps](const GrantCredit& input, const Request& request) -> Result<BalanceView> {
        if (input.amount.minor <= 0)
          return fail(invalid("balance.amount", "Store credit is given in amounts of more than 0."));
        const auto customer = TRY(deps.accounts->load(input.customer_id));
        const auto credit = TRY(deps.balances->open_credit(customer.id, input.amount.currency));
        return BalanceView::of(TRY(deps.balances->adjust(credit.id, input.amount.minor, input.note,
                                                         actor_of(deps, request), cause_of(deps, request))));
      });
}

void add_changing(http::Routes& routes, const BalanceRouteDeps& deps) {
  auto adjust =
      staff_route(Method::kPost, "/api/v1/admin/balances/{id}/adjust", "Put money on, or take it off");
  adjust.failures = {
      kMissing, kAmount, {ErrorKind::kPrecondition, "balance.insufficient", "Less than that is left."}};
  routes.add<AdjustBalance, BalanceView>(
      std::move(adjust), [deps](const AdjustBalance& input, const Request& request) -> Result<BalanceView> {
        return BalanceView::of(
            TRY(deps.balances->adjust(request.path_parameter("id"), input.minor, input.note,
                                      actor_of(deps, request), cause_of(deps, request))));
      });
  for (const auto status : {BalanceStatus::kBlocked, BalanceStatus::kActive}) {
    const bool block = status == BalanceStatus::kBlocked;
    auto route = staff_route(Method::kPost,
                             std::string{"/api/v1/admin/balances/{id}/"} + (block ? "block" : "unblock"),
                             block ? "Nothing can be spent from it any more" : "It can be spent again");
    route.failures = {kMissing};
    route.ignores_key = true;
    routes.add<Nothing, BalanceView>(
        std::move(route), [deps, status](const Nothing&, const Request& request) -> Result<BalanceView> {
          return BalanceView::of(TRY(deps.balances->set_status(request.path_parameter("id"), status)));
        });
  }
}

}  // namespace

http::Routes balance_staff_routes(BalanceRouteDeps deps) {
  http::Routes routes;
  add_reading(routes, deps);
  add_issuing(routes, deps);
  add_changing(routes, deps);
  return routes;
}

http::Routes balance_routes(BalanceRouteDeps deps) {
  http::Routes routes;
  routes.add<LookUpCard, CardBalance>(
      {.method = Method::kPost,
       .path = "/api/v1/gift-cards/lookup",
       .summary = "What is left on a gift card",
       .tag = "balance",
       .failures = {{ErrorKind::kNotFound, "gift_card.missing", "There is no gift card with this code."},
                    {ErrorKind::kLimit, "code.locked", "Too many codes were tried; wait."}},
       .ignores_key = true},
      [deps](const LookUpCard& input, const Request& request) -> Result<http::Answer<CardBalance>> {
        TRY(deps.accounts->attempts().begin_code(request.client_address));
        const auto card = TRY(deps.balances->find_card(input.code));
        http::Answer<CardBalance> answer{
            .body = {card.code_tail, {card.available_minor, card.currency}, card.status, card.expires_at}};
        answer.headers.set("Cache-Control", "private, no-store");
        return answer;
      });
  routes.add<Nothing, MyBalances>(
      {.method = Method::kGet,
       .path = "/api/v1/me/balances",
       .summary = "My store credit",
       .tag = "balance",
       .access = Access::kCustomer},
      [deps](const Nothing&, const Request& request) -> Result<http::Answer<MyBalances>> {
        const auto customer = deps.customer_of(request);
        if (!customer) {
          return fail(Error{.kind = ErrorKind::kUnauthenticated,
                            .code = "auth.required",
                            .message = "Sign in to see your store credit."});
        }
        http::Answer<MyBalances> answer;
        for (const auto& one : TRY(deps.balances->of_customer(*customer)))
          answer.body.store_credit.push_back(
              {{one.available_minor, one.currency}, {one.held_minor(), one.currency}});
        answer.headers.set("Cache-Control", "private, no-store");
        return answer;
      });
  return routes;
}

}  // namespace souk::online::balance
