#include "online/promotion/promotions.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/promotion/check.hpp"
#include "runtime/fiber/wait.hpp"
#include "runtime/log/log.hpp"

namespace souk::online::promotion {
namespace {

constexpr std::size_t kMaxChanges = 1'000;
constexpr std::size_t kPage = 500;
// Each turn of pricing leaves at least one more rule out.
constexpr int kMaxTurns = 8;

QuotaWords words_of(const Promotion& promotion) {
  return {"promotion", fmt::format("The promotion \"{}\"", text_in(promotion.name, kEnglish))};
}

Error missing(std::string_view code) {
  return not_found("promotion.missing",
                   fmt::format("There is no promotion \"{}\".", text::shorten(code, 40)));
}

}  // namespace

Promotions::Promotions(engines::DocumentStore& store, const Clock& clock, Random& random,
                       PromotionSettings settings)
    : promotions_{store, std::string{kPromotionCollection}},
      quotas_{store, "promotion_quota", "promotion_redemption", clock, random},
      clock_{&clock},
      settings_{settings},
      rules_{RuleSet::compile({}, settings.utc_offset)} {}

Promotions::~Promotions() { stop(); }

Status Promotions::declare() {
  TRY(promotions_.store().declare({.name = promotions_.name(), .indexes = {}}));
  return quotas_.declare();
}

Status Promotions::start() {
  TRY(load());
  stopping_ = false;
  follower_ = std::thread{[this] { follow(); }};
  return {};
}

void Promotions::stop() {
  stopping_ = true;
  if (follower_.joinable()) follower_.join();
}

Status Promotions::load() {
  const auto now = TRY(promotions_.store().changes(-1, 1, milliseconds{0}));
  TRY(rebuild());
  sequence_ = now.next_sequence;
  return {};
}

Status Promotions::refresh() {
  auto after = sequence_.load();
  bool ours = false;
  for (;;) {
    const auto batch = TRY(promotions_.store().changes(after, kMaxChanges, milliseconds{0}));
    ours = ours || std::any_of(batch.changes.begin(), batch.changes.end(),
                               [&](const auto& one) { return one.collection == promotions_.name(); });
    after = batch.next_sequence;
    if (batch.changes.size() < kMaxChanges) break;
  }
  if (ours) TRY(rebuild());
  sequence_ = after;
  return {};
}

void Promotions::follow() {
  int failures = 0;
  while (!stopping_.load()) {
    auto woken = promotions_.store().changes(sequence_.load(), 1, settings_.feed_wait);
    auto done = woken ? refresh() : Status{fail(woken.error())};
    // The feed went on without us: its beginning is gone. Anything else is tried again, more and more slowly.
    if (!done && done.error().code == "feed.too_old") done = load();
    failures = done ? 0 : std::min(failures + 1, 20);
    if (failures > 0) runtime::sleep_for(milliseconds{50} * failures);
  }
}

// One that cannot be read must not take the others away from the shop.
Result<std::vector<Promotion>> Promotions::read_all() const {
  std::vector<Promotion> all;
  std::string cursor;
  do {
    auto page = TRY(promotions_.store().find(promotions_.name(), {.limit = kPage, .cursor = cursor}));
    for (auto& document : page.documents) {
      auto stored = engines::Collection<Promotion>::decode(std::move(document));
      if (stored) {
        all.push_back(std::move(stored->value));
      } else {
        log::error("promotion.unreadable", {{"error", stored.error()}});
      }
    }
    cursor = std::move(page.next_cursor);
  } while (!cursor.empty() && all.size() < RuleSet::kMaxRules);
  return all;
}

Status Promotions::rebuild() {
  const auto version = TRY(promotions_.store().changes(-1, 1, milliseconds{0})).next_sequence;
  auto rules = RuleSet::compile(TRY(read_all()), settings_.utc_offset);
  const std::lock_guard lock{publishing_};
  if (version < version_) return {};  // somebody read later and was faster
  version_ = version;
  rules_ = std::move(rules);
  return {};
}

Result<std::shared_ptr<const RuleSet>> Promotions::rules_with(const std::vector<Promotion>& planned) const {
  auto all = TRY(read_all());
  std::erase_if(all, [](const Promotion& one) { return one.status != PromotionStatus::kActive; });
  for (const auto& plan : planned) {
    TRY(check(plan));
    std::erase_if(all, [&](const Promotion& one) { return one.code == plan.code; });
    if (plan.status != PromotionStatus::kPaused) all.push_back(plan);
  }
  return RuleSet::compile(all, settings_.utc_offset, true);
}

Result<PricedBasket> Promotions::price(BasketInput input, std::string_view customer) const {
  input.rules = rules();
  return price_by(std::move(input), customer);
}

Result<PricedBasket> Promotions::price_by(BasketInput input, std::string_view customer) const {
  for (int turn = 0; turn < kMaxTurns; ++turn) {
    auto basket = TRY(price_basket(input));
    const auto known = input.without_promotions.size();
    for (const auto& applied : basket.promotions) {
      if (!applied.limited) continue;
      const auto* promotion = input.rules->find(applied.code);
      const bool used_up = TRY(is_used_up(*promotion, applied, input.currency, customer));
      if (used_up) input.without_promotions.insert(applied.code);
    }
    if (input.without_promotions.size() == known) return basket;
    if (input.verdicts != nullptr) input.verdicts->clear();
  }
  // So many limits reached at once: none of the limited ones, rather than one that has nothing left.
  const auto last = TRY(price_basket(input));
  for (const auto& applied : last.promotions) {
    if (applied.limited) input.without_promotions.insert(applied.code);
  }
  if (input.verdicts != nullptr) input.verdicts->clear();
  return price_basket(input);
}

std::vector<QuotaUse> Promotions::uses_of(const Promotion& promotion, const Given& given, Currency currency,
                                          std::string_view order_id, std::string_view customer) {
  const auto& limits = promotion.limits;
  const std::string order{order_id};
  std::vector<QuotaUse> uses;
  if (limits.orders) uses.push_back({promotion.code + "/orders", order, *limits.orders});
  if (limits.orders_per_customer && !customer.empty()) {
    uses.push_back({promotion.code + "/of/" + digest(text::to_lower_ascii(customer)), order,
                    *limits.orders_per_customer});
  }
  const std::string code{currency.code()};
  const auto budget = limits.budget.find(code);
  if (budget != limits.budget.end() && given.minor > 0) {
    uses.push_back({promotion.code + "/budget/" + code, order, budget->second, given.minor});
  }
  return uses;
}

Result<bool> Promotions::is_used_up(const Promotion& promotion, const AppliedPromotion& applied,
                                    Currency currency, std::string_view customer) const {
  const Given given{applied.code, applied.minor};
  for (const auto& use : uses_of(promotion, given, currency, {}, customer)) {
    if (TRY(quotas_.left(use.quota, use.limit)) < use.amount) return true;
  }
  return false;
}

Status Promotions::redeem(const std::vector<Given>& given, Currency currency, std::string_view order_id,
                          std::string_view customer) const {
  for (const auto& one : given) {
    if (!one.limited) continue;
    const auto promotion = TRY(promotions_.find(one.code));
    if (!promotion) continue;
    const auto& value = promotion->value;
    TRY(quotas_.redeem(uses_of(value, one, currency, order_id, customer), words_of(value)));
  }
  return {};
}

Status Promotions::give_back(const std::vector<Given>& given, Currency currency, std::string_view order_id,
                             std::string_view customer) const {
  for (const auto& one : given) {
    if (!one.limited) continue;
    const auto promotion = TRY(promotions_.find(one.code));
    if (!promotion) continue;
    const auto& value = promotion->value;
    TRY(quotas_.give_back(uses_of(value, one, currency, order_id, customer), words_of(value)));
  }
  return {};
}

Result<std::vector<StoredPromotion>> Promotions::list(std::size_t limit, const std::string& cursor,
                                                      std::string* next) const {
  return promotions_.query({.limit = limit, .cursor = cursor}, next);
}

Result<StoredPromotion> Promotions::find(std::string_view code) const {
  if (!is_promotion_code(code)) return fail(missing(code));
  auto found = TRY(promotions_.find(code));
  if (!found) return fail(missing(code));
  return std::move(*found);
}

Result<StoredPromotion> Promotions::create(Promotion promotion) {
  TRY(check(promotion));
  if (TRY(promotions_.store().count(promotions_.name())) >= static_cast<std::int64_t>(RuleSet::kMaxRules)) {
    return fail({.kind = ErrorKind::kLimit,
                 .code = "promotion.too_many",
                 .message = "There are 5,000 promotions; remove some that have ended."});
  }
  promotion.changed_at = clock_->now();
  const auto code = promotion.code;
  auto made = promotions_.insert(code, std::move(promotion));
  if (!made && made.error().code == "document.exists") {
    return fail(conflict("promotion.taken",
                         fmt::format("There is a promotion \"{}\" already; change that one.", code)));
  }
  if (made) TRY(rebuild());
  return made;
}

Result<StoredPromotion> Promotions::change(Promotion promotion, std::int64_t revision) {
  TRY(check(promotion));
  auto stored = TRY(find(promotion.code));
  if (revision != 0) stored.revision = revision;
  stored.value = std::move(promotion);
  stored.value.changed_at = clock_->now();
  TRY(promotions_.replace(stored));
  TRY(rebuild());
  return stored;
}

Status Promotions::remove(std::string_view code) {
  if (!is_promotion_code(code)) return {};
  TRY(promotions_.erase(code));
  return rebuild();
}

Result<std::map<std::string, Quota>> Promotions::uses(const Promotion& promotion) const {
  std::map<std::string, Quota> uses;
  const auto take = [&](const std::string& name) -> Status {
    auto quota = TRY(quotas_.find(promotion.code + "/" + name));
    if (quota) uses.emplace(name, std::move(*quota));
    return {};
  };
  if (promotion.limits.orders) TRY(take("orders"));
  for (const auto& [currency, minor] : promotion.limits.budget) TRY(take("budget/" + currency));
  return uses;
}

}  // namespace souk::online::promotion
