// JSON Schema (2020-12, as OpenAPI 3.1 uses it) of a value, from its field table.
#pragma once

#include "base/codec.hpp"

namespace souk::schema {

// Named structs (those with a kName) are put into `components` once and referred to.
using Components = json::object;

json::object of_text(const FieldRule& rule);
json::object of_integer(const FieldRule& rule);
json::object of_money(Components& components);

template <class T>
struct Kind {};

template <class T>
json::value describe(Components& components, const FieldRule& rule, Kind<T>);

template <class T>
struct ListElement {};
template <class T>
struct ListElement<std::vector<T>> {
  using type = T;
};
template <class T>
struct ListElement<std::set<T>> {
  using type = T;
};

template <class T>
constexpr bool is_id = false;
template <class Tag>
constexpr bool is_id<Id<Tag>> = true;
template <class T>
constexpr bool is_map = false;
template <class T, class C>
constexpr bool is_map<std::map<std::string, T, C>> = true;

template <Described T>
json::object describe_members(Components& components) {
  json::object properties;
  json::array required;
  const auto add = [&](const auto& field) {
    using Member = std::remove_cvref_t<decltype(std::declval<T&>().*(field.member))>;
    json::value property = describe(components, field.rule, Kind<Member>{});
    if (auto* object = property.if_object(); object != nullptr) {
      if (!field.rule.help.empty()) (*object)["description"] = field.rule.help;
      if (!field.rule.example.empty()) (*object)["examples"] = json::array{json::string{field.rule.example}};
    }
    properties[field.name] = std::move(property);
    if (field.rule.required && !codec::is_optional<Member>) required.emplace_back(field.name);
  };
  kFields<T>(add);
  json::object schema{
      {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

template <class T>
json::value describe(Components& components, const FieldRule& rule, Kind<T>) {
  if constexpr (codec::is_optional<T>) {
    json::value inner = describe(components, rule, Kind<typename T::value_type>{});
    return json::object{{"anyOf", json::array{std::move(inner), json::object{{"type", "null"}}}}};
  } else if constexpr (std::is_same_v<T, bool>) {
    return json::object{{"type", "boolean"}};
  } else if constexpr (std::is_integral_v<T>) {
    return of_integer(rule);
  } else if constexpr (std::is_same_v<T, std::string>) {
    return of_text(rule);
  } else if constexpr (std::is_same_v<T, Instant>) {
    return json::object{{"type", "string"}, {"format", "date-time"}};
  } else if constexpr (std::is_same_v<T, Currency>) {
    return json::object{{"type", "string"}, {"pattern", "^[A-Z]{3}$"}};
  } else if constexpr (std::is_same_v<T, Money>) {
    return of_money(components);
  } else if constexpr (is_id<T>) {
    return json::object{{"type", "string"}, {"minLength", 30}, {"maxLength", 30}};
  } else if constexpr (NamedEnum<T>) {
    json::array names;
    for (const auto& [value, name] : EnumNames<T>::kNames) names.emplace_back(name);
    return json::object{{"type", "string"}, {"enum", std::move(names)}};
  } else if constexpr (is_map<T>) {
    return json::object{{"type", "object"},
                        {"maxProperties", rule.max_length},
                        {"additionalProperties", describe(components, {}, Kind<typename T::mapped_type>{})}};
  } else if constexpr (requires { typename ListElement<T>::type; }) {
    json::object list{{"type", "array"},
                      {"items", describe(components, {}, Kind<typename ListElement<T>::type>{})}};
    list["maxItems"] = rule.max_length;
    if (rule.min_length > 0) list["minItems"] = rule.min_length;
    return list;
  } else if constexpr (Described<T>) {
    if constexpr (requires { T::kName; }) {
      if (!components.contains(T::kName)) {
        components[T::kName] = nullptr;  // stops a type that contains itself
        auto members = describe_members<T>(components);
        components[T::kName] = std::move(members);
      }
      return json::object{{"$ref", "#/components/schemas/" + std::string{T::kName}}};
    } else {
      return describe_members<T>(components);
    }
  } else {
    static_assert(std::is_same_v<T, json::value>, "give this type a field table or a schema");
    return json::object{};
  }
}

template <class T>
json::value of(Components& components) {
  return describe(components, FieldRule{}, Kind<T>{});
}

}  // namespace souk::schema
