// The API's reference page (docs/reference/api.md) as Markdown, from the same table as the OpenAPI document.
#pragma once

#include <string>

#include "runtime/http/openapi.hpp"

namespace souk::http {

std::string reference_page(const Routes& routes, const ApiInfo& info);

}  // namespace souk::http
