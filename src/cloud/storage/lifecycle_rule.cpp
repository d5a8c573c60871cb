#include "cloud/storage/lifecycle_rule.hpp"

#include <fmt/format.h>

namespace souk::storage {
namespace {

constexpr std::size_t kMaxRules = 1'000;
constexpr std::int64_t kMaxDays = 3'650;
constexpr std::int64_t kMaxKept = 1'000;

bool is_days(const std::optional<std::int64_t>& days, std::int64_t least) {
  return !days || (*days >= least && *days <= kMaxDays);
}

bool is_transition(const Transition& transition, bool noncurrent) {
  if (transition.to == Tier::kStandard || transition.keep_newest < 0 || transition.keep_newest > kMaxKept)
    return false;
  if (noncurrent) return transition.days && !transition.date && is_days(transition.days, 0);
  return transition.days.has_value() != transition.date.has_value() && is_days(transition.days, 0);
}

bool does_something(const LifecycleRule& rule) {
  return !rule.transitions.empty() || rule.expire_days || rule.expire_date || rule.expire_marker ||
         !rule.noncurrent_transitions.empty() || rule.noncurrent_expire_days || rule.abort_upload_days;
}

// What is wrong with it; empty when nothing is.
std::string_view complaint_about(const LifecycleRule& rule) {
  if (rule.id.size() > 255) return "its id has more than 255 bytes";
  if (!does_something(rule)) return "it does nothing; give it a transition, an expiry or an abort";
  if (rule.expire_days && rule.expire_date) return "it expires by days and by a date; choose one";
  if (!is_days(rule.expire_days, 1) || !is_days(rule.noncurrent_expire_days, 1) ||
      !is_days(rule.abort_upload_days, 1))
    return "its days are 1 to 3,650";
  if (rule.noncurrent_keep_newest < 0 || rule.noncurrent_keep_newest > kMaxKept)
    return "it keeps 1,000 noncurrent versions at most";
  for (const auto& transition : rule.transitions) {
    if (!is_transition(transition, false))
      return "a transition names STANDARD_IA or ARCHIVE, and days (0 to 3,650) or a date";
  }
  for (const auto& transition : rule.noncurrent_transitions) {
    if (!is_transition(transition, true))
      return "a noncurrent transition names STANDARD_IA or ARCHIVE, and days (0 to 3,650)";
  }
  if (!rule.tags.empty() && (rule.abort_upload_days || rule.expire_marker))
    return "uploads and delete markers have no tags; leave the tags out";
  return {};
}

}  // namespace

Status check_rules(const std::vector<LifecycleRule>& rules) {
  if (rules.size() > kMaxRules)
    return fail(invalid("object.lifecycle", "A bucket has 1,000 lifecycle rules at most."));
  for (const auto& rule : rules) {
    const auto complaint = complaint_about(rule);
    if (!complaint.empty())
      return fail(invalid("object.lifecycle", fmt::format("Rule \"{}\": {}.", rule.id, complaint)));
  }
  return {};
}

}  // namespace souk::storage
