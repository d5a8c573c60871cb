#include "online/console/product_form.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk::online::console {
namespace {

using catalogue::AttributeType;
using catalogue::Product;

void put_texts(Form& form, const std::string& name, const Texts& texts) {
  for (const auto& [language, text] : texts) form.set(name + "/" + language, text);
}

void put_amounts(Form& form, const std::string& name, const catalogue::Amounts& amounts) {
  for (const auto& [code, minor] : amounts) {
    if (const auto currency = Currency::parse(code))
      form.set(name + "/" + code, to_decimal({minor, *currency}));
  }
}

void put_attributes(Form& form, const Product& product) {
  for (const auto& [code, value] : product.attributes) {
    const auto name = "attributes/" + code;
    if (const auto* text = value.if_string()) form.set(name, std::string{*text});
    if (const auto* number = value.if_int64()) form.set(name, std::to_string(*number));
    if (const auto* flag = value.if_bool()) form.set(name, *flag ? "yes" : "no");
    if (const auto* texts = value.if_object()) {
      for (const auto& [language, text] : *texts) {
        if (text.is_string()) form.set(name + "/" + std::string{language}, std::string{text.get_string()});
      }
    }
  }
}

void put_options(Form& form, const Product& product) {
  for (std::size_t i = 0; i < product.options.size(); ++i) {
    const auto& option = product.options[i];
    const auto at = fmt::format("options/{}", i);
    form.set(at + "/code", option.code);
    put_texts(form, at + "/name", option.name);
    for (std::size_t j = 0; j < option.values.size(); ++j) {
      form.set(fmt::format("{}/values/{}/code", at, j), option.values[j].code);
      put_texts(form, fmt::format("{}/values/{}/name", at, j), option.values[j].name);
    }
  }
}

void put_variants(Form& form, const Product& product) {
  for (std::size_t i = 0; i < product.variants.size(); ++i) {
    const auto& variant = product.variants[i];
    const auto at = fmt::format("variants/{}", i);
    form.set(at + "/was", variant.sku);
    form.set(at + "/sku", variant.sku);
    for (const auto& [option, value] : variant.options) form.set(at + "/options/" + option, value);
    put_amounts(form, at + "/prices", variant.prices);
    put_amounts(form, at + "/compare_at", variant.compare_at);
    put_amounts(form, at + "/cost", variant.cost);
    form.set(at + "/barcode", variant.barcode);
    if (variant.weight_g > 0) form.set(at + "/weight_g", std::to_string(variant.weight_g));
    if (variant.media) form.set(at + "/media", std::to_string(*variant.media));
    if (variant.backorder) form.set(at + "/backorder", "1");
  }
}

// ---- back -------------------------------------------------------------------------------------------------

class Reading {
 public:
  Reading(const Visit& visit, Form& form) : visit_{visit}, form_{form}, languages_{languages_of(visit)} {}

  std::string text(const std::string& name) const { return std::string{text::trim(form_.value(name))}; }
  // Languages that the form does not show stay.
  void texts(const std::string& name, Texts& into) const {
    for (const auto& language : languages_) {
      const auto field = name + "/" + language;
      if (!form_.has(field)) continue;
      auto typed = text(field);
      if (typed.empty()) {
        into.erase(language);
      } else {
        into[language] = std::move(typed);
      }
    }
  }
  void amounts(const std::string& name, catalogue::Amounts& into) {
    for (const auto currency : currencies_of(visit_)) {
      const std::string code{currency.code()};
      const auto field = name + "/" + code;
      if (!form_.has(field)) continue;
      const auto amount = amount_of(form_.value(field), currency);
      if (!amount) {
        complain(field, amount.error());
      } else if (*amount) {
        into[code] = **amount;
      } else {
        into.erase(code);
      }
    }
  }
  std::int64_t number(const std::string& name) {
    const auto number = number_or(form_, name, 0);
    if (!number) complain(name, number.error());
    return number.value_or(0);
  }
  void complain(const std::string& name, const Error& error) { form_.errors[name] = visit_.explain(error); }
  const Form& form() const { return form_; }
  const std::vector<std::string>& languages() const { return languages_; }

 private:
  const Visit& visit_;
  Form& form_;
  std::vector<std::string> languages_;
};

constexpr std::size_t kMaxRows = 500;

std::vector<catalogue::OptionValue> values_from(const Reading& reading, const std::string& at,
                                                const std::vector<catalogue::OptionValue>& before) {
  std::vector<catalogue::OptionValue> values;
  for (std::size_t j = 0; j < kMaxRows && reading.form().has(fmt::format("{}/values/{}/code", at, j)); ++j) {
    const auto row = fmt::format("{}/values/{}", at, j);
    catalogue::OptionValue value{.code = reading.text(row + "/code"), .name = {}};
    if (value.code.empty()) continue;
    const auto same =
        std::find_if(before.begin(), before.end(), [&](const auto& each) { return each.code == value.code; });
    if (same != before.end()) value.name = same->name;
    reading.texts(row + "/name", value.name);
    values.push_back(std::move(value));
  }
  return values;
}

void options_from(const Reading& reading, Product& product) {
  const auto before = product.options;
  product.options.clear();
  for (std::size_t i = 0; i < 8 && reading.form().has(fmt::format("options/{}/code", i)); ++i) {
    const auto at = fmt::format("options/{}", i);
    catalogue::Option option{.code = reading.text(at + "/code"), .name = {}, .values = {}};
    if (option.code.empty()) continue;
    const auto same = std::find_if(before.begin(), before.end(),
                                   [&](const auto& each) { return each.code == option.code; });
    if (same != before.end()) option.name = same->name;
    reading.texts(at + "/name", option.name);
    option.values = values_from(reading, at, same != before.end() ? same->values : decltype(option.values){});
    product.options.push_back(std::move(option));
  }
}

catalogue::Variant variant_from(Reading& reading, const std::string& at, const Product& before,
                                const std::vector<catalogue::Option>& options) {
  catalogue::Variant variant;
  if (const auto* same = catalogue::find_variant(before, reading.text(at + "/was")); same != nullptr)
    variant = *same;
  variant.sku = reading.text(at + "/sku");
  variant.options.clear();
  for (const auto& option : options) {
    auto chosen = reading.text(at + "/options/" + option.code);
    if (!chosen.empty()) variant.options[option.code] = std::move(chosen);
  }
  reading.amounts(at + "/prices", variant.prices);
  reading.amounts(at + "/compare_at", variant.compare_at);
  reading.amounts(at + "/cost", variant.cost);
  variant.barcode = reading.text(at + "/barcode");
  variant.weight_g = reading.number(at + "/weight_g");
  variant.media.reset();
  if (!reading.text(at + "/media").empty()) variant.media = reading.number(at + "/media");
  variant.backorder = reading.form().has(at + "/backorder");
  return variant;
}

void variants_from(Reading& reading, const Product& before, Product& product) {
  product.variants.clear();
  for (std::size_t i = 0; i < kMaxRows && reading.form().has(fmt::format("variants/{}/sku", i)); ++i) {
    const auto at = fmt::format("variants/{}", i);
    if (reading.form().has(at + "/remove") || reading.text(at + "/sku").empty()) continue;
    product.variants.push_back(variant_from(reading, at, before, product.options));
  }
}

// What its form does not show stays as it is.
void pictures_from(Reading& reading, Product& product) {
  for (std::size_t i = 0; i < product.media.size(); ++i) {
    auto& picture = product.media[i];
    const auto at = fmt::format("media/{}", i);
    reading.texts(at + "/alt", picture.alt);
    if (reading.form().has(at + "/focus_x")) picture.focus_x = reading.number(at + "/focus_x");
    if (reading.form().has(at + "/focus_y")) picture.focus_y = reading.number(at + "/focus_y");
  }
}

void attributes_from(Reading& reading, const catalogue::CategoryTree& tree, Product& product) {
  for (const auto* definition : attributes_of(tree, product.categories)) {
    const auto name = "attributes/" + definition->code;
    json::object texts;
    for (const auto& language : reading.languages()) {
      const auto typed = reading.text(name + "/" + language);
      if (!typed.empty()) texts[language] = typed;
    }
    const auto typed = reading.text(name);
    const bool shown = reading.form().has(name) ||
                       std::any_of(reading.languages().begin(), reading.languages().end(),
                                   [&](const auto& each) { return reading.form().has(name + "/" + each); });
    if (!shown) continue;
    if (definition->type == AttributeType::kText && !texts.empty()) {
      product.attributes[definition->code] = texts;
    } else if (definition->type == AttributeType::kNumber && !typed.empty()) {
      product.attributes[definition->code] = reading.number(name);
    } else if (definition->type == AttributeType::kBoolean && !typed.empty()) {
      product.attributes[definition->code] = typed == "yes";
    } else if (definition->type == AttributeType::kChoice && !typed.empty()) {
      product.attributes[definition->code] = json::string{typed};
    } else {
      product.attributes.erase(definition->code);
    }
  }
}

void status_from(const Visit& visit, Form& form, Product& product) {
  for (const auto& [status, name] : EnumNames<catalogue::ProductStatus>::kNames) {
    if (form.value("status") == name) product.status = status;
  }
  const auto at = instant_of(visit, form.value("publish_at"));
  if (!at) {
    form.errors["publish_at"] = visit.explain(at.error());
  } else {
    product.publish_at = *at;
  }
  if (product.status == catalogue::ProductStatus::kPublished && !product.published_at)
    product.published_at = visit.now;
}

void categories_from(const Form& form, Product& product) {
  product.categories.clear();
  if (!form.value("main_category").empty()) product.categories.emplace_back(form.value("main_category"));
  for (auto& slug : form.all("categories")) {
    if (std::find(product.categories.begin(), product.categories.end(), slug) == product.categories.end())
      product.categories.push_back(std::move(slug));
  }
  product.collections = form.all("collections");
}

}  // namespace

std::vector<const catalogue::AttributeDefinition*> attributes_of(const catalogue::CategoryTree& tree,
                                                                 const std::vector<std::string>& categories) {
  std::vector<const catalogue::AttributeDefinition*> found;
  std::set<std::string_view> seen;
  for (const auto& slug : categories) {
    for (const auto* definition : tree.attributes_of(slug)) {
      if (seen.insert(definition->code).second) found.push_back(definition);
    }
  }
  return found;
}

Form form_of(const Visit& visit, const Product& product) {
  Form form;
  form.set("sku", product.sku);
  form.set("slug", product.slug);
  put_texts(form, "name", product.name);
  put_texts(form, "summary", product.summary);
  put_texts(form, "description", product.description);
  form.set("brand", product.brand);
  form.set("tax_class", product.tax_class);
  form.set("status", std::string{enum_name(product.status)});
  if (product.publish_at) form.set("publish_at", local_time(visit, *product.publish_at));
  if (!product.categories.empty()) form.set("main_category", product.categories.front());
  for (const auto& slug : product.categories) form.values.emplace("categories", slug);
  for (const auto& slug : product.collections) form.values.emplace("collections", slug);
  for (std::size_t i = 0; i < product.media.size(); ++i) {
    const auto at = fmt::format("media/{}", i);
    put_texts(form, at + "/alt", product.media[i].alt);
    form.set(at + "/focus_x", std::to_string(product.media[i].focus_x));
    form.set(at + "/focus_y", std::to_string(product.media[i].focus_y));
  }
  put_attributes(form, product);
  put_options(form, product);
  put_variants(form, product);
  return form;
}

Product product_from(const Visit& visit, Form& form, Product base) {
  const auto before = base;
  auto product = std::move(base);
  Reading reading{visit, form};
  if (product.sku.empty()) product.sku = reading.text("sku");
  product.slug = reading.text("slug");
  reading.texts("name", product.name);
  reading.texts("summary", product.summary);
  reading.texts("description", product.description);
  product.brand = reading.text("brand");
  product.tax_class = reading.text("tax_class");
  status_from(visit, form, product);
  categories_from(form, product);
  attributes_from(reading, *visit.deps().catalogue->snapshot()->tree, product);
  pictures_from(reading, product);
  options_from(reading, product);
  variants_from(reading, before, product);
  return product;
}

}  // namespace souk::online::console
