#include "online/fulfilment/fulfilment.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk::online::fulfilment {
namespace {

using order::Order;
using order::OrderState;

constexpr int kMaxAttempts = 20;
constexpr std::size_t kPerStep = 100;

struct Share {
  std::vector<order::LineQuantity> lines;
  std::string why;
};

Error missing() { return not_found("fulfilment.missing", "There is no such consignment."); }

bool is_overtaken(const Error& error) {
  return error.code == "document.changed" || error.code == "document.exists";
}

// Which location gives what: as the order notes it, else as the goods were sold.
Result<std::map<std::string, Share>> shares_of(const Order& order, const inventory::Inventory& inventory) {
  std::map<std::string, Share> shares;
  for (const auto& line : order.lines) {
    const auto sale = TRY(inventory.sale_of(order.id, line.sku));
    if (!sale) continue;  // an added line whose goods are on their way into the books
    auto parts = line.allocated;
    if (parts.empty()) {
      for (const auto& [location, change] : sale->legs) parts[location] = -change;
    }
    for (const auto& [location, quantity] : parts) {
      auto& share = shares[location];
      share.lines.push_back({line.sku, quantity});
      share.why = sale->note;
    }
  }
  return shares;
}

}  // namespace

Fulfilment::Fulfilment(FulfilmentDeps deps, FulfilmentOptions options)
    : deps_{deps},
      options_{options},
      consignments_{*deps.store, std::string{kConsignmentCollection}},
      follower_{{deps.store, deps.orders, deps.clock}, "fulfilment", [this](const Order& order) -> Status {
                  if (!order.payment.paid_at) return {};
                  TRY(settle(order.id));
                  return {};
                }} {}

Status Fulfilment::declare() {
  TRY(follower_.declare());
  return deps_.store->declare({.name = std::string{kConsignmentCollection},
                               .indexes = {{.path = "order_id"}, {.path = "queue"}, {.path = "due"}}});
}

Result<std::vector<Consignment>> Fulfilment::settle(std::string_view order_id) const {
  const auto order = TRY(deps_.orders->load(order_id)).value;
  if (!order.payment.paid_at) return std::vector<Consignment>{};
  auto shares = TRY(shares_of(order, *deps_.inventory));
  const engines::FindQuery query{
      .path = "order_id", .equals = engines::IndexValue{std::string{order_id}}, .limit = 1'000};
  for (const auto& known : TRY(consignments_.query(query))) shares[known.value.location];
  for (const auto& [location, share] : shares) TRY(write_agreed(order, location, share.lines, share.why));
  std::vector<Consignment> result;
  for (auto& known : TRY(consignments_.query(query))) result.push_back(std::move(known.value));
  return result;
}

Status Fulfilment::write_agreed(const Order& order, std::string_view location,
                                const std::vector<order::LineQuantity>& wanted, std::string_view why) const {
  const auto id = Consignment::id_of(order.id, location);
  const auto now = deps_.clock->now();
  for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
    auto known = TRY(consignments_.find(id));
    Status written;
    if (!known) {
      if (order.state == OrderState::kCancelled) return {};  // nobody has begun: nothing to undo
      auto made = Consignment::make(order, location, now);
      made.agree(order, wanted, why, now);
      auto inserted = consignments_.insert(id, std::move(made));
      if (!inserted) written = fail(std::move(inserted).error());
    } else {
      if (!known->value.agree(order, wanted, why, now)) return {};
      written = consignments_.replace(*known);
    }
    if (written || !is_overtaken(written.error())) return written;
  }
  return fail(conflict("fulfilment.busy", "The consignment is being changed by others; try again."));
}

Result<Consignment> Fulfilment::load(std::string_view id) const {
  auto found = TRY(consignments_.find(id));
  if (!found) return fail(missing());
  return std::move(found->value);
}

Result<Fulfilment::Page> Fulfilment::queue(std::string_view location, ConsignmentState state,
                                           std::size_t limit, std::string cursor) const {
  Page page;
  auto found = TRY(
      consignments_.query({.path = "queue",
                           .equals = engines::IndexValue{fmt::format("{}/{}", location, enum_name(state))},
                           .limit = limit,
                           .cursor = std::move(cursor)},
                          &page.next_cursor));
  for (auto& one : found) page.consignments.push_back(std::move(one.value));
  return page;
}

// As it is after its order has been looked at.
Result<StoredConsignment> Fulfilment::fresh(std::string_view id) const {
  auto known = TRY(consignments_.find(id));
  if (!known) return fail(missing());
  TRY(settle(known->value.order_id));
  return consignments_.load(id);
}

template <class F>
Result<Consignment> Fulfilment::change(std::string_view id, F apply) const {
  for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
    auto stored = TRY(fresh(id));
    const auto before = to_json(stored.value);
    TRY(apply(stored.value));
    if (to_json(stored.value) == before) return std::move(stored.value);
    auto written = consignments_.replace(stored);
    if (written) return std::move(stored.value);
    if (!is_overtaken(written.error())) return fail(std::move(written).error());
  }
  return fail(conflict("fulfilment.busy", "The consignment is being changed by others; try again."));
}

Result<Consignment> Fulfilment::pack(std::string_view id, const order::Act& act, Parcel parcel) const {
  const auto known = TRY(fresh(id)).value;
  if (known.parcel(parcel.id) != nullptr) return known;
  TRY(known.check_state({ConsignmentState::kOpen, ConsignmentState::kPacked}));
  // From here on the order can be changed by its buyer no more.
  TRY(deps_.orders->act(known.order_id, [&](Order& order) -> Status {
    const bool taking = std::any_of(order.tasks.begin(), order.tasks.end(), [](const auto& task) {
      return task.kind == order::TaskKind::kTakeStock;
    });
    if (taking) return fail(conflict("order.busy", "Goods are being added to the order; try again shortly."));
    if (order.packed_at) return {};
    const bool early = order.state == OrderState::kPaid || order.state == OrderState::kAllocated ||
                       order.state == OrderState::kPartiallyRefunded;
    if (early || order.state == OrderState::kCancelled || order.state == OrderState::kRefunded)
      return order.pack(act);
    return {};  // another part of it is on its way already
  }));
  return change(id, [&](Consignment& each) { return each.pack(act, parcel); });
}

Result<Consignment> Fulfilment::unpack(std::string_view id, const order::Act&,
                                       std::string_view parcel_id) const {
  return change(id, [&](Consignment& each) { return each.unpack(parcel_id); });
}

Result<Consignment> Fulfilment::ship(std::string_view id, const order::Act& act, const Parcel& wanted) const {
  const auto known = TRY(fresh(id)).value;
  const auto* parcel = known.parcel(wanted.id);
  if (parcel == nullptr)
    return fail(not_found("fulfilment.no_parcel", "There is no such parcel; pack it first."));
  if (parcel->shipped_at) return known;
  if (known.pickup) return fail(precondition("fulfilment.state", "The order is picked up in the store."));
  TRY(deps_.orders->act(known.order_id, [&](Order& order) {
    return order.ship(
        act,
        {.id = parcel->id, .lines = parcel->lines, .carrier = wanted.carrier, .tracking = wanted.tracking});
  }));
  return TRY(fresh(id)).value;
}

// Six digits: the counter asks for them together with the order's number.
std::string Fulfilment::new_code() const {
  std::array<std::uint8_t, 8> bytes{};
  deps_.random->fill(bytes);
  std::uint64_t number = 0;
  for (const auto byte : bytes) number = number << 8 | byte;
  return fmt::format("{:06}", number % 1'000'000);
}

Result<Consignment> Fulfilment::ready(std::string_view id, const order::Act& act) const {
  const auto known = TRY(fresh(id)).value;
  if (known.state == ConsignmentState::kReady) return known;
  if (!known.pickup) return fail(precondition("fulfilment.state", "The order is to be delivered; ship it."));
  if (known.state == ConsignmentState::kOpen) TRY(pack(id, act, {.id = "counter-" + known.location}));
  TRY(deps_.orders->act(known.order_id, [&](Order& order) {
    return order.ready(act, new_code(), act.at + options_.hold_in_store);
  }));
  return TRY(fresh(id)).value;
}

Result<Consignment> Fulfilment::hand_over(std::string_view id, const order::Act& act,
                                          std::string_view code) const {
  const auto known = TRY(fresh(id)).value;
  if (known.state == ConsignmentState::kHandedOver) return known;
  TRY(known.check_state({ConsignmentState::kReady}));
  TRY(deps_.orders->act(known.order_id, [&](Order& order) -> Status {
    if (!order.pickup || !text::equal_constant_time(order.pickup->code, code)) {
      return fail(precondition("fulfilment.wrong_code", "That is not the order's pick-up code."));
    }
    return order.deliver(act);
  }));
  return TRY(fresh(id)).value;
}

// The order decides whether the buyer or the clock was first.
Result<std::size_t> Fulfilment::give_up_uncollected(Instant now) const {
  const auto late = TRY(
      consignments_.query({.path = "due", .until = engines::IndexValue{to_string(now)}, .limit = kPerStep}));
  std::size_t given_up = 0;
  for (const auto& one : late) {
    const auto ended = deps_.orders->act(one.value.order_id, [&](Order& order) -> Status {
      if (order.state == OrderState::kCancelled) return {};
      return order.cancel({"system", now}, order::Cause::kNotCollected);
    });
    if (!ended && ended.error().kind != ErrorKind::kPrecondition) return fail(ended.error());
    if (ended) ++given_up;
    TRY(settle(one.value.order_id));
  }
  return given_up;
}

}  // namespace souk::online::fulfilment
