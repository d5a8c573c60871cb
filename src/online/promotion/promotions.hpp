// The promotions of the shop: stored documents, and the compiled rule set of now, which follows the change
// feed so that every instance prices by the same rules within a moment of their change. A change made here
// holds here at once.
//
// Threads: start(), stop(), load() and refresh() from a plain thread; everything else from any fiber or
// thread.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "online/promotion/pricing.hpp"
#include "online/promotion/promotion.hpp"
#include "online/promotion/quotas.hpp"

namespace souk::online::promotion {

using StoredPromotion = engines::Stored<Promotion>;

struct PromotionSettings {
  milliseconds utc_offset{8 * 3600 * 1000};  // the shop's local time, for hours of the week
  milliseconds feed_wait{200};
};

class Promotions {
 public:
  Promotions(engines::DocumentStore& store, const Clock& clock, Random& random,
             PromotionSettings settings = {});
  ~Promotions();
  Status declare();

  // Reads everything; complete when it returns. Then follows the feed until stop().
  Status start();
  void stop();
  // The two halves of start(), for commands and tests without a thread of their own.
  Status load();
  Status refresh();

  // Never nullptr.
  std::shared_ptr<const RuleSet> rules() const { return rules_.load(); }
  // With drafts and paused ones, changed or added to by `planned`; for the simulator.
  Result<std::shared_ptr<const RuleSet>> rules_with(const std::vector<Promotion>& planned) const;

  // price_basket() by the rules of now, less those that are used up, for all or for this customer (a member's
  // id or a guest's mail; empty while unknown).
  Result<PricedBasket> price(BasketInput input, std::string_view customer) const;
  // The same by the rules that the input brings.
  Result<PricedBasket> price_by(BasketInput input, std::string_view customer) const;

  // What an order was given by promotions, as in its totals.
  struct Given {
    std::string code;
    std::int64_t minor = 0;
    bool limited = true;  // had a limit when the order was priced
  };
  // For orders, as Coupons: counted once, before the order is paid. kPrecondition "promotion.used_up",
  // "promotion.given_back". A promotion that was removed meanwhile has no limit any more.
  Status redeem(const std::vector<Given>& given, Currency currency, std::string_view order_id,
                std::string_view customer) const;
  Status give_back(const std::vector<Given>& given, Currency currency, std::string_view order_id,
                   std::string_view customer) const;

  Result<std::vector<StoredPromotion>> list(std::size_t limit, const std::string& cursor,
                                            std::string* next) const;
  Result<StoredPromotion> find(std::string_view code) const;  // kNotFound "promotion.missing"
  // kInvalid "promotion.invalid"; kConflict "promotion.taken", "document.changed"; kLimit
  // "promotion.too_many".
  Result<StoredPromotion> create(Promotion promotion);
  Result<StoredPromotion> change(Promotion promotion, std::int64_t revision);
  Status remove(std::string_view code);
  // Uses in all and what is left of its budget, by the name of the quota ("orders", "budget/CNY").
  Result<std::map<std::string, Quota>> uses(const Promotion& promotion) const;

 private:
  void follow();
  Result<std::vector<Promotion>> read_all() const;
  Status rebuild();
  static std::vector<QuotaUse> uses_of(const Promotion& promotion, const Given& given, Currency currency,
                                       std::string_view order_id, std::string_view customer);
  Result<bool> is_used_up(const Promotion& promotion, const AppliedPromotion& applied, Currency currency,
                          std::string_view customer) const;

  engines::Collection<Promotion> promotions_;
  Quotas quotas_;
  const Clock* clock_;
  PromotionSettings settings_;
  std::atomic<std::shared_ptr<const RuleSet>> rules_;
  std::mutex publishing_;      // never held over a wait
  std::int64_t version_ = -1;  // of the feed, when the rules in force were read
  std::atomic<std::int64_t> sequence_{-1};
  std::atomic<bool> stopping_{false};
  std::thread follower_;
};

}  // namespace souk::online::promotion
