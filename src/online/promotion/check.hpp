// What makes a promotion or a coupon valid, with a complaint for each member that is not.
#pragma once

#include "online/promotion/coupon.hpp"
#include "online/promotion/promotion.hpp"

namespace souk::online::promotion {

// kInvalid "promotion.invalid".
Status check(const Promotion& promotion);
// kInvalid "coupon.invalid".
Status check(const Coupon& coupon);
// 1 to 40 lower-case letters, digits, "-" and "_".
bool is_promotion_code(std::string_view code);

}  // namespace souk::online::promotion
