#include "online/invoice/routes.hpp"

#include <fmt/format.h>

namespace souk::online::invoice {
namespace {

using http::Access;
using http::Method;
using http::Nothing;
using http::Request;
using http::Response;

constexpr std::size_t kPage = 50;

struct InvoiceList {
  std::vector<Invoice> invoices;
  std::string next_cursor;
  static constexpr std::string_view kName = "InvoiceList";
  static constexpr auto fields() {
    return field_table(field("invoices", &InvoiceList::invoices),
                       field("next_cursor", &InvoiceList::next_cursor, {.help = "Empty on the last page."}));
  }
};

const http::Failure kNoOrder{ErrorKind::kNotFound, "order.missing",
                             "There is no such order, or it is not yours."};
const http::Failure kNoInvoice{ErrorKind::kNotFound, "invoice.missing", "There is no such invoice."};
const http::Failure kNotPaid{ErrorKind::kPrecondition, "invoice.not_paid", "The order has not been paid."};
const http::Failure kBusy{ErrorKind::kLimit, "invoice.busy", "Too many are being made at once."};

using SheetOf = std::function<Result<Sheet>(const Request&)>;

Response as_page(const SheetOf& sheet_of, const Request& request) {
  const auto sheet = sheet_of(request);
  if (!sheet) return http::problem(sheet.error(), request.request_id);
  auto response = Response::html(200, to_html(*sheet));
  response.headers.set("Content-Security-Policy", page_policy());
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

Response as_pdf(PdfPrinter& printer, const SheetOf& sheet_of, const Request& request) {
  const auto sheet = sheet_of(request);
  if (!sheet) return http::problem(sheet.error(), request.request_id);
  auto pdf = printer.print(*sheet);
  if (!pdf) return http::problem(pdf.error(), request.request_id);
  auto response = Response::text(200, "application/pdf", std::move(*pdf));
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

// The same sheet under path/page and path/pdf.
void add_papers(http::Routes& routes, const InvoiceRouteDeps& deps, const std::string& path, Access access,
                std::string permission, const SheetOf& sheet_of) {
  routes.add_raw({.path = path + "/page", .access = access, .permission = permission},
                 [sheet_of](const Request& request) { return as_page(sheet_of, request); });
  routes.add_raw({.path = path + "/pdf", .access = access, .permission = std::move(permission)},
                 [printer = deps.printer, sheet_of](const Request& request) {
                   return as_pdf(*printer, sheet_of, request);
                 });
}

// Their number must be of this very order.
Result<Invoice> owned_invoice(const InvoiceRouteDeps& deps, const Request& request) {
  const auto order = TRY(order::owned_order(deps.orders, request));
  auto invoice = TRY(deps.books->load(request.path_parameter("number")));
  if (invoice.order_id != order.id)
    return fail(not_found("invoice.missing", "There is no invoice of that number."));
  return invoice;
}

void add_staff_reads(http::Routes& routes, const InvoiceRouteDeps& deps) {
  routes.add<Nothing, InvoiceList>(
      {.path = "/api/v1/admin/invoices",
       .summary = "List invoices and credit notes by number, the last first",
       .tag = "invoice",
       .access = Access::kStaff,
       .parameters = {{.name = "cursor", .help = "next_cursor of the page before."}}},
      [deps](const Nothing&, const Request& request) -> Result<InvoiceList> {
        auto page = TRY(deps.books->newest(kPage, std::string{request.query_value("cursor")}));
        return InvoiceList{std::move(page.invoices), std::move(page.next_cursor)};
      });
  routes.add<Nothing, Invoice>({.path = "/api/v1/admin/invoices/{number}",
                                .summary = "See an invoice",
                                .tag = "invoice",
                                .access = Access::kStaff,
                                .failures = {kNoInvoice}},
                               [deps](const Nothing&, const Request& request) {
                                 return deps.books->load(request.path_parameter("number"));
                               });
  routes.add<Nothing, InvoiceList>({.path = "/api/v1/admin/orders/{id}/invoices",
                                    .summary = "List an order's invoice and credit notes",
                                    .tag = "invoice",
                                    .access = Access::kStaff},
                                   [deps](const Nothing&, const Request& request) -> Result<InvoiceList> {
                                     auto list = TRY(deps.books->of_order(request.path_parameter("id")));
                                     return InvoiceList{std::move(list), {}};
                                   });
}

}  // namespace

http::Routes invoice_routes(InvoiceRouteDeps deps) {
  http::Routes routes;
  routes.add<Nothing, Invoice>({.method = Method::kPost,
                                .path = "/api/v1/orders/{id}/invoice",
                                .summary = "Ask for the invoice of a paid order; it is made once",
                                .tag = "invoice",
                                .parameters = order::token_parameters(),
                                .failures = {kNoOrder, kNotPaid, kBusy},
                                .ignores_key = true},
                               [deps](const Nothing&, const Request& request) -> Result<Invoice> {
                                 const auto order = TRY(order::owned_order(deps.orders, request));
                                 return deps.books->invoice(order.id);
                               });
  routes.add<Nothing, InvoiceList>({.path = "/api/v1/orders/{id}/invoices",
                                    .summary = "List the order's invoice and credit notes",
                                    .tag = "invoice",
                                    .parameters = order::token_parameters(),
                                    .failures = {kNoOrder}},
                                   [deps](const Nothing&, const Request& request) -> Result<InvoiceList> {
                                     const auto order = TRY(order::owned_order(deps.orders, request));
                                     auto list = TRY(deps.books->of_order(order.id));
                                     return InvoiceList{std::move(list), {}};
                                   });
  add_papers(routes, deps, "/api/v1/orders/{id}/invoices/{number}", Access::kPublic, {},
             [deps](const Request& request) -> Result<Sheet> {
               const auto invoice = TRY(owned_invoice(deps, request));
               return invoice_sheet(invoice);
             });
  return routes;
}

http::Routes invoice_staff_routes(InvoiceRouteDeps deps) {
  http::Routes routes;
  add_staff_reads(routes, deps);
  routes.add<Nothing, Invoice>({.method = Method::kPost,
                                .path = "/api/v1/admin/orders/{id}/invoice",
                                .summary = "Make the invoice of a paid order; once",
                                .tag = "invoice",
                                .access = Access::kStaff,
                                .failures = {kNoOrder, kNotPaid, kBusy},
                                .ignores_key = true},
                               [deps](const Nothing&, const Request& request) {
                                 return deps.books->invoice(request.path_parameter("id"));
                               });
  routes.add<Nothing, InvoiceList>(
      {.method = Method::kPost,
       .path = "/api/v1/admin/orders/{id}/credit-notes",
       .summary = "Make credit notes for the refunds of an invoiced order; one each",
       .tag = "invoice",
       .access = Access::kStaff,
       .failures = {kNoOrder, kBusy},
       .ignores_key = true},
      [deps](const Nothing&, const Request& request) -> Result<InvoiceList> {
        auto notes = TRY(deps.books->credit(request.path_parameter("id")));
        return InvoiceList{std::move(notes), {}};
      });
  add_papers(routes, deps, "/api/v1/admin/invoices/{number}", Access::kStaff, "invoice.read",
             [deps](const Request& request) -> Result<Sheet> {
               const auto invoice = TRY(deps.books->load(request.path_parameter("number")));
               return invoice_sheet(invoice);
             });
  add_papers(routes, deps, "/api/v1/admin/consignments/{id}/slip", Access::kStaff, "fulfilment.read",
             [deps](const Request& request) -> Result<Sheet> {
               const auto consignment = TRY(deps.fulfilment->load(request.path_parameter("id")));
               const auto order = TRY(deps.orders.orders->load(consignment.order_id));
               return packing_sheet(consignment, order.value);
             });
  return routes;
}

}  // namespace souk::online::invoice
