// The retailer's settings: one document, edited rarely, read everywhere through a snapshot
// (settings_store.hpp).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/codec.hpp"
#include "base/language.hpp"
#include "base/money.hpp"

namespace souk::online::shop {

// A language of the shop and the currency it shows; the language stands in the URL ("/zh-CN/...").
struct Market {
  std::string language;
  Currency currency{};
  static constexpr auto fields() {
    return field_table(field("language", &Market::language, {.min_length = 2, .max_length = 35}),
                       field("currency", &Market::currency));
  }
};

struct TaxRate {
  Currency currency{};
  std::int64_t basis_points = 0;  // 1300 is 13 %
  bool included = true;           // whether prices contain it
  std::string country;            // ISO 3166; empty: wherever the currency is used
  std::string region;             // a rate with a region wins over one without
  static constexpr auto fields() {
    return field_table(field("currency", &TaxRate::currency),
                       field("basis_points", &TaxRate::basis_points, {.min = 0, .max = 10'000}),
                       field("included", &TaxRate::included),
                       field("country", &TaxRate::country, {.max_length = 2, .required = false}),
                       field("region", &TaxRate::region, {.max_length = 10, .required = false}));
  }
};

struct TaxClass {
  std::string code;
  Texts name;
  std::vector<TaxRate> rates;
  static constexpr auto fields() {
    return field_table(field("code", &TaxClass::code, {.min_length = 1, .max_length = 64}),
                       field("name", &TaxClass::name),
                       field("rates", &TaxClass::rates, {.max_length = 1'000}));
  }
};

enum class ShippingKind { kDelivery, kPickup };

struct ShippingMethod {
  std::string code;
  ShippingKind kind = ShippingKind::kDelivery;
  Texts name;
  Texts description;
  std::map<std::string, std::int64_t> price;      // minor units by currency
  std::map<std::string, std::int64_t> free_over;  // goods' value from which it is free, by currency
  std::int64_t days_min = 1;
  std::int64_t days_max = 3;
  static constexpr auto fields();
};

}  // namespace souk::online::shop

template <>
struct souk::EnumNames<souk::online::shop::ShippingKind> {
  static constexpr std::array kNames{
      std::pair{souk::online::shop::ShippingKind::kDelivery, std::string_view{"delivery"}},
      std::pair{souk::online::shop::ShippingKind::kPickup, std::string_view{"pickup"}}};
};

namespace souk::online::shop {

constexpr auto ShippingMethod::fields() {
  using M = ShippingMethod;
  return field_table(field("code", &M::code, {.min_length = 1, .max_length = 64}), field("kind", &M::kind),
                     field("name", &M::name), field("description", &M::description, {.required = false}),
                     field("price", &M::price), field("free_over", &M::free_over, {.required = false}),
                     field("days_min", &M::days_min, {.min = 0, .max = 365}),
                     field("days_max", &M::days_max, {.min = 0, .max = 365}));
}

struct Settings {
  std::string code;
  Texts name;
  Texts tagline;
  std::string support_mail;
  std::string support_phone;
  Texts support_hours;
  Texts legal_entity;
  std::vector<Market> markets;        // the first is the default
  std::vector<TaxClass> tax_classes;  // the first is for products that name none
  std::vector<ShippingMethod> shipping_methods;
  json::value home;  // what the home page shows: hero, banners, collections
  static constexpr auto fields() {
    return field_table(field("code", &Settings::code, {.max_length = 64, .required = false}),
                       field("name", &Settings::name), field("tagline", &Settings::tagline),
                       field("support_mail", &Settings::support_mail),
                       field("support_phone", &Settings::support_phone),
                       field("support_hours", &Settings::support_hours, {.required = false}),
                       field("legal_entity", &Settings::legal_entity),
                       field("markets", &Settings::markets, {.min_length = 1, .max_length = 20}),
                       field("tax_classes", &Settings::tax_classes, {.max_length = 50}),
                       field("shipping_methods", &Settings::shipping_methods, {.max_length = 50}),
                       field("home", &Settings::home));
  }
};

// The market of a language; the default one where the shop does not speak it. nullptr in a shop without
// markets.
const Market* market_of(const Settings& settings, std::string_view language);
// The class of that code, the first one for an empty or unknown code; nullptr when there are none.
const TaxClass* tax_class_of(const Settings& settings, std::string_view code);
// The rate for a currency; one for `region` wins over the general one. nullptr: not taxed.
const TaxRate* tax_rate_of(const Settings& settings, std::string_view tax_class, Currency currency,
                           std::string_view region = {});
// What no shop can be run with: no market, two of one language, two classes or methods of one code, an amount
// below zero. Every complaint names its member.
Status check(const Settings& settings);
// From shop.json, the file that a person writes and the sample shop is made of: texts and nesting are closer
// to how people speak than the document is. Members of other rooms (coupons) are passed over.
Result<Settings> settings_from_file(const json::value& file);

}  // namespace souk::online::shop
