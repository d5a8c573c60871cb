#include "runtime/http/reference.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk::http {
namespace {

constexpr std::string_view kIntroduction =
    "Bodies are JSON. Errors are `application/problem+json` (RFC 9457) with a stable `code`. Where a "
    "route lists an\n"
    "`Idempotency-Key` header, repeat the request with the same key and you get the first answer. Lists are "
    "read "
    "with\n"
    "`cursor`. The machine-readable form of this page is `/api/openapi.json`.\n";

std::string_view access_text(Access access) {
  switch (access) {
    case Access::kPublic:
      return "everybody";
    case Access::kCustomer:
      return "signed-in customers";
    case Access::kStaff:
      return "staff";
  }
  return "";
}

// "AddItem" from a reference, else the schema's type.
std::string schema_name(const json::value& schema) {
  const auto* object = schema.if_object();
  if (object == nullptr) return "nothing";
  if (const auto* reference = object->if_contains("$ref"); reference != nullptr && reference->is_string()) {
    const std::string_view text = reference->get_string();
    const auto name = std::string{text.substr(text.rfind('/') + 1)};
    return fmt::format("[{}](#{})", name, text::to_lower_ascii(name));
  }
  const auto* type = object->if_contains("type");
  const std::string name{type != nullptr && type->is_string() ? std::string_view{type->get_string()}
                                                              : "value"};
  if (name != "array") return name;
  return "list of " + schema_name(object->contains("items") ? object->at("items") : json::value{});
}

void append_route(std::string& out, const Route& route) {
  out += fmt::format("\n### {} {}\n\n{}. For {}.\n\n", to_string(route.method), route.path, route.summary,
                     access_text(route.access));
  if (route.access == Access::kStaff) out += fmt::format("- Needs `{}`\n", permission_of(route));
  if (!route.input_schema.is_null()) out += fmt::format("- Takes {}\n", schema_name(route.input_schema));
  out += fmt::format("- Answers {} with {}\n", route.success_status, schema_name(route.output_schema));
  for (const auto& parameter : route.parameters) {
    out += fmt::format("- `{}` ({}{}){}{}\n", parameter.name, parameter.in,
                       parameter.required ? ", required" : "", parameter.help.empty() ? "" : ": ",
                       parameter.help);
  }
  for (const auto& failure : route.failures) {
    const int status = status_of(Error{.kind = failure.kind, .code = failure.code, .message = {}});
    out += fmt::format("- {} `{}`: {}\n", status, failure.code, failure.when);
  }
}

void append_schema(std::string& out, std::string_view name, const json::object& schema) {
  out += fmt::format("\n### {}\n", name);
  const auto* properties = schema.if_contains("properties");
  if (properties == nullptr || !properties->is_object()) return;
  out += "\n| member | type | meaning |\n|---|---|---|\n";
  for (const auto& [member, about] : properties->get_object()) {
    const auto* help = about.is_object() ? about.get_object().if_contains("description") : nullptr;
    out += fmt::format("| `{}` | {} | {} |\n", std::string_view{member}, schema_name(about),
                       help != nullptr && help->is_string() ? std::string_view{help->get_string()} : "");
  }
}

}  // namespace

std::string reference_page(const Routes& routes, const ApiInfo& info) {
  std::string out = fmt::format("# {}\n\n{}", info.title, kIntroduction);
  std::map<std::string_view, std::string> by_tag;
  for (const auto& [route, handler] : routes.all()) {
    if (!route.tag.empty()) append_route(by_tag[route.tag], route);
  }
  for (const auto& [tag, text] : by_tag) out += fmt::format("\n## {}\n{}", tag, text);
  out += "\n## Types\n";
  std::map<std::string_view, const json::object*> schemas;
  for (const auto& [name, schema] : routes.components()) {
    if (const auto* object = schema.if_object()) schemas[name] = object;
  }
  for (const auto& [name, schema] : schemas) append_schema(out, name, *schema);
  return out;
}

}  // namespace souk::http
