// Counting: the sheets, and one sheet with its big field for a hand that holds a scanner. A scan without a
// number counts one more; a number says how many there are in all.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/console/frame.hpp"
#include "online/console/goods.hpp"
#include "online/console/stock_parts.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using inventory::CountLine;
using inventory::CountState;
using inventory::StockCount;

constexpr std::size_t kPage = 50;

std::string path_of(std::string_view id) { return "/console/stock-counts/" + text::percent_encode(id); }

Html state_badge(const Visit& visit, const StockCount& count) {
  const std::string_view tone = count.state == CountState::kOpen      ? "todo"
                                : count.state == CountState::kPosted  ? "ok"
                                : count.state == CountState::kPosting ? "warn"
                                                                      : "off";
  return badge(tone, visit.words.of("count.state.", enum_name(count.state)));
}

Html open_form(const Visit& visit) {
  Html body;
  body << form_open(visit, "/console/stock-counts", "filters")
       << select(visit, {}, {.name = "location", .label = visit.words("stock_page.location")},
                 location_choices(visit, std::nullopt))
       << field(visit, {},
                {.name = "note",
                 .label = visit.words("stock_page.note"),
                 .max_length = 500,
                 .classes = "field--grow"})
       << "<button class=\"btn\">" << visit.words("count.open") << "</button></form>";
  return card(visit.words("count.new"), body);
}

Result<Response> list(const Visit& visit) {
  const std::string cursor{visit.request.query_value("cursor")};
  const auto shown = TRY(visit.deps().counts->newest(kPage, cursor));
  Html main;
  main << "<p class=\"lead\">" << visit.words("count.text") << "</p>";
  if (visit.may("inventory.write")) main << open_form(visit);
  if (!shown.counts.empty()) {
    main << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
         << visit.words("stock_page.location") << "</th><th>" << visit.words("count.state_head")
         << "</th><th>" << visit.words("count.opened") << "</th><th>" << visit.words("stock_page.note")
         << "</th><th class=\"num\">" << visit.words("count.lines") << "</th><th class=\"num\">"
         << visit.words("count.differences") << "</th></tr></thead><tbody>";
    for (const auto& each : shown.counts)
      main << "<tr><td><a class=\"row-link\" href=\"" << path_of(each.id) << "\">"
           << location_name(visit, each.location) << "</a></td><td data-label=\""
           << visit.words("count.state_head") << "\">" << state_badge(visit, each) << "</td><td data-label=\""
           << visit.words("count.opened") << "\">" << visit.moment(each.opened_at) << "</td><td data-label=\""
           << visit.words("stock_page.note") << "\">" << each.note << "</td><td class=\"num\" data-label=\""
           << visit.words("count.lines") << "\">" << each.lines.size()
           << "</td><td class=\"num\" data-label=\"" << visit.words("count.differences") << "\">"
           << each.differences() << "</td></tr>";
    main << "</tbody></table></div>" << pager(visit, "/console/stock-counts", cursor, shown.next_cursor);
  }
  return page(visit, {.title = visit.words("stock_page.counts"), .nav = "stock", .back = "/console/stock"},
              main);
}

Html scan_form(const Visit& visit, const StockCount& count) {
  Html html;
  html << form_open(visit, path_of(count.id) + "/record", "card form count-form")
       << "<div class=\"field field--big\"><label class=\"field-label\" for=\"code\">"
       << visit.words("stock_page.scan")
       << "</label><input class=\"input input--big\" id=\"code\" name=\"code\" required maxlength=\"64\" "
          "autocomplete=\"off\" autocapitalize=\"characters\" spellcheck=\"false\" enterkeyhint=\"done\" "
          "autofocus></div><div class=\"field field--big\"><label class=\"field-label\" for=\"quantity\">"
       << visit.words("count.quantity")
       << "</label><input class=\"input input--big\" id=\"quantity\" name=\"quantity\" type=\"number\" "
          "inputmode=\"numeric\" min=\"0\" step=\"1\" placeholder=\"+1\" "
          "aria-describedby=\"quantity-more\"><p "
          "class=\"field-hint\" id=\"quantity-more\">"
       << visit.words("count.quantity_hint") << "</p></div><button class=\"btn btn--big\">"
       << visit.words("count.record") << "</button></form>";
  return html;
}

Html difference_badge(const Visit& visit, const CountLine& line) {
  const auto difference = line.difference();
  if (difference == 0) return badge("ok", visit.words("count.agrees"));
  return badge(difference < 0 ? "bad" : "warn", (difference > 0 ? "+" : "") + visit.number(difference));
}

void line_row(Html& html, const Visit& visit, const StockCount& count, const std::string& sku,
              const CountLine& line) {
  html << "<tr><td class=\"wide\">" << stock_article(visit, sku) << "</td><td class=\"num\" data-label=\""
       << visit.words("count.counted") << "\"><b class=\"big\">" << visit.number(line.counted)
       << "</b></td><td class=\"num\" data-label=\"" << visit.words("count.expected") << "\">"
       << visit.number(line.expected) << "</td><td data-label=\"" << visit.words("count.difference") << "\">"
       << difference_badge(visit, line) << "</td><td class=\"num\">";
  if (count.state == CountState::kOpen && visit.may("inventory.write"))
    html << form_open(visit, path_of(count.id) + "/forget") << hidden("sku", sku)
         << "<button class=\"tool-btn\" aria-label=\"" << visit.words("count.forget", {{"code", sku}})
         << "\">" << icon(visit, "trash") << "</button></form>";
  html << "</td></tr>";
}

// The last counted first, a page at a time.
Html lines_card(const Visit& visit, const StockCount& count) {
  std::vector<const std::pair<const std::string, CountLine>*> lines;
  for (const auto& each : count.lines) lines.push_back(&each);
  std::stable_sort(lines.begin(), lines.end(),
                   [](const auto* a, const auto* b) { return a->second.at > b->second.at; });
  const auto wanted =
      Form{{{"cursor", std::string{visit.request.query_value("cursor")}}}, {}, {}}.number("cursor");
  const auto from =
      std::min<std::size_t>(wanted && *wanted > 0 ? static_cast<std::size_t>(*wanted) : 0, lines.size());
  const auto until = std::min(from + kPage, lines.size());
  Html html;
  if (lines.empty())
    return card("", nothing(visit, "check", visit.words("count.empty"), visit.words("count.empty_text")));
  html << "<div class=\"card card--flush\"><table class=\"table table--rows\"><thead><tr><th>"
       << visit.words("product.name") << "</th><th class=\"num\">" << visit.words("count.counted")
       << "</th><th class=\"num\">" << visit.words("count.expected") << "</th><th>"
       << visit.words("count.difference") << "</th><th><span class=\"u-hidden\">"
       << visit.words("action.remove") << "</span></th></tr></thead><tbody>";
  for (auto i = from; i < until; ++i) line_row(html, visit, count, lines[i]->first, lines[i]->second);
  html << "</tbody></table></div>"
       << pager(visit, path_of(count.id), from > 0 ? std::to_string(from) : std::string{},
                until < lines.size() ? std::to_string(until) : std::string{});
  return html;
}

Html end_card(const Visit& visit, const StockCount& count) {
  Html body;
  body << "<p class=\"lead\">" << visit.words.count("count.post_text", count.differences())
       << "</p><div class=\"btn-row\">" << form_open(visit, path_of(count.id) + "/post")
       << "<button class=\"btn\">" << visit.words("count.post") << "</button></form>";
  if (count.state == CountState::kOpen)
    body << form_open(visit, path_of(count.id) + "/cancel") << "<button class=\"btn btn--bad\">"
         << visit.words("count.cancel") << "</button></form>";
  body << "</div>";
  return card(visit.words("count.end"), body);
}

Result<Response> one(const Visit& visit) {
  const auto count = TRY(visit.deps().counts->load(visit.request.path_parameter("id")));
  const bool open = count.state == CountState::kOpen || count.state == CountState::kPosting;
  Html main;
  if (visit.may("inventory.write") && count.state == CountState::kOpen) main << scan_form(visit, count);
  main << lines_card(visit, count);
  if (visit.may("inventory.write") && open && !count.lines.empty()) main << end_card(visit, count);
  if (visit.may("inventory.write") && open && count.lines.empty())
    main << form_open(visit, path_of(count.id) + "/cancel") << "<button class=\"btn btn--bad\">"
         << visit.words("count.cancel") << "</button></form>";
  auto subtitle = visit.moment(count.opened_at) + " · " + visit.words.count("count.pieces", count.pieces());
  if (!count.note.empty()) subtitle += " · " + count.note;
  return page(visit,
              {.title = visit.words("count.title", {{"place", location_name(visit, count.location)}}),
               .nav = "stock",
               .actions = state_badge(visit, count),
               .back = "/console/stock-counts",
               .subtitle = subtitle},
              main);
}

Result<Response> record(const Visit& visit, const Form& form) {
  const auto id = visit.request.path_parameter("id");
  const auto found = TRY(variant_of(visit, form.value("code")));
  const bool adds = text::trim(form.value("quantity")).empty();
  const auto quantity = TRY(number_or(form, "quantity", 1));
  const auto line = TRY(visit.deps().counts->record(id, {.key = visit.command_id(form),
                                                         .sku = found.variant->sku,
                                                         .quantity = quantity,
                                                         .adds = adds,
                                                         .by = visit.who.id}));
  return visit.done(path_of(id), "count.recorded",
                    {{"name", visit.text(found.product->name)}, {"n", visit.number(line.counted)}});
}

}  // namespace

void add_stock_count_pages(Pages& pages) {
  if (pages.desk().deps.counts == nullptr) return;
  pages.get("/console/stock-counts", "inventory.read", list);
  pages.get("/console/stock-counts/{id}", "inventory.read", one);
  pages.post("/console/stock-counts", "inventory.write",
             [](const Visit& visit, const Form& form) -> Result<Response> {
               const auto count = TRY(visit.deps().counts->open(
                   "cnt_" + visit.command_id(form), std::string{form.value("location")},
                   std::string{text::trim(form.value("note"))}, visit.who.id));
               return visit.done(path_of(count.id), "count.opened_now");
             });
  pages.post("/console/stock-counts/{id}/record", "inventory.write", record);
  pages.post("/console/stock-counts/{id}/forget", "inventory.write",
             [](const Visit& visit, const Form& form) -> Result<Response> {
               const auto id = visit.request.path_parameter("id");
               TRY(visit.deps().counts->forget(id, form.value("sku")));
               return visit.done(path_of(id), "count.forgotten");
             });
  pages.post("/console/stock-counts/{id}/post", "inventory.write",
             [](const Visit& visit, const Form&) -> Result<Response> {
               const auto id = visit.request.path_parameter("id");
               TRY(visit.deps().counts->post(id, visit.who.id));
               return visit.done(path_of(id), "count.posted");
             });
  pages.post("/console/stock-counts/{id}/cancel", "inventory.write",
             [](const Visit& visit, const Form&) -> Result<Response> {
               const auto id = visit.request.path_parameter("id");
               TRY(visit.deps().counts->cancel(id, visit.who.id));
               return visit.done("/console/stock-counts", "count.cancelled");
             });
}

}  // namespace souk::online::console
