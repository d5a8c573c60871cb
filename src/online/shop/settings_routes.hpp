// The shop's settings over the API, for staff; the console's form saves by the same store.
#pragma once

#include "online/shop/removal.hpp"
#include "online/shop/settings_store.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::shop {

// `uses_of` refuses to save without something that is in use; empty: nothing is asked.
http::Routes settings_routes(SettingsStore& settings, UsesOf uses_of = {});

}  // namespace souk::online::shop
