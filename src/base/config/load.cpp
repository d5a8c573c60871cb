#include "base/config/load.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include "base/text.hpp"

namespace souk::config {
namespace {

using Given =
    std::map<std::string, std::pair<json::value, std::string>, std::less<>>;  // key -> value, origin

Error bad(std::string message) { return invalid("config.invalid", std::move(message)); }

const Leaf* find_leaf(const std::vector<Leaf>& leaves, std::string_view key) {
  const auto found =
      std::find_if(leaves.begin(), leaves.end(), [&](const Leaf& leaf) { return leaf.key == key; });
  return found == leaves.end() ? nullptr : &*found;
}

Error unknown_key(const std::vector<Leaf>& leaves, std::string_view key, std::string_view origin) {
  std::vector<std::string_view> known;
  for (const auto& leaf : leaves) known.push_back(leaf.key);
  const auto near = text::nearest(key, known);
  return bad(fmt::format(
      "{}: there is no setting \"{}\"{}", origin, key,
      near ? fmt::format("; did you mean \"{}\"?", *near) : ". `souk config --explain` lists them all."));
}

Error unknown_variable(const std::map<std::string, std::string>& keys, const std::string& name) {
  std::vector<std::string_view> known;
  for (const auto& [variable, key] : keys) known.push_back(variable);
  const auto near = text::nearest(name, known);
  return bad(fmt::format(
      "environment: {} is no setting{}", name,
      near ? fmt::format("; did you mean {}?", *near) : ". Unset it, or see `souk config --explain`."));
}

// A scalar's text as the JSON value that its setting's type wants.
Result<json::value> convert(const Leaf& leaf, const std::string& text, std::string_view origin) {
  switch (leaf.type) {
    case LeafType::kBoolean:
      if (text == "true" || text == "yes" || text == "on" || text == "1") return json::value(true);
      if (text == "false" || text == "no" || text == "off" || text == "0") return json::value(false);
      return fail(bad(fmt::format("{}: {} is \"{}\"; write true or false.", origin, leaf.key, text)));
    case LeafType::kInteger: {
      std::int64_t number = 0;
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (error != std::errc{} || end != text.data() + text.size()) {
        return fail(bad(fmt::format("{}: {} is \"{}\"; write a whole number.", origin, leaf.key, text)));
      }
      return json::value(number);
    }
    case LeafType::kTextList: {
      json::array list;
      for (const auto part : text::split(text, ',')) {
        if (const auto item = text::trim(part); !item.empty()) list.emplace_back(item);
      }
      return json::value(std::move(list));
    }
    case LeafType::kText:
    case LeafType::kSecret:
      break;
  }
  return json::value(text);
}

Status give(const std::vector<Leaf>& leaves, const std::string& key, const std::string& text,
            const std::string& origin, Given& given) {
  const Leaf* leaf = find_leaf(leaves, key);
  if (leaf == nullptr) return fail(unknown_key(leaves, key, origin));
  given[key] = {TRY(convert(*leaf, text, origin)), origin};
  return {};
}

Status read_yaml(const std::vector<Leaf>& leaves, const YAML::Node& node, const std::string& prefix,
                 const std::string& name, Given& given) {
  const std::string origin = fmt::format("{}, line {}", name, node.Mark().line + 1);
  if (node.IsMap()) {
    for (const auto& entry : node) {
      const std::string key = (prefix.empty() ? "" : prefix + ".") + entry.first.as<std::string>();
      TRY(read_yaml(leaves, entry.second, key, name, given));
    }
    return {};
  }
  if (node.IsNull()) return {};
  if (node.IsSequence()) {
    const Leaf* leaf = find_leaf(leaves, prefix);
    if (leaf == nullptr) return fail(unknown_key(leaves, prefix, origin));
    if (leaf->type != LeafType::kTextList)
      return fail(bad(fmt::format("{}: {} takes one value, not a list.", origin, prefix)));
    json::array list;
    for (const auto& item : node) list.emplace_back(item.as<std::string>());
    given[prefix] = {std::move(list), origin};
    return {};
  }
  return give(leaves, prefix, node.as<std::string>(), origin, given);
}

void place(json::object& root, std::string_view key, json::value value) {
  json::object* at = &root;
  const auto parts = text::split(key, '.');
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    auto& next = (*at)[parts[i]];
    if (!next.is_object()) next = json::object{};
    at = &next.as_object();
  }
  (*at)[parts.back()] = std::move(value);
}

std::string limits_of(const Leaf& leaf) {
  const bool low = leaf.rule.min != std::numeric_limits<std::int64_t>::min();
  const bool high = leaf.rule.max != std::numeric_limits<std::int64_t>::max();
  if (leaf.type != LeafType::kInteger || (!low && !high)) return "";
  if (low && high) return fmt::format("{} to {}", leaf.rule.min, leaf.rule.max);
  return low ? fmt::format("at least {}", leaf.rule.min) : fmt::format("at most {}", leaf.rule.max);
}

}  // namespace

std::string environment_name(std::string_view key) {
  std::string name = "SOUK_";
  for (const char c : key)
    name += c == '.' ? '_' : (c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  return name;
}

Result<json::value> merge(const std::vector<Leaf>& leaves, const Sources& sources, Origins* origins) {
  Given given;
  if (!sources.yaml.empty()) {
    try {
      TRY(read_yaml(leaves, YAML::Load(sources.yaml), "", sources.yaml_name, given));
    } catch (const YAML::Exception& problem) {
      return fail(
          bad(fmt::format("{}, line {}: {}.", sources.yaml_name, problem.mark.line + 1, problem.msg)));
    }
  }
  std::map<std::string, std::string> keys;  // by the environment's name
  for (const auto& leaf : leaves) keys.emplace(environment_name(leaf.key), leaf.key);
  for (const auto& [name, text] : sources.environment) {
    if (!name.starts_with("SOUK_")) continue;
    const auto key = keys.find(name);
    if (key == keys.end()) return fail(unknown_variable(keys, name));
    TRY(give(leaves, key->second, text, "environment " + name, given));
  }
  for (const auto& [key, text] : sources.flags) TRY(give(leaves, key, text, "flag", given));

  json::object root;
  for (auto& [key, entry] : given) {
    place(root, key, std::move(entry.first));
    if (origins != nullptr) (*origins)[key] = entry.second;
  }
  return json::value(std::move(root));
}

std::string reference_page(const std::vector<Leaf>& leaves) {
  std::string page = "| setting | default | limits | what it does |\n|---|---|---|---|\n";
  for (const auto& leaf : leaves) {
    page += fmt::format("| `{}` | `{}` | {} | {} |\n", leaf.key, leaf.default_json, limits_of(leaf),
                        leaf.rule.help);
  }
  return page;
}

Result<std::vector<Leaf>> leaves_under(const std::vector<Leaf>& leaves, std::string_view key) {
  std::vector<Leaf> found;
  for (const auto& leaf : leaves) {
    const bool inside =
        leaf.key.size() > key.size() && leaf.key.starts_with(key) && leaf.key[key.size()] == '.';
    if (key.empty() || leaf.key == key || inside) found.push_back(leaf);
  }
  if (found.empty()) return fail(unknown_key(leaves, std::string{key}, "--explain"));
  return found;
}

std::string explain(const std::vector<Leaf>& leaves, const json::value& merged, const Origins& origins) {
  std::string out;
  for (const auto& leaf : leaves) {
    const auto origin = origins.find(leaf.key);
    const auto* value = find_path(merged, leaf.key);
    const bool hidden = leaf.type == LeafType::kSecret;
    const std::string now = value == nullptr ? leaf.default_json : hidden ? "\"***\"" : to_text(*value);
    out += fmt::format("{} = {}   ({})\n", leaf.key, now,
                       origin == origins.end() ? "default" : "from " + origin->second);
    if (value != nullptr) out += fmt::format("    default {}\n", leaf.default_json);
    if (const auto limits = limits_of(leaf); !limits.empty()) out += fmt::format("    {}\n", limits);
    out += fmt::format("    {}\n    environment: {}\n\n", leaf.rule.help, environment_name(leaf.key));
  }
  return out;
}

}  // namespace souk::config
