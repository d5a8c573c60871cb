// Stock: what is where, what runs out, what has moved; and one article with its levels, its ledger and what
// can be done with it.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/console/frame.hpp"
#include "online/console/goods.hpp"
#include "online/console/product_find.hpp"
#include "online/console/stock_parts.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using inventory::Level;
using inventory::StockItem;

constexpr std::size_t kPage = 50;

Level sum_of(const StockItem& item, std::string_view location) {
  Level sum;
  for (const auto& [code, level] : item.levels) {
    if (!location.empty() && code != location) continue;
    sum.on_hand += level.on_hand;
    sum.reserved += level.reserved;
  }
  return sum;
}

void level_cells(Html& html, const Visit& visit, const Level& level) {
  html << "<td class=\"num\" data-label=\"" << visit.words("stock_page.on_hand") << "\">"
       << visit.number(level.on_hand) << "</td><td class=\"num\" data-label=\""
       << visit.words("stock_page.reserved") << "\">" << visit.number(level.reserved)
       << "</td><td class=\"num\" data-label=\"" << visit.words("stock_page.free") << "\"><b>"
       << visit.number(level.available()) << "</b></td>";
}

void level_heads(Html& html, const Visit& visit) {
  html << "<th class=\"num\">" << visit.words("stock_page.on_hand") << "</th><th class=\"num\">"
       << visit.words("stock_page.reserved") << "</th><th class=\"num\">" << visit.words("stock_page.free")
       << "</th>";
}

Html item_table(const Visit& visit, const std::vector<StockItem>& items, std::string_view location) {
  Html html;
  html << "<div class=\"card card--flush\"><table class=\"table table--rows table--stock\"><thead><tr><th>"
       << visit.words("product.name") << "</th>";
  level_heads(html, visit);
  html << "</tr></thead><tbody>";
  for (const auto& item : items) {
    html << "<tr><td class=\"wide\">" << stock_article(visit, item.sku) << "</td>";
    level_cells(html, visit, sum_of(item, location));
    html << "</tr>";
  }
  html << "</tbody></table></div>";
  return html;
}

Result<StockItem> item_of(const Visit& visit, std::string_view sku) {
  const engines::Collection<StockItem> items{*visit.deps().store, std::string{inventory::kStockCollection}};
  auto found = TRY(items.find(sku));
  if (found) return std::move(found->value);
  StockItem none;
  none.sku = sku;
  return none;
}

// What is wanted by words: the variants of the products that are found.
Result<std::vector<StockItem>> items_for(const Visit& visit, std::string_view wanted) {
  std::vector<StockItem> items;
  for (const auto& product : TRY(find_products(visit.deps(), wanted, visit.language(), 20))) {
    for (const auto& variant : product->variants) {
      if (items.size() < 100) items.push_back(TRY(item_of(visit, variant.sku)));
    }
  }
  return items;
}

Html tabs(const Visit& visit, std::string_view chosen) {
  return chips({{visit.words("stock_page.all"), "/console/stock", chosen == "all"},
                {visit.words("stock_page.alarms"), "/console/stock?show=alarms", chosen == "alarms"},
                {visit.words("stock_page.movements"), "/console/stock-movements", chosen == "movements"},
                {visit.words("stock_page.in_transit"), "/console/stock-transit", chosen == "transit"},
                {visit.words("stock_page.counts"), "/console/stock-counts", chosen == "counts"}},
               visit.words("nav.stock"));
}

Html sheet_buttons(const Visit& visit) {
  Html html;
  if (!visit.may("inventory.write")) return html;
  html << "<a class=\"btn btn--quiet\" href=\"/console/stock-receive\">" << icon(visit, "plus", "icon--sm")
       << visit.words("stock_page.receive")
       << "</a><a class=\"btn btn--quiet\" href=\"/console/stock-transfer\">"
       << icon(visit, "truck", "icon--sm") << visit.words("stock_page.transfer")
       << "</a><a class=\"btn btn--quiet\" href=\"/console/stock-counts\">"
       << icon(visit, "check", "icon--sm") << visit.words("stock_page.count") << "</a>";
  return html;
}

}  // namespace

http::Response stock_page(const Visit& visit, std::string_view tab, const Html& content) {
  Html main;
  main << scan_field(visit, "/console/stock", visit.words("stock_page.scan"), visit.request.query_value("q"))
       << tabs(visit, tab) << content;
  return page(visit, {.title = visit.words("nav.stock"), .nav = "stock", .actions = sheet_buttons(visit)},
              main);
}

namespace {

Result<Response> alarms(const Visit& visit) {
  std::string next;
  const std::string cursor{visit.request.query_value("cursor")};
  const auto list = TRY(visit.deps().alarms->list(kPage, cursor, &next));
  Html content;
  if (list.empty()) {
    content << card("", nothing(visit, "check", visit.words("dashboard.no_alarms")));
    return stock_page(visit, "alarms", content);
  }
  content << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
          << visit.words("product.name") << "</th><th class=\"num\">" << visit.words("stock_page.free")
          << "</th><th>" << visit.words("stock_page.since") << "</th></tr></thead><tbody>";
  for (const auto& each : list)
    content << "<tr><td class=\"wide\">" << stock_article(visit, each.sku)
            << "</td><td class=\"num\" data-label=\"" << visit.words("stock_page.free") << "\">"
            << badge(each.left <= 0 ? "bad" : "warn",
                     each.left <= 0 ? visit.words("stock.out") : visit.words.count("stock.left", each.left))
            << "</td><td data-label=\"" << visit.words("stock_page.since") << "\">"
            << visit.moment(each.since) << "</td></tr>";
  content << "</tbody></table></div>" << pager(visit, "/console/stock?show=alarms", cursor, next);
  return stock_page(visit, "alarms", content);
}

Html location_form(const Visit& visit, const std::string& location) {
  Form form;
  form.set("location", location);
  Html html;
  html << "<form class=\"filters\" method=\"get\" action=\"/console/stock\">"
       << select(visit, form, {.name = "location", .label = visit.words("stock_page.location")},
                 location_choices(visit, Choice{"", visit.words("stock_page.everywhere")}))
       << "<button class=\"btn btn--quiet\">" << visit.words("action.filter") << "</button></form>";
  return html;
}

Result<Response> list(const Visit& visit) {
  const auto wanted = text::trim(visit.request.query_value("q"));
  if (!wanted.empty()) {
    if (const auto exact = variant_of(visit, wanted); exact)
      return Response::redirect(stock_path(exact->variant->sku), 302);
    const auto items = TRY(items_for(visit, wanted));
    Html content;
    if (items.empty()) {
      content << notice(visit, Tone::kWarn, visit.words("stock_page.no_such", {{"code", wanted}}));
    } else {
      content << item_table(visit, items, {});
    }
    return stock_page(visit, "all", content);
  }
  if (visit.request.query_value("show") == "alarms") return alarms(visit);
  const std::string location{visit.request.query_value("location")};
  const std::string cursor{visit.request.query_value("cursor")};
  const auto shown = TRY(visit.deps().inventory->items({}, kPage, cursor));
  Html content;
  content << location_form(visit, location);
  if (shown.items.empty()) {
    content << card(
        "", nothing(visit, "stock", visit.words("stock_page.none"), visit.words("stock_page.none_text")));
  } else {
    content << item_table(visit, shown.items, location)
            << pager(visit, query_of("/console/stock", {{"location", location}}), cursor, shown.next_cursor);
  }
  return stock_page(visit, "all", content);
}

Result<Response> movements(const Visit& visit) {
  const std::string cursor{visit.request.query_value("cursor")};
  const auto shown = TRY(visit.deps().inventory->newest_movements({}, kPage, cursor));
  Html content;
  if (shown.movements.empty()) {
    content << card("", nothing(visit, "stock", visit.words("stock_page.no_movements")));
  } else {
    content << "<div class=\"card card--flush\">" << movement_table(visit, shown.movements, true) << "</div>"
            << pager(visit, "/console/stock-movements", cursor, shown.next_cursor);
  }
  return stock_page(visit, "movements", content);
}

// ---- one article ------------------------------------------------------------------------------------------

Html levels_card(const Visit& visit, const StockItem& item) {
  Html body;
  body << "<table class=\"table table--rows table--stock\"><thead><tr><th>"
       << visit.words("stock_page.location") << "</th>";
  level_heads(body, visit);
  body << "</tr></thead><tbody>";
  for (const auto& [location, level] : item.levels) {
    body << "<tr><td><b>" << location_name(visit, location) << "</b></td>";
    level_cells(body, visit, level);
    body << "</tr>";
  }
  body << "</tbody></table>";
  if (item.levels.empty()) body << nothing(visit, "stock", visit.words("stock_page.nowhere"));
  return card(visit.words("stock_page.levels"), body, "card--flush");
}

Html number_field(const Visit& visit, std::string_view word, std::string id, bool may_be_less) {
  return field(visit, {},
               {.name = "quantity",
                .label = visit.words(word),
                .type = "number",
                .required = true,
                .max_length = 10,
                .more = may_be_less ? Markup{" inputmode=\"numeric\" step=\"1\""}
                                    : Markup{" inputmode=\"numeric\" step=\"1\" min=\"0\""},
                .id = std::move(id),
                .classes = "field--big"});
}

Html act_form(const Visit& visit, const StockItem& item, std::string_view verb) {
  const auto id = [&](std::string_view name) { return fmt::format("{}-{}", verb, name); };
  Html html;
  html << "<details class=\"action\"><summary class=\"btn btn--quiet\">"
       << visit.words.of("stock_page.do.", verb) << icon(visit, "chevron-down", "icon--sm") << "</summary>"
       << form_open(visit, fmt::format("{}/{}", stock_path(item.sku), verb), "form action-form")
       << select(visit, {},
                 {.name = "location",
                  .label = visit.words(verb == "transfer" ? "stock_page.from" : "stock_page.location"),
                  .id = id("location")},
                 location_choices(visit, std::nullopt));
  if (verb == "transfer")
    html << select(visit, {}, {.name = "to", .label = visit.words("stock_page.to"), .id = id("to")},
                   location_choices(visit, std::nullopt))
         << check("at_once", visit.words("stock_page.at_once"), false, "1", id("at-once"));
  html << number_field(visit,
                       verb == "count"    ? "stock_page.counted"
                       : verb == "adjust" ? "stock_page.difference"
                                          : "stock_page.quantity",
                       id("quantity"), verb == "adjust")
       << field(
              visit, {},
              {.name = "note", .label = visit.words("stock_page.note"), .max_length = 500, .id = id("note")})
       << "<div class=\"btn-row\"><button class=\"btn btn--big\">" << visit.words.of("stock_page.go.", verb)
       << "</button></div></form></details>";
  return html;
}

// Newest first; what the ledger does not have yet stands in the item.
Result<inventory::Inventory::LedgerPage> ledger_of(const Visit& visit, const StockItem& item,
                                                   const std::string& cursor) {
  auto ledger = TRY(visit.deps().inventory->newest_movements(item.sku, kPage, cursor));
  if (!cursor.empty()) return ledger;
  for (const auto& [id, movement] : item.outbox) {
    const bool known = std::any_of(ledger.movements.begin(), ledger.movements.end(),
                                   [&](const auto& each) { return each.id == movement.id; });
    if (!known) ledger.movements.push_back(movement);
  }
  std::stable_sort(ledger.movements.begin(), ledger.movements.end(),
                   [](const auto& a, const auto& b) { return a.at > b.at; });
  return ledger;
}

Result<Response> one(const Visit& visit) {
  const auto sku = visit.request.path_parameter("sku");
  const auto item = TRY(item_of(visit, sku));
  const auto snapshot = visit.deps().catalogue->snapshot();
  const auto found = visit.deps().catalogue->find_variant_by_code(*snapshot, sku);
  if (!found && item.levels.empty()) return fail(found.error());
  const std::string cursor{visit.request.query_value("cursor")};
  const auto ledger = TRY(ledger_of(visit, item, cursor));
  Html main;
  if (found)
    main << "<div class=\"stock-head\">" << article(visit, *found->product, found->variant, "") << "</div>";
  if (visit.may("inventory.write")) {
    main << "<div class=\"actions\">";
    for (const auto* verb : {"receive", "count", "transfer", "adjust"}) main << act_form(visit, item, verb);
    main << "</div>";
  }
  Html body;
  if (ledger.movements.empty()) {
    body << nothing(visit, "stock", visit.words("stock_page.no_movements"));
  } else {
    body << movement_table(visit, ledger.movements, false);
  }
  main << levels_card(visit, item);
  if (!item.in_transit.empty())
    main << card(visit.words("stock_page.in_transit"), transit_table(visit, {item}, false), "card--flush");
  main << card(visit.words("stock_page.ledger"), body, "card--flush")
       << pager(visit, stock_path(sku), cursor, ledger.next_cursor);
  return page(visit,
              {.title = std::string{sku},
               .nav = "stock",
               .back = "/console/stock",
               .subtitle = found ? visit.text(found->product->name) : std::string{}},
              main);
}

Result<inventory::StockCommand> command_of(const Visit& visit, const Form& form) {
  const std::string location{form.value("location")};
  if (!visit.deps().locations->find(location)) return fail(invalid("stock.location", "Choose a location."));
  const auto quantity = TRY(form.number("quantity"));
  return inventory::StockCommand{.command_id = visit.command_id(form),
                                 .sku = std::string{visit.request.path_parameter("sku")},
                                 .location = location,
                                 .quantity = quantity,
                                 .note = std::string{text::trim(form.value("note"))}};
}

template <class Act>
TakeForm acting(std::string word, Act act) {
  return [word = std::move(word), act](const Visit& visit, const Form& form) -> Result<Response> {
    const auto command = TRY(command_of(visit, form));
    TRY(act(*visit.deps().inventory, command, form));
    return visit.done(stock_path(command.sku), word);
  };
}

}  // namespace

void add_stock_pages(Pages& pages) {
  using inventory::Inventory;
  using inventory::StockCommand;
  pages.nav({.key = "stock",
             .path = "/console/stock",
             .icon = "stock",
             .permission = "inventory.read",
             .group = "goods",
             .in_tabs = true});
  pages.get("/console/stock", "inventory.read", list);
  pages.get("/console/stock-movements", "inventory.read", movements);
  pages.get("/console/stock/{sku}", "inventory.read", one);
  pages.post("/console/stock/{sku}/receive", "inventory.write",
             acting("stock_page.did.receive", [](Inventory& goods, const StockCommand& command, const Form&) {
               return goods.receive(command);
             }));
  pages.post("/console/stock/{sku}/count", "inventory.write",
             acting("stock_page.did.count", [](Inventory& goods, const StockCommand& command, const Form&) {
               return goods.count(command);
             }));
  pages.post("/console/stock/{sku}/adjust", "inventory.write",
             acting("stock_page.did.adjust", [](Inventory& goods, const StockCommand& command, const Form&) {
               return goods.adjust(command);
             }));
  pages.post(
      "/console/stock/{sku}/transfer", "inventory.write",
      acting("stock_page.did.transfer", [](Inventory& goods, const StockCommand& command, const Form& form) {
        if (form.has("at_once")) return goods.transfer(command, form.value("to"));
        return goods.send(command, form.value("to"));
      }));
}

}  // namespace souk::online::console
