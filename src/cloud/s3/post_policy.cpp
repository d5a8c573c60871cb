#include "cloud/s3/post_policy.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/json.hpp"
#include "base/text.hpp"
#include "cloud/s3/fault.hpp"

namespace souk::s3 {
namespace {

constexpr std::size_t kMaxConditions = 100;
constexpr std::array<std::string_view, 4> kFree{"policy", "x-amz-signature", "file", "awsaccesskeyid"};

tl::unexpected<Error> invalid_policy(std::string message) {
  return fail(fault("InvalidPolicyDocument", std::move(message)));
}

std::string as_text(const json::value& value) {
  if (const auto* text = value.if_string()) return {text->data(), text->size()};
  return to_text(value);
}

std::optional<std::int64_t> number_from(const json::value& value) {
  if (const auto* number = value.if_int64()) return *number;
  std::int64_t read = 0;
  const auto text = as_text(value);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), read);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return read;
}

std::string field_name(std::string_view name) {
  if (name.starts_with('$')) name.remove_prefix(1);
  return text::to_lower_ascii(name);
}

Status read_condition(const json::value& value, PostPolicy& policy) {
  if (const auto* object = value.if_object()) {
    if (object->size() != 1) return invalid_policy("A condition's object has one member.");
    const auto& [name, wanted] = *object->begin();
    policy.conditions.push_back({field_name(name), false, as_text(wanted)});
    return {};
  }
  const auto* list = value.if_array();
  if (list == nullptr || list->size() != 3 || !(*list)[0].is_string())
    return invalid_policy("A condition is an object, or a list of three.");
  const auto word = text::to_lower_ascii(as_text((*list)[0]));
  if (word == "content-length-range") {
    const auto least = number_from((*list)[1]), most = number_from((*list)[2]);
    if (!least || !most || *least < 0 || *most < *least)
      return invalid_policy("content-length-range takes two numbers, the lesser first.");
    policy.least_bytes = *least;
    policy.most_bytes = *most;
    return {};
  }
  if ((word != "eq" && word != "starts-with") || !(*list)[1].is_string())
    return invalid_policy("A condition is eq, starts-with or content-length-range.");
  policy.conditions.push_back({field_name(as_text((*list)[1])), word == "starts-with", as_text((*list)[2])});
  return {};
}

// Lists of content types are matched one by one.
bool holds(const FieldCondition& condition, std::string_view value) {
  if (!condition.starts_with) return value == condition.value;
  if (condition.field != "content-type") return value.starts_with(condition.value);
  const auto types = text::split(value, ',');
  return std::all_of(types.begin(), types.end(),
                     [&](std::string_view type) { return text::trim(type).starts_with(condition.value); });
}

}  // namespace

Result<PostPolicy> read_post_policy(std::string_view json_text) {
  const auto parsed = parse_json(json_text);
  const auto* object = parsed ? parsed->if_object() : nullptr;
  if (object == nullptr) return invalid_policy("The policy is no JSON object.");
  const auto* expires = object->if_contains("expiration");
  const auto* conditions = object->if_contains("conditions");
  if (expires == nullptr || !expires->is_string()) return invalid_policy("The policy needs an expiration.");
  if (conditions == nullptr || !conditions->is_array() || conditions->as_array().size() > kMaxConditions)
    return invalid_policy(fmt::format("The policy needs a list of {} conditions at most.", kMaxConditions));
  PostPolicy policy;
  const auto at = parse_instant(as_text(*expires));
  if (!at) return invalid_policy("Write the expiration as 2026-11-24T08:30:00Z.");
  policy.expires = *at;
  for (const auto& each : conditions->as_array()) TRY(read_condition(each, policy));
  return policy;
}

Status check_form(const PostPolicy& policy, const http::Headers& fields, std::string_view bucket,
                  Instant now) {
  const auto denied = [](std::string why) {
    return fail(fault("AccessDenied", "Invalid according to Policy: " + std::move(why)));
  };
  if (now >= policy.expires) return denied("Policy expired.");
  for (const auto& condition : policy.conditions) {
    const auto value = condition.field == "bucket" ? bucket : fields.get(condition.field);
    if (!holds(condition, value))
      return denied(fmt::format("Policy Condition failed: {} of {}",
                                condition.starts_with ? "starts-with" : "eq",
                                text::shorten(condition.field, 60)));
  }
  for (const auto& [name, value] : fields.all()) {
    const auto field = text::to_lower_ascii(name);
    const bool free =
        field.starts_with("x-ignore-") || std::find(kFree.begin(), kFree.end(), field) != kFree.end();
    const bool named = std::any_of(policy.conditions.begin(), policy.conditions.end(),
                                   [&](const FieldCondition& each) { return each.field == field; });
    if (!free && !named) return denied("Extra input fields: " + text::shorten(field, 60));
  }
  return {};
}

}  // namespace souk::s3
