// What one location has to give for an order: why it gives it, what is packed, and the next step.
#pragma once

#include "online/console/visit.hpp"

namespace souk::online::console {

Html consignment_badge(const Visit& visit, fulfilment::ConsignmentState state);
std::string place_name(const Visit& visit, std::string_view location);
// The reason that sourcing gave (inventory/sourcing.cpp), in the reader's language and with the names of the
// places.
std::string allocation_reason(const Visit& visit, std::string_view reason);
Html consignment_card(const Visit& visit, const order::Order& order, const fulfilment::Consignment& each);

}  // namespace souk::online::console
