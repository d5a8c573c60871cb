// Limits that are used up order by order: so many uses of a coupon, so much of a promotion's budget.
//
// A use belongs to an order and is counted once for it, however often redeem() is repeated and whoever
// crashes or competes; never is more used than a limit allows. Two kinds of document keep it so: the quota is
// lowered by a conditional write that also notes the order as pending; the redemption of the order then makes
// that permanent and the note is taken out, so a quota stays small whatever its limit.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "base/time.hpp"
#include "engines/document/collection.hpp"

namespace souk::online::promotion {

// left + used + what is pending = limit.
struct Quota {
  std::int64_t limit = 0;
  std::int64_t left = 0;
  std::int64_t used = 0;
  std::map<std::string, std::string> pending;    // order id -> token of the use being written
  std::map<std::string, std::int64_t> returned;  // order id -> 1: given back, its redemption not yet told
  static constexpr auto fields() {
    return field_table(field("limit", &Quota::limit), field("left", &Quota::left),
                       field("used", &Quota::used), field("pending", &Quota::pending, {.required = false}),
                       field("returned", &Quota::returned, {.required = false}));
  }
};

// An order's use of one quota; id "<quota>/<order>".
struct Redemption {
  std::string token;
  bool given_back = false;
  Instant at{};
  static constexpr auto fields() {
    return field_table(field("token", &Redemption::token), field("given_back", &Redemption::given_back),
                       field("at", &Redemption::at));
  }
};

struct QuotaUse {
  std::string quota;
  std::string order;
  std::int64_t limit = 0;
  std::int64_t amount = 1;  // the same at every repeat for the order
  std::string id() const { return quota + "/" + order; }
  std::string pending() const { return "pending." + order; }
  std::string returned() const { return "returned." + order; }
};

// How refusals read: stable codes begin with `code`, sentences with `what` ("The coupon TEA20").
struct QuotaWords {
  std::string code;
  std::string what;
};

class Quotas {
 public:
  Quotas(engines::DocumentStore& store, std::string quotas, std::string redemptions, const Clock& clock,
         Random& random)
      : quotas_{store, std::move(quotas)},
        redemptions_{store, std::move(redemptions)},
        clock_{&clock},
        random_{&random} {}
  Status declare();

  // All or none. kPrecondition "<code>.used_up" when a limit is reached, "<code>.given_back" when this
  // order's use was given back before; kLimit "<code>.busy".
  Status redeem(const std::vector<QuotaUse>& uses, const QuotaWords& words) const;
  // The order came to nothing. Fine for one that never used it.
  Status give_back(const std::vector<QuotaUse>& uses, const QuotaWords& words) const;
  // What is left of a quota; `limit` where nothing was used yet. It may change at any moment.
  Result<std::int64_t> left(const std::string& quota, std::int64_t limit) const;
  Result<std::optional<Quota>> find(const std::string& quota) const;

 private:
  Status redeem_one(const QuotaUse& use, const QuotaWords& words) const;
  Result<std::string> take_pending(const QuotaUse& use, const QuotaWords& words) const;
  Status follow_limit(const QuotaUse& use) const;
  Status settle(const QuotaUse& use, std::string_view token) const;
  Status give_back_one(const QuotaUse& use, const QuotaWords& words) const;
  Result<bool> try_give_back(const QuotaUse& use) const;

  engines::Collection<Quota> quotas_;
  engines::Collection<Redemption> redemptions_;
  const Clock* clock_;
  Random* random_;
};

// A part of a quota's id that a mail or a customer's id becomes: it is too long for one, and nobody's
// business in a list of quotas.
std::string digest(std::string_view text);

}  // namespace souk::online::promotion
