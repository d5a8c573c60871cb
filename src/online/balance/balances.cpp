// Making, reading and changing balances. Their movements in the archive are in archive.cpp.
#include "online/balance/balances.hpp"

#include <fmt/format.h>

#include "base/id.hpp"
#include "online/balance/code.hpp"

namespace souk::online::balance {
namespace {

struct CardTag {
  static constexpr std::string_view kPrefix = "gft";
};

constexpr int kAttempts = 20;
constexpr std::size_t kTail = 4;
constexpr std::size_t kMaxCredits = 32;  // currencies of one customer

Error missing() { return not_found("balance.missing", "There is no such gift card or store credit."); }

}  // namespace

Balances::Balances(engines::DocumentStore& store, const Clock& clock, Random& random, std::size_t keep)
    : balances_{store, std::string{kBalanceCollection}},
      movements_{store, std::string{kMovementCollection}},
      clock_{&clock},
      random_{&random},
      keep_{keep} {}

Status Balances::declare() {
  TRY(balances_.store().declare({.name = balances_.name(),
                                 .indexes = {{.path = "kind"},
                                             {.path = "code_hash", .unique = true},
                                             {.path = "customer_id"},
                                             {.path = "created_by", .unique = true}}}));
  return movements_.store().declare({.name = movements_.name(), .indexes = {{.path = "place"}}});
}

Result<Balance> Balances::load(std::string_view id) const {
  if (id.empty() || id.size() > 200) return fail(missing());
  auto found = TRY(balances_.find(id));
  if (!found) return fail(missing());
  return std::move(found->value);
}

Result<Balance> Balances::find_card(std::string_view code) const {
  const auto unknown = [] {
    return fail(not_found("gift_card.missing", "There is no gift card with this code; look at it again."));
  };
  const auto normal = normal_code(code);
  if (!is_code(normal)) return unknown();
  auto found =
      TRY(balances_.query({.path = "code_hash", .equals = engines::IndexValue{hash_of(normal)}, .limit = 1}));
  if (found.empty()) return unknown();
  return std::move(found.front().value);
}

Result<std::vector<Balance>> Balances::of_customer(std::string_view customer_id) const {
  std::vector<Balance> all;
  for (auto& stored : TRY(balances_.query({.path = "customer_id",
                      .equals = engines::IndexValue{std::string{customer_id}},
                      .limit = kMaxCredits})))
    all.push_back(std::move(stored.value));
  return all;
}

Result<std::vector<Balance>> Balances::list(BalanceKind kind, std::size_t limit, const std::string& cursor,
                                            std::string* next) const {
  std::vector<Balance> page;
  for (auto& stored : TRY(balances_.query({.path = "kind",
                      .equals = engines::IndexValue{std::string{enum_name(kind)}},
                      .descending = true,
                      .limit = limit,
                      .cursor = cursor},
                                          next)))
    page.push_back(std::move(stored.value));
  return page;
}

Result<Balances::IssuedCard> Balances::issue_card(const CardWish& wish, std::string_view actor) const {
  const auto now = clock_->now();
  if (wish.expires_at && *wish.expires_at <= now)
    return fail(invalid("balance.expiry", "A gift card expires in the future, or never."));
  const auto code = new_code(*random_);
  Balance card{.id = Id<CardTag>::make(now, *random_).text(),
               .kind = BalanceKind::kGiftCard,
               .status = BalanceStatus::kActive,
               .currency = wish.amount.currency,
               .code_hash = hash_of(code),
               .code_tail = code.substr(code.size() - kTail),
               .expires_at = wish.expires_at,
               .note = wish.note};
  card.created_at = now;
  if (!wish.key.empty()) card.created_by = hash_of(wish.key);
  TRY(card.issue({std::string{actor}, now}, "card", wish.amount.minor, {}, {}));
  const auto created_by = card.created_by;
  auto id = card.id;
  auto made = balances_.insert(std::move(id), std::move(card));
  if (made) return IssuedCard{std::move(made->value), shown_code(code)};
  if (created_by && made.error().code == "document.not_unique") return repeated(*created_by);
  return fail(std::move(made).error());
}

Result<Balances::IssuedCard> Balances::repeated(const std::string& created_by) const {
  auto first =
      TRY(balances_.query({.path = "created_by", .equals = engines::IndexValue{created_by}, .limit = 1}));
  if (first.empty()) return fail(conflict("balance.busy", "Try again."));
  return IssuedCard{std::move(first.front().value), {}};
}

Result<Balance> Balances::open_credit(std::string_view customer_id, Currency currency) const {
  if (customer_id.empty() || customer_id.size() > 100 || currency.code().empty())
    return fail(invalid("balance.owner", "Say whose store credit it is, and in which currency."));
  auto id = credit_id(customer_id, currency);
  auto found = TRY(balances_.find(id));
  if (found) return std::move(found->value);
  Balance credit{.id = id, .kind = BalanceKind::kStoreCredit, .currency = currency};
  credit.customer_id = std::string{customer_id};
  credit.created_at = clock_->now();
  auto made = balances_.insert(id, std::move(credit));
  if (made) return std::move(made->value);
  if (made.error().code != "document.exists") return fail(std::move(made).error());
  return load(id);
}

Result<Balance> Balances::change(std::string_view id, const std::vector<std::string>& asks_for,
                                 const Change& apply) const {
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    auto stored = TRY(balances_.find(id));
    if (!stored) return fail(missing());
    // After the document: what has left it by then is in the archive, what leaves later changes it.
    const auto known = TRY(archived(stored->value, asks_for));
    const auto before = to_json(stored->value);
    TRY(apply(stored->value, known));
    if (to_json(stored->value) == before) return std::move(stored->value);
    TRY(archive(stored->value));
    auto written = balances_.replace(*stored);
    if (written) return std::move(stored->value);
    if (written.error().code != "document.changed") return fail(std::move(written).error());
  }
  return fail(Error{.kind = ErrorKind::kLimit,
                    .code = "balance.busy",
                    .message = "Too many use this balance at the same time; try again.",
                    .retry_after_s = 1});
}

Result<Balance> Balances::adjust(std::string_view id, std::int64_t minor, std::string_view why,
                                 std::string_view actor, std::string_view cause) const {
  const Act act{std::string{actor}, clock_->now()};
  return change(id, {fmt::format("adjust:{}", cause)}, [&](Balance& balance, const Archived& known) {
    return balance.adjust(act, cause, minor, why, known);
  });
}

Result<Balance> Balances::set_status(std::string_view id, BalanceStatus status) const {
  return change(id, {}, [&](Balance& balance, const Archived&) -> Status {
    balance.status = status;
    return {};
  });
}

Status Balances::hold(const OrderShare& share) const {
  const auto& order = share.order_id;
  TRY(change(share.balance_id, {hold_id(order), release_id(order)},
             [&](Balance& balance, const Archived& known) {
               return balance.hold(system_act(), order, share.minor, known);
             }));
  return {};
}

Status Balances::capture(const OrderShare& share) const {
  const auto& order = share.order_id;
  TRY(change(
      share.balance_id, {capture_id(order), release_id(order)},
      [&](Balance& balance, const Archived& known) { return balance.capture(system_act(), order, known); }));
  return {};
}

Status Balances::release(const OrderShare& share) const {
  const auto& order = share.order_id;
  TRY(change(
      share.balance_id, {capture_id(order), release_id(order)},
      [&](Balance& balance, const Archived& known) { return balance.release(system_act(), order, known); }));
  return {};
}

Status Balances::refund(const OrderShare& share, std::string_view refund_id) const {
  TRY(change(share.balance_id, {refund_movement_id(refund_id)}, [&](Balance& balance, const Archived& known) {
    return balance.refund(system_act(), refund_id, share.order_id, share.minor, known);
  }));
  return {};
}

}  // namespace souk::online::balance
