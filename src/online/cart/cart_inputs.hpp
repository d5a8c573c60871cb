// What comes in through the cart's API.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "online/cart/cart.hpp"

namespace souk::online::cart {

struct AddItem {
  std::string sku;
  std::int64_t quantity = 1;
  static constexpr std::string_view kName = "AddItem";
  static constexpr auto fields() {
    return field_table(
        field("sku", &AddItem::sku, {.min_length = 1, .max_length = 64, .help = "Code of the variant."}),
        field("quantity", &AddItem::quantity, {.min = 1, .max = Cart::kMaxQuantity, .required = false}));
  }
};

struct StartCart {
  std::string language;
  std::optional<Currency> currency;
  std::vector<AddItem> items;
  static constexpr std::string_view kName = "StartCart";
  static constexpr auto fields() {
    using I = StartCart;
    return field_table(
        field("language", &I::language, {.max_length = 35, .required = false, .example = "zh-CN"}),
        field("currency", &I::currency, {.help = "Absent: that of the language's market."}),
        field("items", &I::items, {.max_length = Cart::kMaxLines, .required = false}));
  }
};

struct SetQuantity {
  std::int64_t quantity = 1;
  static constexpr std::string_view kName = "SetQuantity";
  static constexpr auto fields() {
    return field_table(field("quantity", &SetQuantity::quantity, {.min = 1, .max = Cart::kMaxQuantity}));
  }
};

struct CartDetails {
  customer::Contact contact;
  std::optional<customer::Address> address;
  std::optional<customer::Address> billing_address;
  std::string note;
  static constexpr std::string_view kName = "CartDetails";
  static constexpr auto fields() {
    using I = CartDetails;
    return field_table(
        field("contact", &I::contact), field("address", &I::address, {.help = "Not needed for pick-up."}),
        field("billing_address", &I::billing_address, {.help = "Absent: the same as the address."}),
        field("note", &I::note, {.max_length = 500, .required = false}));
  }
};

struct ChooseShipping {
  std::string code;
  std::string location;
  static constexpr std::string_view kName = "ChooseShipping";
  static constexpr auto fields() {
    using I = ChooseShipping;
    return field_table(
        field("code", &I::code, {.min_length = 1, .max_length = 64, .example = "standard"}),
        field("location", &I::location,
              {.max_length = 64, .required = false, .help = "Code of the store, for pick-up."}));
  }
};

struct ChoosePayment {
  std::string method;
  static constexpr std::string_view kName = "ChoosePayment";
  static constexpr auto fields() {
    return field_table(field("method", &ChoosePayment::method,
                             {.min_length = 1, .max_length = 64, .example = "sandbox:approve"}));
  }
};

struct UseCoupon {
  std::string code;
  static constexpr std::string_view kName = "UseCoupon";
  static constexpr auto fields() {
    return field_table(field("code", &UseCoupon::code, {.min_length = 1, .max_length = 40}));
  }
};

struct UseGiftCard {
  std::string code;
  static constexpr std::string_view kName = "UseGiftCard";
  static constexpr auto fields() {
    return field_table(field("code", &UseGiftCard::code,
                             {.min_length = 1, .max_length = 40, .example = "7K2M-9QXR-D4HV-W0TB"}));
  }
};

struct UseStoreCredit {
  bool use = true;
  static constexpr std::string_view kName = "UseStoreCredit";
  static constexpr auto fields() { return field_table(field("use", &UseStoreCredit::use)); }
};

// Made regular and checked; kInvalid with the pointer of each member that is wrong.
Result<CartDetails> normal_details(CartDetails details);

}  // namespace souk::online::cart
