// The cart: what a shopper has gathered and how they want it, until it becomes an order. One document. Pure:
// commands in, a changed cart or an error out; no clock, no I/O. Prices are not kept here but asked for at
// every reading (cart_service.hpp); only what a line cost when it was added is, to tell that it changed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "online/cart/cart_parts.hpp"
#include "online/customer/address.hpp"
#include "online/customer/contact.hpp"

namespace souk::online::cart {

struct Cart {
  std::string id;  // "crt_" and 128 random bits: whoever has it may use a guest's cart
  CartStatus status = CartStatus::kOpen;
  std::string language;
  Currency currency{};
  std::vector<CartLine> lines;
  std::string coupon;                // code, as claimed; empty: none
  std::vector<CartCard> gift_cards;  // in the order in which they are used up
  bool use_store_credit = false;     // the member's, after the cards
  std::optional<customer::Contact> contact;
  std::optional<customer::Address> address;          // where the goods go
  std::optional<customer::Address> billing_address;  // absent: the same
  std::optional<std::string> shipping_method;        // code in the shop's settings
  std::string pickup_location;                       // code of the store, for pick-up
  std::optional<std::string> payment_method;         // "sandbox:approve"
  std::string note;                                  // from the shopper
  std::optional<std::string> customer_id;
  std::optional<std::string> live_for;  // unique: the member whose cart this is, while it is open
  std::string customer_group;
  // Of the checkout under way or done.
  std::string order_id;
  std::string payment_id;
  std::string checkout_key;
  std::string reopened_because;
  std::vector<RecentWrite> recent;       // the newest last
  std::vector<std::string> merged_from;  // guests' carts that went in here, the newest last
  std::string merged_into;
  std::optional<std::string> created_by;      // unique: hash of the key that made it
  std::optional<std::int64_t> abandoned_day;  // declared index: day (Unix) of a guest's last change
  Instant created_at{};
  Instant updated_at{};

  static constexpr std::size_t kMaxLines = 100;
  static constexpr std::int64_t kMaxQuantity = 999;
  static constexpr std::size_t kMaxCards = 5;
  static constexpr std::size_t kMaxRecent = 16;
  static constexpr std::string_view kName = "StoredCart";
  static constexpr auto fields();

  // Each changes the cart or leaves it as it was. All but those of placing need an open cart: kPrecondition
  // "cart.placing", "cart.placed" or "cart.merged".
  Status add(std::string_view sku, std::int64_t quantity, const Supply& supply, Instant now);
  Status set_quantity(std::string_view sku, std::int64_t quantity, const Supply& supply);
  Status remove(std::string_view sku);
  Status set_details(customer::Contact its_contact, std::optional<customer::Address> its_address,
                     std::optional<customer::Address> billing, std::string its_note);
  Status choose_shipping(std::string_view method, std::string_view location);
  Status choose_payment(std::string_view method);
  Status use_coupon(std::string_view code);
  Status drop_coupon();
  Status use_card(CartCard card);
  Status drop_card(std::string_view balance_id);
  Status choose_store_credit(bool use);
  Status belong_to(std::string_view customer, std::string_view group);
  // Quantities add up to the bounds, for the rest the guest's newer wishes win. A cart goes in once.
  Status take_in(const Cart& guest);
  Status close_merged(std::string_view into);

  // Checkout. A repeat for the same order changes nothing; another order is kConflict "cart.other_order".
  Status begin_placing(std::string_view order, std::string_view payment, std::string_view key);
  Status finish_placing(std::string_view order);
  // Only if it is being, or was, placed as that order.
  Status reopen(std::string_view order, std::string_view reason);

  const CartLine* line(std::string_view sku) const;
  std::int64_t item_count() const;
  const RecentWrite* find_recent(std::string_view key) const;
  void remember(RecentWrite write);
  void touch(Instant now);

 private:
  Status check_open() const;
};

constexpr auto Cart::fields() {
  return field_table(
      field("id", &Cart::id), field("status", &Cart::status), field("language", &Cart::language),
      field("currency", &Cart::currency), field("lines", &Cart::lines), field("coupon", &Cart::coupon),
      field("gift_cards", &Cart::gift_cards, {.required = false}),
      field("use_store_credit", &Cart::use_store_credit, {.required = false}),
      field("contact", &Cart::contact), field("address", &Cart::address),
      field("billing_address", &Cart::billing_address), field("shipping_method", &Cart::shipping_method),
      field("pickup_location", &Cart::pickup_location), field("payment_method", &Cart::payment_method),
      field("note", &Cart::note), field("customer_id", &Cart::customer_id),
      field("live_for", &Cart::live_for), field("customer_group", &Cart::customer_group),
      field("order_id", &Cart::order_id), field("payment_id", &Cart::payment_id),
      field("checkout_key", &Cart::checkout_key), field("reopened_because", &Cart::reopened_because),
      field("recent", &Cart::recent), field("merged_from", &Cart::merged_from),
      field("merged_into", &Cart::merged_into), field("created_by", &Cart::created_by),
      field("abandoned_day", &Cart::abandoned_day), field("created_at", &Cart::created_at),
      field("updated_at", &Cart::updated_at));
}

}  // namespace souk::online::cart
