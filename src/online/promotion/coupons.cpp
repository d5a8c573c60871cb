#include "online/promotion/coupons.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/promotion/check.hpp"

namespace souk::online::promotion {
namespace {

constexpr std::size_t kMaxCode = 40;

std::vector<QuotaUse> uses_of(const Coupon& coupon, std::string_view order, std::string_view customer) {
  std::vector<QuotaUse> uses;
  if (coupon.limit) uses.push_back({coupon.code, std::string{order}, *coupon.limit});
  if (coupon.limit_per_customer && !customer.empty()) {
    uses.push_back({coupon.code + "/" + digest(text::to_lower_ascii(customer)), std::string{order},
                    *coupon.limit_per_customer});
  }
  return uses;
}

QuotaWords words_of(const Coupon& coupon) { return {"coupon", "The coupon " + coupon.code}; }

}  // namespace

Coupons::Coupons(engines::DocumentStore& store, const Clock& clock, Random& random)
    : coupons_{store, std::string{kCouponCollection}},
      quotas_{store, "coupon_quota", "coupon_redemption", clock, random} {}

Status Coupons::declare() {
  TRY(coupons_.store().declare({.name = coupons_.name(), .indexes = {}}));
  return quotas_.declare();
}

Result<StoredCoupon> Coupons::load(std::string_view code) const {
  const auto normal = normal_code(code);
  const auto missing = [&] {
    return fail(not_found("coupon.missing",
                          fmt::format("There is no coupon \"{}\".", text::shorten(normal, kMaxCode))));
  };
  if (!is_code(normal)) return missing();
  auto found = TRY(coupons_.find(normal));
  if (!found) return missing();
  return std::move(*found);
}

Result<Coupon> Coupons::find(std::string_view code) const {
  auto found = TRY(load(code));
  return std::move(found.value);
}

Result<std::vector<StoredCoupon>> Coupons::list(std::size_t limit, const std::string& cursor,
                                                std::string* next) const {
  return coupons_.query({.limit = limit, .cursor = cursor}, next);
}

Status Coupons::save(const Coupon& coupon) {
  Coupon saved = coupon;
  saved.code = normal_code(coupon.code);
  if (!is_code(saved.code)) {
    return fail(invalid("coupon.code", "A coupon's code has 1 to 40 letters, digits, \"-\" and \"_\"."));
  }
  TRY(coupons_.store().put(coupons_.name(), saved.code, to_json(saved)));
  return {};
}

Result<StoredCoupon> Coupons::create(Coupon coupon) const {
  coupon.code = normal_code(coupon.code);
  TRY(check(coupon));
  const auto code = coupon.code;
  auto made = coupons_.insert(code, std::move(coupon));
  if (made || made.error().code != "document.exists") return made;
  return fail(conflict("coupon.taken", fmt::format("There is a coupon {} already; change that one.", code)));
}

Result<StoredCoupon> Coupons::change(Coupon coupon, std::int64_t revision) const {
  coupon.code = normal_code(coupon.code);
  TRY(check(coupon));
  auto stored = TRY(load(coupon.code));
  if (revision != 0) stored.revision = revision;
  stored.value = std::move(coupon);
  TRY(coupons_.replace(stored));
  return stored;
}

Status Coupons::remove(std::string_view code) const {
  const auto normal = normal_code(code);
  return is_code(normal) ? coupons_.erase(normal) : Status{};
}

Status Coupons::import_entry(const json::value& entry) { return save(TRY(coupon_from_file(entry))); }

Status Coupons::redeem(const Coupon& coupon, std::string_view order_id, std::string_view customer) const {
  return quotas_.redeem(uses_of(coupon, order_id, customer), words_of(coupon));
}

Status Coupons::give_back(const Coupon& coupon, std::string_view order_id, std::string_view customer) const {
  return quotas_.give_back(uses_of(coupon, order_id, customer), words_of(coupon));
}

}  // namespace souk::online::promotion
