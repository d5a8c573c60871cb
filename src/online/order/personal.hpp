// What orders keep of a person: given out on request, and taken out when an account is erased. The order
// itself stays, with its goods, sums, taxes and the region they went to: the law wants books kept.
#pragma once

#include "online/customer/erasure.hpp"
#include "online/customer/segment.hpp"
#include "online/order/orders.hpp"

namespace souk::online::order {

// Nothing is left to do about it: delivered or cancelled and no task open, or half a year old.
bool is_settled(const Order& order, Instant now);
// Who bought it, where exactly it went and what they wrote. Pure.
void forget_person(Order& order);

// Orders that are not settled keep the person until they are: forget() answers false for as long.
customer::PersonalRecords personal_records(const Orders& orders, const Clock& clock);

// For segments: of a customer's newest 500 orders that were paid.
customer::OrderFactsOf order_facts(const Orders& orders);

}  // namespace souk::online::order
