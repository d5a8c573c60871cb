#include "online/catalogue/check.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "online/catalogue/complaints.hpp"

namespace souk::online::catalogue {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

void check_code(Complaints& complaints, const std::string& pointer, std::string_view code) {
  if (!is_code(code))
    complaints.add(pointer, "malformed", "Write 1 to 64 letters, digits, \".\", \"_\" or \"-\".");
}

void check_slug(Complaints& complaints, const std::string& pointer, std::string_view slug) {
  if (!is_slug(slug))
    complaints.add(pointer, "malformed", "Write small letters, digits and \"-\" in between.");
}

void check_options(Complaints& complaints, const Product& product) {
  std::set<std::string_view> codes;
  for (std::size_t i = 0; i < product.options.size(); ++i) {
    const auto& option = product.options[i];
    const auto pointer = fmt::format("/options/{}", i);
    check_code(complaints, pointer + "/code", option.code);
    if (!codes.insert(option.code).second)
      complaints.add(pointer + "/code", "not_unique", "This option is there twice.");
    std::set<std::string_view> values;
    for (std::size_t j = 0; j < option.values.size(); ++j) {
      if (!values.insert(option.values[j].code).second) {
        complaints.add(fmt::format("{}/values/{}/code", pointer, j), "not_unique",
                       "This value is there twice.");
      }
    }
  }
}

void check_amounts(Complaints& complaints, const std::string& pointer, const Amounts& amounts) {
  for (const auto& [currency, amount] : amounts) {
    const auto at = pointer + "/" + currency;
    if (!Currency::parse(currency))
      complaints.add(at, "malformed", "Write a currency of three capital letters, such as CNY.");
    if (amount < 0) complaints.add(at, "too_small", "Write an amount of 0 or more.");
  }
}

void check_variant_options(Complaints& complaints, const std::string& pointer, const Product& product,
                           const Variant& variant) {
  for (const auto& option : product.options) {
    const auto chosen = variant.options.find(option.code);
    if (chosen == variant.options.end()) {
      complaints.add(pointer + "/options", "missing",
                     fmt::format("Name a value of the option \"{}\".", option.code));
      continue;
    }
    const bool known = std::any_of(option.values.begin(), option.values.end(),
                                   [&](const OptionValue& value) { return value.code == chosen->second; });
    if (!known) {
      complaints.add(pointer + "/options/" + option.code, "unknown_choice",
                     fmt::format("\"{}\" is no value of the option \"{}\".", chosen->second, option.code));
    }
  }
  if (variant.options.size() > product.options.size()) {
    complaints.add(pointer + "/options", "unknown", "Name only options that the product has.");
  }
}

void check_price_list(Complaints& complaints, const std::string& pointer, const Variant& variant) {
  for (std::size_t i = 0; i < variant.price_list.size(); ++i) {
    const auto& entry = variant.price_list[i];
    if (entry.starts_at && entry.ends_at && *entry.ends_at <= *entry.starts_at) {
      complaints.add(fmt::format("{}/price_list/{}/ends_at", pointer, i), "too_early",
                     "Let it end after it starts.");
    }
    if (entry.currency.code().empty()) {
      complaints.add(fmt::format("{}/price_list/{}/currency", pointer, i), "missing", "Name the currency.");
    }
  }
}

void check_variants(Complaints& complaints, const Product& product) {
  if (product.variants.empty())
    complaints.add("/variants", "too_short", "A product has at least one variant.");
  std::set<std::string_view> skus;
  std::set<std::map<std::string, std::string>> combinations;
  for (std::size_t i = 0; i < product.variants.size(); ++i) {
    const auto& variant = product.variants[i];
    const auto pointer = fmt::format("/variants/{}", i);
    check_code(complaints, pointer + "/sku", variant.sku);
    if (!skus.insert(variant.sku).second)
      complaints.add(pointer + "/sku", "not_unique", "Another variant has this code.");
    if (!combinations.insert(variant.options).second) {
      complaints.add(pointer + "/options", "not_unique",
                     "Another variant has the same options; let one differ.");
    }
    check_variant_options(complaints, pointer, product, variant);
    check_amounts(complaints, pointer + "/prices", variant.prices);
    check_amounts(complaints, pointer + "/compare_at", variant.compare_at);
    check_amounts(complaints, pointer + "/cost", variant.cost);
    check_price_list(complaints, pointer, variant);
    if (variant.media &&
        (*variant.media < 0 || *variant.media >= static_cast<std::int64_t>(product.media.size()))) {
      complaints.add(pointer + "/media", "out_of_range",
                     "It counts the product's media from 0; there are not so many.");
    }
  }
}

}  // namespace

bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter_or_digit(c) || c == '.' || c == '_' || c == '-';
  });
}

bool is_slug(std::string_view text) {
  if (text.empty() || text.size() > 120 || text.front() == '-' || text.back() == '-') return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

void add_product_complaints(Complaints& complaints, const Product& product) {
  check_code(complaints, "/sku", product.sku);
  check_slug(complaints, "/slug", product.slug);
  if (text_in(product.name, kEnglish).empty())
    complaints.add("/name", "too_short", "Write a name in at least one language.");
  if (product.status == ProductStatus::kScheduled && !product.publish_at) {
    complaints.add("/publish_at", "missing", "Say when the scheduled product becomes visible.");
  }
  check_options(complaints, product);
  check_variants(complaints, product);
}

Status check_alone(const Product& product) {
  Complaints complaints{"product.invalid", "The product cannot be saved as it is; see `fields`."};
  add_product_complaints(complaints, product);
  return std::move(complaints).result();
}

namespace {

template <class T>
Status check_named(const T& item, std::string_view code) {
  Complaints complaints{std::string{code}, "It cannot be saved as it is; see `fields`."};
  check_slug(complaints, "/slug", item.slug);
  if (text_in(item.name, kEnglish).empty())
    complaints.add("/name", "too_short", "Write a name in at least one language.");
  return std::move(complaints).result();
}

}  // namespace

Status check(const Brand& brand) { return check_named(brand, "brand.invalid"); }
Status check(const ProductCollection& collection) { return check_named(collection, "collection.invalid"); }

Status check(const Category& category) {
  TRY(check_named(category, "category.invalid"));
  Complaints complaints{"category.invalid", "The category cannot be saved as it is; see `fields`."};
  std::set<std::string_view> codes;
  for (std::size_t i = 0; i < category.attributes.size(); ++i) {
    const auto& attribute = category.attributes[i];
    const auto pointer = fmt::format("/attributes/{}", i);
    check_code(complaints, pointer + "/code", attribute.code);
    if (!codes.insert(attribute.code).second)
      complaints.add(pointer + "/code", "not_unique", "This attribute is there twice.");
    if (attribute.type == AttributeType::kChoice && attribute.choices.empty()) {
      complaints.add(pointer + "/choices", "too_short", "Write the choices, or take the type \"text\".");
    }
  }
  if (category.parent && *category.parent == category.slug) {
    complaints.add("/parent", "cycle", "A category cannot be its own parent.");
  }
  return std::move(complaints).result();
}

}  // namespace souk::online::catalogue
