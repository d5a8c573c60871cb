// Sheets of several lines: goods that came in, and goods that go from one location to another. Lines are
// typed or scanned (js/scan.js puts a scanned code into its line); each line is a movement of its own, named
// by the sheet's key, so that a sheet that is sent again moves nothing twice.
#include <fmt/format.h>

#include "base/text.hpp"
#include "online/console/frame.hpp"
#include "online/console/goods.hpp"
#include "online/console/stock_parts.hpp"

namespace souk::online::console {
namespace {

using http::Response;

constexpr std::size_t kMaxLines = 200;
constexpr std::size_t kBlankLines = 6;
constexpr int kUnprocessable = 422;

struct Sheet {
  std::string_view verb;  // "receive" or "transfer"
  bool moves() const { return verb == "transfer"; }
};

std::string at(std::size_t line, std::string_view member) { return fmt::format("line/{}/{}", line, member); }

std::size_t lines_in(const Form& form) {
  std::size_t lines = 0;
  while (lines < kMaxLines && form.has(at(lines, "code"))) ++lines;
  while (lines > 0 && form.value(at(lines - 1, "code")).empty()) --lines;
  return lines;
}

void line_row(Html& html, const Visit& visit, const Form& form, std::size_t i) {
  const auto number = std::to_string(i + 1);
  const auto wrong = form.errors.find(at(i, "code"));
  html << "<li class=\"sheet-line\"><input class=\"input\" name=\"" << at(i, "code")
       << "\" maxlength=\"64\" autocomplete=\"off\" autocapitalize=\"characters\" spellcheck=\"false\" "
          "placeholder=\""
       << visit.words("stock_page.code") << "\" aria-label=\""
       << visit.words("stock_page.code_n", {{"n", number}}) << "\" value=\"" << form.value(at(i, "code"))
       << "\"><input class=\"input\" name=\"" << at(i, "quantity")
       << "\" type=\"number\" inputmode=\"numeric\" min=\"1\" step=\"1\" aria-label=\""
       << visit.words("stock_page.quantity_n", {{"n", number}}) << "\" placeholder=\"1\" value=\""
       << form.value(at(i, "quantity")) << "\">";
  if (wrong != form.errors.end()) html << "<p class=\"field-error\">" << wrong->second << "</p>";
  html << "</li>";
}

Response show(const Visit& visit, const Sheet& sheet, const Form& form, int status) {
  const auto word = [&](std::string_view name) { return fmt::format("stock_page.{}_{}", sheet.verb, name); };
  Html main;
  main << complaints(visit, form) << "<p class=\"lead\">" << visit.words(word("text")) << "</p>"
       << form_open(visit, fmt::format("/console/stock-{}", sheet.verb), "card form", " data-scan")
       << "<div class=\"form-row\">"
       << select(visit, form,
                 {.name = "location",
                  .label = visit.words(sheet.moves() ? "stock_page.from" : "stock_page.location")},
                 location_choices(visit, std::nullopt));
  if (sheet.moves())
    main << select(visit, form, {.name = "to", .label = visit.words("stock_page.to")},
                   location_choices(visit, std::nullopt))
         << check("at_once", visit.words("stock_page.at_once"), form.has("at_once"));
  main << field(visit, form, {.name = "note", .label = visit.words("stock_page.note"), .max_length = 500})
       << "</div><div class=\"scan\" data-scan-box hidden>" << icon(visit, "search")
       << "<input class=\"input input--big\" type=\"text\" data-scan-field maxlength=\"64\" "
          "autocomplete=\"off\" "
          "autocapitalize=\"characters\" spellcheck=\"false\" enterkeyhint=\"next\" aria-label=\""
       << visit.words("stock_page.scan") << "\" placeholder=\"" << visit.words("stock_page.scan")
       << "\" data-said=\"" << visit.words("stock_page.scanned") << "\"></div><ul class=\"sheet\">";
  const auto lines = std::min(lines_in(form) + kBlankLines, kMaxLines);
  for (std::size_t i = 0; i < lines; ++i) line_row(main, visit, form, i);
  main << "</ul><div class=\"btn-row\"><button class=\"btn btn--big\">" << visit.words(word("go"))
       << "</button></div></form>";
  return page(visit, {.title = visit.words(word("title")), .nav = "stock", .back = "/console/stock"}, main,
              status);
}

struct Line {
  std::string code;  // as typed
  std::string sku;
  std::int64_t quantity = 0;
};

// The lines that are filled in; the same article twice is one line.
std::vector<Line> read_lines(const Visit& visit, Form& form) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < lines_in(form); ++i) {
    const auto code = std::string{text::trim(form.value(at(i, "code")))};
    if (code.empty()) continue;
    const auto quantity = number_or(form, at(i, "quantity"), 1);
    const auto found = variant_of(visit, code);
    if (!found) {
      form.errors[at(i, "code")] = visit.explain(found.error());
    } else if (!quantity || *quantity < 1 || *quantity > 1'000'000) {
      form.errors[at(i, "code")] = visit.words("problem.form_number");
    } else {
      const auto same = std::find_if(lines.begin(), lines.end(),
                                     [&](const Line& each) { return each.sku == found->variant->sku; });
      if (same != lines.end()) {
        same->quantity += *quantity;
      } else {
        lines.push_back({code, found->variant->sku, *quantity});
      }
    }
  }
  if (lines.empty() && form.errors.empty()) form.problem = visit.words("stock_page.no_lines");
  return lines;
}

Status move_line(const Visit& visit, const Sheet& sheet, const Form& form, const Line& line) {
  const inventory::StockCommand command{.command_id = visit.command_id(form),
                                        .sku = line.sku,
                                        .location = std::string{form.value("location")},
                                        .quantity = line.quantity,
                                        .note = std::string{text::trim(form.value("note"))}};
  auto& goods = *visit.deps().inventory;
  if (!sheet.moves()) return goods.receive(command);
  if (form.has("at_once")) return goods.transfer(command, form.value("to"));
  return goods.send(command, form.value("to"));
}

void check_places(const Visit& visit, const Sheet& sheet, Form& form) {
  const auto check = [&](std::string_view name) {
    if (!visit.deps().locations->find(form.value(name)))
      form.errors[std::string{name}] = visit.words("problem.stock_location");
  };
  check("location");
  if (!sheet.moves()) return;
  check("to");
  if (form.value("to") == form.value("location")) form.errors["to"] = visit.words("stock_page.same_place");
}

Result<Response> take(const Visit& visit, const Sheet& sheet, const Form& sent) {
  auto form = sent;
  check_places(visit, sheet, form);
  const auto lines = read_lines(visit, form);
  if (!form.clean()) return show(visit, sheet, form, kUnprocessable);
  std::vector<std::pair<Line, Error>> failed;
  for (const auto& line : lines) {
    if (auto moved = move_line(visit, sheet, form, line); !moved) failed.emplace_back(line, moved.error());
  }
  const auto done = static_cast<std::int64_t>(lines.size() - failed.size());
  if (failed.empty())
    return visit.go(
        sheet.moves() && !form.has("at_once") ? "/console/stock-transit" : "/console/stock-movements",
        Tone::kOk, visit.words.count(fmt::format("stock_page.{}_done", sheet.verb), done));
  // What was moved is off the sheet; the rest stays to be looked at.
  Form rest;
  for (const auto* name : {"location", "to", "note", "at_once"}) {
    if (form.has(name)) rest.set(name, std::string{form.value(name)});
  }
  for (std::size_t i = 0; i < failed.size(); ++i) {
    rest.set(at(i, "code"), failed[i].first.code);
    rest.set(at(i, "quantity"), std::to_string(failed[i].first.quantity));
    rest.errors[at(i, "code")] = visit.explain(failed[i].second);
  }
  rest.problem = visit.words("stock_page.some_failed",
                             {{"done", std::to_string(done)}, {"failed", std::to_string(failed.size())}});
  return show(visit, sheet, rest, kUnprocessable);
}

}  // namespace

void add_stock_sheets(Pages& pages) {
  for (const Sheet sheet : {Sheet{"receive"}, Sheet{"transfer"}}) {
    const auto path = fmt::format("/console/stock-{}", sheet.verb);
    pages.get(path, "inventory.write",
              [sheet](const Visit& visit) -> Result<Response> { return show(visit, sheet, {}, 200); });
    pages.post(path, "inventory.write",
               [sheet](const Visit& visit, const Form& form) { return take(visit, sheet, form); });
  }
}

}  // namespace souk::online::console
