// Which locations give the goods of a line, and why: a rule that a person can check. Pure.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "online/inventory/location.hpp"

namespace souk::online::inventory {

struct SourcingPlan;

// Where an order may take goods from. `location` empty: anywhere, by the plan or else by the rule below.
struct AllocationScope {
  std::string_view location;
  const std::vector<Location>* locations = nullptr;
  const SourcingPlan* plan = nullptr;
};

struct Allocation {
  std::map<std::string, std::int64_t> parts;  // location code -> quantity, sums up to what was wanted
  std::string rule;    // pickup_store, warehouse, one_store, split, backorder, or the plan's
  std::string reason;  // one sentence
};

// One parcel where possible: a warehouse that has all of it, else the store that has most of it if that is
// enough, else split: warehouses first, then stores by what they have. With `backorder` the first warehouse
// owes the rest. kPrecondition "stock.insufficient" when it cannot be.
Result<Allocation> allocate(std::string_view sku, std::int64_t quantity, bool backorder,
                            const std::map<std::string, std::int64_t>& available,
                            const AllocationScope& scope);

}  // namespace souk::online::inventory
