// Gift cards and store credit in a cart: which it uses, and how much of each it takes at this moment. Nothing
// is set aside here; checkout does that.
#include <algorithm>

#include <fmt/format.h>

#include "online/cart/cart_service.hpp"

namespace souk::online::cart {

Status Cart::use_card(CartCard card) {
  TRY(check_open());
  const auto same = [&](const CartCard& one) { return one.balance_id == card.balance_id; };
  if (std::any_of(gift_cards.begin(), gift_cards.end(), same)) return {};
  if (gift_cards.size() >= kMaxCards) {
    return fail(precondition("cart.too_many_cards",
                             fmt::format("An order is paid with at most {} gift cards.", kMaxCards)));
  }
  gift_cards.push_back(std::move(card));
  return {};
}

Status Cart::drop_card(std::string_view balance_id) {
  TRY(check_open());
  std::erase_if(gift_cards, [&](const CartCard& one) { return one.balance_id == balance_id; });
  return {};
}

Status Cart::choose_store_credit(bool use) {
  TRY(check_open());
  use_store_credit = use;
  return {};
}

Result<StoredCart> CartService::use_gift_card(std::string_view id, std::string_view code,
                                              std::string_view from, const Shopper& by) const {
  if (deps_.attempts != nullptr) TRY(deps_.attempts->begin_code(from));
  if (deps_.balances == nullptr) return fail(not_found("gift_card.missing", "This shop has no gift cards."));
  const auto card = TRY(deps_.balances->find_card(code));
  TRY(card.check_spendable(deps_.clock->now()));
  return change(id, by, {}, [&](Cart& cart) -> Status {
    if (card.currency != cart.currency) {
      return fail(
          precondition("gift_card.currency", fmt::format("This gift card is worth {}; the cart is in {}.",
                                                         card.currency.code(), cart.currency.code())));
    }
    return cart.use_card({card.id, card.code_tail});
  });
}

Status CartService::take_credits(PricedCart& priced) const {
  if (deps_.balances == nullptr) return {};
  auto left = priced.basket.grand_minor;
  const auto take = [&](const balance::Balance& balance, bool wanted) {
    CartCredit credit{.balance_id = balance.id,
                      .kind = balance.kind,
                      .tail = balance.code_tail,
                      .left_minor = balance.available_minor};
    if (auto fit = balance.check_spendable(priced.input.now); !fit) {
      credit.refused = std::move(fit).error();
    } else if (wanted) {
      credit.minor = std::min(left, balance.available_minor);
    }
    left -= credit.minor;
    priced.credits.push_back(std::move(credit));
  };
  for (const auto& card : priced.cart.gift_cards) take(TRY(deps_.balances->load(card.balance_id)), true);
  if (!priced.cart.customer_id) return {};
  for (const auto& credit : TRY(deps_.balances->of_customer(*priced.cart.customer_id))) {
    if (credit.currency == priced.cart.currency && credit.available_minor > 0)
      take(credit, priced.cart.use_store_credit);
  }
  return {};
}

std::int64_t PricedCart::due_minor() const {
  auto due = basket.grand_minor;
  for (const auto& credit : credits) due -= credit.minor;
  return due;
}

}  // namespace souk::online::cart
