#include "online/invoice/invoice.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace souk::online::invoice {
namespace {

std::string words(std::string_view language, std::string_view zh, std::string_view en) {
  return std::string{language.starts_with("zh") ? zh : en};
}

Party seller_of(const shop::Settings& shop, const Seller& seller, std::string_view language) {
  Party party{.name = std::string{text_in(shop.legal_entity, language)}};
  if (party.name.empty()) party.name = text_in(shop.name, language);
  if (const auto address = text_in(seller.address, language); !address.empty())
    party.lines.emplace_back(address);
  if (!seller.tax_number.empty())
    party.lines.push_back(words(language, "税号：", "Tax number: ") + seller.tax_number);
  if (!shop.support_mail.empty()) party.lines.push_back(shop.support_mail);
  if (!shop.support_phone.empty()) party.lines.push_back(shop.support_phone);
  return party;
}

Party buyer_of(const order::Order& order) {
  Party party;
  if (order.contact) party.name = order.contact->name;
  const auto& address = order.billing_address ? order.billing_address : order.address;
  if (address) {
    party.lines = customer::display_lines(*address, order.language);
    if (party.name.empty()) party.name = address->name;
  }
  return party;
}

std::string text_of(const order::OrderLine& line, std::string_view language) {
  const auto options = text_in(line.options, language);
  auto text = std::string{text_in(line.name, language)};
  if (text.empty()) text = line.sku;
  return options.empty() ? text : fmt::format("{} ({})", text, options);
}

std::int64_t highest_rate(const std::vector<order::OrderLine>& lines) {
  std::int64_t rate = 0;
  for (const auto& line : lines) rate = std::max(rate, line.tax_basis_points);
  return rate;
}

void add_up(Invoice& invoice) {
  std::map<std::int64_t, TaxTotal, std::greater<>> by_rate;
  for (const auto& line : invoice.lines) {
    auto& total = by_rate[line.tax_basis_points];
    total.basis_points = line.tax_basis_points;
    total.gross_minor += line.gross_minor;
    total.tax_minor += line.tax_minor;
    total.net_minor += line.gross_minor - line.tax_minor;
  }
  for (const auto& [rate, total] : by_rate) {
    invoice.taxes.push_back(total);
    invoice.net_minor += total.net_minor;
    invoice.tax_minor += total.tax_minor;
    invoice.gross_minor += total.gross_minor;
  }
}

Result<InvoiceLine> credit_line(std::string sku, std::string text, std::int64_t gross, std::int64_t rate,
                                Currency currency) {
  const auto tax = TRY(multiply({gross, currency}, rate, 10'000 + rate, Rounding::kHalfUp)).minor;
  return InvoiceLine{.sku = std::move(sku),
                     .text = std::move(text),
                     .quantity = 1,
                     .unit_minor = gross,
                     .gross_minor = gross,
                     .tax_minor = tax,
                     .tax_basis_points = rate};
}

// What is left of the invoice at each of its rates.
std::vector<TaxTotal> left_of(const Invoice& invoice, const std::vector<Invoice>& earlier) {
  auto left = invoice.taxes;
  for (const auto& note : earlier) {
    for (const auto& credited : note.taxes) {
      for (auto& rate : left) {
        if (rate.basis_points == credited.basis_points)
          rate.gross_minor = std::max<std::int64_t>(0, rate.gross_minor - credited.gross_minor);
      }
    }
  }
  return left;
}

Status spread(Invoice& note, std::int64_t minor, std::string text, const std::vector<TaxTotal>& left) {
  std::vector<std::int64_t> weights;
  std::int64_t sum = 0;
  for (const auto& rate : left) sum += rate.gross_minor;
  for (const auto& rate : left) weights.push_back(sum > 0 ? rate.gross_minor : 1);
  const auto parts = TRY(allocate({minor, note.currency}, weights));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].minor == 0) continue;
    note.lines.push_back(TRY(credit_line({}, text, parts[i].minor, left[i].basis_points, note.currency)));
  }
  return {};
}

}  // namespace

Result<Invoice> invoice_for(const order::Order& order, const shop::Settings& shop, const Seller& seller) {
  if (!order.payment.paid_at)
    return fail(precondition("invoice.not_paid", "An invoice is made when the order has been paid."));
  Invoice invoice{.kind = Kind::kInvoice,
                  .key = "order:" + order.id,
                  .order_id = order.id,
                  .order_number = order.number,
                  .language = order.language,
                  .currency = order.currency,
                  .seller = seller_of(shop, seller, order.language),
                  .buyer = buyer_of(order)};
  auto shipping_tax = order.totals.tax_minor;
  for (const auto& line : order.lines) {
    shipping_tax -= line.tax_minor;
    invoice.lines.push_back({.sku = line.sku,
                             .text = text_of(line, order.language),
                             .quantity = line.quantity,
                             .unit_minor = line.unit_minor,
                             .discount_minor = line.discount_minor,
                             .gross_minor = order.paid_for(line),
                             .tax_minor = line.tax_minor,
                             .tax_basis_points = line.tax_basis_points});
  }
  if (const auto gross = order.paid_for_shipping(); gross > 0) {
    invoice.lines.push_back({.text = words(order.language, "运费", "Shipping"),
                             .quantity = 1,
                             .unit_minor = order.totals.shipping_minor,
                             .gross_minor = gross,
                             .tax_minor = shipping_tax,
                             .tax_basis_points = highest_rate(order.lines)});
  }
  add_up(invoice);
  if (invoice.gross_minor != order.totals.grand_minor)
    return fail(bug("invoice.sum", fmt::format("{}: lines {} and total {}", order.id, invoice.gross_minor,
                                               order.totals.grand_minor)));
  return invoice;
}

bool needs_credit(const order::Refund& refund, const Invoice& invoice) {
  return refund.state == order::RefundState::kDone && !(refund.lowered && refund.at <= invoice.issued_at);
}

Result<Invoice> credit_note_for(const order::Refund& refund, const order::Order& order,
                                const Invoice& invoice, const std::vector<Invoice>& earlier) {
  Invoice note{.kind = Kind::kCreditNote,
               .key = "refund:" + refund.id,
               .order_id = order.id,
               .order_number = order.number,
               .refers_to = invoice.number,
               .reason = order::told(refund.cause, refund.reason, invoice.language),
               .language = invoice.language,
               .currency = invoice.currency,
               .seller = invoice.seller,
               .buyer = invoice.buyer};
  auto unnamed = refund.minor;
  for (const auto& part : refund.lines) {
    if (part.goodwill) continue;
    const auto sold = std::find_if(invoice.lines.begin(), invoice.lines.end(),
                                   [&](const auto& one) { return one.sku == part.sku; });
    if (sold == invoice.lines.end()) continue;  // taken out by an edit: spread like the rest
    unnamed -= part.minor;
    note.lines.push_back(
        TRY(credit_line(part.sku, sold->text, part.minor, sold->tax_basis_points, note.currency)));
  }
  if (unnamed > 0)
    TRY(spread(note, unnamed, words(note.language, "退款", "Refund"), left_of(invoice, earlier)));
  add_up(note);
  return note;
}

}  // namespace souk::online::invoice
