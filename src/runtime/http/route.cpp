#include "runtime/http/route.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace souk::http {

void Routes::include(Routes other) {
  for (auto& bound : other.bound_) bound_.push_back(std::move(bound));
  for (auto& [name, schema] : other.components_) components_.insert_or_assign(name, std::move(schema));
}

std::string permission_of(const Route& route) {
  if (!route.permission.empty()) return route.permission;
  const bool safe = route.method == Method::kGet || route.method == Method::kHead;
  return route.tag + (safe ? ".read" : ".write");
}

// "application/json" and every "application/...+json" (RFC 6839).
Result<json::value> json_body(const Request& request) {
  const auto type = request.headers.get("content-type");
  const auto media = text::to_lower_ascii(text::trim(type.substr(0, type.find(';'))));
  if (media != "application/json" && !(media.starts_with("application/") && media.ends_with("+json")))
    return fail(invalid("request.media_type", "Send the body as application/json."));
  return parse_json(request.body);
}

Status check_key(const Request& request) {
  constexpr std::size_t kMost = 64;
  if (!request.headers.contains("Idempotency-Key")) return {};
  const auto key = request.headers.get("Idempotency-Key");
  const bool visible = std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7f; });
  if (visible && !key.empty() && key.size() <= kMost) return {};
  return fail(invalid("request.idempotency_key", "An Idempotency-Key has 1 to 64 visible ASCII characters."));
}

Response json_answer(int status, std::string body) { return Response::json(status, std::move(body)); }
Response json_answer(int status, SharedText body) {
  auto response = Response::json(status, {});
  response.body = std::move(body);
  return response;
}

}  // namespace souk::http
