#include "online/aftersale/cases.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace souk::online::aftersale {
namespace {

struct OrderTag {
  static constexpr std::string_view kPrefix = "ord";
};

constexpr int kMaxAttempts = 20;
constexpr std::size_t kMaxCases = 100;  // of one order

Error missing() { return not_found("aftersale.missing", "There is no such case."); }

Error busy() { return conflict("aftersale.busy", "The case is being changed by others; try again."); }

}  // namespace

Cases::Cases(CaseDeps deps, CaseOptions options)
    : deps_{std::move(deps)}, options_{options}, cases_{*deps_.store, std::string{kCaseCollection}} {}

Status Cases::declare() {
  return deps_.store->declare({.name = std::string{kCaseCollection},
                               .indexes = {{.path = "order_id"}, {.path = "state"}, {.path = "open"}}});
}

Result<Case> Cases::load(std::string_view id) const {
  auto found = TRY(cases_.find(id));
  if (!found) return fail(missing());
  return std::move(found->value);
}

Result<std::vector<Case>> Cases::of_order(std::string_view order_id) const {
  std::vector<Case> result;
  for (auto& found : TRY(cases_.query(
           {.path = "order_id", .equals = engines::IndexValue{std::string{order_id}}, .limit = kMaxCases}))) {
    result.push_back(std::move(found.value));
  }
  return result;
}

Result<Cases::Page> Cases::in_state(CaseState state, std::size_t limit, std::string cursor) const {
  Page page;
  auto found = TRY(cases_.query({.path = "state",
                                 .equals = engines::IndexValue{std::string{enum_name(state)}},
                                 .limit = limit,
                                 .cursor = std::move(cursor)},
                                &page.next_cursor));
  for (auto& one : found) page.cases.push_back(std::move(one.value));
  return page;
}

// Customers have a while from the last parcel; staff may always.
Status Cases::check_window(const order::Order& order, const order::Act& act) const {
  if (act.actor != "customer") return {};
  Instant last = order.placed_at;
  for (const auto& event : order.timeline) {
    if (event.what == "delivered" || event.what == "shipped" || event.what == "partially_shipped")
      last = std::max(last, event.at);
  }
  if (act.at <= last + std::chrono::hours{24 * options_.window_days}) return {};
  return fail(precondition(
      "aftersale.too_late",
      fmt::format("Returns are possible for {} days; please write to us.", options_.window_days)));
}

// The number of cases is part of the id: two requests at the same moment meet there, and the second looks
// again at what is left.
Result<Case> Cases::request(std::string_view order_id, const order::Act& act, Request wanted) const {
  const auto order = TRY(deps_.orders->load(order_id)).value;
  for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
    const auto known = TRY(of_order(order_id));
    for (const auto& each : known) {
      if (each.key == wanted.key) return each;
    }
    TRY(check_window(order, act));
    const auto n = known.size() + 1;
    Case made{.id = fmt::format("{}-{}", order_id, n),
              .number = fmt::format("{}-R{}", order.number, n),
              .order_id = std::string{order_id},
              .customer_id = order.customer_id,
              .key = wanted.key,
              .kind = wanted.kind,
              .outcome = wanted.kind == CaseKind::kExchange ? Outcome::kReplacement
                         : wanted.kind == CaseKind::kReturn ? Outcome::kRefund
                                                            : wanted.outcome,
              .lines = wanted.lines,
              .created_at = act.at};
    made.goods_come_back = std::any_of(made.lines.begin(), made.lines.end(),
                                       [](const CaseLine& line) { return line.reason != Reason::kMissing; });
    TRY(check_request(made, order, known));
    made.timeline.push_back({act.at, act.actor, "requested", {}});
    auto inserted = cases_.insert(made.id, made);
    if (inserted) return made;
    if (inserted.error().code != "document.exists") return fail(std::move(inserted).error());
  }
  return fail(busy());
}

Result<Cases::StoredCase> Cases::change(std::string_view id, const Move& move) const {
  for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
    auto found = TRY(cases_.find(id));
    if (!found) return fail(missing());
    const auto before = to_json(found->value);
    TRY(move(found->value));
    if (to_json(found->value) == before) return std::move(*found);
    auto written = cases_.replace(*found);
    if (written) return std::move(*found);
    if (written.error().code != "document.changed") return fail(std::move(written).error());
  }
  return fail(busy());
}

// What cannot be carried out now stays open for recover().
Result<Case> Cases::change_and_drive(std::string_view id, const Move& move) const {
  auto changed = TRY(change(id, move));
  if (!changed.value.open) return std::move(changed.value);
  (void)drive(changed.value);
  return load(id);
}

Result<Case> Cases::approve(std::string_view id, const order::Act& act, Case::Approval approval) const {
  if (approval.goods_come_back && !deps_.locations->find(approval.location))
    return fail(invalid("aftersale.location", "Name the location to which the goods are to go."));
  return change_and_drive(id, [&](Case& each) { return each.approve(act, approval); });
}

Result<Case> Cases::reject(std::string_view id, const order::Act& act, std::string_view why) const {
  return change_and_drive(id, [&](Case& each) { return each.reject(act, why); });
}

Result<Case> Cases::withdraw(std::string_view id, const order::Act& act) const {
  return change_and_drive(id, [&](Case& each) { return each.withdraw(act); });
}

Result<Case> Cases::arrive(std::string_view id, const order::Act& act) const {
  return change_and_drive(id, [&](Case& each) { return each.arrive(act); });
}

Result<Case> Cases::retry(std::string_view id, const order::Act& act) const {
  return change_and_drive(id, [&](Case& each) { return each.retry(act); });
}

Result<OffersBySku> Cases::offers_for(const Case& about, const order::Order& order) const {
  OffersBySku offers;
  for (const auto& line : about.lines) {
    const auto& sku = line.wanted_sku.empty() ? line.sku : line.wanted_sku;
    auto offer = deps_.offers->offer(sku, {.currency = order.currency, .at = deps_.clock->now()});
    if (offer) {
      offers[sku] = std::move(*offer);
    } else if (offer.error().kind != ErrorKind::kNotFound) {
      return fail(std::move(offer).error());
    }
  }
  return offers;
}

Result<Case> Cases::settle(std::string_view id, const order::Act& act, const Decision& decision) const {
  return change_and_drive(id, [&](Case& each) -> Status {
    if (each.state == CaseState::kSettling || each.state == CaseState::kSettled) return {};
    const auto order = TRY(deps_.orders->load(each.order_id)).value;
    const auto offers = TRY(offers_for(each, order));
    auto settlement = TRY(settle_by(decision, each, order, offers));
    // Decided before it is placed: whoever places it, it is one order.
    if (!settlement.replacements.empty())
      settlement.replacement_order = Id<OrderTag>::make(act.at, *deps_.random).text();
    return each.settle(act, std::move(settlement));
  });
}

}  // namespace souk::online::aftersale
