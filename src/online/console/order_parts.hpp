// The parts of an order's page.
#pragma once

#include <string>

#include "online/console/visit.hpp"

namespace souk::online::console {

std::string buyer_of(const Visit& visit, const order::Order& order);
Html order_lines(const Visit& visit, const order::Order& order);
Html order_timeline(const Visit& visit, const order::Order& order);
Html order_people(const Visit& visit, const order::Order& order);
Html order_payment(const Visit& visit, const order::Order& order);
Html order_shipments(const Visit& visit, const order::Order& order);
// order_forms.cpp: what can be done with it now, by this reader.
Html order_actions(const Visit& visit, const order::Order& order);

}  // namespace souk::online::console
