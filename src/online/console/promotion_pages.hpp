// Promotions, coupons, and the page that tries a basket under planned rules.
#pragma once

#include "online/console/console.hpp"
#include "online/promotion/simulator.hpp"

namespace souk::online::console {

struct PromotionPageDeps {
  promotion::Promotions* promotions = nullptr;
  promotion::Coupons* coupons = nullptr;
  promotion::SimulatorDeps simulator{};
};

// For Console::add; all must outlive the console.
Console::AddPages promotion_pages(PromotionPageDeps deps);

// The chips above all three: "promotions", "coupons" or "try" is chosen.
Html promotion_tabs(const Visit& visit, std::string_view chosen);

// coupon_pages.cpp
void add_coupon_pages(Pages& pages, const PromotionPageDeps& deps);
// simulator_page.cpp
void add_simulator_page(Pages& pages, const PromotionPageDeps& deps);

// promotion_form.cpp
Form form_of(const Visit& visit, const promotion::Promotion& promotion);
// What was typed, over what the promotion was; complaints are in `form` afterwards.
promotion::Promotion promotion_from(const Visit& visit, Form& form, promotion::Promotion promotion);
Html promotion_fields(const Visit& visit, const Form& form, bool fresh);
// Puts what check() complains of beside the field that it is about.
void take_rule_complaints(const Visit& visit, const Error& error, Form& form);
// Names in the shop's languages: "name/zh-CN".
Html name_fields(const Visit& visit, const Form& form);
Texts names_from(const Visit& visit, const Form& form, Texts names);
// "Percentage 10 %".
std::string benefit_text(const Visit& visit, const promotion::Promotion& promotion);

}  // namespace souk::online::console
