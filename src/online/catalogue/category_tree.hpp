// The categories of the shop as an immutable tree: parents, children in order, the way up, and the attributes
// that hold in a category (its own and those of the categories above). Built whole, from all categories.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "online/catalogue/taxonomy.hpp"

namespace souk::online::catalogue {

class CategoryTree {
 public:
  struct Node {
    Category category;
    const Node* parent = nullptr;
    std::vector<const Node*> children;  // by position, then slug
    std::size_t depth = 0;
  };
  static constexpr std::size_t kMaxDepth = 12;

  CategoryTree() = default;
  // A category whose parent is missing, or that lies on a circle, is hung under the root rather than lost.
  explicit CategoryTree(std::vector<Category> categories);

  const Node* find(std::string_view slug) const;
  const std::vector<const Node*>& roots() const { return roots_; }
  std::size_t size() const { return nodes_.size(); }
  // From the top down to the category itself; empty when there is none of that slug.
  std::vector<const Node*> path(std::string_view slug) const;
  // The nearest definition wins where two on the way up have the same code.
  std::vector<const AttributeDefinition*> attributes_of(std::string_view slug) const;
  // Whether `parent` may become the parent of `slug`: kNotFound "category.missing", kPrecondition
  // "category.cycle" or "category.too_deep". An empty parent means the top.
  Status check_move(std::string_view slug, std::string_view parent) const;

 private:
  std::vector<std::unique_ptr<Node>> nodes_;
  std::unordered_map<std::string_view, Node*> by_slug_;
  std::vector<const Node*> roots_;
};

}  // namespace souk::online::catalogue
