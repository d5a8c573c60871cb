// Changing a paid order before it is packed: less of a line, something else for the same money, another
// address. What is taken out goes back on the shelf, its money to the buyer; nothing can be charged again.
#include "base/text.hpp"
#include "online/console/console.hpp"
#include "online/console/frame.hpp"
#include "online/console/order_parts.hpp"
#include "online/console/parts.hpp"
#include "online/order/command.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using order::Order;

constexpr int kAddedRows = 2;

std::string path_of(const Order& order) { return "/console/orders/" + order.id + "/edit"; }

// The address as fields; the names are those of Address.
Form form_of(const Order& order) {
  Form form;
  for (const auto& line : order.lines) form.set("q/" + line.sku, std::to_string(line.quantity));
  if (!order.address) return form;
  const auto& address = *order.address;
  form.set("name", address.name);
  form.set("phone", address.phone);
  form.set("country", address.country);
  form.set("province", address.province);
  form.set("city", address.city);
  form.set("district", address.district);
  form.set("postal_code", address.postal_code);
  std::string lines;
  for (const auto& each : address.lines) lines += (lines.empty() ? "" : "\n") + each;
  form.set("lines", lines);
  return form;
}

order::Address address_of(const Form& form) {
  order::Address address{.name = std::string{form.value("name")},
                         .phone = std::string{form.value("phone")},
                         .country = std::string{form.value("country")},
                         .province = std::string{form.value("province")},
                         .city = std::string{form.value("city")},
                         .district = std::string{form.value("district")},
                         .lines = {},
                         .postal_code = std::string{form.value("postal_code")}};
  for (const auto line : text::split(form.value("lines"), '\n')) {
    if (!text::trim(line).empty()) address.lines.emplace_back(text::trim(line));
  }
  return address;
}

Html line_fields(const Visit& visit, const Form& form, const Order& order) {
  Html html;
  html << "<div class=\"amounts\">";
  for (const auto& line : order.lines)
    html << "<label class=\"amount\"><span>" << visit.text(line.name) << " <small class=\"u-muted\">"
         << line.sku
         << "</small></span><input class=\"input\" type=\"number\" inputmode=\"numeric\" min=\"0\" max=\""
         << line.quantity << "\" name=\"q/" << line.sku << "\" value=\"" << form.value("q/" + line.sku)
         << "\"><small>/ " << line.quantity << "</small></label>";
  html << "</div>";
  return html;
}

Html added_fields(const Visit& visit, const Form& form) {
  Html html;
  for (int i = 1; i <= kAddedRows; ++i) {
    const auto number = std::to_string(i);
    html << "<div class=\"form-row\">"
         << field(visit, form,
                  {.name = "sku/" + number,
                   .label = visit.words("edit.sku"),
                   .max_length = 64,
                   .more = " spellcheck=\"false\""})
         << field(visit, form,
                  {.name = "n/" + number,
                   .label = visit.words("order.quantity"),
                   .max_length = 7,
                   .more = " inputmode=\"numeric\""})
         << "</div>";
  }
  return html;
}

Html address_fields(const Visit& visit, const Form& form) {
  const auto& words = visit.words;
  const auto one = [&](std::string name, std::size_t most, bool required = false) {
    return field(visit, form,
                 {.name = name, .label = words.of("edit.", name), .required = required, .max_length = most});
  };
  Html html;
  html << "<div class=\"form-row\">" << one("name", 100, true) << one("phone", 32)
       << "</div><div class=\"form-row\">" << one("country", 2, true) << one("province", 60)
       << one("city", 60) << one("district", 60) << "</div>"
       << area(visit, form,
               {.name = "lines", .label = words("edit.lines"), .required = true, .max_length = 500}, 2)
       << "<div class=\"form-row\">" << one("postal_code", 12) << "</div>";
  return html;
}

Result<Response> show(const Visit& visit, const Order& order, const Form& form, int status) {
  const auto& words = visit.words;
  Html main;
  main << complaints(visit, form) << form_open(visit, path_of(order), "form form--page")
       << card(words("order.goods"), line_fields(visit, form, order));
  Html added;
  added << "<p class=\"lead\">" << words("edit.add_text") << "</p>" << added_fields(visit, form);
  main << card(words("edit.add"), added);
  if (order.address) main << card(words("order.address"), address_fields(visit, form));
  main << "<div class=\"save-bar\"><a class=\"btn btn--quiet\" href=\"/console/orders/" << order.id << "\">"
       << words("action.cancel") << "</a><button class=\"btn\">" << words("action.save")
       << "</button></div></form>";
  return page(visit,
              {.title = words("edit.title"),
               .nav = "orders",
               .back = "/console/orders/" + order.id,
               .subtitle = order.number},
              main, status);
}

Result<aftersale::EditRequest> request_of(const Form& form, const Order& order) {
  aftersale::EditRequest wanted;
  for (const auto& line : order.lines) {
    const auto key = "q/" + line.sku;
    if (!form.has(key)) continue;
    const auto quantity = TRY(form.number(key));
    if (quantity != line.quantity) wanted.quantities.push_back({line.sku, quantity});
  }
  for (int i = 1; i <= kAddedRows; ++i) {
    const auto number = std::to_string(i);
    const std::string sku{text::trim(form.value("sku/" + number))};
    if (sku.empty()) continue;
    const auto quantity = TRY(form.number("n/" + number));
    wanted.add.push_back({sku, quantity});
  }
  if (order.address) {
    auto address = address_of(form);
    if (!(address == *order.address)) wanted.address = std::move(address);
  }
  return wanted;
}

Result<Response> take(const Visit& visit, const Form& form) {
  const auto stored = TRY(visit.deps().orders->load(visit.request.path_parameter("id")));
  const auto edited = [&]() -> Result<Order> {
    const auto wanted = TRY(request_of(form, stored.value));
    return visit.deps().order_edits->edit(stored.id, visit.act(), wanted,
                                          order::short_key("edit", visit.command_id(form)));
  }();
  if (edited) return visit.done("/console/orders/" + stored.id, "edit.done");
  auto again = form;
  again.problem = visit.explain(edited.error());
  for (const auto& complaint : edited.error().fields) {
    const auto member = complaint.pointer.substr(complaint.pointer.rfind('/') + 1);
    again.errors[member] = visit.words("edit.wrong");
  }
  return show(visit, stored.value, again, http::status_of(edited.error()));
}

}  // namespace

void add_order_edit_page(Pages& pages) {
  pages.get("/console/orders/{id}/edit", "order.write", [](const Visit& visit) -> Result<Response> {
    const auto stored = TRY(visit.deps().orders->load(visit.request.path_parameter("id")));
    return show(visit, stored.value, form_of(stored.value), 200);
  });
  pages.post("/console/orders/{id}/edit", "order.write", take);
}

}  // namespace souk::online::console
