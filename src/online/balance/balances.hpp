// The balances of the shop over the document store. A change is one read and one durable write guarded by the
// revision: it happens on what was read or not at all, so that no two orders spend the same money; another
// writer's faster change makes it try again, a bounded number of times.
//
// A document keeps its latest movements; older ones go to a collection of their own, written there before
// they leave, and their sums stay. So a balance stays small, and no movement is ever lost or made twice.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "engines/document/collection.hpp"
#include "online/balance/balance.hpp"

namespace souk::online::balance {

inline constexpr std::string_view kBalanceCollection = "balance";
inline constexpr std::string_view kMovementCollection = "balance_movement";
using StoredBalance = engines::Stored<Balance>;

// A movement in the archive; id "<balance>/<movement>".
struct ArchivedMovement {
  std::string place;  // index: "<balance>/0000000012"
  Movement movement;
  static constexpr auto fields() {
    return field_table(field("place", &ArchivedMovement::place),
                       field("movement", &ArchivedMovement::movement));
  }
};

// What an order takes from, or gives back to, one balance.
struct OrderShare {
  std::string balance_id;
  std::string order_id;
  std::int64_t minor = 0;
};

class Balances {
 public:
  // `keep`: so many movements stay in the document when it is full, twice as many make it full.
  Balances(engines::DocumentStore& store, const Clock& clock, Random& random, std::size_t keep = 50);
  Status declare();

  struct CardWish {
    Money amount;
    std::optional<Instant> expires_at{};
    std::string note{};
    std::string key{};  // the client's idempotency key with its scope; empty: none
  };
  struct IssuedCard {
    Balance card;
    std::string code;  // as it is shown; empty for a repeat: it is shown once
  };
  Result<IssuedCard> issue_card(const CardWish& wish, std::string_view actor) const;
  // Makes the customer's store credit in that currency when there is none.
  Result<Balance> open_credit(std::string_view customer_id, Currency currency) const;
  // `cause` names the request: a repeat changes nothing.
  Result<Balance> adjust(std::string_view id, std::int64_t minor, std::string_view why,
                         std::string_view actor, std::string_view cause) const;
  Result<Balance> set_status(std::string_view id, BalanceStatus status) const;

  Result<Balance> load(std::string_view id) const;  // kNotFound "balance.missing"
  // kNotFound "gift_card.missing", alike for what is no code and for a code that nobody has.
  Result<Balance> find_card(std::string_view code) const;
  Result<std::vector<Balance>> of_customer(std::string_view customer_id) const;
  // The newest first (store credit: of the newest customers).
  Result<std::vector<Balance>> list(BalanceKind kind, std::size_t limit, const std::string& cursor,
                                    std::string* next) const;
  // All movements of a balance, the newest first: at most `limit` before the one numbered `before` (from 0;
  // negative: all).
  struct History {
    std::vector<Movement> movements;
    std::int64_t next_before = 0;  // 0: that was all
  };
  Result<History> history(std::string_view id, std::size_t limit, std::int64_t before) const;

  // Checkout's steps, as Balance::hold() and its like; repeats change nothing.
  Status hold(const OrderShare& share) const;
  Status capture(const OrderShare& share) const;
  Status release(const OrderShare& share) const;
  Status refund(const OrderShare& share, std::string_view refund_id) const;

  // For the proof: every balance, and one movement wherever it is.
  Status each(const std::function<Status(const Balance&)>& visit) const;
  Result<std::optional<Movement>> movement(const Balance& balance, std::string_view movement_id) const;
  // Sentences about what does not add up, the archive included.
  Result<std::vector<std::string>> check(const Balance& balance) const;

 private:
  using Change = std::function<Status(Balance&, const Archived&)>;
  // `asks_for`: ids of movements that `apply` must know of.
  Result<Balance> change(std::string_view id, const std::vector<std::string>& asks_for,
                         const Change& apply) const;
  Result<Archived> archived(const Balance& balance, const std::vector<std::string>& ids) const;
  Status archive(Balance& balance) const;
  Result<IssuedCard> repeated(const std::string& created_by) const;
  Act system_act() const { return {"system", clock_->now()}; }

  engines::Collection<Balance> balances_;
  engines::Collection<ArchivedMovement> movements_;
  const Clock* clock_;
  Random* random_;
  std::size_t keep_;
};

}  // namespace souk::online::balance
