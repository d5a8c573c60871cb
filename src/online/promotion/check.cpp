#include "online/promotion/check.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/money.hpp"

namespace souk::online::promotion {
namespace {

class Complaints {
 public:
  void add(std::string pointer, std::string code, std::string message) {
    if (list_.size() < kMax) list_.push_back({std::move(pointer), std::move(code), std::move(message)});
  }
  void require(bool holds, std::string_view pointer, std::string_view code, std::string_view message) {
    if (!holds) add(std::string{pointer}, std::string{code}, std::string{message});
  }
  Status end(std::string code, std::string_view what) && {
    if (list_.empty()) return {};
    auto error =
        invalid(std::move(code), fmt::format("This {} cannot work as it is; `fields` says why.", what));
    error.fields = std::move(list_);
    return fail(std::move(error));
  }

 private:
  static constexpr std::size_t kMax = 50;
  std::vector<FieldError> list_;
};

void check_amounts(Complaints& complaints, const std::string& pointer, const AmountByCurrency& amounts) {
  for (const auto& [currency, minor] : amounts) {
    if (!Currency::parse(currency)) {
      complaints.add(pointer + "/" + currency, "currency", "Name the currency by its ISO code, such as CNY.");
    } else if (minor <= 0 || minor > kMaxMinor) {
      complaints.add(pointer + "/" + currency, "amount",
                     "An amount is more than 0 and at most 10^12 minor units.");
    }
  }
}

void check_texts(Complaints& complaints, const std::string& pointer, const Texts& texts) {
  complaints.require(!text_in(texts, kEnglish).empty(), pointer, "missing",
                     "Buyers read this name: give one.");
  for (const auto& [language, text] : texts) {
    complaints.require(text.size() <= 400, pointer + "/" + language, "too_long", "At most 400 bytes.");
  }
}

void check_goods(Complaints& complaints, const std::string& pointer, const GoodsFilter& goods) {
  const auto list = [&](std::string_view name, const std::vector<std::string>& entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (!entries[i].empty() && entries[i].size() <= 120) continue;
      complaints.add(fmt::format("{}/{}/{}", pointer, name, i), "length", "A code has 1 to 120 bytes.");
    }
  };
  list("products", goods.products);
  list("categories", goods.categories);
  list("brands", goods.brands);
  list("collections", goods.collections);
  list("except_products", goods.except_products);
  list("except_categories", goods.except_categories);
}

void check_tiers(Complaints& complaints, const Benefit& benefit) {
  complaints.require(!benefit.tiers.empty(), "/benefit/tiers", "missing", "Give at least one tier.");
  for (std::size_t i = 0; i < benefit.tiers.size(); ++i) {
    const auto& tier = benefit.tiers[i];
    const auto at = fmt::format("/benefit/tiers/{}", i);
    check_amounts(complaints, at + "/value", tier.value);
    check_amounts(complaints, at + "/amount", tier.amount);
    check_amounts(complaints, at + "/unit_price", tier.unit_price);
    complaints.require((tier.quantity > 0) != !tier.value.empty(), at, "threshold",
                       "A tier is reached by a quantity or by a value: give one of them.");
    const int gives = (tier.basis_points > 0) + !tier.amount.empty() + !tier.unit_price.empty();
    complaints.require(gives == 1, at, "benefit",
                       "A tier gives basis_points, an amount or a unit price: exactly one of them.");
    if (i == 0) continue;
    const auto& below = benefit.tiers[i - 1];
    bool rises = (tier.quantity > 0) == (below.quantity > 0) && tier.quantity >= below.quantity;
    rises = rises && (tier.quantity == 0 || tier.quantity > below.quantity);
    for (const auto& [currency, minor] : tier.value) {
      const auto before = below.value.find(currency);
      rises = rises && (before == below.value.end() || before->second < minor);
    }
    complaints.require(rises, at, "order", "Tiers rise, and all count the same thing: units or value.");
  }
}

void check_benefit(Complaints& complaints, const Benefit& benefit) {
  check_amounts(complaints, "/benefit/amount", benefit.amount);
  check_amounts(complaints, "/benefit/every", benefit.every);
  check_amounts(complaints, "/benefit/most", benefit.most);
  if (benefit.get_goods) check_goods(complaints, "/benefit/get_goods", *benefit.get_goods);
  const bool share = benefit.basis_points > 0;
  const bool amount = !benefit.amount.empty();
  switch (benefit.kind) {
    case BenefitKind::kPercent:
      complaints.require(share, "/benefit/basis_points", "missing", "Say how much: 1000 is 10 %.");
      break;
    case BenefitKind::kAmount:
      complaints.require(amount, "/benefit/amount", "missing", "Say how much, by currency.");
      complaints.require((benefit.per == AmountPer::kValue) == !benefit.every.empty(), "/benefit/every",
                         "per", "An amount per value needs `every`, and only that one has it.");
      break;
    case BenefitKind::kUnitPrice:
      complaints.require(amount, "/benefit/amount", "missing", "Say what a unit costs, by currency.");
      break;
    case BenefitKind::kBuyGet:
      complaints.require(benefit.buy > 0, "/benefit/buy", "missing", "Say how many must be bought.");
      complaints.require(benefit.get > 0, "/benefit/get", "missing", "Say how many are given.");
      complaints.require(share, "/benefit/basis_points", "missing", "Say how much off: 10000 is free.");
      break;
    case BenefitKind::kBundle:
      complaints.require(!benefit.parts.empty(), "/benefit/parts", "missing",
                         "Say what the bundle consists of.");
      complaints.require(share != amount, "/benefit", "benefit",
                         "A bundle has a price (amount) or basis_points off: one of them.");
      for (std::size_t i = 0; i < benefit.parts.size(); ++i)
        check_goods(complaints, fmt::format("/benefit/parts/{}/goods", i), benefit.parts[i].goods);
      break;
    case BenefitKind::kTiers:
      check_tiers(complaints, benefit);
      break;
    case BenefitKind::kFreeShipping:
      break;
  }
}

void check_hours(Complaints& complaints, const std::vector<WeeklyHours>& hours) {
  for (std::size_t i = 0; i < hours.size(); ++i) {
    const auto at = fmt::format("/conditions/hours/{}", i);
    complaints.require(hours[i].from_minute < hours[i].until_minute, at, "order",
                       "The end comes after the beginning; hours over midnight are two entries.");
    for (const auto day : hours[i].weekdays)
      complaints.require(day >= 1 && day <= 7, at + "/weekdays", "range", "1 is Monday, 7 is Sunday.");
  }
}

bool is_ordered(const std::optional<Instant>& starts_at, const std::optional<Instant>& ends_at) {
  return !starts_at || !ends_at || *starts_at < *ends_at;
}

}  // namespace

bool is_promotion_code(std::string_view code) {
  return !code.empty() && code.size() <= 40 && std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

Status check(const Promotion& promotion) {
  Complaints complaints;
  complaints.require(is_promotion_code(promotion.code), "/code", "code",
                     "A code has 1 to 40 lower-case letters, digits, \"-\" and \"_\".");
  check_texts(complaints, "/name", promotion.name);
  complaints.require((promotion.stacking == Stacking::kBestOf) == !promotion.group.empty(), "/group", "group",
                     "Name the group for stacking best_of, and for nothing else.");
  const auto& conditions = promotion.conditions;
  complaints.require(is_ordered(conditions.starts_at, conditions.ends_at), "/conditions/ends_at", "order",
                     "The end comes after the beginning.");
  check_hours(complaints, conditions.hours);
  check_goods(complaints, "/conditions/goods", conditions.goods);
  check_amounts(complaints, "/conditions/minimum_value", conditions.minimum_value);
  for (std::size_t i = 0; i < conditions.coupons.size(); ++i) {
    const auto& code = conditions.coupons[i];
    complaints.require(is_code(code), fmt::format("/conditions/coupons/{}", i), "code",
                       "A coupon's code has 1 to 40 capitals, digits, \"-\" and \"_\".");
  }
  complaints.require(!conditions.without_coupon || conditions.coupons.empty(), "/conditions/without_coupon",
                     "contradiction", "It cannot need a coupon and refuse one.");
  check_benefit(complaints, promotion.benefit);
  check_amounts(complaints, "/limits/budget", promotion.limits.budget);
  return std::move(complaints).end("promotion.invalid", "promotion");
}

Status check(const Coupon& coupon) {
  Complaints complaints;
  complaints.require(is_code(coupon.code), "/code", "code",
                     "A coupon's code has 1 to 40 letters, digits, \"-\" and \"_\".");
  check_texts(complaints, "/name", coupon.name);
  check_amounts(complaints, "/amount", coupon.amount);
  check_amounts(complaints, "/minimum", coupon.minimum);
  complaints.require((coupon.kind == CouponKind::kPercent) == (coupon.basis_points > 0), "/basis_points",
                     "kind", "A coupon of kind percent has basis_points (1000 is 10 %), and only that one.");
  complaints.require((coupon.kind == CouponKind::kAmount) == !coupon.amount.empty(), "/amount", "kind",
                     "A coupon of kind amount has amounts by currency, and only that one.");
  complaints.require(is_ordered(coupon.starts_at, coupon.ends_at), "/ends_at", "order",
                     "The end comes after the beginning.");
  return std::move(complaints).end("coupon.invalid", "coupon");
}

}  // namespace souk::online::promotion
