// One product: its form, and what is done with it.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/catalogue/edit.hpp"
#include "online/catalogue/price.hpp"
#include "online/console/frame.hpp"
#include "online/console/goods.hpp"
#include "online/console/product_form.hpp"

namespace souk::online::console {
namespace {

using catalogue::AttributeType;
using catalogue::Product;
using http::Response;

constexpr std::size_t kMaxFormBytes = 1024 * 1024;

std::string path_of(std::string_view sku) { return "/console/products/" + text::percent_encode(sku); }

Html texts_card(const Visit& visit, const EditedProduct& edited) {
  Html body;
  body << "<div class=\"langs\">";
  for (const auto& language : languages_of(visit)) {
    const auto id = [&](std::string_view name) { return fmt::format("{}/{}", name, language); };
    body << "<fieldset class=\"form\"><legend class=\"lang-head\">" << language_name(visit, language)
         << "</legend>"
         << field(visit, edited.form,
                  {.name = id("name"), .label = visit.words("product.name"), .max_length = 200})
         << area(visit, edited.form,
                 {.name = id("summary"), .label = visit.words("product.summary"), .max_length = 1'000}, 2)
         << area(visit, edited.form,
                 {.name = id("description"),
                  .label = visit.words("product.description"),
                  .max_length = 10'000},
                 8)
         << "</fieldset>";
  }
  body << "</div>";
  return card(visit.words("product.texts"), body);
}

Html shop_card(const Visit& visit, const EditedProduct& edited) {
  std::vector<Choice> states;
  for (const auto& [state, name] : EnumNames<catalogue::ProductStatus>::kNames)
    states.push_back({std::string{name}, visit.words.of("product.state.", name)});
  std::vector<Choice> taxes{{"", visit.words("product.usual_tax")}};
  for (const auto& each : visit.settings->tax_classes) taxes.push_back({each.code, visit.text(each.name)});
  Html body;
  body << "<div class=\"form\">";
  if (edited.revision == 0)
    body << field(visit, edited.form,
                  {.name = "sku",
                   .label = visit.words("product.code"),
                   .hint = visit.words("product.code_hint"),
                   .required = true,
                   .max_length = 64});
  body << select(visit, edited.form, {.name = "status", .label = visit.words("product.state_head")}, states)
       << field(visit, edited.form,
                {.name = "publish_at",
                 .label = visit.words("product.publish_at"),
                 .hint = visit.words("product.publish_at_hint"),
                 .type = "datetime-local"})
       << field(visit, edited.form,
                {.name = "slug",
                 .label = visit.words("product.slug"),
                 .hint = visit.words("product.slug_hint"),
                 .max_length = 120})
       << select(visit, edited.form, {.name = "brand", .label = visit.words("product.brand")},
                 brand_choices(visit, Choice{"", "–"}))
       << select(visit, edited.form, {.name = "tax_class", .label = visit.words("product.tax_class")}, taxes)
       << "</div>";
  return card(visit.words("product.in_shop"), body);
}

Html ticks(std::string_view name, const std::vector<Choice>& choices,
           const std::vector<std::string>& chosen) {
  Html html;
  html << "<div class=\"scroll\" tabindex=\"0\" role=\"group\">";
  for (const auto& each : choices)
    html << check(name, each.name, std::find(chosen.begin(), chosen.end(), each.value) != chosen.end(),
                  each.value);
  html << "</div>";
  return html;
}

Html sorting_card(const Visit& visit, const EditedProduct& edited) {
  Html body;
  body << "<div class=\"form\">"
       << select(visit, edited.form, {.name = "main_category", .label = visit.words("product.main_category")},
                 category_choices(visit, Choice{"", "–"}))
       << "<details class=\"disclosure\"><summary>" << visit.words("product.more_categories")
       << icon(visit, "chevron-down", "icon--sm") << "</summary>"
       << ticks("categories", category_choices(visit, std::nullopt), edited.form.all("categories"))
       << "</details>";
  const auto collections = collection_choices(visit, std::nullopt);
  if (!collections.empty())
    body << "<details class=\"disclosure\" open><summary>" << visit.words("product.collections")
         << icon(visit, "chevron-down", "icon--sm") << "</summary>"
         << ticks("collections", collections, edited.form.all("collections")) << "</details>";
  body << "</div>";
  return card(visit.words("product.sorted_into"), body);
}

void attribute_field(Html& html, const Visit& visit, const Form& form,
                     const catalogue::AttributeDefinition& definition) {
  const auto name = "attributes/" + definition.code;
  auto label = visit.text(definition.name);
  if (label.empty()) label = definition.code;
  if (!definition.unit.empty()) label += " (" + definition.unit + ")";
  if (definition.type == AttributeType::kText) {
    for (const auto& language : languages_of(visit))
      html << field(visit, form,
                    {.name = name + "/" + language,
                     .label = label + " · " + language_name(visit, language),
                     .max_length = 500});
    return;
  }
  if (definition.type == AttributeType::kNumber) {
    html << field(visit, form,
                  {.name = name, .label = label, .max_length = 18, .more = " inputmode=\"numeric\""});
    return;
  }
  std::vector<Choice> choices{{"", "–"}};
  if (definition.type == AttributeType::kBoolean) {
    choices.push_back({"yes", visit.words("answer.yes")});
    choices.push_back({"no", visit.words("answer.no")});
  }
  for (const auto& value : definition.choices) {
    const auto text = visit.text(value.name);
    choices.push_back({value.code, text.empty() ? value.code : text});
  }
  html << select(visit, form, {.name = name, .label = label}, choices);
}

Html attributes_card(const Visit& visit, const EditedProduct& edited) {
  const auto tree = visit.deps().catalogue->snapshot()->tree;
  const auto definitions = attributes_of(*tree, edited.product.categories);
  if (definitions.empty()) return {};
  Html body;
  body << "<div class=\"grid-fields\">";
  for (const auto* definition : definitions) attribute_field(body, visit, edited.form, *definition);
  body << "</div>";
  return card(visit.words("product.attributes"), body);
}

Response show(const Visit& visit, const EditedProduct& edited, int status = 200) {
  const bool fresh = edited.revision == 0;
  Html main;
  main << complaints(visit, edited.form) << product_editor(visit, edited);
  Html actions;
  if (!fresh) {
    actions << status_badge(visit, edited.product);
    if (catalogue::is_visible(edited.product, visit.now))
      actions << "<a class=\"btn btn--quiet\" href=\"/" << visit.language() << "/p/" << edited.product.slug
              << "\">" << icon(visit, "eye", "icon--sm") << visit.words("product.see") << "</a>";
    actions << "<a class=\"btn btn--quiet\" href=\"/console/stock?q="
            << text::percent_encode(edited.product.sku) << "\">" << icon(visit, "stock", "icon--sm")
            << visit.words("nav.stock") << "</a>";
  }
  auto shown = page(visit,
                    {.title = fresh ? visit.words("product.new") : visit.text(edited.product.name),
                     .nav = "products",
                     .actions = actions,
                     .back = "/console/products",
                     .subtitle = edited.product.sku},
                    main, status);
  let_upload(visit, shown);
  return shown;
}

Result<Response> one(const Visit& visit) {
  const auto stored =
      TRY(catalogue::load_product(*visit.deps().catalogue, visit.request.path_parameter("sku")));
  const auto form = form_of(visit, stored.value);
  return show(visit, {stored.value, form, stored.revision});
}

Result<Response> blank(const Visit& visit) {
  const Product nothing_yet;
  Form form;
  form.set("status", "draft");
  return show(visit, {nothing_yet, form});
}

Response again(const Visit& visit, const Product& product, Form& form, std::int64_t revision,
               const Error* error) {
  if (error != nullptr) take_complaints(visit, *error, form);
  constexpr int kUnprocessable = 422;
  return show(visit, {product, form, revision}, kUnprocessable);
}

Result<Response> create(const Visit& visit, const Form& sent) {
  auto form = sent;
  auto product = product_from(visit, form, {});
  const Product nothing_yet;
  if (product.variants.empty()) product.variants.push_back({.sku = product.sku});
  if (!form.clean()) return again(visit, nothing_yet, form, 0, nullptr);
  const auto made = catalogue::create_product(*visit.deps().catalogue, std::move(product));
  if (!made) return again(visit, nothing_yet, form, 0, &made.error());
  await_product(visit, made->id);
  return visit.done(path_of(made->id), "product.created");
}

Result<Response> save(const Visit& visit, const Form& sent) {
  const auto sku = visit.request.path_parameter("sku");
  const auto stored = TRY(catalogue::load_product(*visit.deps().catalogue, sku));
  auto form = sent;
  const auto revision = TRY(form.number("revision"));
  auto product = product_from(visit, form, stored.value);
  if (!form.clean()) return again(visit, stored.value, form, revision, nullptr);
  const auto saved = catalogue::replace_product(*visit.deps().catalogue, sku, revision, std::move(product));
  if (!saved) return again(visit, stored.value, form, revision, &saved.error());
  await_product(visit, sku);
  return visit.done(path_of(sku), "product.saved");
}

Result<Response> remove(const Visit& visit, const Form&) {
  const auto sku = visit.request.path_parameter("sku");
  TRY(catalogue::remove_product(*visit.deps().catalogue, sku));
  await_product(visit, sku);
  return visit.done("/console/products", "product.removed");
}

}  // namespace

Html product_editor(const Visit& visit, const EditedProduct& edited) {
  const bool fresh = edited.revision == 0;
  const bool may = visit.may("catalogue.write");
  Html html;
  html << form_open(visit, fresh ? std::string{"/console/new/product"} : path_of(edited.product.sku), "",
                    " id=\"product\"")
       << hidden("revision", std::to_string(edited.revision))
       << "<div class=\"split\"><div class=\"split-main\">" << texts_card(visit, edited)
       << card(visit.words("product.variants"), variant_fields(visit, edited))
       << attributes_card(visit, edited) << card(visit.words("product.options"), option_fields(visit, edited))
       << "</div><div class=\"split-side\">" << shop_card(visit, edited) << sorting_card(visit, edited)
       << "</div></div>";
  if (may)
    html << "<div class=\"save-bar\"><button class=\"btn\">" << visit.words("action.save")
         << "</button></div>";
  html << "</form>";
  if (fresh || !may) return html;
  html << product_pictures(visit, edited);
  Html danger;
  danger << "<details class=\"disclosure\"><summary>" << visit.words("product.remove")
         << icon(visit, "chevron-down", "icon--sm") << "</summary><p class=\"lead\">"
         << visit.words("product.remove_text") << "</p>"
         << form_open(visit, path_of(edited.product.sku) + "/remove") << "<button class=\"btn btn--bad\">"
         << visit.words("product.remove_go") << "</button></form></details>";
  html << card("", danger);
  return html;
}

void add_product_editor(Pages& pages) {
  pages.get("/console/products/{sku}", "catalogue.read", one);
  pages.get("/console/new/product", "catalogue.write", blank);
  pages.post("/console/new/product", "catalogue.write", create, kMaxFormBytes);
  pages.post("/console/products/{sku}", "catalogue.write", save, kMaxFormBytes);
  pages.post("/console/products/{sku}/remove", "catalogue.write", remove);
}

}  // namespace souk::online::console
