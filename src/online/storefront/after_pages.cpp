#include "online/storefront/after_pages.hpp"

#include <charconv>

#include "base/text.hpp"
#include "online/aftersale/cases.hpp"
#include "online/invoice/pdf.hpp"
#include "online/invoice/register.hpp"
#include "online/order/command.hpp"
#include "online/storefront/member_pages.hpp"
#include "online/storefront/page/return_page.hpp"

namespace souk::online::storefront {
namespace {

using aftersale::CaseKind;

template <class Enum>
Enum named(std::string_view name, Enum otherwise) {
  for (const auto& [value, known] : EnumNames<Enum>::kNames) {
    if (known == name) return value;
  }
  return otherwise;
}

std::int64_t pieces_of(std::string_view text) {
  std::int64_t pieces = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), pieces);
  return error == std::errc{} && end == text.data() + text.size() ? pieces : 0;
}

std::string own_path(const http::Request& request) {
  return "/orders/" + text::percent_encode(request.path_parameter("number"));
}

std::string order_path(const order::Order& order, std::string_view below, std::string_view token) {
  auto path = "/orders/" + text::percent_encode(order.number) + std::string{below};
  if (!token.empty()) path += "?token=" + text::percent_encode(token);
  return path;
}

aftersale::Cases::Request wanted_of(const order::Order& order, const FormState& form) {
  aftersale::Cases::Request wanted;
  wanted.key = order::short_key("case", form.value("key"));
  wanted.kind = named(form.value("kind"), CaseKind::kReturn);
  wanted.outcome = named(form.value("outcome"), aftersale::Outcome::kRefund);
  for (const auto& line : order.lines) {
    const auto pieces = pieces_of(form.value("q." + line.sku));
    if (pieces <= 0) continue;
    aftersale::CaseLine about;
    about.sku = line.sku;
    about.quantity = pieces;
    about.reason = named(form.value("reason." + line.sku), aftersale::Reason::kOther);
    about.note = text::shorten(text::trim(form.value("note." + line.sku)), 500);
    if (wanted.kind == CaseKind::kExchange) about.wanted_sku = form.value("wanted." + line.sku);
    wanted.lines.push_back(std::move(about));
  }
  return wanted;
}

std::vector<SelectOption> variants_beside(const Shopfront& front, const Page& page,
                                          const order::OrderLine& line) {
  std::vector<SelectOption> options;
  const auto product = front.browse.product_by_sku(line.product_sku, page.now);
  if (!product) return options;
  options.push_back({"", page.words("case.choose")});
  // The same again counts too: for what was broken.
  for (const auto& variant : (*product)->variants) {
    const auto described = catalogue::describe_options(**product, variant);
    const auto name = text_of(page, described);
    options.push_back(
        {variant.sku, name.empty() ? std::string{text_of(page, line.name)} : std::string{name}});
  }
  return options;
}

Error no_papers() { return not_found("invoice.missing", "This shop makes no invoices here."); }

}  // namespace

void AfterPages::add_routes(http::Routes& routes) const {
  using Handler = http::Response (AfterPages::*)(const http::Request&) const;
  const auto add = [&](http::Method method, std::string path, Handler handler) {
    routes.add_raw({.method = method, .path = std::move(path)},
                   [this, handler](const http::Request& request) { return (this->*handler)(request); });
  };
  using http::Method;
  if (front_.deps.care.cases != nullptr) {
    add(Method::kGet, "/{lang}/orders/{number}/return", &AfterPages::return_form);
    add(Method::kPost, "/{lang}/orders/{number}/return", &AfterPages::send_return);
    add(Method::kPost, "/{lang}/orders/{number}/cases/withdraw", &AfterPages::withdraw_case);
  }
  add(Method::kPost, "/{lang}/orders/{number}/invoice", &AfterPages::make_invoice);
  add(Method::kGet, "/{lang}/orders/{number}/invoices/{paper}", &AfterPages::invoice_paper);
}

Result<OrderCare> gather_care(const Shopfront& front, const order::Order& order) {
  OrderCare care;
  const auto& rooms = front.deps.care;
  care.may_invoice = rooms.invoices != nullptr && rooms.printer != nullptr && order.payment.paid_minor > 0;
  if (rooms.cases == nullptr) return care;
  care.cases = TRY(rooms.cases->of_order(order.id));
  for (const auto& line : order.lines)
    care.may_return = care.may_return || aftersale::open_quantity(line, care.cases) > 0;
  return care;
}

Result<http::Response> AfterPages::show_form(const http::Request& request, const PageScope& scope,
                                             const order::Order& order, bool by_token, FormState form,
                                             int status) const {
  ReturnPage data{.order = order, .lines = {}, .by_token = by_token, .idempotency_key = front_.new_key()};
  const auto cases = TRY(front_.deps.care.cases->of_order(order.id));
  for (const auto& line : order.lines) {
    const auto open = aftersale::open_quantity(line, cases);
    if (open > 0) data.lines.push_back({&line, open, variants_beside(front_, scope.page, line)});
  }
  // One line with one piece is what most are about.
  if (data.lines.size() == 1 && form.values.empty())
    form.values["q." + data.lines.front().line->sku] = std::to_string(data.lines.front().open);
  form.token = front_.visitor(request).form_token;
  data.form = std::move(form);
  auto response = personal(status, return_page(scope.page, data));
  response.headers.set("Referrer-Policy", "no-referrer");
  return response;
}

http::Response AfterPages::return_form(const http::Request& request) const {
  return pages_.own(request, own_path(request) + "/return",
                    [&](const PageScope& scope) -> Result<http::Response> {
                      const auto token = request.query_value("token");
                      const auto order = TRY(front_.readable_order(request, token));
                      return show_form(request, scope, order.value, !token.empty(), {}, 200);
                    });
}

// A guest's own token proves more than the form's could.
http::Response AfterPages::with_form(const http::Request& request, const HandleOrder& handle) const {
  return pages_.own(request, own_path(request), [&](const PageScope& scope) -> Result<http::Response> {
    const auto visitor = front_.visitor(request);
    auto form = TRY(front_.read_form(
        request, visitor, visitor.session ? Shopfront::Token::kNeeded : Shopfront::Token::kOptional));
    const auto order = TRY(front_.readable_order(request, form.value("token")));
    return handle(scope, order.value, form);
  });
}

http::Response AfterPages::send_return(const http::Request& request) const {
  return with_form(request,
                   [&](const PageScope& scope, const order::Order& order,
                       const FormState& form) -> Result<http::Response> {
                     const auto token = form.value("token");
                     auto wanted = wanted_of(order, form);
                     if (form.value("key").empty()) wanted.key = front_.new_key();
                     const auto made = front_.deps.care.cases->request(
                         order.id, {"customer", front_.deps.clock.now()}, std::move(wanted));
                     if (made) return go_to(scope.page, order_path(order, "", token));
                     FormState again = form;
                     again.problem = explain(scope.page, made.error());
                     return show_form(request, scope, order, !token.empty(), std::move(again),
                                      form_status(made.error()));
                   });
}

http::Response AfterPages::withdraw_case(const http::Request& request) const {
  return with_form(
      request,
      [&](const PageScope& scope, const order::Order& order,
          const FormState& form) -> Result<http::Response> {
        const auto about = TRY(front_.deps.care.cases->load(form.value("case")));
        if (about.order_id != order.id) return fail(not_found("aftersale.missing", "There is no such case."));
        const auto ended = front_.deps.care.cases->withdraw(about.id, {"customer", front_.deps.clock.now()});
        // Staff were faster: the page says what has become of it.
        if (!ended && ended.error().kind != ErrorKind::kPrecondition) return fail(ended.error());
        return go_to(scope.page, order_path(order, "", form.value("token")));
      });
}

http::Response AfterPages::make_invoice(const http::Request& request) const {
  return with_form(request,
                   [&](const PageScope& scope, const order::Order& order,
                       const FormState& form) -> Result<http::Response> {
                     const auto* books = front_.deps.care.invoices;
                     if (books == nullptr) return fail(no_papers());
                     const auto invoice = TRY(books->invoice(order.id));
                     return go_to(scope.page,
                                  order_path(order, "/invoices/" + text::percent_encode(invoice.number),
                                             form.value("token")));
                   });
}

http::Response AfterPages::invoice_paper(const http::Request& request) const {
  return pages_.own(request, own_path(request), [&](const PageScope&) -> Result<http::Response> {
    const auto& care = front_.deps.care;
    if (care.invoices == nullptr || care.printer == nullptr) return fail(no_papers());
    const auto order = TRY(front_.readable_order(request, request.query_value("token")));
    const auto invoice = TRY(care.invoices->load(request.path_parameter("paper")));
    if (invoice.order_id != order.id) return fail(no_papers());
    auto pdf = TRY(care.printer->print(invoice::invoice_sheet(invoice)));
    auto response = http::Response::text(200, "application/pdf", std::move(pdf));
    response.headers.set("Cache-Control", "private, no-store");
    response.headers.set("Referrer-Policy", "no-referrer");
    response.headers.set("Content-Disposition", "inline; filename=\"" + invoice.number + ".pdf\"");
    return response;
  });
}

}  // namespace souk::online::storefront
