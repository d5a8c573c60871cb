#include "online/promotion/quotas.hpp"

#include <array>

#include <fmt/format.h>
#include <sodium.h>

namespace souk::online::promotion {
namespace {

using Kind = engines::Condition::Kind;
constexpr int kAttempts = 16;

Error busy(const QuotaWords& words) {
  return {.kind = ErrorKind::kLimit,
          .code = words.code + ".busy",
          .message = fmt::format("Many people are using {} right now; try again.", words.what),
          .retry_after_s = 1};
}

bool is_condition(const Error& error) {
  return error.code == "document.condition" || error.code == "document.missing";
}

}  // namespace

std::string digest(std::string_view text) {
  std::array<unsigned char, 16> bytes{};
  crypto_generichash(bytes.data(), bytes.size(), reinterpret_cast<const unsigned char*>(text.data()),
                     text.size(), nullptr, 0);
  std::string hex;
  for (const auto byte : bytes) hex += fmt::format("{:02x}", byte);
  return hex;
}

Status Quotas::declare() {
  for (const auto& name : {quotas_.name(), redemptions_.name()}) {
    TRY(quotas_.store().declare({.name = name, .indexes = {}}));
  }
  return {};
}

Status Quotas::redeem(const std::vector<QuotaUse>& uses, const QuotaWords& words) const {
  for (std::size_t i = 0; i < uses.size(); ++i) {
    auto redeemed = redeem_one(uses[i], words);
    if (redeemed) continue;
    for (std::size_t done = 0; done < i; ++done) TRY(give_back_one(uses[done], words));
    return redeemed;
  }
  return {};
}

Status Quotas::redeem_one(const QuotaUse& use, const QuotaWords& words) const {
  auto known = TRY(redemptions_.find(use.id()));
  if (!known) {
    auto token = TRY(take_pending(use, words));
    auto written = redemptions_.insert(use.id(), {.token = std::move(token), .at = clock_->now()});
    if (!written && written.error().code != "document.exists") return fail(std::move(written).error());
    known = TRY(redemptions_.find(use.id()));
    if (!known) return fail(busy(words));
  }
  TRY(settle(use, known->value.token));
  if (!known->value.given_back) return {};
  return fail(precondition(words.code + ".given_back",
                           fmt::format("{} was given back for this order; place a new one.", words.what)));
}

// Lowers the quota for the order, or finds that it has been; answers the token of that.
Result<std::string> Quotas::take_pending(const QuotaUse& use, const QuotaWords& words) const {
  const auto token = random_hex(*random_, 8);
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    auto taken = quotas_.update(use.quota, {.conditions = {{"left", Kind::kAtLeast, use.amount},
                                                           {"limit", Kind::kEquals, use.limit},
                                                           {use.pending(), Kind::kAbsent}},
                                            .increments = {{"left", -use.amount}},
                                            .assignments = {{use.pending(), to_json(token)}}});
    if (taken) return token;
    if (taken.error().code == "document.missing") {
      auto made = quotas_.insert(use.quota, {.limit = use.limit, .left = use.limit});
      if (!made && made.error().code != "document.exists") return fail(std::move(made).error());
      continue;
    }
    if (taken.error().code != "document.condition") return fail(std::move(taken).error());
    const auto quota = TRY(quotas_.load(use.quota)).value;
    if (const auto mine = quota.pending.find(use.order); mine != quota.pending.end()) return mine->second;
    if (quota.limit != use.limit) {
      TRY(follow_limit(use));
    } else if (quota.left < use.amount) {
      return fail(precondition(words.code + ".used_up", fmt::format("{} has been used up.", words.what)));
    }
  }
  return fail(busy(words));
}

// The retailer has changed the limit since the quota was made.
Status Quotas::follow_limit(const QuotaUse& use) const {
  const auto quota = TRY(quotas_.load(use.quota)).value;
  auto moved = quotas_.update(use.quota, {.conditions = {{"limit", Kind::kEquals, quota.limit}},
                                          .increments = {{"left", use.limit - quota.limit}},
                                          .assignments = {{"limit", std::to_string(use.limit)}}});
  if (moved || is_condition(moved.error())) return {};
  return fail(std::move(moved).error());
}

// Takes the note out. Where two requests for one order raced, each may have lowered the quota; only the one
// whose token the redemption bears counts, the other goes back.
Status Quotas::settle(const QuotaUse& use, std::string_view token) const {
  const auto quota = TRY(quotas_.find(use.quota));
  if (!quota) return {};
  const auto noted = quota->value.pending.find(use.order);
  if (noted == quota->value.pending.end()) return {};
  const std::string counter = noted->second == token ? "used" : "left";
  auto settled = quotas_.update(use.quota, {.conditions = {{use.pending(), Kind::kEquals, noted->second}},
                                            .increments = {{counter, use.amount}},
                                            .assignments = {{use.pending(), ""}}});
  if (settled || is_condition(settled.error())) return {};
  return fail(std::move(settled).error());
}

Status Quotas::give_back(const std::vector<QuotaUse>& uses, const QuotaWords& words) const {
  for (const auto& use : uses) TRY(give_back_one(use, words));
  return {};
}

Status Quotas::give_back_one(const QuotaUse& use, const QuotaWords& words) const {
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    if (TRY(try_give_back(use))) return {};
  }
  return fail(busy(words));
}

// False: somebody changed the quota meanwhile. The quota is read before the redemption and written only if
// unchanged; whoever finished the same before us has told the redemption first and changed the quota again
// after, so it is raised once.
Result<bool> Quotas::try_give_back(const QuotaUse& use) const {
  auto quota = TRY(quotas_.find(use.quota));
  auto known = TRY(redemptions_.find(use.id()));
  if (!quota) return true;
  if (!known) {
    // Never used, or cut off between the note and the redemption: then that is finished first.
    const auto noted = quota->value.pending.find(use.order);
    const bool never_used = noted == quota->value.pending.end();
    // A driver that comes late finds that it is over.
    Redemption told{.token = never_used ? "none" : noted->second, .given_back = never_used};
    told.at = clock_->now();
    auto written = redemptions_.insert(use.id(), std::move(told));
    if (!written && written.error().code != "document.exists") return fail(std::move(written).error());
    return never_used && written.has_value();
  }
  TRY(settle(use, known->value.token));
  if (!known->value.given_back && !quota->value.returned.contains(use.order)) {
    if (quota->value.pending.contains(use.order)) return false;  // settled just now: read again
    quota->value.left += use.amount;
    quota->value.used -= use.amount;
    quota->value.returned[use.order] = 1;
    auto raised = quotas_.replace(*quota);
    if (!raised && raised.error().code == "document.changed") return false;
    if (!raised) return fail(std::move(raised).error());
  }
  if (!known->value.given_back) {
    auto told = redemptions_.update(use.id(), {.assignments = {{"given_back", "true"}}});
    if (!told) return fail(std::move(told).error());
  }
  auto cleaned = quotas_.update(
      use.quota, {.conditions = {{use.returned(), Kind::kPresent}}, .assignments = {{use.returned(), ""}}});
  if (!cleaned && !is_condition(cleaned.error())) return fail(std::move(cleaned).error());
  return true;
}

Result<std::optional<Quota>> Quotas::find(const std::string& quota) const {
  auto found = TRY(quotas_.find(quota));
  if (!found) return std::nullopt;
  return std::optional{std::move(found->value)};
}

// The limit may have been changed since the quota was written: what was used counts, not what was left.
Result<std::int64_t> Quotas::left(const std::string& quota, std::int64_t limit) const {
  const auto found = TRY(find(quota));
  return found ? limit - (found->limit - found->left) : limit;
}

}  // namespace souk::online::promotion
