// A balance: money that the shop owes, as a gift card (whoever knows its code may spend it) or as a
// customer's store credit, in one currency. One document. It is never negative: what an order wants is set
// aside first (hold) and spent (capture) when the order is paid. Pure: commands in, a changed balance or an
// error out.
//
// Repeats: each command is one movement, named after its cause; a cause that has moved money changes nothing
// again, and an order that was released can hold nothing any more. Movements that were moved to the archive
// (balances.hpp) are asked for by `archived`.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/money.hpp"
#include "online/balance/movement.hpp"

namespace souk::online::balance {

enum class BalanceKind { kGiftCard, kStoreCredit };
enum class BalanceStatus { kActive, kBlocked };

}  // namespace souk::online::balance

template <>
struct souk::EnumNames<souk::online::balance::BalanceKind> {
  using Kind = souk::online::balance::BalanceKind;
  static constexpr std::array kNames{std::pair{Kind::kGiftCard, std::string_view{"gift_card"}},
                                     std::pair{Kind::kStoreCredit, std::string_view{"store_credit"}}};
};
template <>
struct souk::EnumNames<souk::online::balance::BalanceStatus> {
  using Status = souk::online::balance::BalanceStatus;
  static constexpr std::array kNames{std::pair{Status::kActive, std::string_view{"active"}},
                                     std::pair{Status::kBlocked, std::string_view{"blocked"}}};
};

namespace souk::online::balance {

// Movements of this balance that are in the archive, as far as somebody asked for them.
using Archived = std::map<std::string, Movement, std::less<>>;

// The movements that are no longer in the document, as sums.
struct ArchivedSums {
  std::int64_t movements = 0;
  std::int64_t available = 0;
  std::int64_t held = 0;
  static constexpr auto fields() {
    using A = ArchivedSums;
    return field_table(field("movements", &A::movements), field("available", &A::available),
                       field("held", &A::held));
  }
};

struct Balance {
  std::string id;
  BalanceKind kind = BalanceKind::kGiftCard;
  BalanceStatus status = BalanceStatus::kActive;
  Currency currency{};
  std::int64_t available_minor = 0;           // >= 0
  std::map<std::string, std::int64_t> holds;  // order id -> minor units that are set aside
  std::optional<std::string> code_hash;       // of a gift card's code; unique index
  std::string code_tail;                      // its last four characters
  std::optional<std::string> customer_id;     // of store credit; index
  std::optional<Instant> expires_at;          // nothing new can be held from then on
  std::string note;                           // for the staff
  std::vector<Movement> movements;            // the newest last
  ArchivedSums archived;
  std::optional<std::string> created_by;  // unique index: hash of the key of the request that made it
  Instant created_at{};

  static constexpr std::int64_t kMostMinor = 1'000'000'000'000;
  static constexpr std::size_t kMaxHolds = 100;
  static constexpr auto fields();

  // Each answers {} and changes nothing for a repeat.
  Status issue(const Act& act, std::string_view cause, std::int64_t minor, std::string_view why,
               const Archived& known);
  // kPrecondition "balance.blocked", "balance.expired", "balance.insufficient", "balance.given_back" (the
  // order has been released).
  Status hold(const Act& act, std::string_view order_id, std::int64_t minor, const Archived& known);
  // kPrecondition "balance.given_back", "balance.not_held".
  Status capture(const Act& act, std::string_view order_id, const Archived& known);
  // The order came to nothing: what it held or spent is back. Fine for one that never held anything; it
  // cannot do so afterwards.
  Status release(const Act& act, std::string_view order_id, const Archived& known);
  // Part of an order's money comes back here, whatever the balance's state.
  Status refund(const Act& act, std::string_view refund_id, std::string_view order_id, std::int64_t minor,
                const Archived& known);
  // Positive or negative. kPrecondition "balance.insufficient".
  Status adjust(const Act& act, std::string_view cause, std::int64_t minor, std::string_view why,
                const Archived& known);
  // What can be held now, and why nothing can.
  Status check_spendable(Instant now) const;

  std::int64_t held_minor() const;
  const Movement* movement(std::string_view movement_id, const Archived& known) const;

 private:
  Status add(const Act& act, Movement movement);
};

constexpr auto Balance::fields() {
  using B = Balance;
  return field_table(field("id", &B::id), field("kind", &B::kind), field("status", &B::status),
                     field("currency", &B::currency), field("available_minor", &B::available_minor),
                     field("holds", &B::holds), field("code_hash", &B::code_hash),
                     field("code_tail", &B::code_tail, {.required = false}),
                     field("customer_id", &B::customer_id), field("expires_at", &B::expires_at),
                     field("note", &B::note, {.required = false}), field("movements", &B::movements),
                     field("archived", &B::archived, {.required = false}),
                     field("created_by", &B::created_by), field("created_at", &B::created_at));
}

// The one store credit of a customer in a currency.
std::string credit_id(std::string_view customer_id, Currency currency);
// Ids of the movements that an order can cause.
std::string hold_id(std::string_view order_id);
std::string capture_id(std::string_view order_id);
std::string release_id(std::string_view order_id);
std::string refund_movement_id(std::string_view refund_id);

// Sentences about what does not add up; none where all is well.
std::vector<std::string> differences(const Balance& balance);

}  // namespace souk::online::balance
