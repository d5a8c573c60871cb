#include "online/balance/balance.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace souk::online::balance {
namespace {

Error given_back() {
  return precondition("balance.given_back", "The order has come to nothing; its money was given back.");
}

Error insufficient(std::int64_t left, Currency currency) {
  return precondition("balance.insufficient",
                      fmt::format("Only {} are left on it.", format_money({left, currency})));
}

}  // namespace

std::string credit_id(std::string_view customer_id, Currency currency) {
  return fmt::format("crd_{}_{}", customer_id, currency.code());
}
std::string hold_id(std::string_view order_id) { return fmt::format("hold:{}", order_id); }
std::string capture_id(std::string_view order_id) { return fmt::format("capture:{}", order_id); }
std::string release_id(std::string_view order_id) { return fmt::format("release:{}", order_id); }
std::string refund_movement_id(std::string_view refund_id) { return fmt::format("refund:{}", refund_id); }

const Movement* Balance::movement(std::string_view movement_id, const Archived& known) const {
  const auto here = std::find_if(movements.begin(), movements.end(),
                                 [&](const Movement& one) { return one.id == movement_id; });
  if (here != movements.end()) return &*here;
  const auto there = known.find(movement_id);
  return there == known.end() ? nullptr : &there->second;
}

std::int64_t Balance::held_minor() const {
  std::int64_t sum = 0;
  for (const auto& [order_id, minor] : holds) sum += minor;
  return sum;
}

Status Balance::add(const Act& act, Movement movement) {
  const auto left = available_minor + movement.available;
  if (left < 0) return fail(insufficient(available_minor, currency));
  if (left > kMostMinor)
    return fail(precondition("balance.too_much", "A balance holds at most 10^12 minor units."));
  available_minor = left;
  movement.left = left;
  movement.actor = act.actor;
  movement.at = act.at;
  movements.push_back(std::move(movement));
  return {};
}

Status Balance::check_spendable(Instant now) const {
  if (status == BalanceStatus::kBlocked)
    return fail(precondition("balance.blocked", "It has been blocked; ask the shop."));
  if (expires_at && now >= *expires_at) return fail(precondition("balance.expired", "It has expired."));
  if (available_minor == 0) return fail(precondition("balance.empty", "Nothing is left on it."));
  return {};
}

Status Balance::issue(const Act& act, std::string_view cause, std::int64_t minor, std::string_view why,
                      const Archived& known) {
  auto its_id = fmt::format("issue:{}", cause);
  if (movement(its_id, known) != nullptr) return {};
  if (minor <= 0 || minor > kMostMinor)
    return fail(invalid("balance.amount", "The amount is more than 0 and at most 10^12 minor units."));
  return add(
      act,
      {.id = std::move(its_id), .kind = MovementKind::kIssue, .available = minor, .note = std::string{why}});
}

Status Balance::hold(const Act& act, std::string_view order_id, std::int64_t minor, const Archived& known) {
  if (movement(release_id(order_id), known) != nullptr) return fail(given_back());
  if (movement(hold_id(order_id), known) != nullptr) return {};
  if (minor <= 0) return fail(bug("balance.hold", "an order holds more than nothing"));
  // Empty is said with the amount, below.
  if (auto fit = check_spendable(act.at); !fit && fit.error().code != "balance.empty") return fit;
  if (holds.size() >= kMaxHolds) {
    return fail(Error{.kind = ErrorKind::kLimit,
                      .code = "balance.busy",
                      .message = "Too many orders wait for money of this balance; try again.",
                      .retry_after_s = 5});
  }
  TRY(add(act, {.id = hold_id(order_id),
                .kind = MovementKind::kHold,
                .available = -minor,
                .held = minor,
                .order_id = std::string{order_id}}));
  holds[std::string{order_id}] = minor;
  return {};
}

Status Balance::capture(const Act& act, std::string_view order_id, const Archived& known) {
  if (movement(release_id(order_id), known) != nullptr) return fail(given_back());
  if (movement(capture_id(order_id), known) != nullptr) return {};
  const auto held = holds.find(std::string{order_id});
  if (held == holds.end()) {
    return fail(precondition("balance.not_held", "The order has set nothing aside on this balance."));
  }
  TRY(add(act, {.id = capture_id(order_id),
                .kind = MovementKind::kCapture,
                .held = -held->second,
                .order_id = std::string{order_id}}));
  holds.erase(held);
  return {};
}

Status Balance::release(const Act& act, std::string_view order_id, const Archived& known) {
  if (movement(release_id(order_id), known) != nullptr) return {};
  Movement back{
      .id = release_id(order_id), .kind = MovementKind::kRelease, .order_id = std::string{order_id}};
  const auto held = holds.find(std::string{order_id});
  if (held != holds.end()) {
    back.available = held->second;
    back.held = -held->second;
  } else if (const auto* spent = movement(capture_id(order_id), known); spent != nullptr) {
    back.available = -spent->held;
  }
  TRY(add(act, std::move(back)));
  holds.erase(std::string{order_id});
  return {};
}

Status Balance::refund(const Act& act, std::string_view refund_id, std::string_view order_id,
                       std::int64_t minor, const Archived& known) {
  if (movement(refund_movement_id(refund_id), known) != nullptr) return {};
  if (minor <= 0) return fail(bug("balance.refund", "a refund is more than nothing"));
  return add(act, {.id = refund_movement_id(refund_id),
                   .kind = MovementKind::kRefund,
                   .available = minor,
                   .order_id = std::string{order_id}});
}

Status Balance::adjust(const Act& act, std::string_view cause, std::int64_t minor, std::string_view why,
                       const Archived& known) {
  auto its_id = fmt::format("adjust:{}", cause);
  if (movement(its_id, known) != nullptr) return {};
  if (minor == 0 || minor > kMostMinor || minor < -kMostMinor)
    return fail(invalid("balance.amount", "Say by how much: not 0, and at most 10^12 minor units."));
  return add(
      act,
      {.id = std::move(its_id), .kind = MovementKind::kAdjust, .available = minor, .note = std::string{why}});
}

std::vector<std::string> differences(const Balance& balance) {
  std::vector<std::string> found;
  auto available = balance.archived.available;
  auto held = balance.archived.held;
  for (const auto& one : balance.movements) {
    available += one.available;
    held += one.held;
    if (one.left != available)
      found.push_back(
          fmt::format("Balance {}: {} left {} behind and says {}.", balance.id, one.id, available, one.left));
  }
  if (available != balance.available_minor)
    found.push_back(fmt::format("Balance {} is {}, its movements make {}.", balance.id,
                                balance.available_minor, available));
  if (held != balance.held_minor())
    found.push_back(
        fmt::format("Balance {} holds {}, its movements make {}.", balance.id, balance.held_minor(), held));
  if (balance.available_minor < 0)
    found.push_back(fmt::format("Balance {} is negative: {}.", balance.id, balance.available_minor));
  return found;
}

}  // namespace souk::online::balance
