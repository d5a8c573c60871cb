#include "online/catalogue/facet_view.hpp"

#include <algorithm>
#include <map>

#include "online/catalogue/catalogue.hpp"

namespace souk::online::catalogue {
namespace {

constexpr std::size_t kMaxDefinitions = 2'000;  // looked at below a category
using Definitions = std::map<std::string_view, std::vector<const AttributeDefinition*>>;

void collect_below(const CategoryTree::Node& node, bool AttributeDefinition::*use, std::size_t& budget,
                   Definitions& definitions, std::vector<std::string_view>& order) {
  for (const auto& definition : node.category.attributes) {
    if (!(definition.*use) || budget == 0) continue;
    --budget;
    auto& list = definitions[definition.code];
    if (list.empty()) order.push_back(definition.code);
    list.push_back(&definition);
  }
  for (const auto* child : node.children) collect_below(*child, use, budget, definitions, order);
}

struct Declared {
  Definitions by_code;
  std::vector<std::string_view> order;
};

// Of the category, of those above it, and of those below.
Declared declared_of(const CategoryTree& tree, std::string_view category, bool AttributeDefinition::*use) {
  Declared declared;
  std::size_t budget = kMaxDefinitions;
  for (const auto* definition : tree.attributes_of(category)) {
    if (!(definition->*use)) continue;
    declared.order.push_back(definition->code);
    declared.by_code[definition->code].push_back(definition);
  }
  const auto collect = [&](const auto& nodes) {
    for (const auto* node : nodes) collect_below(*node, use, budget, declared.by_code, declared.order);
  };
  if (const auto* node = tree.find(category); node != nullptr) {
    collect(node->children);
  } else {
    collect(tree.roots());
  }
  return declared;
}

Texts value_name(const FacetTerm& term, const std::vector<const AttributeDefinition*>& definitions) {
  for (const auto* definition : definitions) {
    for (const auto& choice : definition->choices) {
      if (choice.code == term.value && !choice.name.empty()) return choice.name;
    }
    if (definition->type == AttributeType::kBoolean) {
      return term.value == "yes" ? Texts{{"en", "Yes"}, {"zh-CN", "是"}}
                                 : Texts{{"en", "No"}, {"zh-CN", "否"}};
    }
  }
  return term.name.empty() ? Texts{{"en", term.value}} : term.name;
}

const std::vector<std::string>* selected_values(const ListingQuery& query, std::string_view facet) {
  for (const auto& selection : query.selections) {
    if (selection.facet == facet && !selection.values.empty()) return &selection.values;
  }
  return nullptr;
}

// Marks what is selected, puts the most useful values first and cuts the rest.
void arrange(Facet& facet, const ListingQuery& query) {
  if (const auto* selected = selected_values(query, facet.code); selected != nullptr) {
    for (auto& value : facet.values) {
      value.selected = std::find(selected->begin(), selected->end(), value.code) != selected->end();
    }
  }
  std::sort(facet.values.begin(), facet.values.end(), [](const FacetValue& a, const FacetValue& b) {
    return std::tuple{!a.selected, -a.count, std::string_view{a.code}} <
           std::tuple{!b.selected, -b.count, std::string_view{b.code}};
  });
  if (facet.values.size() > kMaxFacetValues) facet.values.resize(kMaxFacetValues);
  std::stable_sort(facet.values.begin(), facet.values.end(),
                   [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
}

bool worth_showing(const Facet& facet, const ListingQuery& query) {
  return facet.values.size() > 1 || (!facet.values.empty() && selected_values(query, facet.code) != nullptr);
}

Facet brand_facet(const Catalogue& catalogue, const Snapshot& snapshot, const Found& found) {
  Facet facet{"brand", {{"en", "Brand"}, {"zh-CN", "品牌"}}, {}, {}};
  for (const auto& [id, count] : found.brands) {
    const auto& slug = catalogue.names().brands.name(id);
    const auto document = snapshot.brand_documents->find(slug);
    const bool named = document != snapshot.brand_documents->end();
    facet.values.push_back({slug, named ? document->second->name : Texts{{"en", slug}}, count, false});
  }
  return facet;
}

}  // namespace

std::vector<SortChoice> sorts_of(const Snapshot& snapshot, std::string_view category) {
  std::vector<SortChoice> sorts;
  const auto declared = declared_of(*snapshot.tree, category, &AttributeDefinition::sort);
  for (const auto code : declared.order) {
    if (sorts.size() >= kMaxSorts) break;
    const auto& definition = *declared.by_code.at(code).front();
    const auto unnamed = Texts{{"en", definition.code}};
    sorts.push_back({definition.code, definition.name.empty() ? unnamed : definition.name,
                     definition.type == AttributeType::kNumber});
  }
  return sorts;
}

std::vector<Facet> describe_facets(const Catalogue& catalogue, const Snapshot& snapshot,
                                   const ListingQuery& query, const Found& found) {
  const auto declared = declared_of(*snapshot.tree, query.category, &AttributeDefinition::facet);
  const auto& names = catalogue.names().facets;
  static const std::vector<const AttributeDefinition*> kNone;
  std::map<std::string, Facet, std::less<>> by_code;
  std::vector<std::string> option_codes;
  for (const auto& [id, count] : found.terms) {
    const auto& term = names.term(id);
    const auto& code = names.codes().name(term.facet);
    const auto definitions = declared.by_code.find(code);
    const bool is_declared = definitions != declared.by_code.end();
    if (!is_declared && !term.of_option) continue;
    auto [facet, is_new] = by_code.try_emplace(code);
    if (is_new) {
      facet->second.code = code;
      if (is_declared) {
        facet->second.name = definitions->second.front()->name;
        facet->second.unit = definitions->second.front()->unit;
        facet->second.numbers = definitions->second.front()->type == AttributeType::kNumber;
      } else {
        facet->second.name = names.option_name(term.facet);
        option_codes.push_back(code);
      }
      if (facet->second.name.empty()) facet->second.name = {{"en", code}};
    }
    facet->second.values.push_back(
        {term.value, value_name(term, is_declared ? definitions->second : kNone), count, false});
  }
  std::vector<Facet> facets;
  const auto add = [&](Facet facet) {
    arrange(facet, query);
    if (facets.size() < kMaxFacets && worth_showing(facet, query)) facets.push_back(std::move(facet));
  };
  add(brand_facet(catalogue, snapshot, found));
  for (const auto code : declared.order) {
    if (auto node = by_code.extract(std::string{code}); !node.empty()) add(std::move(node.mapped()));
  }
  std::sort(option_codes.begin(), option_codes.end());
  for (const auto& code : option_codes) {
    if (auto node = by_code.extract(code); !node.empty()) add(std::move(node.mapped()));
  }
  return facets;
}

}  // namespace souk::online::catalogue
