#include "online/shop/settings.hpp"

#include <set>

#include <fmt/format.h>

namespace souk::online::shop {

const Market* market_of(const Settings& settings, std::string_view language) {
  for (const auto& market : settings.markets) {
    if (market.language == language) return &market;
  }
  return settings.markets.empty() ? nullptr : &settings.markets.front();
}

const TaxClass* tax_class_of(const Settings& settings, std::string_view code) {
  for (const auto& tax_class : settings.tax_classes) {
    if (tax_class.code == code) return &tax_class;
  }
  return settings.tax_classes.empty() ? nullptr : &settings.tax_classes.front();
}

const TaxRate* tax_rate_of(const Settings& settings, std::string_view tax_class, Currency currency,
                           std::string_view region) {
  const auto* found = tax_class_of(settings, tax_class);
  if (found == nullptr) return nullptr;
  const TaxRate* general = nullptr;
  for (const auto& rate : found->rates) {
    if (rate.currency != currency) continue;
    if (!rate.region.empty() && rate.region == region) return &rate;
    if (rate.region.empty() && general == nullptr) general = &rate;
  }
  return general;
}

namespace {

class Complaints {
 public:
  void add(std::string pointer, std::string code, std::string message) {
    error_.fields.push_back({std::move(pointer), std::move(code), std::move(message)});
  }
  Status result() && {
    if (error_.fields.empty()) return {};
    return fail(std::move(error_));
  }

 private:
  Error error_ =
      invalid("shop.invalid", "The settings of the shop cannot be used as they are; see `fields`.");
};

template <class List, class Key>
void check_unique(Complaints& complaints, std::string_view list_name, const List& list, Key key) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (!seen.insert(key(list[i])).second) {
      complaints.add(fmt::format("/{}/{}", list_name, i), "not_unique",
                     fmt::format("\"{}\" is there twice; remove one.", key(list[i])));
    }
  }
}

void check_amounts(Complaints& complaints, const std::string& pointer,
                   const std::map<std::string, std::int64_t>& amounts) {
  for (const auto& [currency, amount] : amounts) {
    if (!Currency::parse(currency)) {
      complaints.add(pointer + "/" + currency, "malformed",
                     "Write a currency of three capital letters, such as CNY.");
    }
    if (amount < 0) complaints.add(pointer + "/" + currency, "too_small", "Write an amount of 0 or more.");
  }
}

}  // namespace

Status check(const Settings& settings) {
  Complaints complaints;
  if (settings.markets.empty()) {
    complaints.add("/markets", "too_short", "Write at least one market: a language and its currency.");
  }
  check_unique(complaints, "markets", settings.markets, [](const Market& m) { return m.language; });
  check_unique(complaints, "tax_classes", settings.tax_classes, [](const TaxClass& c) { return c.code; });
  check_unique(complaints, "shipping_methods", settings.shipping_methods,
               [](const ShippingMethod& m) { return m.code; });
  for (std::size_t i = 0; i < settings.shipping_methods.size(); ++i) {
    const auto& method = settings.shipping_methods[i];
    const auto pointer = fmt::format("/shipping_methods/{}", i);
    check_amounts(complaints, pointer + "/price", method.price);
    check_amounts(complaints, pointer + "/free_over", method.free_over);
    if (method.days_max < method.days_min) {
      complaints.add(pointer + "/days_max", "too_small", "Write at least as many days as days_min.");
    }
  }
  return std::move(complaints).result();
}

}  // namespace souk::online::shop
