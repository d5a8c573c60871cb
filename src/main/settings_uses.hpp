// What still needs a tax class or a shipping method that somebody wants to remove from the settings.
#pragma once

#include "engines/document/port.hpp"
#include "online/order/orders.hpp"
#include "online/shop/removal.hpp"

namespace souk::app {

// Tax classes: the usual one (the first) and those that a product names stay. Shipping methods: those of
// orders that are still to be sent, as far as the newest 1,000 of each state tell; orders keep what they say
// of their shipping, so that one beyond is not harmed. Both must outlive what is answered.
online::shop::UsesOf uses_of_settings(engines::DocumentStore& store, const online::order::Orders& orders);

}  // namespace souk::app
