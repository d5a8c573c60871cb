#include "online/catalogue/import/taxonomy_writer.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "engines/document/collection.hpp"
#include "online/catalogue/check.hpp"

namespace souk::online::catalogue {

using engines::Document;

namespace {

constexpr std::size_t kBatch = 500;
constexpr char kBetween = '\x1f';

template <class T, class F>
Status for_each(engines::DocumentStore& store, std::string_view name, F each) {
  const engines::Collection<T> collection{store, std::string{name}};
  std::string cursor;
  do {
    std::string next;
    for (const auto& stored : TRY(collection.query({.limit = 1'000, .cursor = cursor}, &next)))
      each(stored.value);
    cursor = std::move(next);
  } while (!cursor.empty());
  return {};
}

Status put_all(engines::DocumentStore& store, std::string_view collection,
               const std::vector<Document>& documents) {
  for (std::size_t from = 0; from < documents.size(); from += kBatch) {
    const auto until = std::min(from + kBatch, documents.size());
    TRY(store.put_many(collection, {documents.begin() + static_cast<std::ptrdiff_t>(from),
                                    documents.begin() + static_cast<std::ptrdiff_t>(until)}));
  }
  return {};
}

// The first of "name", "parent-name", "parent-name-2", ... that is free: it depends on what is there alone.
template <class Taken>
std::string free_slug(const std::string& name, const std::string& parent, const std::string& fallback,
                      Taken taken) {
  constexpr std::size_t kMaxSlug = 110;
  auto slug = text::slugify(name);
  if (slug.empty()) slug = fallback;
  if (!taken(slug)) return slug;
  auto longer = parent.empty() ? slug : (parent + "-" + slug).substr(0, kMaxSlug);
  while (longer.back() == '-') longer.pop_back();
  if (!taken(longer)) return longer;
  for (int number = 2;; ++number) {
    auto numbered = longer + "-" + std::to_string(number);
    if (!taken(numbered)) return numbered;
  }
}

}  // namespace

Status TaxonomyWriter::load() {
  TRY(for_each<Category>(store_, kCategories, [this](const Category& category) { know(category); }));
  TRY(for_each<Brand>(store_, kBrands, [this](const Brand& brand) { know(brand); }));
  return for_each<ProductCollection>(
      store_, kCollections, [this](const ProductCollection& item) { collections_.insert(item.slug); });
}

void TaxonomyWriter::know(const Category& category) {
  const std::string name{text_in(category.name, mapping_.language)};
  category_slugs_.try_emplace(category.parent.value_or("") + kBetween + name, category.slug);
  categories_[category.slug] = category;
}

void TaxonomyWriter::know(const Brand& brand) {
  brands_.insert(brand.slug);
  brand_slugs_.try_emplace(std::string{text_in(brand.name, mapping_.language)}, brand.slug);
}

std::string TaxonomyWriter::brand(std::string_view name) {
  std::string key{name};
  if (brands_.contains(key)) return key;
  if (const auto known = brand_slugs_.find(key); known != brand_slugs_.end()) return known->second;
  Brand brand;
  brand.slug =
      free_slug(key, "", "brand", [this](const std::string& slug) { return brands_.contains(slug); });
  brand.name[mapping_.language] = key;
  know(brand);
  new_brands_.push_back(brand);
  return brand.slug;
}

std::string TaxonomyWriter::category(const std::vector<std::string>& path) {
  std::string slug;
  for (std::size_t depth = 0; depth < path.size(); ++depth) {
    slug = child_of(slug, path[depth]);
    if (depth == 0) define_attributes(slug);
  }
  return slug;
}

std::string TaxonomyWriter::child_of(const std::string& parent, const std::string& name) {
  const auto known = category_slugs_.find(parent + kBetween + name);
  if (known != category_slugs_.end()) return known->second;
  Category category;
  category.slug = free_slug(name, parent, "category",
                            [this](const std::string& slug) { return categories_.contains(slug); });
  if (!parent.empty()) category.parent = parent;
  category.name[mapping_.language] = name;
  know(category);
  dirty_categories_.push_back(category.slug);
  ++new_categories_;
  return category.slug;
}

void TaxonomyWriter::define_attributes(const std::string& root) {
  if (!defined_roots_.insert(root).second) return;
  auto& category = categories_.at(root);
  for (const auto& [code, rule] : mapping_.attributes) {
    const auto& wanted = code;
    const bool known =
        std::any_of(category.attributes.begin(), category.attributes.end(),
                    [&](const AttributeDefinition& definition) { return definition.code == wanted; });
    if (known) continue;
    const auto type = rule.type == "number"    ? AttributeType::kNumber
                      : rule.type == "boolean" ? AttributeType::kBoolean
                                               : AttributeType::kText;
    category.attributes.push_back({code, rule.name, type, rule.facet, rule.sort, rule.unit, {}});
    dirty_categories_.push_back(root);
  }
}

Status TaxonomyWriter::flush(ImportCounts& counts, bool dry_run) {
  counts.categories_created += std::exchange(new_categories_, 0);
  counts.brands_created += static_cast<std::int64_t>(new_brands_.size());
  std::vector<Document> documents;
  std::sort(dirty_categories_.begin(), dirty_categories_.end());
  dirty_categories_.erase(std::unique(dirty_categories_.begin(), dirty_categories_.end()),
                          dirty_categories_.end());
  for (const auto& slug : std::exchange(dirty_categories_, {})) {
    documents.push_back({slug, 0, to_json(categories_.at(slug))});
  }
  if (!dry_run) TRY(put_all(store_, kCategories, documents));
  documents.clear();
  for (const auto& brand : std::exchange(new_brands_, {}))
    documents.push_back({brand.slug, 0, to_json(brand)});
  return dry_run ? Status{} : put_all(store_, kBrands, documents);
}

}  // namespace souk::online::catalogue
