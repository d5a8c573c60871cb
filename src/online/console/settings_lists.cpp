// The lists of the settings form: tax classes and shipping methods. Each entry can be changed and marked for
// removal; below them is room for one more. What is in use stays, and the form says what uses it.
#include <algorithm>

#include <fmt/format.h>

#include "online/console/settings_parts.hpp"

namespace souk::online::console {
namespace {

using shop::Settings;
using shop::ShippingKind;

constexpr std::string_view kTaxes = "tax_classes";
constexpr std::string_view kMethods = "shipping_methods";
constexpr std::string_view kNew = "new";

std::string row_at(std::string_view list, std::string_view row) { return fmt::format("{}/{}", list, row); }
std::string row_at(std::string_view list, std::size_t row) { return fmt::format("{}/{}", list, row); }

void put_amounts(Form& form, const std::string& name, const std::map<std::string, std::int64_t>& amounts) {
  for (const auto& [code, minor] : amounts) {
    if (const auto currency = Currency::parse(code))
      form.set(name + "/" + code, to_decimal({minor, *currency}));
  }
}

std::string percent_text(std::int64_t basis_points) {
  return to_decimal({basis_points, Currency::of("CNY")});
}

std::string rate_label(const Visit& visit, const shop::TaxRate& rate) {
  std::string label{rate.currency.code()};
  if (!rate.country.empty()) label += " · " + rate.country;
  if (!rate.region.empty()) label += "-" + rate.region;
  return label + " · " + visit.words(rate.included ? "setting.tax_included" : "setting.tax_added") + " (%)";
}

Html percent_field(const Visit& visit, const Form& form, std::string name, std::string label) {
  return field(visit, form,
               {.name = std::move(name),
                .label = std::move(label),
                .max_length = 8,
                .more = " inputmode=\"decimal\""});
}

Html code_field(const Visit& visit, const Form& form, std::string name) {
  return field(visit, form,
               {.name = std::move(name),
                .label = visit.words("setting.code"),
                .hint = visit.words("setting.code_hint"),
                .max_length = 64,
                .more = " autocapitalize=\"none\" spellcheck=\"false\""});
}

Html day_fields(const Visit& visit, const Form& form, const std::string& at) {
  Html html;
  for (const auto* name : {"days_min", "days_max"})
    html << field(visit, form,
                  {.name = at + "/" + name,
                   .label = visit.words.of("setting.", name),
                   .max_length = 3,
                   .more = " inputmode=\"numeric\""});
  return html;
}

Html removal(const Visit& visit, const Form& form, const std::string& at) {
  const auto name = at + "/remove";
  Html html;
  if (!visit.may("settings.write")) return html;
  html << check(name, visit.words("setting.remove"), form.has(name), "1", name);
  if (const auto wrong = form.errors.find(name); wrong != form.errors.end())
    html << "<p class=\"field-error\">" << wrong->second << "</p>";
  return html;
}

Html entry_head(const Visit& visit, const Texts& name, std::string_view code) {
  Html html;
  html << "<fieldset class=\"variant\"><legend class=\"lang-head\">" << visit.text(name) << " <code>" << code
       << "</code></legend><div class=\"grid-fields\">";
  return html;
}

// Stands open where something in it was typed or is wrong.
Html adding(const Visit& visit, const Form& form, std::string_view list, std::string_view word,
            const Html& fields) {
  if (!visit.may("settings.write")) return {};
  const auto prefix = row_at(list, kNew) + "/";
  const auto open = std::any_of(form.values.begin(), form.values.end(), [&](const auto& typed) {
    return typed.first.starts_with(prefix) && !typed.second.empty();
  });
  Html html;
  html << "<details class=\"adding\"" << when(open, " open") << "><summary class=\"btn btn--quiet\">"
       << icon(visit, "plus", "icon--sm") << visit.words(word)
       << "</summary><fieldset class=\"variant\"><div class=\"grid-fields\">" << fields
       << "</div></fieldset></details>";
  return html;
}

bool is_code(std::string_view code) {
  return !code.empty() && code.size() <= 64 && std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  });
}

// Whether the row for one more is filled in; its code and name must be fit then.
template <class List>
bool wants_new(SettingsReading& reading, std::string_view list, const List& known, std::string& code,
               Texts& name) {
  const auto at = row_at(list, kNew);
  code = reading.text(at + "/code");
  reading.texts(at + "/name", name);
  if (code.empty() && name.empty()) return false;
  const bool taken =
      std::any_of(known.begin(), known.end(), [&](const auto& other) { return other.code == code; });
  if (!is_code(code)) reading.complain_in_words(at + "/code", "complaint.malformed");
  if (taken) reading.complain_in_words(at + "/code", "complaint.not_unique");
  if (name.empty())
    reading.complain_in_words(at + "/name/" + languages_of(reading.visit()).front(), "complaint.missing");
  return true;
}

void change_tax_class(SettingsReading& reading, const std::string& at, shop::TaxClass& tax_class) {
  reading.texts(at + "/name", tax_class.name);
  for (std::size_t j = 0; j < tax_class.rates.size(); ++j)
    reading.percent(fmt::format("{}/rates/{}/basis_points", at, j), tax_class.rates[j].basis_points);
}

void change_method(SettingsReading& reading, const std::string& at, shop::ShippingMethod& method) {
  reading.texts(at + "/name", method.name);
  reading.texts(at + "/description", method.description);
  reading.amounts(at + "/price", method.price);
  reading.amounts(at + "/free_over", method.free_over);
  reading.number(at + "/days_min", method.days_min);
  reading.number(at + "/days_max", method.days_max);
}

void add_tax_class(SettingsReading& reading, Settings& settings, SettingsRows& rows) {
  shop::TaxClass made;
  if (!wants_new(reading, kTaxes, settings.tax_classes, made.code, made.name)) return;
  const auto at = row_at(kTaxes, kNew);
  for (const auto currency : currencies_of(reading.visit())) {
    const std::string code{currency.code()};
    if (reading.text(at + "/rate/" + code).empty()) continue;  // not taxed in that currency
    shop::TaxRate rate{.currency = currency};
    rate.included = reading.form().has(at + "/included/" + code);
    reading.percent(at + "/rate/" + code, rate.basis_points);
    made.rates.push_back(std::move(rate));
  }
  settings.tax_classes.push_back(std::move(made));
  rows.tax_classes.emplace_back(kNew);
}

void add_method(SettingsReading& reading, Settings& settings, SettingsRows& rows) {
  shop::ShippingMethod made;
  if (!wants_new(reading, kMethods, settings.shipping_methods, made.code, made.name)) return;
  const auto at = row_at(kMethods, kNew);
  made.kind = reading.text(at + "/kind") == enum_name(ShippingKind::kPickup) ? ShippingKind::kPickup
                                                                             : ShippingKind::kDelivery;
  change_method(reading, at, made);
  settings.shipping_methods.push_back(std::move(made));
  rows.shipping_methods.emplace_back(kNew);
}

// Changes the rows that stay and drops the others.
template <class Entry, class F>
void keep_rows(SettingsReading& reading, std::string_view list, std::vector<Entry>& entries,
               std::vector<std::string>& rows, F change) {
  std::vector<Entry> kept;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto at = row_at(list, i);
    if (reading.form().has(at + "/remove")) continue;
    change(reading, at, entries[i]);
    kept.push_back(std::move(entries[i]));
    rows.push_back(std::to_string(i));
  }
  entries = std::move(kept);
}

}  // namespace

void put_lists(Form& form, const Settings& settings) {
  for (std::size_t i = 0; i < settings.tax_classes.size(); ++i) {
    const auto at = row_at(kTaxes, i);
    put_texts(form, at + "/name", settings.tax_classes[i].name);
    const auto& rates = settings.tax_classes[i].rates;
    for (std::size_t j = 0; j < rates.size(); ++j)
      form.set(fmt::format("{}/rates/{}/basis_points", at, j), percent_text(rates[j].basis_points));
  }
  for (std::size_t i = 0; i < settings.shipping_methods.size(); ++i) {
    const auto& method = settings.shipping_methods[i];
    const auto at = row_at(kMethods, i);
    put_texts(form, at + "/name", method.name);
    put_texts(form, at + "/description", method.description);
    put_amounts(form, at + "/price", method.price);
    put_amounts(form, at + "/free_over", method.free_over);
    form.set(at + "/days_min", std::to_string(method.days_min));
    form.set(at + "/days_max", std::to_string(method.days_max));
  }
}

Html taxes_card(const Visit& visit, const Form& form, const Settings& settings) {
  Html body;
  for (std::size_t i = 0; i < settings.tax_classes.size(); ++i) {
    const auto& each = settings.tax_classes[i];
    const auto at = row_at(kTaxes, i);
    body << entry_head(visit, each.name, each.code) << text_pair(visit, form, at + "/name", "setting.name");
    for (std::size_t j = 0; j < each.rates.size(); ++j)
      body << percent_field(visit, form, fmt::format("{}/rates/{}/basis_points", at, j),
                            rate_label(visit, each.rates[j]));
    body << "</div>" << removal(visit, form, at) << "</fieldset>";
  }
  const auto at = row_at(kTaxes, kNew);
  Html fields;
  fields << code_field(visit, form, at + "/code") << text_pair(visit, form, at + "/name", "setting.name");
  for (const auto currency : currencies_of(visit)) {
    const std::string code{currency.code()};
    const auto included = at + "/included/" + code;
    fields << percent_field(visit, form, at + "/rate/" + code, code + " (%)")
           << check(included, code + " · " + visit.words("setting.tax_included"), form.has(included), "1",
                    included);
  }
  body << adding(visit, form, kTaxes, "setting.add_tax", fields);
  return card(visit.words("setting.taxes"), body);
}

Html shipping_card(const Visit& visit, const Form& form, const Settings& settings) {
  const auto fields_at = [&](const std::string& at) {
    Html html;
    html << text_pair(visit, form, at + "/name", "setting.name")
         << text_pair(visit, form, at + "/description", "setting.description")
         << amount_fields(visit, form, at + "/price", "setting.ship_price")
         << amount_fields(visit, form, at + "/free_over", "setting.free_over") << day_fields(visit, form, at);
    return html;
  };
  Html body;
  for (std::size_t i = 0; i < settings.shipping_methods.size(); ++i) {
    const auto& each = settings.shipping_methods[i];
    const auto at = row_at(kMethods, i);
    body << entry_head(visit, each.name, each.code) << fields_at(at) << "</div>" << removal(visit, form, at)
         << "</fieldset>";
  }
  const auto at = row_at(kMethods, kNew);
  Html fields;
  fields << code_field(visit, form, at + "/code")
         << select(visit, form, {.name = at + "/kind", .label = visit.words("setting.ship_kind")},
                   {{"delivery", visit.words("setting.kind_delivery")},
                    {"pickup", visit.words("setting.kind_pickup")}})
         << fields_at(at);
  body << adding(visit, form, kMethods, "setting.add_method", fields);
  return card(visit.words("setting.shipping"), body);
}

SettingsRows lists_from(SettingsReading& reading, Settings& settings) {
  SettingsRows rows;
  keep_rows(reading, kTaxes, settings.tax_classes, rows.tax_classes, change_tax_class);
  keep_rows(reading, kMethods, settings.shipping_methods, rows.shipping_methods, change_method);
  add_tax_class(reading, settings, rows);
  add_method(reading, settings, rows);
  return rows;
}

void move_complaints(Form& form, const SettingsRows& rows) {
  std::map<std::string, std::string, std::less<>> moved;
  const auto row_of = [&](std::string_view name, std::string_view list,
                          const std::vector<std::string>& from) -> std::string {
    for (std::size_t i = 0; i < from.size(); ++i) {
      const auto at = row_at(list, i);
      if (name == at) return row_at(list, from[i]) + "/code";
      if (name.starts_with(at + "/")) return row_at(list, from[i]) + std::string{name.substr(at.size())};
    }
    return std::string{name};
  };
  for (const auto& [name, words] : form.errors) {
    auto place = row_of(name, kTaxes, rows.tax_classes);
    if (place == name) place = row_of(name, kMethods, rows.shipping_methods);
    moved[place] = words;
  }
  form.errors = std::move(moved);
}

void complain_of_uses(const Visit& visit, Form& form, const Settings& before,
                      const std::vector<shop::Use>& uses) {
  const auto complain = [&](std::string_view list, const auto& entries, const shop::Use& use) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (use.list != list || entries[i].code != use.code) continue;
      const auto word = use.kind == shop::UseKind::kUsual     ? "setting.used_as_usual"
                        : use.kind == shop::UseKind::kProduct ? "setting.used_by_product"
                                                              : "setting.used_by_order";
      form.errors[row_at(list, i) + "/remove"] = visit.words(word, {{"by", use.by}});
    }
  };
  for (const auto& use : uses) {
    complain(kTaxes, before.tax_classes, use);
    complain(kMethods, before.shipping_methods, use);
  }
}

}  // namespace souk::online::console
