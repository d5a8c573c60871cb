// Invoices, credit notes and packing slips as data, page and PDF.
#pragma once

#include "online/fulfilment/fulfilment.hpp"
#include "online/invoice/pdf.hpp"
#include "online/invoice/register.hpp"
#include "online/order/order_routes.hpp"

namespace souk::online::invoice {

struct InvoiceRouteDeps {
  const Register* books = nullptr;
  const fulfilment::Fulfilment* fulfilment = nullptr;
  PdfPrinter* printer = nullptr;
  order::OrderRouteDeps orders;  // who may see which order
};

// For a buyer: their order's invoice and credit notes.
http::Routes invoice_routes(InvoiceRouteDeps deps);
http::Routes invoice_staff_routes(InvoiceRouteDeps deps);

}  // namespace souk::online::invoice
