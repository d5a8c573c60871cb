// Turns the names that an import meets into slugs of brands and categories, and makes those that are missing.
// Holds what it knows in memory: in the order of the number of categories and brands, not of products.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engines/document/port.hpp"
#include "online/catalogue/import/mapping.hpp"
#include "online/catalogue/import/report.hpp"
#include "online/catalogue/taxonomy.hpp"

namespace souk::online::catalogue {

class TaxonomyWriter {
 public:
  TaxonomyWriter(engines::DocumentStore& store, const Mapping& mapping) : store_{store}, mapping_{mapping} {}

  Status load();
  // By slug, else by name, else a new one.
  std::string brand(std::string_view name);
  // The category at the end of the way from the top, making what is missing. The top one gets the mapping's
  // attribute definitions.
  std::string category(const std::vector<std::string>& path);
  bool has_category(std::string_view slug) const { return categories_.contains(std::string{slug}); }
  bool has_brand(std::string_view slug) const { return brands_.contains(std::string{slug}); }
  bool has_collection(std::string_view slug) const { return collections_.contains(std::string{slug}); }

  // Writes what was made since the last time, and counts it; nothing is written in a dry run.
  Status flush(ImportCounts& counts, bool dry_run);

 private:
  void know(const Category& category);
  void know(const Brand& brand);
  std::string child_of(const std::string& parent, const std::string& name);
  void define_attributes(const std::string& root);

  engines::DocumentStore& store_;
  const Mapping& mapping_;
  std::unordered_map<std::string, Category> categories_;         // by slug
  std::unordered_map<std::string, std::string> category_slugs_;  // parent's slug + name -> slug
  std::unordered_set<std::string> brands_;
  std::unordered_map<std::string, std::string> brand_slugs_;  // name -> slug
  std::unordered_set<std::string> collections_;
  std::unordered_set<std::string> defined_roots_;
  std::vector<std::string> dirty_categories_;
  std::vector<Brand> new_brands_;
  std::int64_t new_categories_ = 0;
};

}  // namespace souk::online::catalogue
