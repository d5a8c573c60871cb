// The coupons of the shop and how often each has been used (quotas.hpp says how that is counted).
#pragma once

#include <string>
#include <vector>

#include "online/promotion/coupon.hpp"
#include "online/promotion/quotas.hpp"

namespace souk::online::promotion {

inline constexpr std::string_view kCouponCollection = "coupon";
using CouponQuota = Quota;
using StoredCoupon = engines::Stored<Coupon>;

class Coupons {
 public:
  Coupons(engines::DocumentStore& store, const Clock& clock, Random& random);
  Status declare();

  // kNotFound "coupon.missing". Codes are compared without regard to case.
  Result<Coupon> find(std::string_view code) const;
  Result<StoredCoupon> load(std::string_view code) const;
  // In the order of their codes.
  Result<std::vector<StoredCoupon>> list(std::size_t limit, const std::string& cursor,
                                         std::string* next) const;
  Status save(const Coupon& coupon);
  // kInvalid "coupon.invalid"; kConflict "coupon.taken".
  Result<StoredCoupon> create(Coupon coupon) const;
  // kConflict "document.changed" when somebody else changed it since `revision`; 0: whatever is there.
  Result<StoredCoupon> change(Coupon coupon, std::int64_t revision) const;
  // Removing what is not there succeeds; orders that used it keep what they paid.
  Status remove(std::string_view code) const;
  // One entry of shop.json's "coupons"; for load_sample().
  Status import_entry(const json::value& entry);
  // How many orders have used it, where it has a limit in all.
  Result<std::optional<Quota>> uses(const Coupon& coupon) const { return quotas_.find(coupon.code); }

  // Before an order is paid. kPrecondition "coupon.used_up" when a limit is reached, "coupon.given_back" when
  // this order's use was given back before. `customer`: a member's id or a guest's mail.
  Status redeem(const Coupon& coupon, std::string_view order_id, std::string_view customer) const;
  // The order came to nothing. Fine for an order that never used it.
  Status give_back(const Coupon& coupon, std::string_view order_id, std::string_view customer) const;

 private:
  engines::Collection<Coupon> coupons_;
  Quotas quotas_;
};

}  // namespace souk::online::promotion
