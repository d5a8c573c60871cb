// All promotions of a moment, compiled: filters are numbers, and an index by what rules ask for gives the few
// that a basket may meet. Immutable, so that any number of baskets is priced by it at the same time. Pure.
//
// The order of things: rules in the order of their priority, then of their code; each works on what the ones
// before it left. Of a group the rule that gives most is applied, in the place of the group's first. An
// exclusive rule is weighed against all the others together: the buyer gets what gives more, the others where
// it is equal.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "online/promotion/promotion.hpp"
#include "online/promotion/saving.hpp"

namespace souk::online::promotion {

// Before the code of a promotion in a price step.
inline constexpr std::string_view kPromotionStep = "promotion:";

// What a promotion has given to one basket.
struct AppliedPromotion {
  std::string code;
  Texts name;
  std::int64_t minor = 0;  // taken off the goods
  bool free_shipping = false;
  bool limited = false;  // must be redeemed for an order
};

// Why a promotion does or does not apply; for the simulator.
struct Verdict {
  std::string code;
  Texts name;
  bool applied = false;
  std::string reason;        // "minimum_value", "customer_group", ...; empty when applied
  std::int64_t minor = 0;    // what it gives, or would have given
  std::int64_t missing = 0;  // minor units or units, for "minimum_value" and "minimum_quantity"
};

// What rules may ask besides the goods.
struct Occasion {
  Instant now{};
  std::string_view customer_group;
  std::string_view channel;
  std::string_view coupon;  // code of one that may be used now; empty: none
  const std::set<std::string, std::less<>>* without = nullptr;  // codes that are used up for this buyer
  std::int64_t shipping_minor = 0;  // what free shipping would spare: it counts when rules are weighed
};

struct Outcome {
  struct Part {
    const Promotion* promotion = nullptr;  // lives as long as the rule set
    Saving saving;
  };
  std::vector<Part> parts;  // in the order in which they were applied
  std::int64_t minor = 0;
  bool free_shipping = false;
};

class RuleSet {
 public:
  // More at once help nobody, and an order must stay small.
  static constexpr std::size_t kMaxApplied = 20;
  static constexpr std::size_t kMaxRules = 5'000;

  // Drafts and paused ones are left out unless `with_drafts`. `utc_offset`: the shop's local time.
  static std::shared_ptr<const RuleSet> compile(const std::vector<Promotion>& promotions,
                                                milliseconds utc_offset, bool with_drafts = false);

  // `shelf.terms` is filled in here. With `verdicts` every rule is looked at and explained, otherwise only
  // those that the index names.
  Outcome apply(Shelf& shelf, const std::vector<const catalogue::Offer*>& offers, const Occasion& occasion,
                std::vector<Verdict>* verdicts = nullptr) const;
  const Promotion* find(std::string_view code) const;
  std::size_t size() const { return rules_.size(); }

 private:
  struct Rule {
    Promotion promotion;
    GoodsTerms goods;
    CompiledBenefit benefit;
    std::size_t group = 0;  // 0: none
  };
  struct Found {
    Saving saving;
    std::string_view reason;  // empty: it applies
    std::int64_t missing = 0;
  };
  struct Run;
  std::vector<std::size_t> candidates(const Shelf& shelf, const Occasion& occasion) const;
  void post(std::size_t rule, const Conditions& conditions);
  Found look(const Rule& rule, const Shelf& shelf, const Occasion& occasion) const;
  Found look_at_goods(const Rule& rule, const Shelf& shelf) const;
  std::string_view refusal(const Promotion& promotion, const Occasion& occasion) const;

  std::vector<Rule> rules_;  // in the order in which they are applied
  Terms terms_;
  std::vector<std::vector<std::size_t>> by_term_;  // term -> rules that need it
  std::vector<std::size_t> always_;
  std::vector<std::size_t> first_of_group_;  // by group, from 1
  milliseconds utc_offset_{};
};

// Whether local time is within any of the hours; always for none.
bool is_within(const std::vector<WeeklyHours>& hours, Instant now, milliseconds utc_offset);

}  // namespace souk::online::promotion
