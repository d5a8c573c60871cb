// Products: the list with search, filters and the bulk bar, and what the bar starts. One product's page is
// product_editor.cpp.
#include <fmt/format.h>

#include "base/text.hpp"
#include "online/catalogue/price.hpp"
#include "online/console/frame.hpp"
#include "online/console/goods.hpp"
#include "online/console/goods_parts.hpp"
#include "online/console/product_find.hpp"

namespace souk::online::console {
namespace {

using catalogue::BulkKind;
using catalogue::ProductFilter;
using catalogue::ProductPtr;
using http::Response;

constexpr std::size_t kPage = 50;

ProductFilter filter_of(const Visit& visit) {
  const auto value = [&](std::string_view name) { return std::string{visit.request.query_value(name)}; };
  return {.state = value("state"),
          .category = value("category"),
          .brand = value("brand"),
          .collection = value("collection"),
          .stock = value("stock")};
}

std::string address_of(const ProductFilter& filter) {
  return query_of("/console/products", {{"state", filter.state},
                                        {"category", filter.category},
                                        {"brand", filter.brand},
                                        {"collection", filter.collection},
                                        {"stock", filter.stock}});
}

Form form_of(const ProductFilter& filter, std::string_view words) {
  Form form;
  form.set("q", std::string{words});
  form.set("state", filter.state);
  form.set("category", filter.category);
  form.set("brand", filter.brand);
  form.set("collection", filter.collection);
  form.set("stock", filter.stock);
  return form;
}

Choice any(const Visit& visit) { return {"", visit.words("product.any")}; }

Html filters(const Visit& visit, const ProductFilter& filter, std::string_view wanted) {
  const auto form = form_of(filter, wanted);
  std::vector<Choice> states{any(visit)};
  for (const auto& [state, name] : EnumNames<catalogue::ProductStatus>::kNames)
    states.push_back({std::string{name}, visit.words.of("product.state.", name)});
  const std::vector<Choice> stocks{
      any(visit), {"in", visit.words("product.stock_in")}, {"out", visit.words("product.stock_out")}};
  Html html;
  html << "<form class=\"filters\" method=\"get\" action=\"/console/products\" role=\"search\">"
       << field(visit, form,
                {.name = "q",
                 .label = visit.words("product.find"),
                 .type = "search",
                 .max_length = 100,
                 .classes = "field--grow"})
       << select(visit, form, {.name = "state", .label = visit.words("product.state_head")}, states)
       << select(visit, form, {.name = "category", .label = visit.words("product.category")},
                 category_choices(visit, any(visit)))
       << select(visit, form, {.name = "brand", .label = visit.words("product.brand")},
                 brand_choices(visit, any(visit)))
       << select(visit, form, {.name = "stock", .label = visit.words("product.stock")}, stocks)
       << "<button class=\"btn btn--quiet\">" << visit.words("action.filter") << "</button></form>";
  return html;
}

std::string price_text(const Visit& visit, const catalogue::Product& product) {
  const auto currency = visit.currency();
  const auto span = catalogue::price_span(product.variants, {currency, {}, visit.now});
  if (!span.lowest.amount) return "–";
  const auto text = visit.money(*span.lowest.amount, currency);
  return span.varies ? visit.words("product.from", {{"price", text}}) : text;
}

void row(Html& html, const Visit& visit, const catalogue::Product& product, bool pickable) {
  const auto href = "/console/products/" + text::percent_encode(product.sku);
  html << "<tr>";
  if (pickable)
    html << "<td class=\"pick\"><input type=\"checkbox\" name=\"sku\" value=\"" << product.sku
         << "\" aria-label=\"" << visit.words("product.choose", {{"name", visit.text(product.name)}})
         << "\"></td>";
  html << "<td class=\"wide\"><div class=\"goods\">"
       << thumb(visit, product.media.empty() ? std::string{} : product.media.front().path)
       << "<div><a class=\"row-link\" href=\"" << href << "\">" << visit.text(product.name)
       << "</a><p class=\"u-muted\">" << product.sku << "</p></div></div></td><td data-label=\""
       << visit.words("product.state_head") << "\">" << status_badge(visit, product)
       << "</td><td data-label=\"" << visit.words("product.category") << "\">";
  if (!product.categories.empty()) {
    const auto tree = visit.deps().catalogue->snapshot()->tree;
    const auto* node = tree->find(product.categories.front());
    html << (node == nullptr ? product.categories.front() : visit.text(node->category.name));
  }
  html << "</td><td class=\"num\" data-label=\"" << visit.words("product.variants") << "\">"
       << product.variants.size() << "</td><td class=\"num\" data-label=\"" << visit.words("product.price")
       << "\">" << price_text(visit, product) << "</td></tr>";
}

// A field that pick.js shows only for the kinds it is needed for.
Html for_kinds(std::string_view kinds, const Html& field) {
  Html html;
  html << "<div data-for=\"" << kinds << "\">" << field << "</div>";
  return html;
}

Result<Html> bulk_bar(const Visit& visit, const ProductFilter& filter, bool searched) {
  std::vector<Choice> kinds;
  for (const auto& [kind, name] : EnumNames<BulkKind>::kNames)
    kinds.push_back({std::string{name}, visit.words.of("bulk.kind.", name)});
  const auto lists = TRY(list_choices(visit));
  if (lists.empty()) kinds.pop_back();
  Html html;
  html << "<div class=\"bulk\"><p class=\"bulk-count\" data-count=\"" << visit.words("bulk.chosen_n")
       << "\" role=\"status\">" << visit.words("bulk.text") << "</p>";
  if (!searched) html << check("all", visit.words(filter.empty() ? "bulk.all" : "bulk.all_found"), false);
  html << select(visit, {}, {.name = "kind", .label = visit.words("bulk.what")}, kinds)
       << for_kinds("price_percent list_percent",
                    field(visit, {},
                          {.name = "percent",
                           .label = visit.words("bulk.percent"),
                           .max_length = 10,
                           .more = " inputmode=\"decimal\" placeholder=\"-10\""}))
       << for_kinds("price_amount", field(visit, {},
                                          {.name = "amount",
                                           .label = visit.words("bulk.amount"),
                                           .max_length = 20,
                                           .more = " inputmode=\"decimal\" placeholder=\"5.00\""}))
       << for_kinds("price_percent price_amount",
                    select(visit, {}, {.name = "currency", .label = visit.words("bulk.currency")},
                           currency_choices(visit)))
       << for_kinds("price_percent price_amount list_percent",
                    select(visit, {}, {.name = "round", .label = visit.words("bulk.round")},
                           {{"1", visit.words("bulk.round_none")},
                            {"10", visit.words("bulk.round_10")},
                            {"100", visit.words("bulk.round_100")}}))
       << for_kinds(
              "add_category remove_category",
              select(visit, {},
                     {.name = "category", .label = visit.words("product.category"), .id = "bulk-category"},
                     category_choices(visit, std::nullopt)))
       << for_kinds("add_collection remove_collection", select(visit, {},
                                                               {.name = "collection",
                                                                .label = visit.words("product.collection"),
                                                                .id = "bulk-collection"},
                                                               collection_choices(visit, std::nullopt)));
  if (!lists.empty())
    html << for_kinds("list_percent",
                      select(visit, {}, {.name = "list", .label = visit.words("nav.prices")}, lists));
  html << "<button class=\"btn\">" << visit.words("bulk.go") << "</button></div>";
  return html;
}

Result<Html> table(const Visit& visit, const std::vector<ProductPtr>& products, const ProductFilter& filter,
                   bool searched) {
  const bool pickable = visit.may("catalogue.write") && visit.deps().bulk != nullptr;
  Html html;
  if (pickable) {
    html << form_open(visit, "/console/bulk/products", "card card--flush", " data-pick");
    for (const auto& [name, value] : {std::pair{"f.state", filter.state},
                                      {"f.category", filter.category},
                                      {"f.brand", filter.brand},
                                      {"f.collection", filter.collection},
                                      {"f.stock", filter.stock}}) {
      if (!value.empty()) html << hidden(name, value);
    }
  } else {
    html << "<div class=\"card card--flush\">";
  }
  html << "<table class=\"table table--rows" << when(pickable, " has-pick") << "\"><thead><tr>";
  if (pickable)
    html << "<th class=\"pick\"><input type=\"checkbox\" data-pick-all hidden aria-label=\""
         << visit.words("product.choose_all") << "\"><span class=\"u-hidden\">"
         << visit.words("product.choose_head") << "</span></th>";
  html << "<th>" << visit.words("product.name") << "</th><th>" << visit.words("product.state_head")
       << "</th><th>" << visit.words("product.category") << "</th><th class=\"num\">"
       << visit.words("product.variants") << "</th><th class=\"num\">" << visit.words("product.price")
       << "</th></tr></thead><tbody>";
  for (const auto& product : products) row(html, visit, *product, pickable);
  html << "</tbody></table>";
  if (pickable) {
    html << TRY(bulk_bar(visit, filter, searched)) << "</form>";
  } else {
    html << "</div>";
  }
  return html;
}

Result<Response> list(const Visit& visit) {
  const auto filter = filter_of(visit);
  const auto wanted = text::trim(visit.request.query_value("q"));
  const auto cursor = visit.request.query_value("cursor");
  catalogue::StaffPage shown;
  if (wanted.empty()) {
    shown = TRY(catalogue::list_for_staff(*visit.deps().catalogue, filter, visit.now, kPage, cursor));
  } else {
    shown.products = TRY(find_products(visit.deps(), wanted, visit.language(), 100));
  }
  Html main;
  main << filters(visit, filter, wanted);
  if (shown.products.empty()) {
    main << card("",
                 nothing(visit, "products", visit.words("product.none"), visit.words("product.none_text")));
  } else {
    main << TRY(table(visit, shown.products, filter, !wanted.empty()));
  }
  main << pager(visit, address_of(filter), cursor, shown.next_cursor);
  Html actions;
  if (visit.may("catalogue.write"))
    actions << "<a class=\"btn\" href=\"/console/new/product\">" << icon(visit, "plus", "icon--sm")
            << visit.words("product.new") << "</a>";
  return page(
      visit,
      {.title = visit.words("nav.products"),
       .nav = "products",
       .actions = actions,
       .subtitle = visit.words.count(
           "product.n_in_all", static_cast<std::int64_t>(visit.deps().catalogue->snapshot()->product_count))},
      main);
}

Result<catalogue::BulkChange> change_of(const Form& form) {
  catalogue::BulkChange change;
  bool known = false;
  for (const auto& [kind, name] : EnumNames<BulkKind>::kNames) {
    if (form.value("kind") != name) continue;
    change.kind = kind;
    known = true;
  }
  if (!known) return fail(invalid("bulk.invalid", "Say what to do with the products."));
  const bool is_percent = change.kind == BulkKind::kPricePercent || change.kind == BulkKind::kListPercent;
  if (is_percent) change.basis_points = TRY(basis_points_of(form.value("percent")));
  if (change.kind == BulkKind::kPricePercent || change.kind == BulkKind::kPriceAmount)
    change.currency = form.value("currency");
  if (change.kind == BulkKind::kPriceAmount) {
    auto typed = text::trim(form.value("amount"));
    const bool less = typed.starts_with('-');
    if (less) typed.remove_prefix(1);
    const auto amount = TRY(amount_of(typed, TRY(Currency::parse(change.currency))));
    change.amount_minor = less ? -amount.value_or(0) : amount.value_or(0);
  }
  change.round_to_minor = TRY(number_or(form, "round", 1));
  if (change.kind == BulkKind::kAddCategory || change.kind == BulkKind::kRemoveCategory)
    change.target = form.value("category");
  if (change.kind == BulkKind::kAddCollection || change.kind == BulkKind::kRemoveCollection)
    change.target = form.value("collection");
  if (change.kind == BulkKind::kListPercent) change.target = form.value("list");
  return change;
}

Result<Response> start_bulk(const Visit& visit, const Form& form) {
  catalogue::BulkEdit edit;
  edit.change = TRY(change_of(form));
  if (form.has("all")) {
    edit.filter = ProductFilter{.state = std::string{form.value("f.state")},
                                .category = std::string{form.value("f.category")},
                                .brand = std::string{form.value("f.brand")},
                                .collection = std::string{form.value("f.collection")},
                                .stock = std::string{form.value("f.stock")}};
  } else {
    edit.skus = form.all("sku");
  }
  if (edit.skus.size() > catalogue::BulkEdit::kMaxNamed)
    return fail(invalid("bulk.invalid", "Choose at most 500 products, or all that a filter finds."));
  const auto job = TRY(visit.deps().bulk->start(edit, visit.command_id(form)));
  if (!visit.may("job.read")) return visit.done("/console/products", "bulk.started");
  return visit.done("/console/jobs/" + text::percent_encode(job), "bulk.started");
}

}  // namespace

void add_product_pages(Pages& pages) {
  pages.nav({.key = "products",
             .path = "/console/products",
             .icon = "products",
             .permission = "catalogue.read",
             .group = "goods",
             .in_tabs = true});
  pages.get("/console/products", "catalogue.read", list);
  if (pages.desk().deps.bulk != nullptr) pages.post("/console/bulk/products", "catalogue.write", start_bulk);
}

}  // namespace souk::online::console
