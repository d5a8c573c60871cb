#include "cloud/s3/cors.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cloud/s3/fault.hpp"
#include "cloud/s3/policy.hpp"
#include "cloud/s3/xml_reader.hpp"

namespace souk::s3 {
namespace {

constexpr std::size_t kMaxCorsRules = 100;
constexpr std::array<std::string_view, 5> kCorsMethods{"GET", "PUT", "HEAD", "POST", "DELETE"};

bool contains(const auto& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

Status read_rule_member(const Element& member, CorsRule& rule) {
  if (member.name == "AllowedOrigin") rule.origins.push_back(member.text);
  if (member.name == "AllowedMethod") rule.methods.push_back(member.text);
  if (member.name == "AllowedHeader") rule.headers.push_back(text::to_lower_ascii(member.text));
  if (member.name == "ExposeHeader") rule.exposed.push_back(member.text);
  if (member.name == "MaxAgeSeconds") rule.max_age_s = TRY(xml_number(member));
  return {};
}

Status check_rule(const CorsRule& rule) {
  if (rule.origins.empty() || rule.methods.empty())
    return fail(fault("MalformedXML", "A CORSRule needs AllowedOrigin and AllowedMethod."));
  for (const auto& method : rule.methods) {
    if (!contains(kCorsMethods, method))
      return fail(
          fault("InvalidRequest", "Found unsupported HTTP method in CORS config. Unsupported method is " +
                                      text::shorten(method, 20)));
  }
  for (const auto* list : {&rule.origins, &rule.headers}) {
    for (const auto& word : *list) {
      if (std::count(word.begin(), word.end(), '*') > 1)
        return fail(
            fault("InvalidRequest", "AllowedOrigin and AllowedHeader can hold one wildcard at most."));
    }
  }
  return {};
}

bool matches_any(const std::vector<std::string>& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return matches_pattern(pattern, text); });
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

}  // namespace

Result<std::vector<CorsRule>> read_cors(std::string_view xml) {
  const auto root = TRY(read_xml(xml, "CORSConfiguration"));
  std::vector<CorsRule> rules;
  for (const auto& element : root.children) {
    if (element.name != "CORSRule") return fail(fault("MalformedXML"));
    CorsRule rule;
    for (const auto& member : element.children) TRY(read_rule_member(member, rule));
    TRY(check_rule(rule));
    rules.push_back(std::move(rule));
  }
  if (rules.empty() || rules.size() > kMaxCorsRules)
    return fail(fault("MalformedXML", "A CORS configuration has 1 to 100 rules."));
  return rules;
}

const CorsRule* find_rule(const std::vector<CorsRule>& rules, std::string_view origin,
                          std::string_view method, std::string_view request_headers) {
  for (const auto& rule : rules) {
    if (!matches_any(rule.origins, origin) || !contains(rule.methods, method)) continue;
    const auto wanted = text::split(request_headers, ',');
    const bool all = std::all_of(wanted.begin(), wanted.end(), [&](std::string_view header) {
      header = text::trim(header);
      return header.empty() || matches_any(rule.headers, text::to_lower_ascii(header));
    });
    if (all) return &rule;
  }
  return nullptr;
}

void allow_origin(const CorsRule& rule, std::string_view origin, std::string_view preflight_headers,
                  bool preflight, http::Headers& out) {
  const bool everybody = contains(rule.origins, "*");
  out.set("Access-Control-Allow-Origin", everybody ? "*" : origin);
  if (!everybody) out.set("Access-Control-Allow-Credentials", "true");
  out.set("Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Method");
  if (!rule.exposed.empty()) out.set("Access-Control-Expose-Headers", joined(rule.exposed));
  if (!preflight) return;
  out.set("Access-Control-Allow-Methods", joined(rule.methods));
  if (!preflight_headers.empty()) out.set("Access-Control-Allow-Headers", preflight_headers);
  if (rule.max_age_s) out.set("Access-Control-Max-Age", std::to_string(*rule.max_age_s));
}

}  // namespace souk::s3
