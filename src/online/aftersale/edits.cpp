#include "online/aftersale/edits.hpp"

#include <set>

#include <fmt/format.h>

#include "online/checkout/draft_order.hpp"
#include "online/promotion/pricing.hpp"

namespace souk::online::aftersale {
namespace {

Status check_once(const std::vector<WantedQuantity>& first, const std::vector<WantedQuantity>& second) {
  std::set<std::string_view> seen;
  for (const auto* list : {&first, &second}) {
    for (const auto& one : *list) {
      if (!seen.insert(one.sku).second)
        return fail(invalid("order.line_twice", fmt::format("{} is named twice.", one.sku)));
    }
  }
  return {};
}

}  // namespace

Result<std::vector<order::OrderLine>> OrderEdits::priced(const order::Order& order,
                                                         const std::vector<WantedQuantity>& wanted) const {
  std::vector<order::OrderLine> lines;
  if (wanted.empty()) return lines;
  const auto now = deps_.clock->now();
  const auto settings = deps_.settings->get();
  promotion::BasketInput basket{.currency = order.currency, .now = now, .settings = settings.get()};
  if (order.address) basket.tax_region = order.address->province;
  for (const auto& one : wanted) {
    if (one.quantity == 0) return fail(invalid("order.empty_line", "What is added has at least one piece."));
    auto offer = TRY(deps_.offers->offer(one.sku, {.currency = order.currency, .at = now}));
    const auto there = TRY(deps_.inventory->availability(one.sku)).total;
    if (there < one.quantity && !offer.backorder) {
      return fail(precondition("stock.insufficient", fmt::format("Only {} of {} left.", there, one.sku)));
    }
    basket.lines.push_back({std::move(offer), one.quantity});
  }
  const auto prices = TRY(promotion::price_basket(basket));
  if (prices.tax_included != order.totals.tax_included)
    return fail(precondition("order.edit_tax", "These goods are taxed in another way; order them anew."));
  for (std::size_t i = 0; i < basket.lines.size(); ++i)
    lines.push_back(checkout::order_line(basket.lines[i], prices.lines.at(i)));
  return lines;
}

Result<order::Order> OrderEdits::edit(std::string_view order_id, const order::Act& act,
                                      const EditRequest& request, const std::string& edit_id) const {
  TRY(check_once(request.quantities, request.add));
  const auto order = TRY(deps_.orders->load(order_id)).value;
  order::OrderEdit edit{.id = edit_id};
  for (const auto& one : request.quantities) {
    edit.quantities[one.sku] = one.quantity;
    edit.sold_from[one.sku] = TRY(deps_.inventory->sold_from(order_id, one.sku));
  }
  edit.added = TRY(priced(order, request.add));
  if (request.address) {
    edit.address = customer::normal_address(*request.address);
    TRY(customer::check(*edit.address, "/address"));
  }
  return deps_.orders->act(order_id, [&](order::Order& each) { return each.edit(act, edit); });
}

}  // namespace souk::online::aftersale
