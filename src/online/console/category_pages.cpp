// Categories as a tree: dragged with a pointer (js/tree.js), or moved with buttons that need no script; and
// one category's own form.
#include <algorithm>

#include "base/text.hpp"
#include "online/catalogue/edit.hpp"
#include "online/console/frame.hpp"
#include "online/console/goods.hpp"
#include "online/console/goods_parts.hpp"

namespace souk::online::console {
namespace {

using catalogue::Category;
using catalogue::CategoryTree;
using http::Response;

using Node = CategoryTree::Node;

std::string path_of(std::string_view slug) { return "/console/categories/" + text::percent_encode(slug); }

// From the store: what was just moved shows at once.
Result<CategoryTree> stored_tree(const Visit& visit) { return catalogue::load_tree(*visit.deps().catalogue); }

const std::vector<const Node*>& siblings_of(const CategoryTree& tree, const Node& node) {
  return node.parent == nullptr ? tree.roots() : node.parent->children;
}

Html tool(const Visit& visit, const Node& node, std::string_view way, std::string_view icon_name,
          bool usable) {
  Html html;
  html << form_open(visit, path_of(node.category.slug) + "/step") << hidden("way", way)
       << "<button class=\"tool-btn\" aria-label=\""
       << visit.words("category.step_" + std::string{way}, {{"name", visit.text(node.category.name)}}) << "\""
       << when(!usable, " disabled") << ">" << icon(visit, icon_name) << "</button></form>";
  return html;
}

void branch(Html& html, const Visit& visit, const CategoryTree& tree, const Node& node) {
  const auto& siblings = siblings_of(tree, node);
  const auto at = std::find(siblings.begin(), siblings.end(), &node) - siblings.begin();
  const auto count = visit.deps().catalogue->snapshot()->categories.rows(
      visit.deps().catalogue->names().categories.find(node.category.slug));
  html << "<li data-slug=\"" << node.category.slug
       << "\"><div class=\"branch\"><span class=\"grip\" aria-hidden=\"true\">" << icon(visit, "grip")
       << "</span><a class=\"branch-name\" href=\"" << path_of(node.category.slug) << "\">"
       << visit.text(node.category.name) << "</a><a class=\"chip\" href=\"/console/products?category="
       << text::percent_encode(node.category.slug) << "\">"
       << visit.words.count("category.n_products", static_cast<std::int64_t>(count->size())) << "</a>";
  if (visit.may("catalogue.write"))
    html << "<span class=\"branch-tools\">" << tool(visit, node, "up", "arrow-up", at > 0)
         << tool(visit, node, "down", "arrow-down", at + 1 < static_cast<std::ptrdiff_t>(siblings.size()))
         << tool(visit, node, "out", "arrow-left", node.parent != nullptr)
         << tool(visit, node, "in", "arrow-right", at > 0) << "</span>";
  html << "</div>";
  if (!node.children.empty()) {
    html << "<ul>";
    for (const auto* child : node.children) branch(html, visit, tree, *child);
    html << "</ul>";
  }
  html << "</li>";
}

Result<Response> list(const Visit& visit) {
  const auto tree = TRY(stored_tree(visit));
  Html body;
  if (tree.size() == 0) {
    body << nothing(visit, "categories", visit.words("category.none"), visit.words("category.none_text"));
  } else {
    body << "<ul class=\"tree\" data-tree=\"/console/categories\">";
    for (const auto* root : tree.roots()) branch(body, visit, tree, *root);
    body << "</ul>";
  }
  Html main;
  main << "<p class=\"lead\">" << visit.words("category.text") << "</p>" << card("", body);
  Html actions;
  if (visit.may("catalogue.write"))
    actions << "<a class=\"btn\" href=\"/console/new/category\">" << icon(visit, "plus", "icon--sm")
            << visit.words("category.new") << "</a>";
  return page(visit, {.title = visit.words("nav.categories"), .nav = "categories", .actions = actions}, main);
}

// Puts `slug` under `parent` at place `index` among its children, and numbers them anew.
Status place(const Visit& visit, const CategoryTree& tree, std::string_view slug, const Node* parent,
             std::size_t index) {
  std::vector<std::string> order;
  for (const auto* each : parent == nullptr ? tree.roots() : parent->children) {
    if (each->category.slug != slug) order.push_back(each->category.slug);
  }
  index = std::min(index, order.size());
  order.insert(order.begin() + static_cast<std::ptrdiff_t>(index), std::string{slug});
  const auto parent_slug = parent == nullptr ? std::string{} : parent->category.slug;
  constexpr std::int64_t kGap = 10;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto* node = tree.find(order[i]);
    const auto position = static_cast<std::int64_t>(i + 1) * kGap;
    const bool stays = order[i] != slug && node->category.position == position;
    if (!stays) TRY(catalogue::move_category(*visit.deps().catalogue, order[i], parent_slug, position));
  }
  return {};
}

Result<Response> step(const Visit& visit, const Form& form) {
  const auto tree = TRY(stored_tree(visit));
  const auto slug = visit.request.path_parameter("slug");
  const auto* node = tree.find(slug);
  if (node == nullptr) return fail(not_found("category.missing", "There is no such category."));
  const auto& siblings = siblings_of(tree, *node);
  const auto at =
      static_cast<std::size_t>(std::find(siblings.begin(), siblings.end(), node) - siblings.begin());
  const auto way = form.value("way");
  if (way == "up" && at > 0) {
    TRY(place(visit, tree, slug, node->parent, at - 1));
  } else if (way == "down") {
    TRY(place(visit, tree, slug, node->parent, at + 1));
  } else if (way == "out" && node->parent != nullptr) {
    const auto& above = siblings_of(tree, *node->parent);
    const auto parent_at =
        static_cast<std::size_t>(std::find(above.begin(), above.end(), node->parent) - above.begin());
    TRY(place(visit, tree, slug, node->parent->parent, parent_at + 1));
  } else if (way == "in" && at > 0) {
    TRY(place(visit, tree, slug, siblings[at - 1], siblings[at - 1]->children.size()));
  }
  return visit.done("/console/categories", "category.moved");
}

// What tree.js sends: the new parent (empty: the top) and the place among its children.
Result<Response> drop(const Visit& visit, const Form& form) {
  const auto tree = TRY(stored_tree(visit));
  const auto parent_slug = form.value("parent");
  const auto* parent = parent_slug.empty() ? nullptr : tree.find(parent_slug);
  if (!parent_slug.empty() && parent == nullptr)
    return fail(not_found("category.missing", "There is no such category to put it under."));
  const auto index = TRY(form.number("index"));
  TRY(place(visit, tree, visit.request.path_parameter("slug"), parent,
            static_cast<std::size_t>(std::max<std::int64_t>(index, 0))));
  return visit.done("/console/categories", "category.moved");
}

Form form_of(const Category& category) {
  Form form;
  form.set("slug", category.slug);
  form.set("parent", category.parent.value_or(""));
  for (const auto& [language, text] : category.name) form.set("name/" + language, text);
  for (const auto& [language, text] : category.description) form.set("description/" + language, text);
  return form;
}

Html fields(const Visit& visit, const Form& form, bool fresh) {
  Html body;
  body << "<div class=\"form\">";
  if (fresh)
    body << field(visit, form,
                  {.name = "slug",
                   .label = visit.words("category.slug"),
                   .hint = visit.words("product.slug_hint"),
                   .max_length = 120})
         << select(visit, form, {.name = "parent", .label = visit.words("category.parent")},
                   category_choices(visit, Choice{"", visit.words("category.top")}));
  body << "<div class=\"langs\">";
  for (const auto& language : languages_of(visit))
    body << "<fieldset class=\"form\"><legend class=\"lang-head\">" << language_name(visit, language)
         << "</legend>"
         << field(visit, form,
                  {.name = "name/" + language, .label = visit.words("category.name"), .max_length = 200})
         << area(visit, form,
                 {.name = "description/" + language,
                  .label = visit.words("category.description"),
                  .max_length = 2'000},
                 3)
         << "</fieldset>";
  body << "</div><div class=\"btn-row\"><button class=\"btn\">" << visit.words("action.save")
       << "</button></div></div>";
  return body;
}

void attribute_rows(Html& html, const Visit& visit, const Category& category) {
  const auto tree = visit.deps().catalogue->snapshot()->tree;
  const auto all = tree->attributes_of(category.slug);
  if (all.empty()) return;
  Html body;
  body << "<ul class=\"tags\">";
  for (const auto* each : all) {
    const auto name = visit.text(each->name);
    body << "<li>" << badge(each->facet ? "info" : "off", name.empty() ? each->code : name) << "</li>";
  }
  body << "</ul>";
  html << card(visit.words("category.attributes"), body);
}

// Which products come first on its page is decided by rules of the search desk.
void shelf_card(Html& html, const Visit& visit, const Category& category) {
  if (!visit.may("search.write")) return;
  const auto slug = text::percent_encode(category.slug);
  Html body;
  body << "<p class=\"lead\">" << visit.words("category.shelf_text")
       << "</p><div class=\"btn-row\"><a class=\"btn btn--quiet\" href=\"/console/search?category=" << slug
       << "\">" << visit.words("category.shelf_see")
       << "</a><a class=\"btn btn--quiet\" href=\"/console/search/rules/new?category=" << slug << "\">"
       << visit.words("category.shelf_rule") << "</a></div>";
  html << card(visit.words("category.shelf"), body);
}

Result<Response> show(const Visit& visit, const Category& category, const Form& form, int status) {
  Html main;
  main << complaints(visit, form) << form_open(visit, path_of(category.slug), "card")
       << fields(visit, form, false) << "</form>";
  shelf_card(main, visit, category);
  attribute_rows(main, visit, category);
  Html danger;
  danger << "<p class=\"lead\">" << visit.words("category.remove_text") << "</p>"
         << form_open(visit, path_of(category.slug) + "/remove") << "<button class=\"btn btn--bad\">"
         << visit.words("category.remove") << "</button></form>";
  main << card("", danger);
  return page(visit,
              {.title = visit.text(category.name),
               .nav = "categories",
               .back = "/console/categories",
               .subtitle = category.slug},
              main, status);
}

Result<Category> stored_category(const Visit& visit) {
  const auto tree = TRY(stored_tree(visit));
  const auto* node = tree.find(visit.request.path_parameter("slug"));
  if (node == nullptr) return fail(not_found("category.missing", "There is no such category."));
  return node->category;
}

void take_texts(const Visit& visit, const Form& form, Category& category) {
  for (const auto& language : languages_of(visit)) {
    const auto take = [&](std::string_view member, Texts& into) {
      auto typed = std::string{text::trim(form.value(std::string{member} + "/" + language))};
      if (typed.empty()) {
        into.erase(language);
      } else {
        into[language] = std::move(typed);
      }
    };
    take("name", category.name);
    take("description", category.description);
  }
}

constexpr int kUnprocessable = 422;

Result<Response> save(const Visit& visit, const Form& sent) {
  auto category = TRY(stored_category(visit));
  auto form = sent;
  take_texts(visit, form, category);
  const auto saved = catalogue::save_category(*visit.deps().catalogue, category);
  if (saved) return visit.done("/console/categories", "category.saved");
  take_complaints(visit, saved.error(), form);
  return show(visit, category, form, kUnprocessable);
}

Response blank(const Visit& visit, const Form& form, int status) {
  Html main;
  main << complaints(visit, form) << form_open(visit, "/console/new/category", "card")
       << fields(visit, form, true) << "</form>";
  return page(visit,
              {.title = visit.words("category.new"), .nav = "categories", .back = "/console/categories"},
              main, status);
}

Result<Response> create(const Visit& visit, const Form& sent) {
  auto form = sent;
  Category category;
  take_texts(visit, form, category);
  category.slug = text::trim(form.value("slug"));
  if (category.slug.empty()) category.slug = text::slugify(text_in(category.name, kEnglish));
  if (!form.value("parent").empty()) category.parent = std::string{form.value("parent")};
  const auto tree = TRY(stored_tree(visit));
  if (tree.find(category.slug) != nullptr) {
    form.errors["slug"] = visit.words("category.exists");
    return blank(visit, form, kUnprocessable);
  }
  const auto* parent = category.parent ? tree.find(*category.parent) : nullptr;
  const auto& siblings = parent == nullptr ? tree.roots() : parent->children;
  category.position = siblings.empty() ? 10 : siblings.back()->category.position + 10;
  const auto saved = catalogue::save_category(*visit.deps().catalogue, category);
  if (saved) return visit.done("/console/categories", "category.saved");
  take_complaints(visit, saved.error(), form);
  return blank(visit, form, kUnprocessable);
}

Result<Response> remove(const Visit& visit, const Form&) {
  TRY(catalogue::remove_category(*visit.deps().catalogue, visit.request.path_parameter("slug")));
  return visit.done("/console/categories", "category.removed");
}

}  // namespace

void add_category_pages(Pages& pages) {
  pages.nav({.key = "categories",
             .path = "/console/categories",
             .icon = "categories",
             .permission = "catalogue.read",
             .group = "goods"});
  pages.get("/console/categories", "catalogue.read", list);
  pages.get("/console/categories/{slug}", "catalogue.read", [](const Visit& visit) -> Result<Response> {
    const auto category = TRY(stored_category(visit));
    return show(visit, category, form_of(category), 200);
  });
  pages.get("/console/new/category", "catalogue.write",
            [](const Visit& visit) -> Result<Response> { return blank(visit, {}, 200); });
  pages.post("/console/new/category", "catalogue.write", create);
  pages.post("/console/categories/{slug}", "catalogue.write", save);
  pages.post("/console/categories/{slug}/step", "catalogue.write", step);
  pages.post("/console/categories/{slug}/drop", "catalogue.write", drop);
  pages.post("/console/categories/{slug}/remove", "catalogue.write", remove);
}

}  // namespace souk::online::console
