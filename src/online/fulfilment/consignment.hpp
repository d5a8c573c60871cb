// A consignment: what one location has to give for one order, in one or several parcels. The order decides
// (what is wanted, packed, shipped, cancelled); this document is the work list of the location and agrees
// with it again and again. Pure.
//
//   open -> packed -> shipped                    by parcel
//   open -> packed -> ready -> handed_over       picked up in the store
//                         \-> uncollected        back on the shelf
//   open, packed, ready -> cancelled             the order came to nothing
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "online/order/order.hpp"

namespace souk::online::fulfilment {

enum class ConsignmentState { kOpen, kPacked, kShipped, kReady, kHandedOver, kUncollected, kCancelled };

}  // namespace souk::online::fulfilment

template <>
struct souk::EnumNames<souk::online::fulfilment::ConsignmentState> {
  using S = souk::online::fulfilment::ConsignmentState;
  static constexpr std::array kNames{std::pair{S::kOpen, std::string_view{"open"}},
                                     std::pair{S::kPacked, std::string_view{"packed"}},
                                     std::pair{S::kShipped, std::string_view{"shipped"}},
                                     std::pair{S::kReady, std::string_view{"ready"}},
                                     std::pair{S::kHandedOver, std::string_view{"handed_over"}},
                                     std::pair{S::kUncollected, std::string_view{"uncollected"}},
                                     std::pair{S::kCancelled, std::string_view{"cancelled"}}};
};

namespace souk::online::fulfilment {

inline constexpr std::string_view kConsignmentCollection = "consignment";

struct Parcel {
  std::string id;  // that of the order's shipment, once it has left
  std::vector<order::LineQuantity> lines;
  std::string carrier;
  std::string tracking;
  std::string tracking_url;
  std::string packed_by;
  Instant packed_at{};
  std::optional<Instant> shipped_at;
  static constexpr std::string_view kName = "Parcel";
  static constexpr auto fields() {
    using P = Parcel;
    return field_table(field("id", &P::id), field("lines", &P::lines, {.max_length = 500}),
                       field("carrier", &P::carrier), field("tracking", &P::tracking),
                       field("tracking_url", &P::tracking_url), field("packed_by", &P::packed_by),
                       field("packed_at", &P::packed_at), field("shipped_at", &P::shipped_at));
  }
};

struct Consignment {
  std::string id;  // "<order id>.<location>"
  std::string order_id;
  std::string order_number;
  std::string location;
  bool pickup = false;
  std::vector<order::LineQuantity> lines;
  std::string reason;  // why this location gives these goods
  std::vector<Parcel> parcels;
  ConsignmentState state = ConsignmentState::kOpen;
  std::string queue;           // declared index: "<location>/<state>"
  std::optional<Instant> due;  // declared index: when goods that nobody collected go back
  Instant created_at{};

  static constexpr std::size_t kMaxParcels = 100;
  static constexpr std::string_view kName = "Consignment";
  static constexpr auto fields() {
    using C = Consignment;
    return field_table(field("id", &C::id), field("order_id", &C::order_id),
                       field("order_number", &C::order_number), field("location", &C::location),
                       field("pickup", &C::pickup), field("lines", &C::lines, {.max_length = 500}),
                       field("reason", &C::reason, {.help = "Why this location gives these goods."}),
                       field("parcels", &C::parcels, {.max_length = kMaxParcels}), field("state", &C::state),
                       field("queue", &C::queue), field("due", &C::due), field("created_at", &C::created_at));
  }

  static std::string id_of(std::string_view order_id, std::string_view location);
  static Consignment make(const order::Order& order, std::string_view location, Instant now);
  // Takes over what the order says; `wanted` is this location's part of it. False when nothing changed.
  bool agree(const order::Order& order, const std::vector<order::LineQuantity>& wanted, std::string_view why,
             Instant now);
  // Puts lines into a parcel; none: all that is left. A repeat of its id changes nothing. kPrecondition
  // "fulfilment.too_many", "fulfilment.all_packed", "fulfilment.state".
  Status pack(const order::Act& act, Parcel parcel);
  // Before it has left. kNotFound "fulfilment.no_parcel".
  Status unpack(std::string_view parcel_id);
  const Parcel* parcel(std::string_view parcel_id) const;
  std::vector<order::LineQuantity> left_to_pack() const;
  Status check_state(std::initializer_list<ConsignmentState> fitting) const;

 private:
  void enter(ConsignmentState next);
  void agree_on_shipments(const order::Order& order);
  ConsignmentState state_by(const order::Order& order, Instant now) const;
};

}  // namespace souk::online::fulfilment
