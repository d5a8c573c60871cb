// The coupons of the shop and how often each has been used.
//
// A use belongs to an order and is counted once for it, however often redeem() is repeated and whoever
// crashes or competes; never are there more uses than a limit allows. Two kinds of document keep it so: the
// quota of a coupon (or of one customer's uses of it) is lowered by a conditional write that also notes the
// order as pending; the redemption of the order then makes that permanent and the note is taken out, so a
// quota stays small whatever its limit.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "engines/document/collection.hpp"
#include "online/promotion/coupon.hpp"

namespace souk::online::promotion {

// The uses of one coupon by all, or by one customer. left + used + size(pending) = limit.
struct CouponQuota {
  std::int64_t limit = 0;
  std::int64_t left = 0;
  std::int64_t used = 0;
  std::map<std::string, std::string> pending;    // order id -> token of the use being written
  std::map<std::string, std::int64_t> returned;  // order id -> 1: given back, its redemption not yet told
  static constexpr auto fields() {
    return std::tuple{field("limit", &CouponQuota::limit), field("left", &CouponQuota::left),
                      field("used", &CouponQuota::used),
                      field("pending", &CouponQuota::pending, {.required = false}),
                      field("returned", &CouponQuota::returned, {.required = false})};
  }
};

// An order's use of one quota; id "<quota>/<order>".
struct Redemption {
  std::string token;
  bool given_back = false;
  Instant at{};
  static constexpr auto fields() {
    return std::tuple{field("token", &Redemption::token), field("given_back", &Redemption::given_back),
                      field("at", &Redemption::at)};
  }
};

class Coupons {
 public:
  Coupons(engines::DocumentStore& store, const Clock& clock, Random& random);
  Status declare();

  // kNotFound "coupon.missing". Codes are compared without regard to case.
  Result<Coupon> find(std::string_view code) const;
  Status save(const Coupon& coupon);
  // One entry of shop.json's "coupons"; for load_sample().
  Status import_entry(const json::value& entry);

  // Before an order is paid. kPrecondition "coupon.used_up" when a limit is reached, "coupon.given_back" when
  // this order's use was given back before. `customer`: a member's id or a guest's mail.
  Status redeem(const Coupon& coupon, std::string_view order_id, std::string_view customer) const;
  // The order came to nothing. Fine for an order that never used it.
  Status give_back(const Coupon& coupon, std::string_view order_id, std::string_view customer) const;

 private:
  struct Use {
    std::string quota;
    std::string order;
    std::int64_t limit = 0;
    std::string id() const { return quota + "/" + order; }
    std::string pending() const { return "pending." + order; }
    std::string returned() const { return "returned." + order; }
  };
  static std::vector<Use> uses_of(const Coupon& coupon, std::string_view order, std::string_view customer);
  Status redeem_one(const Use& use, std::string_view code) const;
  Result<std::string> take_pending(const Use& use, std::string_view code) const;
  Status follow_limit(const Use& use) const;
  Status settle(const Use& use, std::string_view token) const;
  Status give_back_one(const Use& use) const;
  Result<bool> try_give_back(const Use& use) const;

  engines::Collection<Coupon> coupons_;
  engines::Collection<CouponQuota> quotas_;
  engines::Collection<Redemption> redemptions_;
  const Clock* clock_;
  Random* random_;
};

}  // namespace souk::online::promotion
