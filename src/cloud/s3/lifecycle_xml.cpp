#include "cloud/s3/lifecycle_xml.hpp"

#include <fmt/format.h>

#include "cloud/s3/answer.hpp"
#include "cloud/s3/fault.hpp"
#include "cloud/s3/operations.hpp"
#include "cloud/s3/request_body.hpp"
#include "cloud/s3/xml_reader.hpp"

namespace souk::s3 {
namespace {

constexpr std::size_t kMaxLifecycle = 1024 * 1024;
constexpr std::size_t kMaxLifecycleRules = 1'000;

Result<std::optional<std::int64_t>> number_in(const Element& element, std::string_view name) {
  std::optional<std::int64_t> value;
  if (const auto* child = element.child(name)) value = TRY(xml_number(*child));
  return value;
}

Result<std::optional<Instant>> date_in(const Element& element, std::string_view name) {
  std::optional<Instant> date;
  const auto* child = element.child(name);
  if (child == nullptr) return date;
  const auto read = parse_instant(child->text);
  if (!read || read->unix_ms % 86'400'000 != 0)
    return fail(fault("InvalidArgument", "'Date' must be at midnight GMT"));
  date = *read;
  return date;
}

Result<storage::Transition> read_transition(const Element& element, std::string_view days) {
  const auto tier = storage::parse_tier(element.value("StorageClass"));
  if (!tier || *tier == storage::Tier::kStandard)
    return fail(fault("InvalidStorageClass", "Transitions go to STANDARD_IA or GLACIER."));
  storage::Transition transition{.to = *tier};
  transition.days = TRY(number_in(element, days));
  transition.date = TRY(date_in(element, "Date"));
  transition.keep_newest = TRY(number_in(element, "NewerNoncurrentVersions")).value_or(0);
  if (!transition.days && !transition.date)
    return fail(fault("MalformedXML", "A transition needs Days or Date."));
  return transition;
}

// Of Filter, of And within it, or of the rule itself (the old form).
Status read_filter(const Element& filter, storage::LifecycleRule& rule) {
  for (const auto& member : filter.children) {
    if (member.name == "Prefix") rule.prefix = member.text;
    if (member.name == "ObjectSizeGreaterThan") rule.larger_than = TRY(xml_number(member));
    if (member.name == "ObjectSizeLessThan") rule.smaller_than = TRY(xml_number(member));
    if (member.name == "Tag") rule.tags[std::string{member.value("Key")}] = member.value("Value");
    if (member.name == "And") TRY(read_filter(member, rule));
  }
  return {};
}

Status read_expiration(const Element& element, storage::LifecycleRule& rule) {
  rule.expire_days = TRY(number_in(element, "Days"));
  rule.expire_date = TRY(date_in(element, "Date"));
  rule.expire_marker = element.value("ExpiredObjectDeleteMarker") == "true";
  return {};
}

Status read_member(const Element& member, storage::LifecycleRule& rule) {
  if (member.name == "ID") rule.id = member.text;
  if (member.name == "Prefix") rule.prefix = member.text;
  if (member.name == "Filter") return read_filter(member, rule);
  if (member.name == "Expiration") return read_expiration(member, rule);
  if (member.name == "Transition") rule.transitions.push_back(TRY(read_transition(member, "Days")));
  if (member.name == "NoncurrentVersionTransition")
    rule.noncurrent_transitions.push_back(TRY(read_transition(member, "NoncurrentDays")));
  if (member.name == "NoncurrentVersionExpiration") {
    rule.noncurrent_expire_days = TRY(number_in(member, "NoncurrentDays"));
    rule.noncurrent_keep_newest = TRY(number_in(member, "NewerNoncurrentVersions")).value_or(0);
  }
  if (member.name == "AbortIncompleteMultipartUpload")
    rule.abort_upload_days = TRY(number_in(member, "DaysAfterInitiation"));
  return {};
}

Result<storage::LifecycleRule> read_rule(const Element& element, std::size_t position) {
  if (element.name != "Rule") return fail(fault("MalformedXML"));
  storage::LifecycleRule rule;
  for (const auto& member : element.children) TRY(read_member(member, rule));
  const auto status = element.value("Status");
  if (status != "Enabled" && status != "Disabled")
    return fail(fault("MalformedXML", "Status must be Enabled or Disabled."));
  rule.enabled = status == "Enabled";
  if (rule.id.empty()) rule.id = fmt::format("rule-{}", position + 1);
  return rule;
}

void write_filter(XmlWriter& xml, const storage::LifecycleRule& rule) {
  const auto parts = rule.tags.size() + (rule.prefix.empty() ? 0U : 1U) + (rule.larger_than ? 1U : 0U) +
                     (rule.smaller_than ? 1U : 0U);
  xml.begin("Filter");
  if (parts > 1) xml.begin("And");
  if (!rule.prefix.empty() || parts == 0) xml.text("Prefix", rule.prefix);
  for (const auto& [key, value] : rule.tags) {
    xml.begin("Tag");
    xml.text("Key", key);
    xml.text("Value", value);
    xml.end();
  }
  if (rule.larger_than) xml.number("ObjectSizeGreaterThan", *rule.larger_than);
  if (rule.smaller_than) xml.number("ObjectSizeLessThan", *rule.smaller_than);
  if (parts > 1) xml.end();
  xml.end();
}

void write_transitions(XmlWriter& xml, const std::vector<storage::Transition>& list, std::string_view element,
                       std::string_view days) {
  for (const auto& transition : list) {
    xml.begin(element);
    if (transition.days) xml.number(days, *transition.days);
    if (transition.date) xml.text("Date", to_string(*transition.date));
    if (transition.keep_newest > 0) xml.number("NewerNoncurrentVersions", transition.keep_newest);
    xml.text("StorageClass", class_name(transition.to));
    xml.end();
  }
}

void write_rule(XmlWriter& xml, const storage::LifecycleRule& rule) {
  xml.begin("Rule");
  xml.text("ID", rule.id);
  write_filter(xml, rule);
  xml.text("Status", rule.enabled ? "Enabled" : "Disabled");
  write_transitions(xml, rule.transitions, "Transition", "Days");
  if (rule.expire_days || rule.expire_date || rule.expire_marker) {
    xml.begin("Expiration");
    if (rule.expire_days) xml.number("Days", *rule.expire_days);
    if (rule.expire_date) xml.text("Date", to_string(*rule.expire_date));
    if (rule.expire_marker) xml.flag("ExpiredObjectDeleteMarker", true);
    xml.end();
  }
  write_transitions(xml, rule.noncurrent_transitions, "NoncurrentVersionTransition", "NoncurrentDays");
  if (rule.noncurrent_expire_days) {
    xml.begin("NoncurrentVersionExpiration");
    xml.number("NoncurrentDays", *rule.noncurrent_expire_days);
    if (rule.noncurrent_keep_newest > 0) xml.number("NewerNoncurrentVersions", rule.noncurrent_keep_newest);
    xml.end();
  }
  if (rule.abort_upload_days) {
    xml.begin("AbortIncompleteMultipartUpload");
    xml.number("DaysAfterInitiation", *rule.abort_upload_days);
    xml.end();
  }
  xml.end();
}

}  // namespace

Result<std::vector<storage::LifecycleRule>> read_lifecycle(std::string_view text) {
  const auto root = TRY(read_xml(text, "LifecycleConfiguration"));
  if (root.children.empty() || root.children.size() > kMaxLifecycleRules)
    return fail(fault("MalformedXML", "A lifecycle has 1 to 1,000 rules."));
  std::vector<storage::LifecycleRule> rules;
  for (const auto& element : root.children) rules.push_back(TRY(read_rule(element, rules.size())));
  TRY(storage::check_rules(rules));
  return rules;
}

std::string write_lifecycle(const std::vector<storage::LifecycleRule>& rules) {
  XmlWriter xml;
  xml.begin_document("LifecycleConfiguration");
  for (const auto& rule : rules) write_rule(xml, rule);
  xml.end();
  return xml.take();
}

Answered get_lifecycle(Desk& desk, const Call& call) {
  const auto bucket = TRY(desk.store.bucket(call.bucket));
  if (bucket.lifecycle.empty()) return fail(fault("NoSuchLifecycleConfiguration"));
  return http::Response::text(200, "application/xml", write_lifecycle(bucket.lifecycle));
}

Answered put_lifecycle(Desk& desk, const Call& call) {
  const auto rules = TRY(read_lifecycle(TRY(read_document(call.request, call.proof, kMaxLifecycle))));
  TRY(desk.store.change_bucket(call.bucket, [&](storage::Bucket& bucket) -> Status {
    bucket.lifecycle = rules;
    return {};
  }));
  return empty_answer(200);
}

Answered delete_lifecycle(Desk& desk, const Call& call) {
  TRY(desk.store.change_bucket(call.bucket, [](storage::Bucket& bucket) -> Status {
    bucket.lifecycle.clear();
    return {};
  }));
  return empty_answer(204);
}

}  // namespace souk::s3
