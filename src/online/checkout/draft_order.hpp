// A priced basket as the lines, sums and shipping of an order: everything that is copied, because an order
// must stay as it was when prices, names and methods change. Pure. Contact, address, payment and customer
// come from the cart.
#pragma once

#include "online/order/order.hpp"
#include "online/promotion/pricing.hpp"

namespace souk::online::checkout {

order::OrderLine order_line(const promotion::BasketLine& wanted, const promotion::PricedLine& priced);

// `utc_offset`: the shop's local time, for the delivery dates. The input's shipping method must be chosen.
order::Order draft_order(const promotion::BasketInput& basket, const promotion::PricedBasket& priced,
                         milliseconds utc_offset);

}  // namespace souk::online::checkout
