#include "online/catalogue/category_tree.hpp"

#include <algorithm>
#include <set>

namespace souk::online::catalogue {
namespace {

void sort_siblings(std::vector<const CategoryTree::Node*>& siblings) {
  std::sort(siblings.begin(), siblings.end(), [](const auto* a, const auto* b) {
    return std::tie(a->category.position, a->category.slug) <
           std::tie(b->category.position, b->category.slug);
  });
}

// Whether walking up from `node` comes back to it, or never ends within the depth that edits allow.
bool on_circle(const CategoryTree::Node& node, std::size_t most_steps) {
  const auto* up = node.parent;
  for (std::size_t step = 0; up != nullptr; ++step, up = up->parent) {
    if (up == &node || step > most_steps) return true;
  }
  return false;
}

std::size_t height_below(const CategoryTree::Node& node) {
  std::size_t height = 0;
  for (const auto* child : node.children) height = std::max(height, height_below(*child) + 1);
  return height;
}

}  // namespace

CategoryTree::CategoryTree(std::vector<Category> categories) {
  nodes_.reserve(categories.size());
  for (auto& category : categories) {
    auto node = std::make_unique<Node>();
    node->category = std::move(category);
    if (by_slug_.emplace(node->category.slug, node.get()).second) nodes_.push_back(std::move(node));
  }
  for (const auto& node : nodes_) {
    if (!node->category.parent) continue;
    const auto parent = by_slug_.find(*node->category.parent);
    if (parent != by_slug_.end()) node->parent = parent->second;
  }
  for (const auto& node : nodes_) {
    if (on_circle(*node, kMaxDepth)) node->parent = nullptr;
  }
  for (const auto& node : nodes_) {
    if (node->parent == nullptr) {
      roots_.push_back(node.get());
    } else {
      by_slug_.at(node->parent->category.slug)->children.push_back(node.get());
    }
    for (const auto* up = node->parent; up != nullptr; up = up->parent) ++node->depth;
  }
  sort_siblings(roots_);
  for (const auto& node : nodes_) sort_siblings(node->children);
}

const CategoryTree::Node* CategoryTree::find(std::string_view slug) const {
  const auto found = by_slug_.find(slug);
  return found == by_slug_.end() ? nullptr : found->second;
}

std::vector<const CategoryTree::Node*> CategoryTree::path(std::string_view slug) const {
  std::vector<const Node*> way;
  for (const auto* node = find(slug); node != nullptr; node = node->parent) way.push_back(node);
  std::reverse(way.begin(), way.end());
  return way;
}

std::vector<const AttributeDefinition*> CategoryTree::attributes_of(std::string_view slug) const {
  std::vector<const AttributeDefinition*> found;
  std::set<std::string_view> seen;
  for (const auto* node = find(slug); node != nullptr; node = node->parent) {
    for (const auto& definition : node->category.attributes) {
      if (seen.insert(definition.code).second) found.push_back(&definition);
    }
  }
  return found;
}

Status CategoryTree::check_move(std::string_view slug, std::string_view parent) const {
  const auto* node = find(slug);
  if (node == nullptr) return fail(not_found("category.missing", "There is no such category."));
  if (parent.empty()) return {};
  const auto* target = find(parent);
  if (target == nullptr)
    return fail(not_found("category.missing", "There is no such category to move it under."));
  for (const auto* up = target; up != nullptr; up = up->parent) {
    if (up == node) {
      return fail(precondition("category.cycle",
                               "A category cannot be moved under itself or one of its own; "
                               "choose a parent outside of it."));
    }
  }
  if (target->depth + 1 + height_below(*node) >= kMaxDepth) {
    return fail(
        precondition("category.too_deep", "Categories may be nested 12 deep; choose a parent further up."));
  }
  return {};
}

}  // namespace souk::online::catalogue
