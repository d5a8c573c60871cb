// Settings from three places, later ones winning: a YAML text, the environment (SOUK_HTTP_LISTEN for
// http.listen) and flags (--set http.listen=...). An unknown key is refused with the nearest known one.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/config/leaf.hpp"

namespace souk::config {

struct Sources {
  std::string yaml;                                        // empty: no file
  std::string yaml_name = "souk.yaml";                     // for messages
  std::map<std::string, std::string> environment;          // only names that start with SOUK_ matter
  std::vector<std::pair<std::string, std::string>> flags;  // dotted key -> text
};

// Where each given setting came from, by key; what is missing has its default.
using Origins = std::map<std::string, std::string>;

Result<json::value> merge(const std::vector<Leaf>& leaves, const Sources& sources, Origins* origins);

template <Described T>
Result<T> load(const Sources& sources, Origins* origins = nullptr) {
  const auto merged = TRY(merge(leaves_of<T>(), sources, origins));
  auto settings = from_value<T>(merged, Strictness::kSettings);
  if (settings) return std::move(*settings);
  Error error = std::move(settings).error();
  error.code = "config.invalid";
  return fail(std::move(error));
}

// "SOUK_HTTP_LISTEN" for "http.listen".
std::string environment_name(std::string_view key);

// The table of all settings as Markdown, for docs/reference/configuration.md.
std::string reference_page(const std::vector<Leaf>& leaves);
// The setting of that key, or all of a section ("http"); an empty key: all. An unknown one is refused as in
// a file.
Result<std::vector<Leaf>> leaves_under(const std::vector<Leaf>& leaves, std::string_view key);
// One setting a paragraph: key, value now and where it came from, default, limits, sentence.
std::string explain(const std::vector<Leaf>& leaves, const json::value& merged, const Origins& origins);

}  // namespace souk::config
