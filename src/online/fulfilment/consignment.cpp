#include "online/fulfilment/consignment.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "online/order/carrier.hpp"

namespace souk::online::fulfilment {

using order::LineQuantity;
using order::OrderState;
using enum ConsignmentState;

std::string Consignment::id_of(std::string_view order_id, std::string_view location) {
  return fmt::format("{}.{}", order_id, location);
}

Consignment Consignment::make(const order::Order& order, std::string_view location, Instant now) {
  Consignment made{.id = id_of(order.id, location),
                   .order_id = order.id,
                   .order_number = order.number,
                   .location = std::string{location},
                   .pickup = order.shipping.kind == shop::ShippingKind::kPickup,
                   .created_at = now};
  made.enter(kOpen);
  return made;
}

void Consignment::enter(ConsignmentState next) {
  state = next;
  queue = fmt::format("{}/{}", location, enum_name(next));
  if (next != kReady) due.reset();
}

const Parcel* Consignment::parcel(std::string_view parcel_id) const {
  const auto found =
      std::find_if(parcels.begin(), parcels.end(), [&](const auto& one) { return one.id == parcel_id; });
  return found == parcels.end() ? nullptr : &*found;
}

std::vector<LineQuantity> Consignment::left_to_pack() const {
  std::vector<LineQuantity> left;
  for (auto line : lines) {
    for (const auto& each : parcels) {
      for (const auto& part : each.lines) {
        if (part.sku == line.sku) line.quantity -= part.quantity;
      }
    }
    if (line.quantity > 0) left.push_back(line);
  }
  return left;
}

Status Consignment::check_state(std::initializer_list<ConsignmentState> fitting) const {
  if (std::find(fitting.begin(), fitting.end(), state) != fitting.end()) return {};
  return fail(precondition("fulfilment.state", fmt::format("The consignment is {}.", enum_name(state))));
}

Status Consignment::pack(const order::Act& act, Parcel wanted) {
  if (parcel(wanted.id) != nullptr) return {};
  TRY(check_state({kOpen, kPacked}));
  const auto left = left_to_pack();
  if (left.empty()) return fail(precondition("fulfilment.all_packed", "Everything has been packed already."));
  if (parcels.size() >= kMaxParcels)
    return fail(precondition("fulfilment.too_many", "A consignment has at most 100 parcels."));
  if (wanted.lines.empty()) wanted.lines = left;
  for (const auto& line : wanted.lines) {
    std::int64_t asked = 0;  // a line may be named twice
    for (const auto& same : wanted.lines) asked += same.sku == line.sku ? same.quantity : 0;
    const auto known =
        std::find_if(left.begin(), left.end(), [&](const auto& one) { return one.sku == line.sku; });
    const auto most = known == left.end() ? 0 : known->quantity;
    if (asked > most) {
      return fail(precondition("fulfilment.too_many",
                               fmt::format("Of {}, {} are left to pack here.", line.sku, most)));
    }
  }
  wanted.packed_by = act.actor;
  wanted.packed_at = act.at;
  parcels.push_back(std::move(wanted));
  if (left_to_pack().empty()) enter(kPacked);
  return {};
}

Status Consignment::unpack(std::string_view parcel_id) {
  const auto found =
      std::find_if(parcels.begin(), parcels.end(), [&](const auto& one) { return one.id == parcel_id; });
  if (found == parcels.end()) return fail(not_found("fulfilment.no_parcel", "There is no such parcel."));
  if (found->shipped_at) return fail(precondition("fulfilment.state", "The parcel has left already."));
  TRY(check_state({kOpen, kPacked}));
  parcels.erase(found);
  enter(kOpen);
  return {};
}

void Consignment::agree_on_shipments(const order::Order& order) {
  for (auto& each : parcels) {
    const auto gone = std::find_if(order.shipments.begin(), order.shipments.end(),
                                   [&](const auto& shipment) { return shipment.id == each.id; });
    if (gone == order.shipments.end()) continue;
    each.carrier = gone->carrier;
    each.tracking = gone->tracking;
    each.tracking_url = order::tracking_url(gone->carrier, gone->tracking);
    each.shipped_at = gone->at;
  }
}

ConsignmentState Consignment::state_by(const order::Order& order, Instant now) const {
  if (order.state == OrderState::kCancelled) {
    if (state == kShipped || state == kHandedOver || state == kUncollected) return state;
    return state == kReady && due && *due <= now ? kUncollected : kCancelled;
  }
  if (lines.empty()) return kCancelled;  // an edit took them all
  const bool all_left = std::all_of(lines.begin(), lines.end(), [&](const LineQuantity& line) {
    const auto* wanted = order.line(line.sku);
    return wanted != nullptr && wanted->shipped >= wanted->quantity;
  });
  if (all_left) return pickup ? kHandedOver : kShipped;
  const bool packed = left_to_pack().empty();
  const bool parcels_left = !parcels.empty() && std::all_of(parcels.begin(), parcels.end(),
                                                            [](const auto& one) { return one.shipped_at; });
  if (packed && parcels_left) return kShipped;
  if (packed && pickup && order.pickup) return kReady;
  return packed ? kPacked : kOpen;
}

bool Consignment::agree(const order::Order& order, const std::vector<LineQuantity>& wanted,
                        std::string_view why, Instant now) {
  const auto before = to_json(*this);
  // From the first parcel on the order stands still (order.hpp: packed_at).
  if (parcels.empty() && state != kShipped && state != kHandedOver) lines = wanted;
  if (!why.empty()) reason = why;
  agree_on_shipments(order);
  if (order.pickup && pickup) due = order.pickup->until;
  const auto keep = due;
  enter(state_by(order, now));
  if (state == kReady) due = keep;
  return to_json(*this) != before;
}

}  // namespace souk::online::fulfilment
