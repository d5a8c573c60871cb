// The OpenAPI 3.1 document of a route table. Routes with a tag are in it; pages are not. It names every
// status that the server can give to such a route, its own refusals included.
#pragma once

#include <string>

#include "runtime/http/route.hpp"

namespace souk::http {

struct ApiInfo {
  std::string title;
  std::string version;
  std::string description{};
  std::string server_url{};  // empty: where the document came from
};

json::object openapi_document(const Routes& routes, const ApiInfo& info);
// GET /api/openapi.json, made once.
Routes openapi_route(const Routes& routes, const ApiInfo& info);

// What a route can answer beside its success: status and the sentences about it, in the order of statuses.
std::map<int, std::string> failures_of(const Route& route);

}  // namespace souk::http
