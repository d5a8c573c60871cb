// A draft laid over the stored product: what the mapping speaks of is taken from the file, the rest stays, so
// that an import of prices does not undo the work of the people who wrote the texts.
#include <algorithm>

#include "online/catalogue/import/draft.hpp"

namespace souk::online::catalogue {
namespace {

void merge_texts(Texts& into, const Texts& from, const Draft& draft, std::string_view target) {
  const auto said = draft.languages.find(target);
  if (said == draft.languages.end()) return;
  for (const auto& language : said->second) {
    if (const auto text = from.find(language); text != from.end()) {
      into[language] = text->second;
    } else {
      into.erase(language);
    }
  }
}

void merge_amounts(Amounts& into, const Amounts& from, const Draft& draft, std::string_view target) {
  const auto said = draft.currencies.find(target);
  if (said == draft.currencies.end()) return;
  for (const auto& currency : said->second) {
    if (const auto amount = from.find(currency); amount != from.end()) {
      into[currency] = amount->second;
    } else {
      into.erase(currency);
    }
  }
}

void merge_attributes(Product& into, const Draft& draft) {
  if (draft.attribute_codes.empty()) into.attributes.clear();
  for (const auto& code : draft.attribute_codes) into.attributes.erase(code);
  for (const auto& [code, value] : draft.product.attributes) into.attributes[code] = value;
}

void merge_variant(Product& into, const Draft& draft) {
  const auto& said = draft.said;
  if (said.contains("variants")) {
    into.variants = draft.product.variants;
    return;
  }
  const Variant& from = draft.product.variants.front();
  auto at = std::find_if(into.variants.begin(), into.variants.end(),
                         [&](const Variant& variant) { return variant.sku == from.sku; });
  if (at == into.variants.end()) at = into.variants.insert(into.variants.end(), Variant{.sku = from.sku});
  merge_amounts(at->prices, from.prices, draft, "price");
  merge_amounts(at->compare_at, from.compare_at, draft, "compare_at");
  merge_amounts(at->cost, from.cost, draft, "cost");
  if (said.contains("barcode")) at->barcode = from.barcode;
  if (said.contains("weight_g")) at->weight_g = from.weight_g;
  if (said.contains("backorder")) at->backorder = from.backorder;
}

}  // namespace

Product merged(const Product* stored, const Draft& draft) {
  const Product& from = draft.product;
  if (draft.native) {
    Product whole = from;
    if (whole.slug.empty() && stored != nullptr) whole.slug = stored->slug;
    return whole;
  }
  Product into = stored == nullptr ? Product{.sku = from.sku, .status = ProductStatus::kPublished} : *stored;
  const auto& said = draft.said;
  if (said.contains("slug") && !from.slug.empty()) into.slug = from.slug;
  if (said.contains("status")) into.status = from.status;
  if (said.contains("publish_at")) into.publish_at = from.publish_at;
  if (said.contains("published_at")) into.published_at = from.published_at;
  merge_texts(into.name, from.name, draft, "name");
  merge_texts(into.summary, from.summary, draft, "summary");
  merge_texts(into.description, from.description, draft, "description");
  if (said.contains("brand")) into.brand = from.brand;
  if (said.contains("categories")) into.categories = from.categories;
  if (said.contains("collections")) into.collections = from.collections;
  if (said.contains("attributes")) merge_attributes(into, draft);
  if (said.contains("options")) into.options = from.options;
  if (said.contains("media")) into.media = from.media;
  if (said.contains("files")) into.files = from.files;
  if (said.contains("tax_class")) into.tax_class = from.tax_class;
  if (said.contains("popularity")) into.popularity = from.popularity;
  if (said.contains("rating")) into.rating.average_hundredths = from.rating.average_hundredths;
  if (said.contains("rating_count")) into.rating.count = from.rating.count;
  merge_variant(into, draft);
  return into;
}

}  // namespace souk::online::catalogue
