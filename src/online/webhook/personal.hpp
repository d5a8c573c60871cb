// What webhooks keep of a person: copies of their account and orders in events not yet purged.
#pragma once

#include "online/customer/erasure.hpp"
#include "online/order/orders.hpp"
#include "online/webhook/outbox.hpp"

namespace souk::online::webhook {

// To be added before the orders' own records, which cut the tie between the person and their orders.
customer::PersonalRecords personal_records(const Outbox& outbox, const order::Orders& orders);

}  // namespace souk::online::webhook
