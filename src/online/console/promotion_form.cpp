// A promotion as a form, and back. Fields are named after the members that check() complains of.
#include <fmt/format.h>

#include "base/text.hpp"
#include "online/console/goods_parts.hpp"
#include "online/console/promotion_pages.hpp"
#include "online/console/rule_text.hpp"

namespace souk::online::console {
namespace {

using promotion::AmountPer;
using promotion::BenefitKind;
using promotion::Promotion;
using promotion::PromotionStatus;
using promotion::Stacking;

template <class Enum>
std::vector<Choice> choices_of(const Visit& visit, std::string_view words) {
  std::vector<Choice> choices;
  for (const auto& [value, name] : EnumNames<Enum>::kNames)
    choices.push_back({std::string{name}, visit.words.of(words, name)});
  return choices;
}

template <class Enum>
void take_enum(const Form& form, std::string_view name, Enum& into) {
  for (const auto& [value, known] : EnumNames<Enum>::kNames) {
    if (known == form.value(name)) into = value;
  }
}

// A member that is read from text, or its complaint beside the field.
template <class T, class F>
void take(const Visit& visit, Form& form, const std::string& name, T& into, F read) {
  auto value = read(form.value(name));
  if (value) {
    into = std::move(*value);
  } else {
    form.errors[name] = visit.explain(value.error());
  }
}

void take_number(const Visit& visit, Form& form, const std::string& name, std::int64_t& into) {
  const auto number = number_or(form, name, 0);
  if (number) {
    into = *number;
  } else {
    form.errors[name] = visit.explain(number.error());
  }
}

void take_limit(const Visit& visit, Form& form, const std::string& name, std::optional<std::int64_t>& into) {
  std::int64_t number = 0;
  take_number(visit, form, name, number);
  into = number > 0 ? std::optional{number} : std::nullopt;
}

std::string digits(std::int64_t number) { return number == 0 ? std::string{} : std::to_string(number); }

FieldSpec amounts_field(const Visit& visit, std::string name, std::string_view label) {
  return {.name = std::move(name),
          .label = std::string{label},
          .hint = visit.words("promo.amounts_hint"),
          .max_length = 400};
}

FieldSpec number_field(std::string name, std::string_view label) {
  return {.name = std::move(name),
          .label = std::string{label},
          .max_length = 9,
          .more = " inputmode=\"numeric\""};
}

Html benefit_fields(const Visit& visit, const Form& form) {
  const auto& words = visit.words;
  Html html;
  html << "<div class=\"grid-fields\">"
       << select(visit, form, {.name = "benefit/kind", .label = words("promo.kind")},
                 choices_of<BenefitKind>(visit, "promo.kinds."))
       << field(visit, form,
                {.name = "benefit/basis_points",
                 .label = words("promo.percent"),
                 .hint = words("promo.percent_hint"),
                 .max_length = 10,
                 .more = " inputmode=\"decimal\""})
       << field(visit, form, amounts_field(visit, "benefit/amount", words("promo.amount")))
       << select(visit, form, {.name = "benefit/per", .label = words("promo.per")},
                 choices_of<AmountPer>(visit, "promo.pers."))
       << field(visit, form, amounts_field(visit, "benefit/every", words("promo.every")))
       << field(visit, form, number_field("benefit/buy", words("promo.buy")))
       << field(visit, form, number_field("benefit/get", words("promo.get")))
       << field(visit, form, number_field("benefit/most_times", words("promo.most_times")))
       << field(visit, form, amounts_field(visit, "benefit/most", words("promo.most"))) << "</div>"
       << area(visit, form,
               {.name = "benefit/get_goods",
                .label = words("promo.get_goods"),
                .hint = words("promo.goods_hint"),
                .max_length = 20'000},
               2)
       << area(visit, form,
               {.name = "benefit/parts",
                .label = words("promo.parts"),
                .hint = words("promo.parts_hint"),
                .max_length = 20'000},
               2)
       << area(visit, form,
               {.name = "benefit/tiers",
                .label = words("promo.tiers"),
                .hint = words("promo.tiers_hint"),
                .max_length = 4'000},
               3)
       << check("benefit/per_line", words("promo.per_line"), form.has("benefit/per_line"));
  return card(words("promo.benefit"), html, "form");
}

Html condition_fields(const Visit& visit, const Form& form) {
  const auto& words = visit.words;
  Html html;
  html << area(visit, form,
               {.name = "conditions/goods",
                .label = words("promo.goods"),
                .hint = words("promo.goods_hint"),
                .max_length = 20'000},
               3)
       << "<div class=\"grid-fields grid-fields--wide\">"
       << field(visit, form, number_field("conditions/minimum_quantity", words("promo.minimum_quantity")))
       << field(visit, form, amounts_field(visit, "conditions/minimum_value", words("promo.minimum_value")))
       << field(visit, form,
                {.name = "conditions/starts_at", .label = words("promo.starts_at"), .type = "datetime-local"})
       << field(visit, form,
                {.name = "conditions/ends_at", .label = words("promo.ends_at"), .type = "datetime-local"})
       << field(visit, form,
                {.name = "conditions/customer_groups",
                 .label = words("promo.customer_groups"),
                 .hint = words("promo.list_hint"),
                 .max_length = 2'000})
       << field(visit, form,
                {.name = "conditions/coupons",
                 .label = words("promo.coupons"),
                 .hint = words("promo.coupons_hint"),
                 .max_length = 2'000})
       << field(visit, form,
                {.name = "conditions/channels",
                 .label = words("promo.channels"),
                 .hint = words("promo.channels_hint"),
                 .max_length = 400})
       << "</div>"
       << area(visit, form,
               {.name = "conditions/hours",
                .label = words("promo.hours"),
                .hint = words("promo.hours_hint"),
                .max_length = 1'000},
               2)
       << check("conditions/without_coupon", words("promo.without_coupon"),
                form.has("conditions/without_coupon"));
  return card(words("promo.conditions"), html, "form");
}

Html limit_fields(const Visit& visit, const Form& form) {
  const auto& words = visit.words;
  Html html;
  html << "<div class=\"grid-fields\">"
       << select(visit, form, {.name = "stacking", .label = words("promo.stacking")},
                 choices_of<Stacking>(visit, "promo.stackings."))
       << field(visit, form,
                {.name = "group",
                 .label = words("promo.group"),
                 .hint = words("promo.group_hint"),
                 .max_length = 40})
       << field(visit, form,
                {.name = "priority",
                 .label = words("promo.priority"),
                 .hint = words("promo.priority_hint"),
                 .max_length = 6})
       << field(visit, form, number_field("limits/orders", words("promo.limit_orders")))
       << field(visit, form, number_field("limits/orders_per_customer", words("promo.limit_customer")))
       << field(visit, form, amounts_field(visit, "limits/budget", words("promo.limit_budget"))) << "</div>";
  return card(words("promo.stacking_and_limits"), html, "form");
}

}  // namespace

Html name_fields(const Visit& visit, const Form& form) {
  Html html;
  for (const auto& language : languages_of(visit))
    html << field(visit, form,
                  {.name = "name/" + language,
                   .label = visit.words("promo.name_in", {{"language", language_name(visit, language)}}),
                   .max_length = 200});
  return html;
}

Texts names_from(const Visit& visit, const Form& form, Texts names) {
  for (const auto& language : languages_of(visit)) {
    auto typed = std::string{text::trim(form.value("name/" + language))};
    if (typed.empty()) {
      names.erase(language);
    } else {
      names[language] = std::move(typed);
    }
  }
  return names;
}

Form form_of(const Visit& visit, const Promotion& promotion) {
  const auto& conditions = promotion.conditions;
  const auto& benefit = promotion.benefit;
  Form form;
  form.set("code", promotion.code);
  for (const auto& [language, text] : promotion.name) form.set("name/" + language, text);
  form.set("note", promotion.note);
  form.set("status", std::string{enum_name(promotion.status)});
  form.set("priority", digits(promotion.priority));
  form.set("stacking", std::string{enum_name(promotion.stacking)});
  form.set("group", promotion.group);
  form.set("conditions/goods", text_of_goods(conditions.goods));
  form.set("conditions/minimum_quantity", digits(conditions.minimum_quantity));
  form.set("conditions/minimum_value", text_of_amounts(conditions.minimum_value));
  if (conditions.starts_at) form.set("conditions/starts_at", local_time(visit, *conditions.starts_at));
  if (conditions.ends_at) form.set("conditions/ends_at", local_time(visit, *conditions.ends_at));
  form.set("conditions/customer_groups", text_of_words(conditions.customer_groups));
  form.set("conditions/coupons", text_of_words(conditions.coupons));
  form.set("conditions/channels", text_of_words(conditions.channels));
  form.set("conditions/hours", text_of_hours(conditions.hours));
  if (conditions.without_coupon) form.set("conditions/without_coupon", "1");
  form.set("benefit/kind", std::string{enum_name(benefit.kind)});
  form.set("benefit/basis_points",
           benefit.basis_points > 0 ? text_of_percent(benefit.basis_points) : std::string{});
  form.set("benefit/amount", text_of_amounts(benefit.amount));
  form.set("benefit/per", std::string{enum_name(benefit.per)});
  form.set("benefit/every", text_of_amounts(benefit.every));
  form.set("benefit/buy", digits(benefit.buy));
  form.set("benefit/get", digits(benefit.get));
  form.set("benefit/get_goods", benefit.get_goods ? text_of_goods(*benefit.get_goods) : std::string{});
  form.set("benefit/parts", text_of_parts(benefit.parts));
  form.set("benefit/tiers", text_of_tiers(benefit.tiers));
  if (benefit.per_line) form.set("benefit/per_line", "1");
  form.set("benefit/most_times", digits(benefit.most_times));
  form.set("benefit/most", text_of_amounts(benefit.most));
  form.set("limits/orders", digits(promotion.limits.orders.value_or(0)));
  form.set("limits/orders_per_customer", digits(promotion.limits.orders_per_customer.value_or(0)));
  form.set("limits/budget", text_of_amounts(promotion.limits.budget));
  return form;
}

Promotion promotion_from(const Visit& visit, Form& form, Promotion promotion) {
  const auto amounts = [&](std::string_view text) { return amounts_from(text, visit.currency()); };
  const auto moment = [&](std::string_view text) { return instant_of(visit, text); };
  const auto goods = [](std::string_view text) { return goods_from(text); };
  promotion.name = names_from(visit, form, std::move(promotion.name));
  promotion.note = text::shorten(form.value("note"), 1'000);
  take_enum(form, "status", promotion.status);
  take_enum(form, "stacking", promotion.stacking);
  promotion.group = text::trim(form.value("group"));
  promotion.priority = 0;
  if (!text::trim(form.value("priority")).empty()) {
    const auto number = form.number("priority");
    if (number && *number >= -1'000 && *number <= 1'000) {
      promotion.priority = *number;
    } else {
      form.errors["priority"] = visit.words("problem.form_number");
    }
  }
  auto& conditions = promotion.conditions;
  take(visit, form, "conditions/goods", conditions.goods, goods);
  take_number(visit, form, "conditions/minimum_quantity", conditions.minimum_quantity);
  take(visit, form, "conditions/minimum_value", conditions.minimum_value, amounts);
  take(visit, form, "conditions/starts_at", conditions.starts_at, moment);
  take(visit, form, "conditions/ends_at", conditions.ends_at, moment);
  take(visit, form, "conditions/hours", conditions.hours, hours_from);
  conditions.customer_groups = words_from(form.value("conditions/customer_groups"));
  conditions.channels = words_from(form.value("conditions/channels"));
  conditions.coupons = words_from(form.value("conditions/coupons"));
  for (auto& code : conditions.coupons) code = promotion::normal_code(code);
  conditions.without_coupon = form.has("conditions/without_coupon");
  auto& benefit = promotion.benefit;
  take_enum(form, "benefit/kind", benefit.kind);
  take_enum(form, "benefit/per", benefit.per);
  take(visit, form, "benefit/basis_points", benefit.basis_points, percent_from);
  take(visit, form, "benefit/amount", benefit.amount, amounts);
  take(visit, form, "benefit/every", benefit.every, amounts);
  take_number(visit, form, "benefit/buy", benefit.buy);
  take_number(visit, form, "benefit/get", benefit.get);
  promotion::GoodsFilter given;
  take(visit, form, "benefit/get_goods", given, goods);
  benefit.get_goods = given.is_all() ? std::nullopt : std::optional{std::move(given)};
  take(visit, form, "benefit/parts", benefit.parts, parts_from);
  take(visit, form, "benefit/tiers", benefit.tiers,
       [&](std::string_view text) { return tiers_from(text, visit.currency()); });
  benefit.per_line = form.has("benefit/per_line");
  take_number(visit, form, "benefit/most_times", benefit.most_times);
  take(visit, form, "benefit/most", benefit.most, amounts);
  take_limit(visit, form, "limits/orders", promotion.limits.orders);
  take_limit(visit, form, "limits/orders_per_customer", promotion.limits.orders_per_customer);
  take(visit, form, "limits/budget", promotion.limits.budget, amounts);
  return promotion;
}

Html promotion_fields(const Visit& visit, const Form& form, bool fresh) {
  const auto& words = visit.words;
  Html head;
  head << "<div class=\"grid-fields\">" << name_fields(visit, form);
  if (fresh)
    head << field(visit, form,
                  {.name = "code",
                   .label = words("promo.code"),
                   .hint = words("promo.code_hint"),
                   .required = true,
                   .max_length = 40});
  head << select(visit, form, {.name = "status", .label = words("promo.status")},
                 choices_of<PromotionStatus>(visit, "promo.statuses."))
       << field(visit, form, {.name = "note", .label = words("promo.note"), .max_length = 1'000}) << "</div>";
  Html html;
  html << card("", head, "form") << benefit_fields(visit, form) << condition_fields(visit, form)
       << limit_fields(visit, form);
  return html;
}

void take_rule_complaints(const Visit& visit, const Error& error, Form& form) {
  if (error.fields.empty()) form.problem = visit.explain(error);
  for (const auto& complaint : error.fields) {
    std::string name = complaint.pointer.empty() ? std::string{} : complaint.pointer.substr(1);
    // "/benefit/tiers/0/value" is about the field "benefit/tiers", "/name" about its first language.
    while (!name.empty() && !form.has(name) && name.find('/') != std::string::npos)
      name = name.substr(0, name.rfind('/'));
    if (name == "name") name = "name/" + languages_of(visit).front();
    if (name == "benefit") name = "benefit/amount";
    const auto word = "promo.wrong." + complaint.code;
    form.errors[name] =
        visit.words.has(word) ? visit.words.of("promo.wrong.", complaint.code) : complaint.message;
  }
}

std::string benefit_text(const Visit& visit, const Promotion& promotion) {
  const auto& benefit = promotion.benefit;
  std::string what;
  if (benefit.basis_points > 0) what = " " + text_of_percent(benefit.basis_points) + " %";
  if (!benefit.amount.empty()) what += " " + text_of_amounts(benefit.amount);
  if (benefit.kind == BenefitKind::kBuyGet) what += fmt::format(" {} + {}", benefit.buy, benefit.get);
  return visit.words.of("promo.kinds.", enum_name(benefit.kind)) + what;
}

}  // namespace souk::online::console
