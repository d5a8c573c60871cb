#include "online/console/stock_parts.hpp"

#include "base/text.hpp"

namespace souk::online::console {

std::string stock_path(std::string_view sku) { return "/console/stock/" + text::percent_encode(sku); }

Html scan_field(const Visit& visit, std::string_view action, std::string_view label, std::string_view value) {
  Html html;
  html << "<form class=\"scan\" method=\"get\" action=\"" << action << "\" role=\"search\">"
       << icon(visit, "search")
       << "<input class=\"input input--big\" name=\"q\" type=\"search\" aria-label=\"" << label
       << "\" placeholder=\"" << label
       << "\" maxlength=\"64\" autocomplete=\"off\" autocapitalize=\"characters\" "
          "spellcheck=\"false\" enterkeyhint=\"search\" value=\""
       << value << "\"><button class=\"btn\">" << visit.words("stock_page.find_go") << "</button></form>";
  return html;
}

Result<catalogue::Catalogue::VariantFound> variant_of(const Visit& visit, std::string_view code) {
  const auto snapshot = visit.deps().catalogue->snapshot();
  const auto trimmed = text::trim(code);
  auto found = visit.deps().catalogue->find_variant_by_code(*snapshot, trimmed);
  if (found || found.error().kind != ErrorKind::kNotFound) return found;
  std::string upper;
  for (const auto c : trimmed) upper += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return visit.deps().catalogue->find_variant_by_code(*snapshot, upper);
}

Html stock_article(const Visit& visit, std::string_view sku) {
  const auto snapshot = visit.deps().catalogue->snapshot();
  const auto found = visit.deps().catalogue->find_variant_by_code(*snapshot, sku);
  if (found) return article(visit, *found->product, found->variant, stock_path(sku));
  Html html;
  html << "<div class=\"goods\">" << thumb(visit, "") << "<div><a href=\"" << stock_path(sku) << "\">" << sku
       << "</a><p class=\"u-muted\">" << visit.words("stock_page.unknown") << "</p></div></div>";
  return html;
}

namespace {

void legs(Html& html, const Visit& visit, const inventory::Movement& movement) {
  html << "<ul class=\"legs\">";
  for (const auto& [location, change] : movement.legs)
    html << "<li><b class=\"" << (change < 0 ? Markup{"is-less"} : Markup{"is-more"}) << "\">"
         << (change > 0 ? Markup{"+"} : Markup{""}) << visit.number(change) << "</b> "
         << location_name(visit, location) << "</li>";
  html << "</ul>";
}

}  // namespace

Html movement_table(const Visit& visit, const std::vector<inventory::Movement>& movements, bool name_goods) {
  Html html;
  html << "<table class=\"table table--rows\"><thead><tr><th>" << visit.words("stock_page.when") << "</th>";
  if (name_goods) html << "<th>" << visit.words("product.name") << "</th>";
  html << "<th>" << visit.words("stock_page.reason") << "</th><th>" << visit.words("stock_page.change")
       << "</th><th>" << visit.words("stock_page.note") << "</th></tr></thead><tbody>";
  for (const auto& each : movements) {
    html << "<tr><td data-label=\"" << visit.words("stock_page.when") << "\">" << visit.moment(each.at)
         << "</td>";
    if (name_goods) html << "<td class=\"wide\">" << stock_article(visit, each.sku) << "</td>";
    html << "<td data-label=\"" << visit.words("stock_page.reason") << "\">"
         << visit.words.of("stock_page.reasons.", enum_name(each.reason)) << "</td><td data-label=\""
         << visit.words("stock_page.change") << "\">";
    legs(html, visit, each);
    html << "</td><td class=\"wide\" data-label=\"" << visit.words("stock_page.note") << "\">";
    if (!each.order_id.empty() && visit.may("order.read"))
      html << "<a href=\"/console/orders/" << each.order_id << "\">" << visit.words("stock_page.order")
           << "</a> ";
    if (each.missing > 0)
      html << badge("bad", visit.words("stock_page.missing_n", {{"n", visit.number(each.missing)}})) << " ";
    if (!each.other_place.empty())
      html << visit.words(each.reason == inventory::MovementReason::kSent ? "stock_page.sent_to"
                                                                          : "stock_page.came_from",
                          {{"place", location_name(visit, each.other_place)}})
           << " ";
    html << each.note << "</td></tr>";
  }
  html << "</tbody></table>";
  return html;
}

}  // namespace souk::online::console
