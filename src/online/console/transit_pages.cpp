// Transfers on their way between two locations: what left where for where, and saying how much has arrived.
#include <fmt/format.h>

#include "base/text.hpp"
#include "online/console/frame.hpp"
#include "online/console/goods.hpp"
#include "online/console/stock_parts.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using inventory::StockItem;
using inventory::Transit;

constexpr std::size_t kSkus = 50;
constexpr std::string_view kPath = "/console/stock-transit";

Html arrived_form(const Visit& visit, std::string_view sku, const std::string& id, const Transit& transit) {
  const auto& words = visit.words;
  Html html;
  html << form_open(visit, fmt::format("{}/transfers/{}/receive", stock_path(sku), text::percent_encode(id)),
                    "arrived-form")
       << "<label class=\"amount\"><span>" << words("stock_page.arrived")
       << "</span><input class=\"input\" type=\"number\" inputmode=\"numeric\" min=\"0\" max=\""
       << transit.quantity << "\" name=\"quantity\" required value=\"" << transit.quantity << "\"><small>/ "
       << visit.number(transit.quantity)
       << "</small></label><input class=\"input\" name=\"note\" maxlength=\"500\" autocomplete=\"off\" "
          "aria-label=\""
       << words("stock_page.note") << "\" placeholder=\"" << words("stock_page.note")
       << "\"><button class=\"btn btn--sm\">" << words("stock_page.take_in") << "</button></form>";
  return html;
}

Result<Response> list(const Visit& visit) {
  const std::string cursor{visit.request.query_value("cursor")};
  const auto shown = TRY(visit.deps().inventory->items_in_transit(kSkus, cursor));
  Html content;
  if (shown.items.empty()) {
    content << card("", nothing(visit, "truck", visit.words("stock_page.no_transit"),
                                visit.words("stock_page.no_transit_text")));
  } else {
    content << "<div class=\"card card--flush\">" << transit_table(visit, shown.items, true) << "</div>"
            << pager(visit, kPath, cursor, shown.next_cursor);
  }
  return stock_page(visit, "transit", content);
}

Result<Response> arrive(const Visit& visit, const Form& form) {
  const std::string sku{visit.request.path_parameter("sku")};
  const auto quantity = TRY(form.number("quantity"));
  const inventory::Arrival arrival{.transfer_id = std::string{visit.request.path_parameter("id")},
                                   .location = {},
                                   .quantity = quantity,
                                   .note = text::shorten(text::trim(form.value("note")), 500)};
  if (const auto arrived = visit.deps().inventory->arrive(sku, arrival); !arrived)
    return visit.refused(std::string{kPath}, arrived.error());
  return visit.done(std::string{kPath}, "stock_page.did.arrive");
}

}  // namespace

Html transit_table(const Visit& visit, const std::vector<StockItem>& items, bool name_goods) {
  const auto& words = visit.words;
  Html html;
  html << "<table class=\"table table--rows\"><thead><tr>";
  if (name_goods) html << "<th>" << words("product.name") << "</th>";
  html << "<th>" << words("stock_page.from") << "</th><th>" << words("stock_page.to")
       << "</th><th class=\"num\">" << words("stock_page.quantity") << "</th><th>"
       << words("stock_page.since") << "</th><th>" << words("stock_page.note") << "</th></tr></thead><tbody>";
  for (const auto& item : items) {
    for (const auto& [id, transit] : item.in_transit) {
      html << "<tr>";
      if (name_goods) html << "<td class=\"wide\">" << stock_article(visit, item.sku) << "</td>";
      html << "<td data-label=\"" << words("stock_page.from") << "\">" << location_name(visit, transit.from)
           << "</td><td data-label=\"" << words("stock_page.to") << "\">" << location_name(visit, transit.to)
           << "</td><td class=\"num\" data-label=\"" << words("stock_page.quantity") << "\"><b>"
           << visit.number(transit.quantity) << "</b></td><td data-label=\"" << words("stock_page.since")
           << "\">" << visit.moment(transit.sent_at) << "</td><td class=\"wide\" data-label=\""
           << words("stock_page.note") << "\">" << transit.note;
      if (visit.may("inventory.write")) html << arrived_form(visit, item.sku, id, transit);
      html << "</td></tr>";
    }
  }
  html << "</tbody></table>";
  return html;
}

void add_transit_pages(Pages& pages) {
  pages.get(std::string{kPath}, "inventory.read", list);
  pages.post("/console/stock/{sku}/transfers/{id}/receive", "inventory.write", arrive);
}

}  // namespace souk::online::console
