#include "online/aftersale/case.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace souk::online::aftersale {
namespace {

using enum CaseState;

bool may_move(CaseState from, CaseState to) {
  switch (from) {
    case kRequested:
      return to == kApproved || to == kRejected || to == kWithdrawn;
    case kApproved:
      return to == kArrived || to == kSettling || to == kWithdrawn;
    case kArrived:
      return to == kSettling;
    case kSettling:
      return to == kSettled;
    case kSettled:
    case kRejected:
    case kWithdrawn:
      return false;
  }
  return false;
}

bool is_claim_reason(Reason reason) {
  return reason == Reason::kDamaged || reason == Reason::kMissing || reason == Reason::kWrongItem ||
         reason == Reason::kDefective;
}

}  // namespace

Status Case::enter(const order::Act& act, CaseState next, std::string_view note) {
  if (!may_move(state, next)) {
    return fail(precondition("aftersale.illegal_move", fmt::format("The case is {} and cannot become {}.",
                                                                   enum_name(state), enum_name(next))));
  }
  state = next;
  timeline.push_back({act.at, act.actor, std::string{enum_name(next)}, std::string{note}});
  return {};
}

Status Case::approve(const order::Act& act, Approval approval) {
  if (state == kApproved) return {};
  TRY(enter(act, kApproved, approval.message));
  goods_come_back = approval.goods_come_back;
  location = std::move(approval.location);
  message = std::move(approval.message);
  open = act.at;  // its customer is to be told
  return {};
}

Status Case::reject(const order::Act& act, std::string_view why) {
  if (state == kRejected) return {};
  return enter(act, kRejected, why);
}

Status Case::withdraw(const order::Act& act) {
  if (state == kWithdrawn) return {};
  TRY(enter(act, kWithdrawn, {}));
  open.reset();
  return {};
}

Status Case::arrive(const order::Act& act) {
  if (state == kArrived) return {};
  if (state == kApproved && !goods_come_back)
    return fail(precondition("aftersale.no_goods", "No goods come back in this case; settle it."));
  return enter(act, kArrived, {});
}

Status Case::settle(const order::Act& act, Settlement wanted) {
  if (state == kSettling || state == kSettled) return {};
  if (state == kApproved && goods_come_back)
    return fail(precondition("aftersale.not_arrived", "The goods have not come back yet."));
  TRY(enter(act, kSettling, {}));
  settlement = std::move(wanted);
  if (settlement->to_store_credit) timeline.push_back({act.at, act.actor, "to_store_credit", {}});
  open = act.at;
  return {};
}

Status Case::settled(const order::Act& act, std::int64_t refunded_minor, bool replacement_sold_out) {
  if (state == kSettled) return {};
  TRY(enter(act, kSettled, {}));
  settlement->refunded_minor = refunded_minor;
  settlement->replacement_sold_out = replacement_sold_out;
  problem.clear();
  problem_code.clear();
  open.reset();
  return {};
}

void Case::stuck(const order::Act& act, const Error& why) {
  problem = why.message;
  problem_code = why.code;
  open.reset();
  timeline.push_back({act.at, act.actor, "stuck", problem, problem_code});
}

Status Case::retry(const order::Act& act) {
  if (state != kSettling)
    return fail(
        precondition("aftersale.illegal_move", "Only a case that is being settled can be tried again."));
  problem.clear();
  problem_code.clear();
  open = act.at;
  return {};
}

bool Case::is_live() const {
  return state == kRequested || state == kApproved || state == kArrived || state == kSettling;
}

const CaseLine* Case::line(std::string_view sku) const {
  const auto found =
      std::find_if(lines.begin(), lines.end(), [&](const auto& one) { return one.sku == sku; });
  return found == lines.end() ? nullptr : &*found;
}

std::int64_t open_quantity(const order::OrderLine& line, const std::vector<Case>& cases) {
  auto left = line.shipped - line.returned;
  for (const auto& each : cases) {
    const bool counts = each.is_live() || (each.state == kSettled && !each.goods_come_back);
    if (const auto* about = each.line(line.sku); counts && about != nullptr) left -= about->quantity;
  }
  return std::max<std::int64_t>(left, 0);
}

std::string sent_from(const Case& about, const order::PartsBySku& sold_from) {
  std::map<std::string, std::int64_t> pieces;
  for (const auto& line : about.lines) {
    const auto sold = sold_from.find(line.sku);
    if (sold == sold_from.end()) continue;
    // Of a line that two places have given, as many as come back may be of either.
    for (const auto& [location, part] : sold->second) pieces[location] += std::min(part, line.quantity);
  }
  std::string most;
  for (const auto& [location, count] : pieces) {
    if (count > 0 && (most.empty() || count > pieces[most])) most = location;
  }
  return most;
}

Status check_request(const Case& wanted, const order::Order& order, const std::vector<Case>& cases) {
  if (wanted.lines.empty()) return fail(invalid("aftersale.no_lines", "Say which goods it is about."));
  if (cases.size() >= 100)
    return fail(precondition("aftersale.too_many", "There are too many cases about this order."));
  std::set<std::string_view> seen;
  for (const auto& line : wanted.lines) {
    if (!seen.insert(line.sku).second)
      return fail(invalid("aftersale.line_twice", fmt::format("{} is named twice.", line.sku)));
    const auto* sold = order.line(line.sku);
    if (sold == nullptr)
      return fail(invalid("order.no_such_line", fmt::format("The order has no line {}.", line.sku)));
    const auto left = open_quantity(*sold, cases);
    if (line.quantity <= 0 || line.quantity > left) {
      return fail(precondition("aftersale.too_many_pieces",
                               fmt::format("Of {}, {} were sent and are in no other case.", line.sku, left)));
    }
    if (wanted.kind == CaseKind::kExchange && line.wanted_sku.empty())
      return fail(invalid("aftersale.no_wish", fmt::format("Say what to exchange {} for.", line.sku)));
    if (wanted.kind != CaseKind::kExchange && !line.wanted_sku.empty())
      return fail(invalid("aftersale.no_wish", "Only an exchange names other goods."));
    if (wanted.kind == CaseKind::kClaim && !is_claim_reason(line.reason)) {
      return fail(invalid("aftersale.reason",
                          "A claim is about goods that are damaged, defective, missing or the wrong ones; "
                          "return them otherwise."));
    }
    if (wanted.kind != CaseKind::kClaim && line.reason == Reason::kMissing)
      return fail(invalid("aftersale.reason", "What is missing cannot come back; make a claim."));
  }
  return {};
}

}  // namespace souk::online::aftersale
