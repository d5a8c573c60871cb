// What explains a price: the steps of a line, what promotions and the coupon give to the whole, and the gift
// cards that pay part of it. Shared by cart, checkout, order and account.
#pragma once

#include <string>
#include <vector>

#include "online/balance/balance.hpp"
#include "online/cart/cart_service.hpp"
#include "online/order/order.hpp"
#include "online/storefront/page/page.hpp"

namespace souk::online::storefront {

struct PriceReason {
  std::string label;
  Money amount;  // negative: off
};

// The steps of a line after its list price, in the page's language; empty where it costs what it says.
std::vector<PriceReason> reasons_of(const Page& page, const promotion::PricedLine& line, Currency currency);
std::vector<PriceReason> reasons_of(const Page& page, const order::OrderLine& line, Currency currency);
Html reason_list(const Page& page, const std::vector<PriceReason>& reasons);
// What a line costs; where it costs less than it did, with what it did.
Html line_price(const Page& page, Money base, Money total);

// Rows of a list of sums: one for each promotion, and the rest as the coupon's.
struct Reductions {
  std::vector<PriceReason> promotions;
  std::int64_t discount_minor = 0;
  std::string coupon;  // its name or code; empty: none
  Currency currency{};
};
Html reduction_rows(const Page& page, const Reductions& reductions);

// "Gift card ···W0TB", "Store credit".
std::string credit_name(const Page& page, balance::BalanceKind kind, std::string_view tail);

}  // namespace souk::online::storefront
