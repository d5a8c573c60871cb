// The retailer's settings: one document, edited rarely, read everywhere through a snapshot.
#pragma once

#include <string>
#include <vector>

#include "base/codec.hpp"
#include "base/language.hpp"
#include "base/money.hpp"

namespace souk::online::shop {

// A language of the shop and the currency it shows; the language stands in the URL ("/zh-CN/...").
struct Market {
  std::string language;
  Currency currency{};
  static constexpr auto fields() { return std::tuple{field("language", &Market::language), field("currency", &Market::currency)}; }
};

struct TaxRate {
  Currency currency{};
  std::int64_t basis_points = 0;  // 1300 is 13 %
  bool included = true;           // whether prices contain it
  static constexpr auto fields() {
    return std::tuple{field("currency", &TaxRate::currency), field("basis_points", &TaxRate::basis_points), field("included", &TaxRate::included)};
  }
};

struct TaxClass {
  std::string code;
  Texts name;
  std::vector<TaxRate> rates;
  static constexpr auto fields() {
    return std::tuple{field("code", &TaxClass::code), field("name", &TaxClass::name), field("rates", &TaxClass::rates)};
  }
};

enum class ShippingKind { kDelivery, kPickup };

struct ShippingMethod {
  std::string code;
  ShippingKind kind = ShippingKind::kDelivery;
  Texts name;
  std::map<std::string, std::int64_t> price;      // minor units by currency
  std::map<std::string, std::int64_t> free_over;  // goods' value from which it is free, by currency
  std::int64_t days_min = 1;
  std::int64_t days_max = 3;
  static constexpr auto fields();
};

}  // namespace souk::online::shop

template <>
struct souk::EnumNames<souk::online::shop::ShippingKind> {
  static constexpr std::array kNames{std::pair{souk::online::shop::ShippingKind::kDelivery, std::string_view{"delivery"}},
                                     std::pair{souk::online::shop::ShippingKind::kPickup, std::string_view{"pickup"}}};
};

namespace souk::online::shop {

constexpr auto ShippingMethod::fields() {
  return std::tuple{field("code", &ShippingMethod::code),           field("kind", &ShippingMethod::kind),
                    field("name", &ShippingMethod::name),           field("price", &ShippingMethod::price),
                    field("free_over", &ShippingMethod::free_over), field("days_min", &ShippingMethod::days_min),
                    field("days_max", &ShippingMethod::days_max)};
}

struct Settings {
  Texts name;
  Texts tagline;
  std::string support_mail;
  std::string support_phone;
  Texts legal_entity;
  std::vector<Market> markets;
  std::vector<TaxClass> tax_classes;
  std::vector<ShippingMethod> shipping_methods;
  json::value home;  // what the home page shows: hero, banners, collections
  static constexpr auto fields() {
    return std::tuple{field("name", &Settings::name),
                      field("tagline", &Settings::tagline),
                      field("support_mail", &Settings::support_mail),
                      field("support_phone", &Settings::support_phone),
                      field("legal_entity", &Settings::legal_entity),
                      field("markets", &Settings::markets),
                      field("tax_classes", &Settings::tax_classes),
                      field("shipping_methods", &Settings::shipping_methods),
                      field("home", &Settings::home)};
  }
};

}  // namespace souk::online::shop
