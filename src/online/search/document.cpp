#include "online/search/document.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "online/search/tokens.hpp"

namespace souk::online::search {
namespace {

constexpr unsigned kName = 6;
constexpr unsigned kBrand = 3;
constexpr unsigned kCategory = 2;
constexpr unsigned kAttribute = 2;
constexpr unsigned kSummary = 2;
constexpr unsigned kDescription = 1;
constexpr unsigned kCode = 20;

using Words = std::vector<std::pair<std::string, unsigned>>;

void add(Words& words, std::string_view text, unsigned weight) {
  for (auto& word : tokens_of(text, Purpose::kIndex)) words.emplace_back(std::move(word), weight);
}

void add(Words& words, const Texts& texts, unsigned weight) {
  for (const auto& [language, text] : texts) add(words, text, weight);
}

void add_attributes(Words& words, const catalogue::Product& product, const catalogue::CategoryTree& tree) {
  const auto definitions = product.categories.empty() ? std::vector<const catalogue::AttributeDefinition*>{}
                                                      : tree.attributes_of(product.categories.front());
  for (const auto& [code, value] : product.attributes) {
    if (const auto* texts = value.if_object(); texts != nullptr) {
      for (const auto& [language, text] : *texts) {
        if (text.is_string()) add(words, text.as_string(), kAttribute);
      }
    }
    if (!value.is_string()) continue;
    for (const auto* definition : definitions) {
      for (const auto& choice : definition->choices) {
        if (definition->code == code && choice.code == std::string_view{value.as_string()})
          add(words, choice.name, kAttribute);
      }
    }
  }
}

}  // namespace

std::string code_word(std::string_view code) { return "\x01" + text::to_lower_ascii(code); }

std::vector<std::pair<std::string, unsigned>> words_of(const catalogue::Product& product,
                                                       const catalogue::Snapshot& snapshot, bool all_texts) {
  Words words;
  // Codes are found by the snapshot; barcodes only here, one word each, so only where there is room.
  for (const auto& variant : product.variants) {
    if (all_texts && !variant.barcode.empty()) words.emplace_back(code_word(variant.barcode), kCode);
  }
  add(words, product.name, kName);
  if (const auto brand = snapshot.brand_documents->find(product.brand);
      brand != snapshot.brand_documents->end()) {
    add(words, brand->second->name, kBrand);
  }
  for (const auto& slug : product.categories) {
    for (const auto* node : snapshot.tree->path(slug)) add(words, node->category.name, kCategory);
  }
  add_attributes(words, product, *snapshot.tree);
  for (const auto& option : product.options) {
    for (const auto& value : option.values) add(words, value.name, kAttribute);
  }
  if (all_texts) {
    add(words, product.summary, kSummary);
    add(words, product.description, kDescription);
  }
  return words;
}

}  // namespace souk::online::search
