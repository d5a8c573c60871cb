// An invoice, or the credit note that takes part of one back: a copy of everything it says, because it must
// never change. Amounts are minor units and contain the tax ("gross") unless they say otherwise. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "online/order/order.hpp"
#include "online/shop/settings.hpp"

namespace souk::online::invoice {

enum class Kind { kInvoice, kCreditNote };

}  // namespace souk::online::invoice

template <>
struct souk::EnumNames<souk::online::invoice::Kind> {
  using K = souk::online::invoice::Kind;
  static constexpr std::array kNames{std::pair{K::kInvoice, std::string_view{"invoice"}},
                                     std::pair{K::kCreditNote, std::string_view{"credit_note"}}};
};

namespace souk::online::invoice {

inline constexpr std::string_view kInvoiceCollection = "invoice";

struct InvoiceLine {
  std::string sku;  // empty: shipping, or an amount for nothing in particular
  std::string text;
  std::int64_t quantity = 0;
  std::int64_t unit_minor = 0;
  std::int64_t discount_minor = 0;
  std::int64_t gross_minor = 0;
  std::int64_t tax_minor = 0;
  std::int64_t tax_basis_points = 0;
  static constexpr std::string_view kName = "InvoiceLine";
  static constexpr auto fields() {
    using L = InvoiceLine;
    return field_table(field("sku", &L::sku), field("text", &L::text), field("quantity", &L::quantity),
                       field("unit_minor", &L::unit_minor), field("discount_minor", &L::discount_minor),
                       field("gross_minor", &L::gross_minor), field("tax_minor", &L::tax_minor),
                       field("tax_basis_points", &L::tax_basis_points));
  }
};

// All that is taxed at one rate.
struct TaxTotal {
  std::int64_t basis_points = 0;
  std::int64_t net_minor = 0;
  std::int64_t tax_minor = 0;
  std::int64_t gross_minor = 0;
  static constexpr std::string_view kName = "InvoiceTaxTotal";
  static constexpr auto fields() {
    using T = TaxTotal;
    return field_table(field("basis_points", &T::basis_points), field("net_minor", &T::net_minor),
                       field("tax_minor", &T::tax_minor), field("gross_minor", &T::gross_minor));
  }
};

struct Party {
  std::string name;
  std::vector<std::string> lines;
  static constexpr std::string_view kName = "InvoiceParty";
  static constexpr auto fields() {
    return field_table(field("name", &Party::name), field("lines", &Party::lines, {.max_length = 20}));
  }
};

struct Invoice {
  std::string number;  // "INV-2026-000123", also its id
  Kind kind = Kind::kInvoice;
  std::string key;  // unique: what it is for, "order:<id>" or "refund:<id>"
  std::string order_id;
  std::string order_number;
  std::string refers_to;  // of a credit note: the invoice's number
  std::string reason;     // of a credit note
  std::string language;
  Currency currency{};
  Instant issued_at{};
  std::string date;  // in the shop's time: "2026-11-24"
  Party seller;
  Party buyer;
  std::vector<InvoiceLine> lines;
  std::vector<TaxTotal> taxes;  // the highest rate first
  std::int64_t net_minor = 0;
  std::int64_t tax_minor = 0;
  std::int64_t gross_minor = 0;

  static constexpr std::string_view kName = "Invoice";
  static constexpr auto fields() {
    using I = Invoice;
    return field_table(field("number", &I::number), field("kind", &I::kind), field("key", &I::key),
                       field("order_id", &I::order_id), field("order_number", &I::order_number),
                       field("refers_to", &I::refers_to), field("reason", &I::reason),
                       field("language", &I::language), field("currency", &I::currency),
                       field("issued_at", &I::issued_at), field("date", &I::date),
                       field("seller", &I::seller), field("buyer", &I::buyer),
                       field("lines", &I::lines, {.max_length = 1'000}),
                       field("taxes", &I::taxes, {.max_length = 100}), field("net_minor", &I::net_minor),
                       field("tax_minor", &I::tax_minor), field("gross_minor", &I::gross_minor));
  }
};

// Who sells, beside what the shop's settings say.
struct Seller {
  std::string tax_number;
  Texts address;
};

// What an order is worth today, without number and dates. kPrecondition "invoice.not_paid".
Result<Invoice> invoice_for(const order::Order& order, const shop::Settings& shop, const Seller& seller);
// What one refund takes back of the invoice. Amounts for no line in particular are spread over the tax rates
// by what `earlier` credit notes have left of them.
Result<Invoice> credit_note_for(const order::Refund& refund, const order::Order& order,
                                const Invoice& invoice, const std::vector<Invoice>& earlier);
// Whether a refund needs a credit note beside this invoice: not when the invoice was made after an edit had
// lowered the order.
bool needs_credit(const order::Refund& refund, const Invoice& invoice);

}  // namespace souk::online::invoice
