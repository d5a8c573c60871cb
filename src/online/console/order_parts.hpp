// The parts of an order's page.
#pragma once

#include <string>

#include "online/console/visit.hpp"

namespace souk::online::console {

// Where refunded money goes: as it was paid, or store credit; nothing to choose for a guest's order. `id` of
// the field.
Html money_to(const Visit& visit, const order::Order& order, std::string id);
bool wants_store_credit(const Form& form);
std::string buyer_of(const Visit& visit, const order::Order& order);
Html order_lines(const Visit& visit, const order::Order& order);
Html order_timeline(const Visit& visit, const order::Order& order);
Html order_people(const Visit& visit, const order::Order& order);
Html order_payment(const Visit& visit, const order::Order& order);
// What each location has to give, from the consignments that agree with the order.
Result<Html> order_consignments(const Visit& visit, const order::Order& order);
// Invoice and credit notes, and the button that makes them.
Result<Html> order_papers(const Visit& visit, const order::Order& order);
Result<Html> order_cases(const Visit& visit, const order::Order& order);
// The numbers named "q/<sku>" that are more than none. kInvalid "form.number".
Result<std::vector<order::LineQuantity>> quantities_of(const Form& form);
// order_forms.cpp: what can be done with it now, by this reader.
Html order_actions(const Visit& visit, const order::Order& order);

}  // namespace souk::online::console
