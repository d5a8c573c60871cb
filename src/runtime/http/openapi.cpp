#include "runtime/http/openapi.hpp"

#include "base/text.hpp"
#include "runtime/http/conditional.hpp"
#include "runtime/http/route_tree.hpp"

namespace souk::http {
namespace {

constexpr std::string_view kProblem = "#/components/schemas/Problem";

json::object problem_schema() {
  return json::value{
      {"type", "object"},
      {"description", "What went wrong (RFC 9457). Programs depend on `code`, people read `detail`."},
      {"required", {"type", "title", "status", "code", "detail"}},
      {"properties",
       {{"type", {{"type", "string"}}},
        {"title", {{"type", "string"}}},
        {"status", {{"type", "integer"}}},
        {"code", {{"type", "string"}, {"description", "Stable and dotted, for example stock.insufficient."}}},
        {"detail", {{"type", "string"}, {"description", "One sentence that says what to change."}}},
        {"request_id", {{"type", "string"}}},
        {"errors",
         {{"type", "array"},
          {"items",
           {{"type", "object"},
            {"required", {"pointer", "code", "detail"}},
            {"properties",
             {{"pointer", {{"type", "string"}, {"description", "JSON pointer to the member."}}},
              {"code", {{"type", "string"}}},
              {"detail", {{"type", "string"}}}}}}}}}}}}
      .as_object();
}

json::object response(std::string_view description, std::string_view media, json::value schema) {
  json::object content{{media, json::object{{"schema", std::move(schema)}}}};
  return json::object{{"description", description}, {"content", std::move(content)}};
}

void describe_failures(json::object& responses, const Route& route) {
  for (const auto& [status, when] : failures_of(route)) {
    auto answer = response(when, "application/problem+json", json::object{{"$ref", kProblem}});
    if (status == 429 || status == 503) {
      answer["headers"] =
          json::object{{"Retry-After", json::object{{"description", "Seconds to wait."},
                                                    {"schema", json::object{{"type", "integer"}}}}}};
    }
    responses[std::to_string(status)] = std::move(answer);
  }
}

json::object describe_success(const Route& route, int status) {
  if (route.output_schema.is_null()) return json::object{{"description", std::string{reason_of(status)}}};
  return response(reason_of(status), "application/json", route.output_schema);
}

json::object describe_responses(const Route& route) {
  json::object responses;
  for (const int status : {route.success_status, route.second_success}) {
    if (status != 0) responses[std::to_string(status)] = describe_success(route, status);
  }
  if (route.method == Method::kGet)
    responses["304"] = json::object{{"description", "You have this version already."}};
  describe_failures(responses, route);
  return responses;
}

json::object describe_parameter(const Parameter& parameter) {
  json::object object{{"name", parameter.name}, {"in", parameter.in}, {"schema", parameter.schema}};
  if (!parameter.help.empty()) object["description"] = parameter.help;
  if (parameter.required || parameter.in == "path") object["required"] = true;
  return object;
}

bool lists(const Route& route, std::string_view name) {
  for (const auto& parameter : route.parameters) {
    if (equal_names(parameter.name, name)) return true;
  }
  return false;
}

json::array describe_parameters(const Route& route) {
  json::array parameters;
  for (const auto name : parameter_names(route.path)) {
    if (!lists(route, name))
      parameters.push_back(describe_parameter(
          {.name = std::string{name}, .in = "path", .schema = {{"type", "string"}, {"minLength", 1}}}));
  }
  for (const auto& parameter : route.parameters) parameters.push_back(describe_parameter(parameter));
  if (route.idempotent_write && !lists(route, "Idempotency-Key")) {
    parameters.push_back(describe_parameter(
        {.name = "Idempotency-Key",
         .in = "header",
         .help = "Made by the client, once per intention: a repeat with the same key gets the first answer.",
         .schema = json::object{{"type", "string"}, {"pattern", "^[!-~]{1,64}$"}}}));
  }
  return parameters;
}

// "add_item_to_a_cart": the summary as a name; unique within the document.
std::string operation_id(const Route& route, json::object& taken) {
  std::string id = text::to_lower_ascii(to_string(route.method));
  for (const auto segment : text::split(route.path, '/')) {
    std::string word;
    for (const char c : segment) {
      if (c != '{' && c != '}' && c != '.') word += (c == '-' ? '_' : c);
    }
    if (!word.empty() && word != "api" && word != "v1") id += '_' + word;
  }
  while (taken.contains(id)) id += '_';
  taken[id] = nullptr;
  return id;
}

json::array security_of(Access access) {
  if (access == Access::kPublic) return {};
  if (access == Access::kCustomer) return {json::object{{"session", json::array{}}}};
  return {json::object{{"staff_token", json::array{}}}};
}

json::object describe_operation(const Route& route, json::object& taken) {
  json::object operation{{"operationId", operation_id(route, taken)},
                         {"summary", route.summary},
                         {"tags", json::array{json::string{route.tag}}},
                         {"responses", describe_responses(route)}};
  if (auto parameters = describe_parameters(route); !parameters.empty())
    operation["parameters"] = std::move(parameters);
  if (!route.input_schema.is_null()) {
    operation["requestBody"] = json::object{
        {"required", true},
        {"content", json::object{{"application/json", json::object{{"schema", route.input_schema}}}}}};
  }
  if (auto security = security_of(route.access); !security.empty())
    operation["security"] = std::move(security);
  if (route.access == Access::kStaff) operation["x-permission"] = permission_of(route);
  return operation;
}

std::string template_of(std::string_view path) {
  std::string out{path};
  if (const auto dots = out.find("...}"); dots != std::string::npos) out.erase(dots, 3);
  return out;
}

}  // namespace

std::map<int, std::string> failures_of(const Route& route) {
  std::map<int, std::string> failures{
      {400, "The request is malformed, or a member of it is wrong; `errors` says which."},
      {404, "There is nothing at this address."},
      {405, "The address is there, the method is not; Allow names those that are."},
      {408, "The client was too slow."},
      {413, "The body is larger than " + std::to_string(route.max_body_bytes) + " bytes."},
      {414, "The address is too long."},
      {429, "Too many requests; wait."},
      {431, "The header is too large."},
      {500, "Our mistake; it has been logged under `request_id`."},
      {503, "Busy or stopping; try again."},
      {504, "It took too long."}};
  if (!route.input_schema.is_null()) failures[415] = "The body is not application/json.";
  if (route.access != Access::kPublic) {
    failures[401] = "Sign in first.";
    failures[403] = "You may not do this.";
  }
  if (route.method != Method::kGet) {
    failures[403] = "You may not do this, or the request came from another site.";
    failures[409] = "Somebody else changed it at the same moment; read it again and try again.";
    failures[507] = "No storage left; reading still works.";
  }
  std::map<int, std::string> declared;
  for (const auto& failure : route.failures) {
    const int status = status_of(Error{.kind = failure.kind, .code = failure.code, .message = {}});
    auto& text = declared[status];
    if (!text.empty()) text += ' ';
    text += '`' + failure.code + "`: " + failure.when;
  }
  for (auto& [status, text] : declared) failures[status] = std::move(text);
  return failures;
}

json::object openapi_document(const Routes& routes, const ApiInfo& info) {
  json::object paths, taken;
  for (const auto& [route, handler] : routes.all()) {
    if (route.tag.empty()) continue;
    auto& path = paths[template_of(route.path)];
    if (path.is_null()) path = json::object{};
    path.as_object()[text::to_lower_ascii(to_string(route.method))] = describe_operation(route, taken);
  }
  json::object schemas = routes.components();
  schemas["Problem"] = problem_schema();
  json::object schemes{
      {"session", json::object{{"type", "apiKey"}, {"in", "cookie"}, {"name", "souk_session"}}},
      {"staff_token", json::object{{"type", "http"}, {"scheme", "bearer"}}}};
  json::object about{{"title", info.title}, {"version", info.version}};
  if (!info.description.empty()) about["description"] = info.description;
  json::object document{
      {"openapi", "3.1.0"},
      {"info", std::move(about)},
      {"paths", std::move(paths)},
      {"components", json::object{{"schemas", std::move(schemas)}, {"securitySchemes", std::move(schemes)}}}};
  if (!info.server_url.empty()) document["servers"] = json::array{json::object{{"url", info.server_url}}};
  return document;
}

Routes openapi_route(const Routes& routes, const ApiInfo& info) {
  const auto text = std::make_shared<const std::string>(to_text(openapi_document(routes, info)));
  Routes own;
  own.add_raw({.path = "/api/openapi.json", .summary = "This document"},
              [text, tag = etag_of(*text)](const Request&) {
                Response response{.status = 200, .headers = {}, .body = text};
                response.headers.add("Content-Type", "application/json");
                response.headers.add("ETag", tag);
                return response;
              });
  return own;
}

}  // namespace souk::http
