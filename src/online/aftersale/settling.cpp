#include "online/aftersale/settling.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace souk::online::aftersale {
namespace {

const DecidedLine* decided(const Decision& decision, std::string_view sku) {
  const auto found = std::find_if(decision.lines.begin(), decision.lines.end(),
                                  [&](const auto& one) { return one.sku == sku; });
  return found == decision.lines.end() ? nullptr : &*found;
}

// Pieces that are made good: all where none came back, else those that the shop keeps.
Result<std::int64_t> accepted(const CaseLine& line, const DecidedLine* decision, bool goods_come_back) {
  if (!goods_come_back) return line.quantity;
  std::int64_t looked_at = 0;
  std::int64_t kept = 0;
  for (const auto& one : decision == nullptr ? std::vector<Inspection>{} : decision->inspections) {
    looked_at += one.quantity;
    if (one.verdict != Verdict::kBackToCustomer) kept += one.quantity;
  }
  if (looked_at != line.quantity) {
    return fail(invalid("aftersale.inspection", fmt::format("Say what became of each of the {} pieces of {}.",
                                                            line.quantity, line.sku)));
  }
  return kept;
}

order::OrderLine replacement_of(const catalogue::Offer& offer, std::int64_t unit_minor,
                                std::int64_t quantity) {
  const auto worth = unit_minor * quantity;
  order::OrderLine line{.sku = offer.sku,
                        .product_sku = offer.product_sku,
                        .slug = offer.slug,
                        .name = offer.name,
                        .options = offer.options,
                        .picture = offer.picture,
                        .quantity = quantity,
                        .unit_minor = unit_minor,
                        .discount_minor = worth,
                        .tax_basis_points = offer.tax_basis_points,
                        .backorder = offer.backorder};
  line.steps = {{"list", {{"en", "Price"}, {"zh-CN", "价格"}}, worth},
                {"replacement", {{"en", "Replacement"}, {"zh-CN", "换货"}}, -worth}};
  return line;
}

// Adds the replacement and answers what goes back beside it.
Result<std::int64_t> replace(Settlement& settlement, const CaseLine& line, std::int64_t pieces,
                             std::int64_t paid_minor, const order::OrderLine& sold, const Decision& decision,
                             const OffersBySku& offers) {
  const auto& sku = line.wanted_sku.empty() ? line.sku : line.wanted_sku;
  const auto offer = offers.find(sku);
  if (offer == offers.end())
    return fail(precondition("aftersale.not_for_sale", fmt::format("{} is not for sale any more.", sku)));
  if (sku == line.sku) {
    settlement.replacements.push_back(replacement_of(offer->second, sold.unit_minor, pieces));
    return 0;  // the same goods, whatever they cost today
  }
  if (!offer->second.price)
    return fail(
        precondition("aftersale.not_for_sale", fmt::format("{} has no price in the order's currency.", sku)));
  const auto worth = offer->second.price->minor * pieces;
  settlement.replacements.push_back(replacement_of(offer->second, offer->second.price->minor, pieces));
  if (worth > paid_minor && !decision.waive_difference) {
    return fail(
        precondition("aftersale.costs_more",
                     fmt::format("{} costs {} more; waive it, or refund and let it be ordered anew.", sku,
                                 format_money({worth - paid_minor, offer->second.price->currency}))));
  }
  return std::max<std::int64_t>(paid_minor - worth, 0);
}

}  // namespace

Result<Settlement> settle_by(const Decision& decision, const Case& about, const order::Order& order,
                             const OffersBySku& offers) {
  for (const auto& line : decision.lines) {
    if (about.line(line.sku) == nullptr)
      return fail(invalid("order.no_such_line", fmt::format("The case has no line {}.", line.sku)));
  }
  if (decision.to_store_credit && !order.customer_id)
    return fail(
        precondition("order.no_account",
                     "The order was placed by a guest: there is no account to put credit on. Give the "
                     "money back the way it was paid."));
  Settlement result{.lines = {},
                    .replacements = {},
                    .replacement_order = {},
                    .shipping_minor = decision.shipping_minor,
                    .goodwill_minor = decision.goodwill_minor,
                    .location = about.location,
                    .to_store_credit = decision.to_store_credit};
  const auto outcome = decision.outcome.value_or(about.outcome);
  for (const auto& line : about.lines) {
    const auto* chosen = decided(decision, line.sku);
    const auto* sold = order.line(line.sku);
    if (sold == nullptr) return fail(bug("aftersale.line", "a case names a line that is not in its order"));
    const auto pieces = TRY(accepted(line, chosen, about.goods_come_back));
    SettledLine settled{.sku = line.sku};
    if (chosen != nullptr && about.goods_come_back) settled.inspections = chosen->inspections;
    const auto paid =
        TRY(multiply({order.paid_for(*sold), order.currency}, pieces, sold->quantity, Rounding::kHalfEven))
            .minor;
    if (pieces > 0 && outcome == Outcome::kReplacement) {
      settled.refund_minor = TRY(replace(result, line, pieces, paid, *sold, decision, offers));
      settled.fallback_minor = paid;
    } else {
      settled.refund_minor = paid;
    }
    if (chosen != nullptr && chosen->refund_minor) settled.refund_minor = *chosen->refund_minor;
    result.lines.push_back(std::move(settled));
  }
  return result;
}

order::Order replacement_order(const Case& about, const order::Order& order) {
  order::Order made{.id = about.settlement->replacement_order, .number = about.number};
  made.customer_id = order.customer_id;
  made.language = order.language;
  made.currency = order.currency;
  made.contact = order.contact;
  made.address = order.address;
  made.shipping = order.shipping;
  made.lines = about.settlement->replacements;
  made.replaces = order.id;
  for (const auto& line : made.lines) {
    made.totals.goods_minor += line.unit_minor * line.quantity;
    made.totals.discount_minor += line.discount_minor;
  }
  made.totals.tax_included = order.totals.tax_included;
  return made;
}

std::vector<order::RefundLine> fitting_refund(const Settlement& settlement, const order::Order& order,
                                              bool replacement_sold_out) {
  std::vector<order::RefundLine> refund;
  auto left = order.payment.paid_minor - order.refunded_minor();
  const auto add = [&](order::RefundLine line, std::int64_t most) {
    line.minor = std::min({line.minor, most, left});
    if (line.minor <= 0) return;
    left -= line.minor;
    refund.push_back(std::move(line));
  };
  for (const auto& line : settlement.lines) {
    const auto* sold = order.line(line.sku);
    if (sold == nullptr) continue;
    const auto wanted =
        replacement_sold_out ? std::max(line.refund_minor, line.fallback_minor) : line.refund_minor;
    add({line.sku, wanted}, order.paid_for(*sold) - sold->refunded_minor);
  }
  add({"", settlement.shipping_minor}, order.paid_for_shipping() - order.refunded_for_shipping());
  add({"", settlement.goodwill_minor, true}, left);
  return refund;
}

std::vector<order::LineQuantity> fitting_return(const Settlement& settlement, const order::Order& order,
                                                Verdict verdict) {
  std::vector<order::LineQuantity> back;
  for (const auto& line : settlement.lines) {
    const auto* sold = order.line(line.sku);
    if (sold == nullptr) continue;
    std::int64_t quantity = 0;
    for (const auto& one : line.inspections) quantity += one.verdict == verdict ? one.quantity : 0;
    quantity = std::min(quantity, sold->shipped - sold->returned);
    if (quantity > 0) back.push_back({line.sku, quantity});
  }
  return back;
}

}  // namespace souk::online::aftersale
