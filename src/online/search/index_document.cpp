#include "online/search/index_document.hpp"

#include <algorithm>
#include <map>

#include "base/codec.hpp"
#include "base/text.hpp"

namespace souk::online::search {

using catalogue::Product;
using catalogue::Snapshot;

namespace {

// Raise it whenever the same product would get other terms.
constexpr std::string_view kAnalysis = "2";
constexpr std::size_t kMaxTerms = 8'000;

std::uint64_t mix(std::uint64_t hash, std::string_view text) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
  return (hash ^ 0xffU) * 1'099'511'628'211U;
}
constexpr std::uint64_t kSeed = 14'695'981'039'346'656'037U;

class Entry {
 public:
  Entry(const Product& product, const Snapshot& snapshot, const FieldWeights& weights,
        const language::Language& language)
      : product_{product}, snapshot_{snapshot}, weights_{weights}, language_{language} {}

  IndexEntry finish(std::int64_t revision) {
    add_name();
    add_brand_and_categories();
    add_attributes();
    add_options();
    add(product_.summary, weights_.summary);
    add(product_.description, weights_.description);
    for (const auto& variant : product_.variants) {
      for (const auto* code : {&variant.sku, &variant.barcode})
        if (!code->empty()) add_term(code_term(*code), weights_.code);
    }
    add_term(code_term(product_.sku), weights_.code);
    IndexEntry entry{{product_.sku, {}, {}}, {}};
    std::uint64_t fingerprint = kSeed;
    for (const auto& [text, weight] : terms_) {
      fingerprint = mix(fingerprint, text) + weight;
      entry.document.terms.push_back({text, weight});
    }
    entry.profile = profile_.finish(product_.sku, revision, fingerprint);
    entry.document.payload = entry.profile.pack();
    return entry;
  }

 private:
  void add_term(const std::string& term, std::int64_t weight) {
    if (weight <= 0 || term.empty() || term.size() > engines::kMaxTermBytes) return;
    if (terms_.size() < kMaxTerms || terms_.contains(term))
      terms_[term] += static_cast<std::uint32_t>(weight);
  }
  TextTerms add(std::string_view text, std::int64_t weight) {
    if (weight <= 0) return {};
    auto terms = terms_of(language_, text);
    for (const auto& term : terms.words) add_term(term, weight);
    for (const auto& term : terms.parts) add_term(term, std::max<std::int64_t>(1, weight / 2));
    return terms;
  }
  void add(const Texts& texts, std::int64_t weight) {
    for (const auto& [language, text] : texts) add(text, weight);
  }
  void add(std::string_view text, std::int64_t weight, Field field) {
    const auto terms = add(text, weight);
    profile_.add(field, terms.words);
    if (field != Field::kBrand) profile_.add(field, terms.parts);
  }
  void add(const Texts& texts, std::int64_t weight, Field field) {
    for (const auto& [language, text] : texts) add(text, weight, field);
  }

  void add_name() {
    for (const auto& [language, text] : product_.name) {
      const auto terms = add(text, weights_.name);
      profile_.name(terms.words);
      profile_.add(Field::kName, terms.parts);
    }
  }
  void add_brand_and_categories() {
    if (const auto brand = snapshot_.brand_documents->find(product_.brand);
        brand != snapshot_.brand_documents->end()) {
      add(brand->second->name, weights_.brand, Field::kBrand);
    }
    for (const auto& slug : product_.categories) {
      for (const auto* node : snapshot_.tree->path(slug))
        add(node->category.name, weights_.category, Field::kCategory);
    }
  }
  std::int64_t weight_of(std::string_view attribute) const {
    const auto own = weights_.attributes.find(std::string{attribute});
    return own == weights_.attributes.end() ? weights_.attribute : own->second;
  }
  void add_attributes() {
    const auto definitions = product_.categories.empty()
                                 ? std::vector<const catalogue::AttributeDefinition*>{}
                                 : snapshot_.tree->attributes_of(product_.categories.front());
    for (const auto& [code, value] : product_.attributes) {
      const auto weight = weight_of(code);
      if (const auto* texts = value.if_object(); texts != nullptr) {
        for (const auto& [language, text] : *texts)
          if (text.is_string()) add(text.as_string(), weight, Field::kAttribute);
      }
      if (value.is_string()) add_choice(code, value.as_string(), definitions, weight);
    }
  }
  void add_choice(const std::string& code, std::string_view value,
                  const std::vector<const catalogue::AttributeDefinition*>& definitions,
                  std::int64_t weight) {
    for (const auto* definition : definitions) {
      if (definition->code != code) continue;
      for (const auto& choice : definition->choices)
        if (choice.code == value) add(choice.name, weight, Field::kAttribute);
    }
  }
  void add_options() {
    for (const auto& option : product_.options) {
      for (const auto& value : option.values) add(value.name, weight_of(option.code), Field::kAttribute);
    }
  }

  const Product& product_;
  const Snapshot& snapshot_;
  const FieldWeights& weights_;
  const language::Language& language_;
  std::map<std::string, std::uint32_t> terms_;
  ProfileBuilder profile_;
};

}  // namespace

IndexEntry index_entry(const Product& product, std::int64_t revision, const Snapshot& snapshot,
                       const FieldWeights& weights, const language::Language& language) {
  return Entry{product, snapshot, weights, language}.finish(revision);
}

std::string index_stamp(const Snapshot& snapshot, const FieldWeights& weights,
                        const language::Language& language) {
  std::uint64_t sum = 0;  // the order of hash tables must not matter
  for (const auto& [slug, brand] : *snapshot.brand_documents)
    sum += mix(mix(kSeed, slug), to_json(brand->name));
  const auto add_node = [&](const auto& self, const catalogue::CategoryTree::Node& node) -> void {
    auto hash = mix(mix(kSeed, node.category.slug), to_json(node.category.name));
    if (node.parent != nullptr) hash = mix(hash, node.parent->category.slug);
    sum += mix(hash, to_json(node.category.attributes));
    for (const auto* child : node.children) self(self, *child);
  };
  for (const auto* root : snapshot.tree->roots()) add_node(add_node, *root);
  const auto text = [](std::uint64_t number) { return ":" + std::to_string(number); };
  return std::string{kAnalysis} + text(sum) + text(mix(kSeed, to_json(weights))) +
         text(language.segmentation_stamp());
}

std::string code_term(std::string_view code) { return "\x01" + text::to_lower_ascii(code); }

}  // namespace souk::online::search
