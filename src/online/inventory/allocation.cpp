#include "online/inventory/allocation.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "online/inventory/sourcing.hpp"

namespace souk::online::inventory {
namespace {

struct Source {
  std::string code;
  std::int64_t available = 0;
  bool warehouse = false;
};

// Warehouses by code, then stores by what they have. A level at a place that is not listed counts as a store,
// one at a place that is closed down does not count.
std::vector<Source> sources_of(const std::map<std::string, std::int64_t>& available,
                               const AllocationScope& scope) {
  std::vector<Source> sources;
  for (const auto& [code, quantity] : available) {
    Source source{code, quantity, false};
    bool active = true;
    if (scope.locations != nullptr) {
      const auto known =
          std::find_if(scope.locations->begin(), scope.locations->end(),
                       [&, &wanted = code](const Location& one) { return one.code == wanted; });
      if (known != scope.locations->end()) {
        source.warehouse = known->kind == LocationKind::kWarehouse;
        active = known->active;
      }
    }
    if (active) sources.push_back(std::move(source));
  }
  std::stable_sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) {
    if (a.warehouse != b.warehouse) return a.warehouse;
    return !a.warehouse && a.available > b.available;
  });
  return sources;
}

Error insufficient(std::string_view sku, std::int64_t left, std::string_view location) {
  const auto where = location.empty() ? std::string{} : fmt::format(" in {}", location);
  return precondition("stock.insufficient", left > 0 ? fmt::format("Only {} of {} left{}.", left, sku, where)
                                                     : fmt::format("{} is sold out{}.", sku, where));
}

Allocation split(const std::vector<Source>& sources, std::int64_t quantity) {
  Allocation result{.parts = {}, .rule = "split", .reason = "No single location has all of it:"};
  for (const auto& source : sources) {
    const auto part = std::min(quantity, std::max<std::int64_t>(source.available, 0));
    if (part == 0) continue;
    result.parts[source.code] = part;
    result.reason += fmt::format(" {} gives {},", source.code, part);
    quantity -= part;
    if (quantity == 0) break;
  }
  result.reason.back() = '.';
  return result;
}

// In the plan's order instead.
void put_in_order(std::vector<Source>& sources, const SourcingPlan& plan) {
  const auto place = [&](const Source& source) {
    return std::find(plan.order.begin(), plan.order.end(), source.code) - plan.order.begin();
  };
  std::stable_sort(sources.begin(), sources.end(),
                   [&](const Source& a, const Source& b) { return place(a) < place(b); });
}

// The first that has all of it, else one after another.
Allocation by_plan(const std::vector<Source>& sources, std::int64_t quantity, const SourcingPlan& plan) {
  Allocation result;
  for (const auto& source : sources) {
    if (source.available < quantity) continue;
    result.parts[source.code] = quantity;
    break;
  }
  if (result.parts.empty()) result = split(sources, quantity);
  result.rule = enum_name(plan.rule);
  result.reason = plan.reason;
  return result;
}

}  // namespace

Result<Allocation> allocate(std::string_view sku, std::int64_t quantity, bool backorder,
                            const std::map<std::string, std::int64_t>& available,
                            const AllocationScope& scope) {
  if (!scope.location.empty()) {
    const auto found = available.find(std::string{scope.location});
    const auto left = found == available.end() ? 0 : found->second;
    if (left < quantity && !backorder) return fail(insufficient(sku, left, scope.location));
    return Allocation{
        {{std::string{scope.location}, quantity}}, "pickup_store", "The order names this location."};
  }
  auto sources = sources_of(available, scope);
  if (scope.plan != nullptr) put_in_order(sources, *scope.plan);
  std::int64_t left = 0;
  for (const auto& source : sources) left += std::max<std::int64_t>(source.available, 0);
  if (left < quantity) {
    if (!backorder || sources.empty()) return fail(insufficient(sku, left, {}));
    return Allocation{
        {{sources.front().code, quantity}},
        "backorder",
        fmt::format("Back-ordered at {}: {} of {} are there.", sources.front().code, left, quantity)};
  }
  if (scope.plan != nullptr) return by_plan(sources, quantity, *scope.plan);
  for (const auto& source : sources) {
    if (source.available < quantity) continue;
    const bool warehouse = source.warehouse;
    return Allocation{{{source.code, quantity}},
                      warehouse ? "warehouse" : "one_store",
                      warehouse
                          ? fmt::format("Warehouse {} has all of it.", source.code)
                          : fmt::format("No warehouse has all of it; store {} has the most.", source.code)};
  }
  return split(sources, quantity);
}

}  // namespace souk::online::inventory
