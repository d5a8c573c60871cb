// The pure half of the lifecycle.
#include <algorithm>

#include "cloud/storage/lifecycle.hpp"

namespace souk::storage {
namespace {

// The facts of one asking.
struct Asking {
  const Prices& prices;
  Instant now;
  std::int64_t day_ms;

  bool is_over(Instant since, std::int64_t days) const {
    const auto due = since.unix_ms + days * day_ms;
    return (due + day_ms - 1) / day_ms * day_ms <= now.unix_ms;
  }
  std::int64_t days_since(Instant since) const { return (now.unix_ms - since.unix_ms) / day_ms; }
};

bool is_about(const LifecycleRule& rule, const std::string& key) {
  return rule.enabled && key.starts_with(rule.prefix);
}

bool is_about(const LifecycleRule& rule, const Version& version) {
  if (rule.larger_than && version.size_bytes <= *rule.larger_than) return false;
  if (rule.smaller_than && version.size_bytes >= *rule.smaller_than) return false;
  return std::all_of(rule.tags.begin(), rule.tags.end(), [&](const auto& tag) {
    const auto found = version.attributes.tags.find(tag.first);
    return found != version.attributes.tags.end() && found->second == tag.second;
  });
}

// The coldest tier that is due, warmer ones left aside.
Tier coldest(const std::vector<Transition>& transitions, const Version& version, Instant since,
             std::int64_t newer, const Asking& asking) {
  auto to = version.tier;
  for (const auto& transition : transitions) {
    const bool due = transition.date ? *transition.date <= asking.now
                                     : transition.days && asking.is_over(since, *transition.days);
    const bool fits = version.size_bytes >= asking.prices.of(transition.to).minimum_bytes;
    if (due && fits && newer >= transition.keep_newest) to = std::max(to, transition.to);
  }
  return to;
}

LifecycleAction action_of(LifecycleAction::Kind kind, const Version& version, Tier to, const Asking& asking) {
  return {kind,         version.id,
          to,           version.size_bytes,
          version.tier, asking.days_since(version.tier_since.value_or(version.modified))};
}

class Planner {
 public:
  Planner(const std::vector<LifecycleRule>& rules, const std::string& key, const Asking& asking)
      : asking_{asking} {
    for (const auto& rule : rules) {
      if (is_about(rule, key)) rules_.push_back(&rule);
    }
  }

  void plan_current(const Version& version) {
    auto to = version.tier;
    for (const auto* rule : rules_) {
      if (!is_about(*rule, version)) continue;
      if ((rule->expire_days && asking_.is_over(version.modified, *rule->expire_days)) ||
          (rule->expire_date && *rule->expire_date <= asking_.now)) {
        actions_.push_back(action_of(LifecycleAction::Kind::kExpire, version, version.tier, asking_));
        return;
      }
      to = std::max(to, coldest(rule->transitions, version, version.modified, 0, asking_));
    }
    move(version, to);
  }

  // `newer`: how many noncurrent versions stand before it.
  void plan_noncurrent(const Version& version, std::int64_t newer) {
    if (!version.replaced) return;
    auto to = version.tier;
    for (const auto* rule : rules_) {
      if (!is_about(*rule, version)) continue;
      if (rule->noncurrent_expire_days && newer >= rule->noncurrent_keep_newest &&
          asking_.is_over(*version.replaced, *rule->noncurrent_expire_days)) {
        remove(version);
        return;
      }
      to = std::max(to, coldest(rule->noncurrent_transitions, version, *version.replaced, newer, asking_));
    }
    move(version, to);
  }

  // A delete marker behind which nothing stands any more.
  void plan_lone_marker(const Version& marker) {
    for (const auto* rule : rules_) {
      const bool by_days = rule->expire_days && asking_.is_over(marker.modified, *rule->expire_days);
      if (rule->tags.empty() && (rule->expire_marker || by_days)) return remove(marker);
    }
  }

  std::vector<LifecycleAction> take() { return std::move(actions_); }

 private:
  void move(const Version& version, Tier to) {
    if (version.marker || to == version.tier) return;
    actions_.push_back(action_of(LifecycleAction::Kind::kMove, version, to, asking_));
  }
  void remove(const Version& version) {
    if (!ObjectRecord::check_lock(version, false, asking_.now)) return;
    actions_.push_back(action_of(LifecycleAction::Kind::kRemove, version, version.tier, asking_));
  }

  const Asking& asking_;
  std::vector<const LifecycleRule*> rules_;
  std::vector<LifecycleAction> actions_;
};

}  // namespace

std::vector<LifecycleAction> plan_lifecycle(const std::vector<LifecycleRule>& rules,
                                            const ObjectRecord& record, const Prices& prices, Instant now,
                                            milliseconds day) {
  const Asking asking{prices, now, day.count()};
  Planner planner{rules, record.key(), asking};
  const auto& versions = record.versions;
  for (std::size_t i = 1; i < versions.size(); ++i)
    planner.plan_noncurrent(versions[i], static_cast<std::int64_t>(i) - 1);
  if (versions.empty()) return {};
  if (!versions.front().marker) {
    planner.plan_current(versions.front());
  } else if (versions.size() == 1) {
    planner.plan_lone_marker(versions.front());
  }
  return planner.take();
}

}  // namespace souk::storage
