// Which locations an order as a whole had better be sent from, before its lines are set aside one by one: a
// rule that a person can check, and its reason in one sentence, which is kept with the goods. Pure.
//
// The plan is a preference. What decides is each stock item's own write (stock_item.hpp): where the plan's
// first choice is gone in the meantime, the next one in its order gives.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/fields.hpp"
#include "online/inventory/location.hpp"
#include "online/inventory/stock.hpp"

namespace souk::online::inventory {

enum class SourcingRule {
  kFewestParcels,  // then warehouses before stores, then the nearest
  kNearest,        // one after another by distance from where the order goes
  kPriority,       // by the locations' own priority
};

// One line of the order with what each location has of it.
struct SourcingLine {
  std::string sku;
  std::int64_t quantity = 0;
  std::map<std::string, std::int64_t> available;
};

struct SourcingPlan {
  SourcingRule rule = SourcingRule::kFewestParcels;
  std::vector<std::string> order;  // every location that has any of it, the preferred one first
  std::string reason;
};

SourcingPlan plan_sources(SourcingRule rule, const std::vector<SourcingLine>& lines,
                          const std::vector<Location>& locations, const Destination& destination);

// Kilometres between a location and where the order goes; nullopt where either is not known. Of a destination
// the province (CN) or state (US) is known to a few dozen kilometres; a location in the same city is at 0.
std::optional<std::int64_t> distance_km(const Location& location, const Destination& destination);

}  // namespace souk::online::inventory

template <>
struct souk::EnumNames<souk::online::inventory::SourcingRule> {
  using Rule = souk::online::inventory::SourcingRule;
  static constexpr std::array kNames{std::pair{Rule::kFewestParcels, std::string_view{"fewest_parcels"}},
                                     std::pair{Rule::kNearest, std::string_view{"nearest"}},
                                     std::pair{Rule::kPriority, std::string_view{"priority"}}};
};
