#include "online/inventory/sourcing.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include <fmt/format.h>

#include "online/inventory/region.hpp"

namespace souk::online::inventory {
namespace {

// Beyond so many locations only the best of them are tried in combination.
constexpr std::size_t kMaxCandidates = 16;
constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max();

struct Candidate {
  std::string code;
  bool warehouse = false;
  std::int64_t priority = 0;
  std::int64_t km = kFar;
  std::size_t whole_lines = 0;  // that it could give alone
};

std::vector<Candidate> candidates_of(const std::vector<SourcingLine>& lines,
                                     const std::vector<Location>& locations, const Destination& destination) {
  std::map<std::string, Candidate> found;
  for (const auto& line : lines) {
    for (const auto& [code, available] : line.available) {
      if (available <= 0) continue;
      auto& candidate = found[code];
      candidate.code = code;
      if (available >= line.quantity) ++candidate.whole_lines;
    }
  }
  std::vector<Candidate> result;
  for (auto& [code, candidate] : found) {
    const auto known = std::find_if(locations.begin(), locations.end(),
                                    [&, &wanted = code](const Location& one) { return one.code == wanted; });
    if (known != locations.end()) {
      if (!known->active) continue;
      candidate.warehouse = known->kind == LocationKind::kWarehouse;
      candidate.priority = known->priority;
      candidate.km = distance_km(*known, destination).value_or(kFar);
    }
    result.push_back(std::move(candidate));
  }
  return result;
}

std::string told(const Candidate& one) {
  return one.km == kFar ? one.code : fmt::format("{} ({} km)", one.code, one.km);
}

std::string list_of(const std::vector<Candidate>& candidates) {
  std::string out;
  for (const auto& one : candidates) out += (out.empty() ? "" : ", ") + told(one);
  return out;
}

bool suffices(const std::vector<SourcingLine>& lines, const std::vector<const Candidate*>& chosen) {
  return std::all_of(lines.begin(), lines.end(), [&](const SourcingLine& line) {
    std::int64_t sum = 0;
    for (const auto* one : chosen) {
      if (const auto found = line.available.find(one->code); found != line.available.end())
        sum += std::max<std::int64_t>(found->second, 0);
    }
    return sum >= line.quantity;
  });
}

// The first combination of `size` candidates, in their order of preference, that gives everything.
bool choose(const std::vector<SourcingLine>& lines, const std::vector<Candidate>& candidates,
            std::size_t size, std::size_t from, std::vector<const Candidate*>& chosen) {
  if (chosen.size() == size) return suffices(lines, chosen);
  for (std::size_t i = from; i < candidates.size(); ++i) {
    chosen.push_back(&candidates[i]);
    if (choose(lines, candidates, size, i + 1, chosen)) return true;
    chosen.pop_back();
  }
  return false;
}

void prefer(std::vector<Candidate>& candidates) {
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    if (a.whole_lines != b.whole_lines) return a.whole_lines > b.whole_lines;
    if (a.warehouse != b.warehouse) return a.warehouse;
    return a.km < b.km;
  });
}

SourcingPlan fewest_parcels(const std::vector<SourcingLine>& lines, std::vector<Candidate> candidates) {
  prefer(candidates);
  auto tried = candidates;
  if (tried.size() > kMaxCandidates) tried.resize(kMaxCandidates);
  SourcingPlan plan{.rule = SourcingRule::kFewestParcels, .order = {}, .reason = {}};
  std::vector<const Candidate*> chosen;
  constexpr std::size_t kMaxParcels = 3;
  for (std::size_t size = 1; size <= std::min(kMaxParcels, tried.size()) && chosen.empty(); ++size) {
    (void)choose(lines, tried, size, 0, chosen);
  }
  std::vector<Candidate> sources;
  for (const auto* one : chosen) sources.push_back(*one);
  if (chosen.size() == 1) {
    plan.reason = fmt::format("One parcel: {} has the whole order.", told(sources.front()));
  } else if (!chosen.empty()) {
    plan.reason = fmt::format("{} parcels are the fewest that give the whole order: {}.", chosen.size(),
                              list_of(sources));
  } else {
    plan.reason = fmt::format("Those that have most of the order first: {}.", list_of(candidates));
  }
  std::set<std::string> first;
  for (const auto& one : sources) {
    plan.order.push_back(one.code);
    first.insert(one.code);
  }
  for (const auto& one : candidates) {
    if (!first.contains(one.code)) plan.order.push_back(one.code);
  }
  return plan;
}

}  // namespace

std::optional<std::int64_t> distance_km(const Location& location, const Destination& destination) {
  if (!destination.city.empty()) {
    for (const auto& [language, city] : location.city) {
      if (city == destination.city) return 0;
    }
  }
  const auto region = region_of(destination.country, destination.province);
  if (!region || !location.latitude_e6 || !location.longitude_e6) return std::nullopt;
  return kilometres({*location.latitude_e6, *location.longitude_e6}, *region);
}

SourcingPlan plan_sources(SourcingRule rule, const std::vector<SourcingLine>& lines,
                          const std::vector<Location>& locations, const Destination& destination) {
  auto candidates = candidates_of(lines, locations, destination);
  if (rule == SourcingRule::kFewestParcels) return fewest_parcels(lines, std::move(candidates));
  std::stable_sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
    return rule == SourcingRule::kNearest ? a.km < b.km : a.priority < b.priority;
  });
  SourcingPlan plan{.rule = rule, .order = {}, .reason = {}};
  plan.reason = fmt::format("{} first: {}.", rule == SourcingRule::kNearest ? "The nearest" : "By priority",
                            list_of(candidates));
  for (const auto& one : candidates) plan.order.push_back(one.code);
  return plan;
}

}  // namespace souk::online::inventory
