// Compiling, and finding the rules that a basket may meet. Their application is in apply.cpp.
#include "online/promotion/rule_set.hpp"

#include <algorithm>
#include <map>

namespace souk::online::promotion {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kDayMinutes = 1'440;

bool has(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

bool is_within(const std::vector<WeeklyHours>& hours, Instant now, milliseconds utc_offset) {
  if (hours.empty()) return true;
  const auto local = (now + utc_offset).unix_ms;
  const auto minutes = local / kMinuteMs - (local % kMinuteMs < 0 ? 1 : 0);
  const auto minute = ((minutes % kDayMinutes) + kDayMinutes) % kDayMinutes;
  const auto day = (minutes - minute) / kDayMinutes;
  const auto weekday = ((day + 3) % 7 + 7) % 7 + 1;  // the first day of the epoch was a Thursday
  return std::any_of(hours.begin(), hours.end(), [&](const WeeklyHours& one) {
    const bool today = one.weekdays.empty() ||
                       std::find(one.weekdays.begin(), one.weekdays.end(), weekday) != one.weekdays.end();
    return today && minute >= one.from_minute && minute < one.until_minute;
  });
}

std::shared_ptr<const RuleSet> RuleSet::compile(const std::vector<Promotion>& promotions,
                                                milliseconds utc_offset, bool with_drafts) {
  auto set = std::make_shared<RuleSet>();
  set->utc_offset_ = utc_offset;
  std::vector<const Promotion*> order;
  for (const auto& one : promotions) {
    if (one.status == PromotionStatus::kActive || with_drafts) order.push_back(&one);
  }
  std::sort(order.begin(), order.end(), [](const Promotion* a, const Promotion* b) {
    if (a->priority != b->priority) return a->priority > b->priority;
    return a->code < b->code;
  });
  if (order.size() > kMaxRules) order.resize(kMaxRules);
  std::map<std::string, std::size_t> groups;
  for (const auto* one : order) {
    Rule rule{.promotion = *one,
              .goods = GoodsTerms::of(set->terms_, one->conditions.goods),
              .benefit = CompiledBenefit::of(set->terms_, one->benefit)};
    if (one->stacking == Stacking::kBestOf) {
      const auto [group, is_new] = groups.emplace(one->group, groups.size() + 1);
      rule.group = group->second;
      if (is_new) set->first_of_group_.push_back(set->rules_.size());
    }
    set->rules_.push_back(std::move(rule));
    set->post(set->rules_.size() - 1, one->conditions);
  }
  return set;
}

// Under the one list of its conditions that is hardest to meet.
void RuleSet::post(std::size_t rule, const Conditions& conditions) {
  const auto& goods = conditions.goods;
  const auto under = [&](TermKind kind, const std::vector<std::string>& words) {
    if (words.empty()) return false;
    for (const auto id : terms_.add(kind, words)) {
      if (by_term_.size() <= id) by_term_.resize(id + 1);
      by_term_[id].push_back(rule);
    }
    return true;
  };
  const bool posted =
      under(TermKind::kCoupon, conditions.coupons) || under(TermKind::kProduct, goods.products) ||
      under(TermKind::kCollection, goods.collections) || under(TermKind::kBrand, goods.brands) ||
      under(TermKind::kCategory, goods.categories) || under(TermKind::kGroup, conditions.customer_groups);
  if (!posted) always_.push_back(rule);
}

std::vector<std::size_t> RuleSet::candidates(const Shelf& shelf, const Occasion& occasion) const {
  std::vector<std::size_t> found;
  std::vector<bool> seen(rules_.size());
  const auto add = [&](std::size_t rule) {
    if (seen[rule]) return;
    seen[rule] = true;
    found.push_back(rule);
    // A group has the place of its first, whether or not that one may apply.
    const auto first = rules_[rule].group == 0 ? rule : first_of_group_[rules_[rule].group - 1];
    if (seen[first]) return;
    seen[first] = true;
    found.push_back(first);
  };
  const auto take = [&](TermId id) {
    if (id >= by_term_.size()) return;
    std::for_each(by_term_[id].begin(), by_term_[id].end(), add);
  };
  std::for_each(always_.begin(), always_.end(), add);
  for (const auto& line : shelf.terms) {
    for (const auto* ids : {&line.products, &line.categories, &line.brands, &line.collections})
      std::for_each(ids->begin(), ids->end(), take);
  }
  if (const auto id = terms_.find(TermKind::kCoupon, occasion.coupon)) take(*id);
  if (const auto id = terms_.find(TermKind::kGroup, occasion.customer_group)) take(*id);
  std::sort(found.begin(), found.end());
  return found;
}

std::string_view RuleSet::refusal(const Promotion& promotion, const Occasion& occasion) const {
  const auto& conditions = promotion.conditions;
  if (conditions.starts_at && occasion.now < *conditions.starts_at) return "not_yet";
  if (conditions.ends_at && occasion.now >= *conditions.ends_at) return "ended";
  if (!is_within(conditions.hours, occasion.now, utc_offset_)) return "hours";
  if (!conditions.customer_groups.empty() && !has(conditions.customer_groups, occasion.customer_group))
    return "customer_group";
  if (!conditions.channels.empty() && !has(conditions.channels, occasion.channel)) return "channel";
  if (!conditions.coupons.empty() && !has(conditions.coupons, occasion.coupon)) return "coupon";
  if (conditions.without_coupon && !occasion.coupon.empty()) return "with_coupon";
  if (occasion.without != nullptr && occasion.without->contains(promotion.code)) return "used_up";
  return {};
}

RuleSet::Found RuleSet::look(const Rule& rule, const Shelf& shelf, const Occasion& occasion) const {
  Found found;
  found.reason = refusal(rule.promotion, occasion);
  return found.reason.empty() ? look_at_goods(rule, shelf) : found;
}

RuleSet::Found RuleSet::look_at_goods(const Rule& rule, const Shelf& shelf) const {
  Found found;
  Lines goods;
  std::int64_t quantity = 0;
  std::int64_t value = 0;
  for (std::size_t line = 0; line < shelf.size(); ++line) {
    if (!rule.goods.has(shelf.terms[line])) continue;
    goods.push_back(line);
    quantity += shelf.quantities[line];
    value += shelf.base[line];
  }
  if (goods.empty()) return {.saving = {}, .reason = "goods"};
  const auto& conditions = rule.promotion.conditions;
  if (quantity < conditions.minimum_quantity) {
    return {.saving = {}, .reason = "minimum_quantity", .missing = conditions.minimum_quantity - quantity};
  }
  if (!conditions.minimum_value.empty()) {
    const auto minimum = conditions.minimum_value.find(shelf.currency);
    if (minimum == conditions.minimum_value.end()) return {.saving = {}, .reason = "currency"};
    if (value < minimum->second) {
      return {.saving = {}, .reason = "minimum_value", .missing = minimum->second - value};
    }
  }
  found.saving = saving_of(rule.benefit, shelf, goods);
  if (found.saving.nothing()) found.reason = "nothing";
  return found;
}

const Promotion* RuleSet::find(std::string_view code) const {
  const auto found = std::find_if(rules_.begin(), rules_.end(),
                                  [&](const Rule& rule) { return rule.promotion.code == code; });
  return found == rules_.end() ? nullptr : &found->promotion;
}

}  // namespace souk::online::promotion
