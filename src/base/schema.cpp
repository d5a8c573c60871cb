#include "base/schema.hpp"

#include <limits>

namespace souk::schema {

json::object of_text(const FieldRule& rule) {
  json::object schema{{"type", "string"}, {"maxLength", rule.max_length}};
  if (rule.min_length > 0) schema["minLength"] = rule.min_length;
  return schema;
}

json::object of_integer(const FieldRule& rule) {
  json::object schema{{"type", "integer"}, {"format", "int64"}};
  if (rule.min != std::numeric_limits<std::int64_t>::min()) schema["minimum"] = rule.min;
  if (rule.max != std::numeric_limits<std::int64_t>::max()) schema["maximum"] = rule.max;
  return schema;
}

json::object of_money(Components& components) {
  components["Money"] = json::object{
      {"type", "object"},
      {"description", "An amount in minor units (fen, cents) with its ISO 4217 currency."},
      {"properties", json::object{{"amount", json::object{{"type", "integer"}, {"format", "int64"}}},
                                  {"currency", json::object{{"type", "string"}, {"pattern", "^[A-Z]{3}$"}}}}},
      {"required", json::array{"amount", "currency"}},
      {"additionalProperties", false}};
  return {{"$ref", "#/components/schemas/Money"}};
}

}  // namespace souk::schema
