#include "cloud/s3/website.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "cloud/s3/fault.hpp"
#include "cloud/s3/xml_reader.hpp"

namespace souk::s3 {
namespace {

constexpr std::size_t kMaxRoutingRules = 50;

Result<Redirect> read_redirect(const Element& element) {
  Redirect redirect{.host = std::string{element.value("HostName")},
                    .protocol = std::string{element.value("Protocol")},
                    .replace_prefix = {},
                    .replace_key = {}};
  if (const auto* prefix = element.child("ReplaceKeyPrefixWith")) redirect.replace_prefix = prefix->text;
  if (const auto* key = element.child("ReplaceKeyWith")) redirect.replace_key = key->text;
  if (const auto* status = element.child("HttpRedirectCode")) {
    const auto code = TRY(xml_number(*status));
    if (code < 301 || code > 308)
      return fail(fault("InvalidArgument", "HttpRedirectCode must be 301 to 308."));
    redirect.status = static_cast<int>(code);
  }
  if (!redirect.protocol.empty() && redirect.protocol != "http" && redirect.protocol != "https")
    return fail(fault("InvalidArgument", "Protocol must be http or https."));
  if (redirect.replace_prefix && redirect.replace_key)
    return fail(fault("InvalidArgument", "Use ReplaceKeyPrefixWith or ReplaceKeyWith, not both."));
  return redirect;
}

Result<RoutingRule> read_rule(const Element& element) {
  const auto* target = element.child("Redirect");
  if (element.name != "RoutingRule" || target == nullptr)
    return fail(fault("MalformedXML", "A RoutingRule needs a Redirect."));
  RoutingRule rule;
  rule.redirect = TRY(read_redirect(*target));
  if (const auto* condition = element.child("Condition")) {
    rule.prefix = condition->value("KeyPrefixEquals");
    if (const auto* status = condition->child("HttpErrorCodeReturnedEquals"))
      rule.status = static_cast<int>(TRY(xml_number(*status)));
  }
  return rule;
}

}  // namespace

Result<Website> read_website(std::string_view xml) {
  const auto root = TRY(read_xml(xml, "WebsiteConfiguration"));
  Website site;
  if (const auto* all = root.child("RedirectAllRequestsTo")) {
    site.redirect_all = TRY(read_redirect(*all));
    if (site.redirect_all->host.empty())
      return fail(fault("MalformedXML", "RedirectAllRequestsTo needs a HostName."));
    return site;
  }
  if (const auto* index = root.child("IndexDocument")) site.index = index->value("Suffix");
  if (site.index.empty() || site.index.find('/') != std::string::npos)
    return fail(fault("InvalidArgument", "The IndexDocument Suffix is not well formed"));
  if (const auto* error = root.child("ErrorDocument")) site.error = error->value("Key");
  if (const auto* rules = root.child("RoutingRules")) {
    if (rules->children.size() > kMaxRoutingRules)
      return fail(fault("InvalidArgument", "There are 50 rules at most."));
    for (const auto& rule : rules->children) site.rules.push_back(TRY(read_rule(rule)));
  }
  return site;
}

std::string page_key(const Website& site, std::string_view key) {
  std::string page{key};
  if (page.empty() || page.ends_with('/')) page += site.index;
  return page;
}

const RoutingRule* find_redirect(const Website& site, std::string_view key, int status) {
  for (const auto& rule : site.rules) {
    if (!key.starts_with(rule.prefix)) continue;
    if (status == 0 ? !rule.status.has_value() : rule.status == status) return &rule;
  }
  return nullptr;
}

std::string location_of(const Redirect& redirect, std::string_view rule_prefix, std::string_view key,
                        std::string_view host, bool secure) {
  std::string to{key};
  if (redirect.replace_key) to = *redirect.replace_key;
  if (redirect.replace_prefix) to = *redirect.replace_prefix + std::string{key.substr(rule_prefix.size())};
  std::string path;
  for (const auto part : text::split(to, '/')) path += '/' + text::percent_encode(part);
  return fmt::format("{}://{}{}", redirect.protocol.empty() ? (secure ? "https" : "http") : redirect.protocol,
                     redirect.host.empty() ? host : redirect.host, path);
}

}  // namespace souk::s3
