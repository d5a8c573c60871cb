// The staff's half of the catalogue's routes.
#pragma once

#include "online/catalogue/routes.hpp"

namespace souk::online::catalogue {

void add_edit_routes(http::Routes& routes, RouteContext context);

}  // namespace souk::online::catalogue
