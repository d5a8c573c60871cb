#include "online/catalogue/check.hpp"
#include "online/catalogue/edit.hpp"

namespace souk::online::catalogue {

using engines::Collection;

namespace {

Collection<Category> categories_of(const Catalogue& catalogue) {
  return {catalogue.store(), std::string{kCategories}};
}

// From the store, not from the snapshot, which may lag behind.
Result<CategoryTree> stored_tree(const Catalogue& catalogue) {
  std::vector<Category> all;
  std::string cursor;
  do {
    std::string next;
    for (auto& stored : TRY(categories_of(catalogue).query({.limit = 1'000, .cursor = cursor}, &next))) {
      all.push_back(std::move(stored.value));
    }
    cursor = std::move(next);
  } while (!cursor.empty());
  return CategoryTree{std::move(all)};
}

Status check_parent(const Catalogue& catalogue, const Category& category) {
  if (!category.parent || category.parent->empty()) return {};
  const auto tree = TRY(stored_tree(catalogue));
  if (tree.find(category.slug) != nullptr) return tree.check_move(category.slug, *category.parent);
  const auto* parent = tree.find(*category.parent);
  if (parent == nullptr)
    return fail(not_found("category.missing", "There is no such category to put it under."));
  if (parent->depth + 1 >= CategoryTree::kMaxDepth) {
    return fail(
        precondition("category.too_deep", "Categories may be nested 12 deep; choose a parent further up."));
  }
  return {};
}

template <class T>
Status put(const Catalogue& catalogue, std::string_view collection, const T& value) {
  TRY(check(value));
  TRY(catalogue.store().put(collection, value.slug, to_json(value)));
  return {};
}

}  // namespace

Result<CategoryTree> load_tree(const Catalogue& catalogue) { return stored_tree(catalogue); }

Status save_category(const Catalogue& catalogue, const Category& category) {
  TRY(check(category));
  TRY(check_parent(catalogue, category));
  return put(catalogue, kCategories, category);
}

Result<Category> move_category(const Catalogue& catalogue, std::string_view slug, std::string_view parent,
                               std::int64_t position) {
  const auto categories = categories_of(catalogue);
  const auto tree = TRY(stored_tree(catalogue));
  TRY(tree.check_move(slug, parent));
  auto stored = TRY(categories.load(slug));
  const auto before = stored.value;
  stored.value.parent = parent.empty() ? std::nullopt : std::optional{std::string{parent}};
  stored.value.position = position;
  TRY(categories.replace(stored));
  // Two moves at the same time, each fine by itself, may have closed a circle. Whoever sees it takes his own
  // back.
  const auto after = TRY(stored_tree(catalogue));
  const auto* node = after.find(slug);
  const bool as_written = node != nullptr && (node->parent == nullptr) == !stored.value.parent.has_value();
  if (as_written) return stored.value;
  stored.value = before;
  TRY(categories.replace(stored));
  return fail(conflict("category.changed",
                       "Somebody moved another category at the same time; look again and repeat."));
}

Status remove_category(const Catalogue& catalogue, std::string_view slug) {
  const auto tree = TRY(stored_tree(catalogue));
  const auto* node = tree.find(slug);
  if (node == nullptr) return fail(not_found("category.missing", "There is no such category."));
  const auto id = catalogue.names().categories.find(slug);
  if (!node->children.empty() || !catalogue.snapshot()->categories.rows(id)->empty()) {
    return fail(
        precondition("category.in_use", "Move its products and the categories below it elsewhere first."));
  }
  return categories_of(catalogue).erase(slug);
}

Status save_brand(const Catalogue& catalogue, const Brand& brand) { return put(catalogue, kBrands, brand); }

Status save_collection(const Catalogue& catalogue, const ProductCollection& collection) {
  return put(catalogue, kCollections, collection);
}

}  // namespace souk::online::catalogue
