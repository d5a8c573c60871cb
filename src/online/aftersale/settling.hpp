// What a decision about a case comes to: amounts, goods and replacements. Pure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "online/aftersale/case.hpp"
#include "online/catalogue/offer.hpp"

namespace souk::online::aftersale {

struct DecidedLine {
  std::string sku;
  std::vector<Inspection> inspections;         // must add up to the case's quantity where goods came back
  std::optional<std::int64_t> refund_minor{};  // instead of what was paid for the pieces
  static constexpr std::string_view kName = "DecidedLine";
  static constexpr auto fields() {
    using L = DecidedLine;
    return field_table(
        field("sku", &L::sku, {.min_length = 1, .max_length = 64}),
        field("inspections", &L::inspections,
              {.max_length = 20,
               .required = false,
               .help = "What became of the pieces; for goods that came back."}),
        field(
            "refund_minor", &L::refund_minor,
            {.min = 0, .max = 1'000'000'000'000, .help = "Absent: what was paid for the accepted pieces."}));
  }
};

struct Decision {
  std::vector<DecidedLine> lines;
  std::optional<Outcome> outcome{};
  std::int64_t shipping_minor = 0;
  std::int64_t goodwill_minor = 0;
  bool waive_difference = false;
  bool to_store_credit = false;
  static constexpr std::string_view kName = "CaseDecision";
  static constexpr auto fields() {
    using D = Decision;
    constexpr FieldRule amount{.min = 0, .max = 1'000'000'000'000, .required = false};
    return field_table(
        field("lines", &D::lines, {.max_length = 500, .required = false}),
        field("outcome", &D::outcome, {.help = "Absent: what was asked for."}),
        field("shipping_minor", &D::shipping_minor, amount),
        field("goodwill_minor", &D::goodwill_minor, amount),
        field("waive_difference", &D::waive_difference,
              {.required = false, .help = "The shop bears it when the exchange is worth more."}),
        field("to_store_credit", &D::to_store_credit,
              {.required = false,
               .help = "What goes back becomes the member's store credit, instead of the way it was paid."}));
  }
};

// Goods that may replace others, by sku.
using OffersBySku = std::map<std::string, catalogue::Offer>;

// kInvalid "aftersale.inspection" when pieces are missing from the inspections; kPrecondition
// "aftersale.costs_more", "aftersale.not_for_sale", "order.no_account" (store credit for a guest).
Result<Settlement> settle_by(const Decision& decision, const Case& about, const order::Order& order,
                             const OffersBySku& offers);

// The order that brings the replacements: at no charge, to the same address.
order::Order replacement_order(const Case& about, const order::Order& order);

// What of a settlement still fits the order as it is now: never more than was paid, for lines, shipping and
// altogether.
std::vector<order::RefundLine> fitting_refund(const Settlement& settlement, const order::Order& order,
                                              bool replacement_sold_out);
// Pieces of one verdict, never more than were sent.
std::vector<order::LineQuantity> fitting_return(const Settlement& settlement, const order::Order& order,
                                                Verdict verdict);

}  // namespace souk::online::aftersale
