#include "online/catalogue/product.hpp"

#include <algorithm>
#include <set>

namespace souk::online::catalogue {

bool is_visible(const Product& product, Instant now) {
  switch (product.status) {
    case ProductStatus::kPublished:
      return true;
    case ProductStatus::kScheduled:
      return product.publish_at && *product.publish_at <= now;
    case ProductStatus::kDraft:
    case ProductStatus::kArchived:
      break;
  }
  return false;
}

const Variant* find_variant(const Product& product, std::string_view sku) {
  const auto found = std::find_if(product.variants.begin(), product.variants.end(),
                                  [&](const Variant& variant) { return variant.sku == sku; });
  return found == product.variants.end() ? nullptr : &*found;
}

namespace {

const OptionValue* value_of(const Option& option, const Variant& variant) {
  const auto chosen = variant.options.find(option.code);
  if (chosen == variant.options.end()) return nullptr;
  for (const auto& value : option.values) {
    if (value.code == chosen->second) return &value;
  }
  return nullptr;
}

std::string_view name_or_code(const Texts& name, const std::string& language, const std::string& code) {
  const auto text = text_in(name, language);
  return text.empty() ? std::string_view{code} : text;
}

}  // namespace

Texts describe_options(const Product& product, const Variant& variant) {
  std::set<std::string> languages;
  for (const auto& option : product.options) {
    for (const auto& [language, text] : option.name) languages.insert(language);
  }
  if (languages.empty() && !product.options.empty()) languages.insert(std::string{kEnglish});
  Texts described;
  for (const auto& language : languages) {
    std::string line;
    const bool chinese = language == kChinese;
    for (const auto& option : product.options) {
      const auto* value = value_of(option, variant);
      if (value == nullptr) continue;
      if (!line.empty()) line += chinese ? "，" : ", ";
      line += name_or_code(option.name, language, option.code);
      line += chinese ? "：" : ": ";
      line += name_or_code(value->name, language, value->code);
    }
    if (!line.empty()) described[language] = std::move(line);
  }
  return described;
}

const Picture* picture_of(const Product& product, const Variant& variant) {
  if (product.media.empty()) return nullptr;
  const auto index = static_cast<std::size_t>(variant.media.value_or(0));
  return index < product.media.size() ? &product.media[index] : &product.media.front();
}

}  // namespace souk::online::catalogue
