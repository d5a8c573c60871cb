// The shop's settings over the API, for staff; the console's form saves by the same store.
#pragma once

#include "online/shop/settings_store.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::shop {

http::Routes settings_routes(SettingsStore& settings);

}  // namespace souk::online::shop
