// A bucket served as a web site: index and error documents, redirects. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace souk::s3 {

struct Redirect {
  std::string host, protocol;  // empty: as asked
  std::optional<std::string> replace_prefix, replace_key;
  int status = 301;
};

struct RoutingRule {
  std::string prefix;         // of the key
  std::optional<int> status;  // only when the answer would be this error
  Redirect redirect;
};

struct Website {
  std::string index;  // suffix, such as "index.html"
  std::string error;  // key; empty: a plain page
  std::optional<Redirect> redirect_all;
  std::vector<RoutingRule> rules;
};

// MalformedXML, InvalidArgument.
Result<Website> read_website(std::string_view xml);

// The key that a path stands for: "docs/" and "" get the index behind them.
std::string page_key(const Website& site, std::string_view key);
// Where a rule sends this key to; `status` 0 before anything was looked up.
const RoutingRule* find_redirect(const Website& site, std::string_view key, int status);
std::string location_of(const Redirect& redirect, std::string_view rule_prefix, std::string_view key,
                        std::string_view host, bool secure);

}  // namespace souk::s3
