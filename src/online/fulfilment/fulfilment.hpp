// From a paid order to goods on their way or over the counter: consignments over the document store. Every
// command writes the order first, which decides; then settle() makes the consignments agree. A crash in
// between is healed by the next settle(), which the change feed of orders calls (order/follower.hpp).
#pragma once

#include <string>
#include <vector>

#include "base/random.hpp"
#include "engines/document/collection.hpp"
#include "online/fulfilment/consignment.hpp"
#include "online/inventory/inventory.hpp"
#include "online/order/follower.hpp"

namespace souk::online::fulfilment {

using StoredConsignment = engines::Stored<Consignment>;

struct FulfilmentDeps {
  engines::DocumentStore* store = nullptr;
  const order::Orders* orders = nullptr;
  const inventory::Inventory* inventory = nullptr;
  const Clock* clock = nullptr;
  Random* random = nullptr;
};

struct FulfilmentOptions {
  milliseconds hold_in_store{std::chrono::hours{24 * 7}};  // how long goods wait for their buyer
};

class Fulfilment {
 public:
  explicit Fulfilment(FulfilmentDeps deps, FulfilmentOptions options = {});
  Status declare();

  // Makes the order's consignments agree with it and answers them, by location. None before it is paid.
  Result<std::vector<Consignment>> settle(std::string_view order_id) const;
  // kNotFound "fulfilment.missing".
  Result<Consignment> load(std::string_view id) const;
  struct Page {
    std::vector<Consignment> consignments;
    std::string next_cursor;
  };
  // The work list of a location, the oldest order first.
  Result<Page> queue(std::string_view location, ConsignmentState state, std::size_t limit,
                     std::string cursor) const;

  // `parcel_id` names the command: a repeat changes nothing.
  Result<Consignment> pack(std::string_view id, const order::Act& act, Parcel parcel) const;
  Result<Consignment> unpack(std::string_view id, const order::Act& act, std::string_view parcel_id) const;
  // To the carrier.
  Result<Consignment> ship(std::string_view id, const order::Act& act, const Parcel& parcel) const;
  // In the store, for its buyer: packs what is left, and the buyer gets a code.
  Result<Consignment> ready(std::string_view id, const order::Act& act) const;
  // kPrecondition "fulfilment.wrong_code".
  Result<Consignment> hand_over(std::string_view id, const order::Act& act, std::string_view code) const;

  // Background work: what nobody collected goes back on the shelf and its money back; answers how many.
  Result<std::size_t> give_up_uncollected(Instant now) const;
  Status follow(milliseconds wait) { return follower_.follow(wait); }

 private:
  Result<StoredConsignment> fresh(std::string_view id) const;
  template <class F>
  Result<Consignment> change(std::string_view id, F apply) const;
  Status write_agreed(const order::Order& order, std::string_view location,
                      const std::vector<order::LineQuantity>& wanted, std::string_view why) const;
  std::string new_code() const;

  FulfilmentDeps deps_;
  FulfilmentOptions options_;
  engines::Collection<Consignment> consignments_;
  order::Follower follower_;
};

}  // namespace souk::online::fulfilment
