#include "online/catalogue/import/mapping.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include "base/text.hpp"
#include "online/catalogue/import/targets.hpp"

namespace souk::online::catalogue {
namespace {

constexpr std::size_t kMaxMappingBytes = 256 * 1024;
constexpr std::size_t kMaxDepth = 16;
constexpr std::size_t kMaxNodes = 20'000;  // aliases could make a small text grow without end

Error wrong(std::string_view name, std::string_view what) {
  return invalid("mapping.invalid", fmt::format("{}: {}", name, what));
}

class YamlReader {
 public:
  Result<json::value> read(const YAML::Node& node, std::size_t depth) {
    if (depth > kMaxDepth || ++nodes_ > kMaxNodes) {
      return fail(invalid("mapping.invalid", "The file is nested too deep or too large."));
    }
    switch (node.Type()) {
      case YAML::NodeType::Map:
        return read_map(node, depth);
      case YAML::NodeType::Sequence:
        return read_list(node, depth);
      case YAML::NodeType::Scalar:
        return read_scalar(node);
      case YAML::NodeType::Null:
      case YAML::NodeType::Undefined:
        break;
    }
    return json::value(nullptr);
  }

 private:
  Result<json::value> read_map(const YAML::Node& node, std::size_t depth) {
    json::object object;
    for (const auto& entry : node) {
      auto value = TRY(read(entry.second, depth + 1));
      object[entry.first.as<std::string>()] = std::move(value);
    }
    return json::value(std::move(object));
  }
  Result<json::value> read_list(const YAML::Node& node, std::size_t depth) {
    json::array list;
    for (const auto& item : node) {
      auto value = TRY(read(item, depth + 1));
      list.push_back(std::move(value));
    }
    return json::value(std::move(list));
  }
  // Only true and false are no texts: a column may well be called 2024.
  static json::value read_scalar(const YAML::Node& node) {
    const auto& text = node.Scalar();
    if (node.Tag() != "!" && text == "true") return json::value(true);
    if (node.Tag() != "!" && text == "false") return json::value(false);
    return json::value(text);
  }

  std::size_t nodes_ = 0;
};

// "title" stands for {columns: [title]}, and `column` for a list of one.
json::value full_rule(json::value rule) {
  if (rule.is_string()) return json::object{{"columns", json::array{rule}}};
  auto* object = rule.if_object();
  if (object == nullptr) return rule;
  if (const auto* column = object->if_contains("column"); column != nullptr) {
    json::value only = *column;
    object->erase("column");
    (*object)["columns"] = json::array{std::move(only)};
  }
  return rule;
}

void fill_out(json::object& mapping) {
  auto* fields = mapping.if_contains("fields");
  if (fields == nullptr || !fields->is_object()) return;
  if (auto* attributes = fields->as_object().if_contains("attributes");
      attributes != nullptr && attributes->is_object() && !attributes->as_object().contains("json")) {
    json::value moved = *attributes;
    fields->as_object().erase("attributes");
    for (auto& entry : moved.as_object()) entry.value() = full_rule(entry.value());
    mapping["attributes"] = std::move(moved);
    fields = mapping.if_contains("fields");  // the object may have moved its members
  }
  for (auto& entry : fields->as_object()) {
    json::array rules;
    if (entry.value().is_array()) {
      for (const auto& rule : entry.value().as_array()) rules.push_back(full_rule(rule));
    } else {
      rules.push_back(full_rule(entry.value()));
    }
    entry.value() = std::move(rules);
  }
}

Status check_rules(const Mapping& mapping, std::string_view name) {
  for (const auto& [target, rules] : mapping.fields_by_target) {
    if (!is_target(target)) {
      const auto near = text::nearest(target, kTargets);
      return fail(
          wrong(name, near ? fmt::format("There is no field \"{}\"; did you mean \"{}\"?", target, *near)
                           : fmt::format("There is no field \"{}\".", target)));
    }
    for (const auto& rule : rules) {
      if (rule.columns.empty() && !rule.value) {
        return fail(wrong(name, fmt::format("The field \"{}\" needs a column or a value.", target)));
      }
      if (!rule.currency.empty() && !Currency::parse(rule.currency)) {
        return fail(wrong(name, fmt::format("\"{}\" is no currency; write one such as USD.", rule.currency)));
      }
    }
  }
  for (const auto& [code, rule] : mapping.attributes) {
    if (rule.type != "text" && rule.type != "number" && rule.type != "boolean") {
      return fail(wrong(name, fmt::format("The attribute \"{}\" must be text, number or boolean.", code)));
    }
  }
  if (!mapping.native && !mapping.fields_by_target.contains("sku")) {
    return fail(wrong(name, "Say which column holds the product's code: fields: {sku: ...}."));
  }
  return {};
}

Result<json::value> parse_yaml(std::string_view yaml, std::string_view name) {
  try {
    return YamlReader{}.read(YAML::Load(std::string{yaml}), 0);
  } catch (const YAML::Exception& problem) {
    return fail(wrong(name, fmt::format("Line {}: {}.", problem.mark.line + 1, problem.msg)));
  }
}

}  // namespace

Result<Mapping> parse_mapping(std::string_view yaml, std::string_view name) {
  if (yaml.size() > kMaxMappingBytes) return fail(wrong(name, "A mapping file may have 256 KiB."));
  auto value = TRY(parse_yaml(yaml, name));
  if (!value.is_object()) return fail(wrong(name, "Write `format:` and `fields:`."));
  fill_out(value.as_object());
  auto mapping = from_value<Mapping>(value, Strictness::kSettings);
  if (!mapping) {
    const auto& fields = mapping.error().fields;
    return fail(wrong(name, fields.empty()
                                ? mapping.error().message
                                : fmt::format("{}: {}", fields.front().pointer, fields.front().message)));
  }
  TRY(check_rules(*mapping, name));
  return mapping;
}

Result<Mapping> load_mapping(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) {
    return fail(not_found("mapping.missing",
                          fmt::format("There is no mapping file {}; name one that exists.", path)));
  }
  std::string text(kMaxMappingBytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return parse_mapping(text, path);
}

}  // namespace souk::online::catalogue
