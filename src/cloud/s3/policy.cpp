#include "cloud/s3/policy.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/json.hpp"
#include "base/text.hpp"
#include "cloud/s3/fault.hpp"
#include "cloud/s3/policy_condition.hpp"

namespace souk::s3 {
namespace {

constexpr std::string_view kResource = "arn:aws:s3:::";
constexpr std::size_t kMaxStatements = 100;
constexpr std::size_t kMaxList = 200;

tl::unexpected<Error> malformed_policy(std::string message) {
  return fail(fault("MalformedPolicy", std::move(message)));
}

// A string, or a list of them.
Result<std::vector<std::string>> texts_of(const json::value& value, std::string_view where) {
  std::vector<std::string> list;
  if (const auto* one = value.if_string()) list.emplace_back(one->data(), one->size());
  if (const auto* many = value.if_array()) {
    for (const auto& each : *many) {
      const auto* text = each.if_string();
      if (text == nullptr) return malformed_policy(fmt::format("{} must be text or a list of texts.", where));
      list.emplace_back(text->data(), text->size());
    }
  }
  if (list.empty() || list.size() > kMaxList)
    return malformed_policy(fmt::format("{} must be text or a list of 1 to {} texts.", where, kMaxList));
  return list;
}

// "arn:aws:iam::123:user/till" and "user/till" are the key named till.
std::string principal_from(std::string_view text) {
  if (text.starts_with("arn:aws:iam:")) {
    const auto last = text.rfind(':');
    return std::string{text.substr(last + 1)};
  }
  return std::string{text};
}

Status read_principal(const json::value& value, Statement& statement) {
  const json::value* names = &value;
  if (const auto* object = value.if_object()) {
    names = object->if_contains("AWS");
    if (names == nullptr || object->size() != 1)
      return malformed_policy(
          "Principal must be \"*\" or {\"AWS\": ...} with access keys' ids or user/NAME.");
  } else if (!value.is_string() || value.as_string() != "*") {
    return malformed_policy("Principal must be \"*\" or {\"AWS\": ...} with access keys' ids or user/NAME.");
  }
  for (const auto& name : TRY(texts_of(*names, "Principal")))
    statement.principals.push_back(principal_from(name));
  return {};
}

Status read_resources(const json::value& value, std::string_view bucket, Statement& statement) {
  for (const auto& arn : TRY(texts_of(value, "Resource"))) {
    const std::string_view text = arn;
    if (!text.starts_with(kResource))
      return malformed_policy(fmt::format("Resource must begin with {}.", kResource));
    const auto place = text.substr(kResource.size());
    if (place.substr(0, place.find('/')) != bucket)
      return malformed_policy("Policy has invalid resource: every Resource must lie in this bucket.");
    statement.resources.emplace_back(place);
  }
  return {};
}

Status read_actions(const json::value& value, Statement& statement) {
  statement.actions = TRY(texts_of(value, "Action"));
  for (const auto& action : statement.actions) {
    if (action != "*" && !text::to_lower_ascii(action).starts_with("s3:"))
      return malformed_policy(fmt::format("\"{}\" is no action of S3.", text::shorten(action, 60)));
  }
  return {};
}

Status read_conditions(const json::value& value, Statement& statement) {
  const auto* tests = value.if_object();
  if (tests == nullptr) return malformed_policy("Condition must be an object.");
  for (const auto& [test, facts] : *tests) {
    const auto* object = facts.if_object();
    if (object == nullptr) return malformed_policy("Each test of a Condition must be an object.");
    for (const auto& [about, values] : *object) {
      Condition condition{.test = std::string{test}, .about = text::to_lower_ascii(about), .values = {}};
      if (values.is_bool()) {
        condition.values.emplace_back(values.as_bool() ? "true" : "false");
      } else {
        condition.values = TRY(texts_of(values, "A condition's value"));
      }
      TRY(check_condition(condition));
      statement.conditions.push_back(std::move(condition));
    }
  }
  return {};
}

Status read_member(std::string_view name, const json::value& value, std::string_view bucket,
                   Statement& statement) {
  if (name == "Sid") return {};
  if (name == "Principal") return read_principal(value, statement);
  if (name == "Condition") return read_conditions(value, statement);
  if (name == "Effect") {
    const auto* effect = value.if_string();
    if (effect == nullptr || (*effect != "Allow" && *effect != "Deny"))
      return malformed_policy("Effect must be Allow or Deny.");
    statement.allow = *effect == "Allow";
    return {};
  }
  if (name == "Action" || name == "NotAction") {
    statement.not_actions = name == "NotAction";
    return read_actions(value, statement);
  }
  if (name == "Resource" || name == "NotResource") {
    statement.not_resources = name == "NotResource";
    return read_resources(value, bucket, statement);
  }
  return malformed_policy(fmt::format("A statement has no member {}.", text::shorten(name, 40)));
}

Result<Statement> read_statement(const json::value& value, std::string_view bucket) {
  const auto* object = value.if_object();
  if (object == nullptr) return malformed_policy("Each Statement must be an object.");
  if (!object->contains("Effect")) return malformed_policy("A statement needs an Effect.");
  Statement statement;
  for (const auto& [name, member] : *object) TRY(read_member(name, member, bucket, statement));
  if (statement.principals.empty() || statement.actions.empty() || statement.resources.empty())
    return malformed_policy("A statement needs Principal, Action and Resource.");
  return statement;
}

bool names_caller(const Statement& statement, const Asked& asked) {
  return std::any_of(statement.principals.begin(), statement.principals.end(), [&](const std::string& name) {
    if (name == "*") return true;
    if (asked.access_key.empty()) return false;
    return name == asked.access_key || name == "user/" + std::string{asked.key_name};
  });
}

bool any_matches(const std::vector<std::string>& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return matches_pattern(pattern, text); });
}

bool names_action(const Statement& statement, std::string_view action) {
  const auto lower = text::to_lower_ascii(action);
  return std::any_of(statement.actions.begin(), statement.actions.end(), [&](const std::string& pattern) {
    return matches_pattern(text::to_lower_ascii(pattern), lower);
  });
}

bool applies(const Statement& statement, const Asked& asked) {
  if (!names_caller(statement, asked)) return false;
  if (names_action(statement, asked.action) == statement.not_actions) return false;
  if (any_matches(statement.resources, asked.resource) == statement.not_resources) return false;
  return std::all_of(statement.conditions.begin(), statement.conditions.end(),
                     [&](const Condition& condition) { return holds(condition, asked); });
}

}  // namespace

bool Policy::is_public() const {
  return std::any_of(statements.begin(), statements.end(), [](const Statement& statement) {
    return statement.allow && std::find(statement.principals.begin(), statement.principals.end(), "*") !=
                                  statement.principals.end();
  });
}

// Remembers the last "*" only: no more than size times size steps.
bool matches_pattern(std::string_view pattern, std::string_view text) {
  std::size_t at = 0, in = 0, star = std::string_view::npos, resume = 0;
  while (in < text.size()) {
    if (at < pattern.size() && pattern[at] == '*') {
      star = at++;
      resume = in;
    } else if (at < pattern.size() && (pattern[at] == '?' || pattern[at] == text[in])) {
      ++at;
      ++in;
    } else if (star != std::string_view::npos) {
      at = star + 1;
      in = ++resume;
    } else {
      return false;
    }
  }
  while (at < pattern.size() && pattern[at] == '*') ++at;
  return at == pattern.size();
}

Result<Policy> read_policy(std::string_view text, std::string_view bucket) {
  if (text.size() > kMaxPolicyBytes) return malformed_policy("A policy has 20 KiB at most.");
  const auto parsed = parse_json(text);
  if (!parsed || !parsed->is_object()) return malformed_policy("The policy is no JSON object.");
  const auto& object = parsed->as_object();
  for (const auto& [name, value] : object) {
    if (name != "Version" && name != "Id" && name != "Statement")
      return malformed_policy(fmt::format("A policy has no member {}.", text::shorten(name, 40)));
  }
  const auto* statements = object.if_contains("Statement");
  if (statements == nullptr) return malformed_policy("A policy needs a Statement.");
  Policy policy;
  if (statements->is_object()) {
    policy.statements.push_back(TRY(read_statement(*statements, bucket)));
    return policy;
  }
  const auto* list = statements->if_array();
  if (list == nullptr || list->empty() || list->size() > kMaxStatements)
    return malformed_policy(fmt::format("Statement must be a list of 1 to {} statements.", kMaxStatements));
  for (const auto& each : *list) policy.statements.push_back(TRY(read_statement(each, bucket)));
  return policy;
}

Verdict judge(const Policy& policy, const Asked& asked) {
  auto verdict = Verdict::kSilent;
  for (const auto& statement : policy.statements) {
    if (!applies(statement, asked)) continue;
    if (!statement.allow) return Verdict::kDenied;
    verdict = Verdict::kAllowed;
  }
  return verdict;
}

}  // namespace souk::s3
