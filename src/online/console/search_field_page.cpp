// What is searched, with what weight, and what buyers may filter by. Another weight means another index: it
// is built beside the one in service, which answers meanwhile.
#include <map>

#include "base/text.hpp"
#include "online/catalogue/edit.hpp"
#include "online/console/frame.hpp"
#include "online/console/search_pages.hpp"
#include "online/console/search_parts.hpp"

namespace souk::online::console {
namespace {

using catalogue::CategoryTree;
using http::Response;
using search::FieldWeights;

constexpr std::string_view kHere = "/console/search/fields";
constexpr std::size_t kMaxAttributes = 200;  // as FieldWeights holds

// An attribute or option as the page shows it, over all categories that declare it.
struct Attribute {
  Texts name;
  std::vector<std::string> categories;  // slugs
  bool facet = false;                   // in any of them
  bool sort = false;
  bool is_option = false;  // chosen by buyers: always a filter
};

void collect(const CategoryTree::Node& node, std::map<std::string, Attribute>& found) {
  for (const auto& each : node.category.attributes) {
    auto& attribute = found[each.code];
    if (attribute.name.empty()) attribute.name = each.name;
    attribute.facet = attribute.facet || each.facet;
    attribute.sort = attribute.sort || each.sort;
    attribute.categories.push_back(node.category.slug);
  }
  for (const auto* child : node.children) collect(*child, found);
}

// Declared ones, and options that products have; without the brand, which has a weight of its own above.
Result<std::map<std::string, Attribute>> attributes_of(const Visit& visit) {
  std::map<std::string, Attribute> found;
  const auto tree = TRY(catalogue::load_tree(*visit.deps().catalogue));
  for (const auto* root : tree.roots()) collect(*root, found);
  const auto& facets = visit.deps().catalogue->names().facets;
  for (std::size_t i = 0; i < facets.codes().size() && found.size() < kMaxAttributes; ++i) {
    const auto id = static_cast<catalogue::SmallId>(i);
    const auto name = facets.option_name(id);
    if (name.empty() || found.contains(facets.codes().name(id))) continue;
    found[facets.codes().name(id)] = {name, {}, true, false, true};
  }
  return found;
}

// The members with a weight of their own, by the name of their field.
template <class Visitor>
void each_weight(FieldWeights& weights, Visitor visit) {
  visit("name", weights.name);
  visit("brand", weights.brand);
  visit("category", weights.category);
  visit("attribute", weights.attribute);
  visit("summary", weights.summary);
  visit("description", weights.description);
  visit("code", weights.code);
}

Form field_form(FieldWeights weights, const std::map<std::string, Attribute>& attributes) {
  Form form;
  each_weight(weights, [&](const char* name, std::int64_t& weight) {
    form.set(std::string{"weight/"} + name, std::to_string(weight));
  });
  for (const auto& [code, weight] : weights.attributes) form.set("own/" + code, std::to_string(weight));
  for (const auto& [code, attribute] : attributes) {
    if (attribute.facet) form.set("facet/" + code, "1");
    if (attribute.sort) form.set("sort/" + code, "1");
  }
  return form;
}

Html index_card(const Visit& visit, const search::SearchStaffDeps& deps) {
  const auto& words = visit.words;
  Html body;
  const auto progress = deps.search->progress();
  if (!progress) return card(words("search.index"), body << "<p>" << words("search.index_simple") << "</p>");
  body << "<dl class=\"facts\">";
  fact(body, words("search.state"),
       progress->building ? badge("todo", words("search.index_building"))
                          : badge("ok", words("search.index_ready")));
  if (progress->building)
    fact(body, words("search.index_built"),
         visit.number(progress->done) + " / " + visit.number(progress->total));
  fact(body, words("search.index_waiting"), visit.number(progress->waiting));
  fact(body, words("search.index_memory"),
       visit.number(static_cast<std::int64_t>(deps.search->memory_bytes() >> 20U)) + " MiB");
  fact(body, words("search.index_error"), progress->last_error);
  return card(words("search.index"), body << "</dl>");
}

Html weight_fields(const Visit& visit, const Form& form) {
  const auto& words = visit.words;
  Html html;
  html << "<div class=\"grid-fields\">";
  FieldWeights any;
  each_weight(any, [&](const char* name, std::int64_t&) {
    html << field(visit, form,
                  {.name = std::string{"weight/"} + name,
                   .label = words.of("search.field.", name),
                   .max_length = 2,
                   .more = " inputmode=\"numeric\""});
  });
  return html << "</div>";
}

Html attribute_table(const Visit& visit, const Form& form,
                     const std::map<std::string, Attribute>& attributes) {
  const auto& words = visit.words;
  const bool may_choose = visit.may("catalogue.write");
  Html html;
  html << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
       << words("search.attribute") << "</th><th>" << words("search.declared_in") << "</th><th>"
       << words("search.own_weight") << "</th><th>" << words("search.filter") << "</th><th>"
       << words("search.sort") << "</th></tr></thead><tbody>";
  for (const auto& [code, attribute] : attributes) {
    const auto name = visit.text(attribute.name);
    const auto wrong = form.errors.find("own/" + code);
    std::string places;
    for (const auto& slug : attribute.categories) places += (places.empty() ? "" : ", ") + slug;
    html << "<tr><td class=\"wide\"><b>" << (name.empty() ? code : name) << "</b><p class=\"u-muted\"><code>"
         << code << "</code></p></td><td data-label=\"" << words("search.declared_in") << "\">"
         << (attribute.is_option ? words("search.option") : places) << "</td><td data-label=\""
         << words("search.own_weight") << "\"><input class=\"input weight-input\" name=\"own/" << code
         << "\" value=\"" << form.value("own/" + code)
         << "\" maxlength=\"2\" inputmode=\"numeric\" placeholder=\"" << form.value("weight/attribute")
         << "\" aria-label=\"" << words("search.weight_of", {{"name", name.empty() ? code : name}}) << "\">";
    if (wrong != form.errors.end()) html << "<p class=\"field-error\">" << wrong->second << "</p>";
    const auto choice = [&](std::string_view use, std::string_view label, std::string_view what) {
      const auto field = std::string{use} + "/" + code;
      html << "</td><td data-label=\"" << words(label)
           << "\"><label class=\"check\"><input type=\"checkbox\" name=\"" << field << "\" value=\"1\""
           << when(form.has(field), " checked") << when(attribute.is_option || !may_choose, " disabled")
           << "><span>" << words(what) << "</span></label>";
    };
    choice("facet", "search.filter", "search.buyers_filter");
    choice("sort", "search.sort", "search.buyers_sort");
    html << "</td></tr>";
  }
  return html << "</tbody></table></div>";
}

Result<Response> show(const Visit& visit, const search::SearchStaffDeps& deps, const Form& form, int status) {
  const auto& words = visit.words;
  const auto attributes = TRY(attributes_of(visit));
  Html main;
  main << search_tabs(visit, "fields") << complaints(visit, form) << "<p class=\"lead\">"
       << words("search.fields_text") << "</p>" << form_open(visit, kHere, "stack")
       << card(words("search.field_weights"), weight_fields(visit, form), "form")
       << attribute_table(visit, form, attributes) << "<p class=\"u-muted\">" << words("search.sorted_by")
       << "</p><div class=\"btn-row\"><button class=\"btn\">" << words("action.save")
       << "</button></div></form>" << index_card(visit, deps);
  return page(visit, {.title = words("search.tab.fields"), .nav = "search"}, main, status);
}

std::int64_t weight_from(const Visit& visit, Form& form, const std::string& name) {
  const auto number = form.number(name);
  if (number && *number >= 0 && *number <= 50) return *number;
  form.errors[name] = visit.words("search.weight_bounds");
  return 0;
}

FieldWeights weights_from(const Visit& visit, Form& form,
                          const std::map<std::string, Attribute>& attributes) {
  FieldWeights weights;
  each_weight(weights, [&](const char* name, std::int64_t& weight) {
    weight = weight_from(visit, form, std::string{"weight/"} + name);
  });
  for (const auto& [code, attribute] : attributes) {
    const auto name = "own/" + code;
    if (!text::trim(form.value(name)).empty()) weights.attributes[code] = weight_from(visit, form, name);
  }
  if (weights.attributes.size() > kMaxAttributes)
    form.problem = visit.words("search.too_many", {{"n", std::to_string(kMaxAttributes)}});
  return weights;
}

// Writes the categories whose attributes are filters or orders where they were none, or the other way round.
Status save_uses(const Visit& visit, const Form& form, const CategoryTree::Node& node) {
  auto category = node.category;
  bool changed = false;
  for (auto& each : category.attributes) {
    const bool facet = form.has("facet/" + each.code);
    const bool sort = form.has("sort/" + each.code);
    changed = changed || facet != each.facet || sort != each.sort;
    each.facet = facet;
    each.sort = sort;
  }
  if (changed) TRY(catalogue::save_category(*visit.deps().catalogue, category));
  for (const auto* child : node.children) TRY(save_uses(visit, form, *child));
  return {};
}

Result<Response> take(const Visit& visit, const search::SearchStaffDeps& deps, const Form& sent) {
  auto form = sent;
  const auto weights = weights_from(visit, form, TRY(attributes_of(visit)));
  if (!form.clean()) return show(visit, deps, form, kFormRefused);
  const auto before = TRY(deps.merchandising->fields());
  if (to_json(before) != to_json(weights)) TRY(deps.merchandising->save_fields(weights));
  if (visit.may("catalogue.write")) {
    const auto tree = TRY(catalogue::load_tree(*visit.deps().catalogue));
    for (const auto* root : tree.roots()) TRY(save_uses(visit, form, *root));
  }
  return visit.done(std::string{kHere}, "search.fields_saved");
}

}  // namespace

void add_search_field_page(Pages& pages, const search::SearchStaffDeps& deps) {
  const std::string here{kHere};
  const std::string permission{kSearchPermission};
  pages.get(here, permission, [deps](const Visit& visit) -> Result<Response> {
    const auto weights = TRY(deps.merchandising->fields());
    return show(visit, deps, field_form(weights, TRY(attributes_of(visit))), 200);
  });
  pages.post(here, permission,
             [deps](const Visit& visit, const Form& form) { return take(visit, deps, form); });
}

}  // namespace souk::online::console
