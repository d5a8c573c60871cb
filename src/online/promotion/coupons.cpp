#include "online/promotion/coupons.hpp"

#include <array>

#include <fmt/format.h>
#include <sodium.h>

#include "base/text.hpp"

namespace souk::online::promotion {
namespace {

using Kind = engines::Condition::Kind;
constexpr int kAttempts = 16;
constexpr std::size_t kMaxCode = 40;

// A mail is too long for an id and nobody's business in a list of quotas.
std::string digest(std::string_view text) {
  std::array<unsigned char, 16> bytes{};
  crypto_generichash(bytes.data(), bytes.size(), reinterpret_cast<const unsigned char*>(text.data()),
                     text.size(), nullptr, 0);
  std::string hex;
  for (const auto byte : bytes) hex += fmt::format("{:02x}", byte);
  return hex;
}

Error busy() {
  return {.kind = ErrorKind::kLimit,
          .code = "coupon.busy",
          .message = "Many people are using this coupon right now; try again.",
          .retry_after_s = 1};
}

bool is_condition(const Error& error) {
  return error.code == "document.condition" || error.code == "document.missing";
}

}  // namespace

Coupons::Coupons(engines::DocumentStore& store, const Clock& clock, Random& random)
    : coupons_{store, "coupon"},
      quotas_{store, "coupon_quota"},
      redemptions_{store, "coupon_redemption"},
      clock_{&clock},
      random_{&random} {}

Status Coupons::declare() {
  for (const auto& name : {coupons_.name(), quotas_.name(), redemptions_.name()}) {
    TRY(coupons_.store().declare({.name = name, .indexes = {}}));
  }
  return {};
}

Result<Coupon> Coupons::find(std::string_view code) const {
  const auto normal = normal_code(code);
  const auto missing = [&] {
    return fail(not_found("coupon.missing",
                          fmt::format("There is no coupon \"{}\".", text::shorten(normal, kMaxCode))));
  };
  if (!is_code(normal)) return missing();
  auto found = TRY(coupons_.find(normal));
  if (!found) return missing();
  return std::move(found->value);
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

Status Coupons::import_entry(const json::value& entry) { return save(TRY(coupon_from_file(entry))); }

std::vector<Coupons::Use> Coupons::uses_of(const Coupon& coupon, std::string_view order,
                                           std::string_view customer) {
  std::vector<Use> uses;
  if (coupon.limit) uses.push_back({coupon.code, std::string{order}, *coupon.limit});
  if (coupon.limit_per_customer && !customer.empty()) {
    uses.push_back({coupon.code + "/" + digest(text::to_lower_ascii(customer)), std::string{order},
                    *coupon.limit_per_customer});
  }
  return uses;
}

Status Coupons::redeem(const Coupon& coupon, std::string_view order_id, std::string_view customer) const {
  const auto uses = uses_of(coupon, order_id, customer);
  for (std::size_t i = 0; i < uses.size(); ++i) {
    auto redeemed = redeem_one(uses[i], coupon.code);
    if (redeemed) continue;
    // All or none.
    for (std::size_t done = 0; done < i; ++done) TRY(give_back_one(uses[done]));
    return redeemed;
  }
  return {};
}

Status Coupons::redeem_one(const Use& use, std::string_view code) const {
  auto known = TRY(redemptions_.find(use.id()));
  if (!known) {
    auto token = TRY(take_pending(use, code));
    auto written = redemptions_.insert(use.id(), {.token = std::move(token), .at = clock_->now()});
    if (!written && written.error().code != "document.exists") return fail(std::move(written).error());
    known = TRY(redemptions_.find(use.id()));
    if (!known) return fail(busy());
  }
  TRY(settle(use, known->value.token));
  if (!known->value.given_back) return {};
  return fail(
      precondition("coupon.given_back",
                   fmt::format("The coupon {} was given back for this order; place a new one.", code)));
}

// Lowers the quota for the order, or finds that it has been; answers the token of that.
Result<std::string> Coupons::take_pending(const Use& use, std::string_view code) const {
  const auto token = random_hex(*random_, 8);
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    auto taken = quotas_.update(use.quota, {.conditions = {{"left", Kind::kAtLeast, std::int64_t{1}},
                                                           {"limit", Kind::kEquals, use.limit},
                                                           {use.pending(), Kind::kAbsent}},
                                            .increments = {{"left", -1}},
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
    } else if (quota.left < 1) {
      return fail(precondition("coupon.used_up", fmt::format("The coupon {} has been used up.", code)));
    }
  }
  return fail(busy());
}

// The retailer has changed the limit since the quota was made.
Status Coupons::follow_limit(const Use& use) const {
  const auto quota = TRY(quotas_.load(use.quota)).value;
  auto moved = quotas_.update(use.quota, {.conditions = {{"limit", Kind::kEquals, quota.limit}},
                                          .increments = {{"left", use.limit - quota.limit}},
                                          .assignments = {{"limit", std::to_string(use.limit)}}});
  if (moved || is_condition(moved.error())) return {};
  return fail(std::move(moved).error());
}

// Takes the note out. Where two requests for one order raced, each may have lowered the quota; only the one
// whose token the redemption bears counts, the other goes back.
Status Coupons::settle(const Use& use, std::string_view token) const {
  const auto quota = TRY(quotas_.find(use.quota));
  if (!quota) return {};
  const auto noted = quota->value.pending.find(use.order);
  if (noted == quota->value.pending.end()) return {};
  const std::string counter = noted->second == token ? "used" : "left";
  auto settled = quotas_.update(use.quota, {.conditions = {{use.pending(), Kind::kEquals, noted->second}},
                                            .increments = {{counter, 1}},
                                            .assignments = {{use.pending(), ""}}});
  if (settled || is_condition(settled.error())) return {};
  return fail(std::move(settled).error());
}

Status Coupons::give_back(const Coupon& coupon, std::string_view order_id, std::string_view customer) const {
  for (const auto& use : uses_of(coupon, order_id, customer)) TRY(give_back_one(use));
  return {};
}

Status Coupons::give_back_one(const Use& use) const {
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    if (TRY(try_give_back(use))) return {};
  }
  return fail(busy());
}

// False: somebody changed the quota meanwhile. The quota is read before the redemption and written only if
// unchanged; whoever finished the same before us has told the redemption first and changed the quota again
// after, so it is raised once.
Result<bool> Coupons::try_give_back(const Use& use) const {
  auto quota = TRY(quotas_.find(use.quota));
  auto known = TRY(redemptions_.find(use.id()));
  if (!quota) return true;
  if (!known) {
    // Never used, or cut off between the note and the redemption: then that is finished first.
    const auto noted = quota->value.pending.find(use.order);
    if (noted == quota->value.pending.end()) return true;
    auto written = redemptions_.insert(use.id(), {.token = noted->second, .at = clock_->now()});
    if (!written && written.error().code != "document.exists") return fail(std::move(written).error());
    return false;
  }
  TRY(settle(use, known->value.token));
  if (!known->value.given_back && !quota->value.returned.contains(use.order)) {
    if (quota->value.pending.contains(use.order)) return false;  // settled just now: read again
    ++quota->value.left;
    --quota->value.used;
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

}  // namespace souk::online::promotion
