// What the API shows of a cart: priced lines with the reasons of their price, sums, what may be chosen, what
// is missing and what has changed. Amounts are Money; texts are in the cart's language.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "online/cart/cart_service.hpp"

namespace souk::online::cart {

struct PriceStepView {
  std::string code;
  Texts label;
  Money amount;
  static constexpr std::string_view kName = "PriceStep";
  static constexpr auto fields() {
    using V = PriceStepView;
    return field_table(field("code", &V::code), field("label", &V::label, {.help = "By language."}),
                       field("amount", &V::amount));
  }
};

struct CartLineView {
  std::string sku;
  std::string product_sku;
  std::string slug;
  std::string name;
  std::string options;
  std::string picture;
  std::int64_t quantity = 0;
  Money unit_price;
  std::optional<Money> compare_at;
  Money total;
  Money tax;
  std::vector<PriceStepView> price_steps;
  static constexpr std::string_view kName = "CartLine";
  static constexpr auto fields() {
    using V = CartLineView;
    return field_table(
        field("sku", &V::sku), field("product_sku", &V::product_sku), field("slug", &V::slug),
        field("name", &V::name),
        field("options", &V::options, {.help = "What tells the variant apart; may be empty."}),
        field("picture", &V::picture, {.help = "Path below /media/; empty when there is none."}),
        field("quantity", &V::quantity), field("unit_price", &V::unit_price, {.help = "Before discounts."}),
        field("compare_at", &V::compare_at),
        field("total", &V::total, {.help = "What the line costs, after discounts."}),
        field("tax", &V::tax, {.help = "In the total or on top of it; see tax_included."}),
        field("price_steps", &V::price_steps, {.help = "From the list price to the total; they add up."}));
  }
};

// Something that the shopper should know. `sku` is empty when it is about the whole cart.
struct NoticeView {
  std::string code;
  std::string sku;
  std::string message;
  std::optional<Money> before{};
  std::optional<Money> now{};
  std::optional<std::int64_t> left{};
  static constexpr std::string_view kName = "CartNotice";
  static constexpr auto fields() {
    using V = NoticeView;
    return field_table(field("code", &V::code,
                             {.help = "price.changed, variant.missing, price.missing, stock.insufficient, "
                                      "coupon.*, balance.* or checkout.failed"}),
                       field("sku", &V::sku), field("message", &V::message),
                       field("before", &V::before, {.help = "Unit price when it was added."}),
                       field("now", &V::now), field("left", &V::left));
  }
};

struct ShippingOptionView {
  std::string code;
  shop::ShippingKind kind = shop::ShippingKind::kDelivery;
  std::string name;
  std::string description;
  Money price;
  std::int64_t days_min = 0;
  std::int64_t days_max = 0;
  static constexpr std::string_view kName = "ShippingOption";
  static constexpr auto fields() {
    using V = ShippingOptionView;
    return field_table(field("code", &V::code), field("kind", &V::kind), field("name", &V::name),
                       field("description", &V::description), field("price", &V::price),
                       field("days_min", &V::days_min), field("days_max", &V::days_max));
  }
};

struct TaxView {
  std::int64_t basis_points = 0;
  bool included = true;
  Money tax;
  static constexpr std::string_view kName = "CartTax";
  static constexpr auto fields() {
    return field_table(field("basis_points", &TaxView::basis_points, {.help = "1300 is 13 %."}),
                       field("included", &TaxView::included), field("tax", &TaxView::tax));
  }
};

// What a promotion gives to the whole cart.
struct PromotionView {
  std::string code;
  std::string name;
  Money amount;
  bool free_shipping = false;
  static constexpr std::string_view kName = "CartPromotion";
  static constexpr auto fields() {
    using V = PromotionView;
    return field_table(field("code", &V::code), field("name", &V::name, {.help = "In the cart's language."}),
                       field("amount", &V::amount, {.help = "Taken off the goods."}),
                       field("free_shipping", &V::free_shipping));
  }
};

// A gift card in the cart, or the member's store credit.
struct CreditView {
  std::string id;
  balance::BalanceKind kind = balance::BalanceKind::kGiftCard;
  std::string tail;
  Money left;
  Money used;
  static constexpr std::string_view kName = "CartCredit";
  static constexpr auto fields() {
    using V = CreditView;
    return field_table(field("id", &V::id), field("kind", &V::kind),
                       field("tail", &V::tail, {.help = "Last characters of a gift card's code."}),
                       field("left", &V::left, {.help = "What is on it before this cart."}),
                       field("used", &V::used, {.help = "What this cart takes of it."}));
  }
};

struct CartTotals {
  Money goods;
  Money discount;
  std::vector<PromotionView> promotions;
  Money shipping;
  Money tax;
  std::vector<TaxView> tax_rates;
  bool tax_included = true;
  Money grand;
  Money due;
  static constexpr std::string_view kName = "CartTotals";
  static constexpr auto fields() {
    using V = CartTotals;
    return field_table(field("goods", &V::goods, {.help = "Lines before discounts."}),
                       field("discount", &V::discount, {.help = "By promotions and the coupon."}),
                       field("promotions", &V::promotions), field("shipping", &V::shipping),
                       field("tax", &V::tax), field("tax_rates", &V::tax_rates),
                       field("tax_included", &V::tax_included),
                       field("grand", &V::grand, {.help = "What the order costs."}),
                       field("due", &V::due, {.help = "What is charged, after gift cards and credit."}));
  }
};

struct CartView {
  std::string id;
  std::int64_t revision = 0;
  CartStatus status = CartStatus::kOpen;
  std::string language;
  Currency currency{};
  std::int64_t item_count = 0;
  std::vector<CartLineView> lines;
  CartTotals totals;
  std::optional<std::string> coupon;
  std::vector<CreditView> credits;
  std::optional<customer::Contact> contact;
  std::optional<customer::Address> address;
  std::optional<customer::Address> billing_address;
  std::optional<std::string> shipping_method;
  std::optional<std::string> pickup_location;
  std::optional<std::string> payment_method;
  std::optional<std::string> note;
  std::optional<std::string> order_id;
  std::vector<ShippingOptionView> shipping_methods;
  std::vector<std::string> missing;
  std::vector<NoticeView> notices;
  static constexpr std::string_view kName = "Cart";
  static constexpr auto fields() {
    using V = CartView;
    return field_table(
        field("id", &V::id, {.help = "Whoever has it may use a guest's cart: keep it secret."}),
        field("revision", &V::revision), field("status", &V::status), field("language", &V::language),
        field("currency", &V::currency), field("item_count", &V::item_count),
        field("lines", &V::lines, {.max_length = Cart::kMaxLines}), field("totals", &V::totals),
        field("coupon", &V::coupon),
        field("credits", &V::credits,
              {.help = "Gift cards, and the member's store credit whether or not it is used."}),
        field("contact", &V::contact), field("address", &V::address),
        field("billing_address", &V::billing_address, {.help = "Absent: the same as the address."}),
        field("shipping_method", &V::shipping_method), field("pickup_location", &V::pickup_location),
        field("payment_method", &V::payment_method), field("note", &V::note),
        field("order_id", &V::order_id, {.help = "Once it is placed."}),
        field("shipping_methods", &V::shipping_methods, {.help = "What may be chosen, at today's price."}),
        field(
            "missing", &V::missing,
            {.help = "What checkout still needs: items, contact, address, shipping_method, pickup_location, "
                     "payment_method."}),
        field("notices", &V::notices));
  }
};

// Asks `stock` how much is left of each line.
CartView view_of(const PricedCart& priced, const inventory::Stock& stock);

}  // namespace souk::online::cart
