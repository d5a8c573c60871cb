// Edits of a paid order. What they take off goes back; what they add must be paid by it.
#include "online/order/order_edit.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "online/order/order.hpp"

namespace souk::online::order {
namespace {

Texts edit_text() {
  return {{std::string{kChinese}, "修改订单"}, {std::string{kEnglish}, "Changed by an edit"}};
}

Result<std::int64_t> share(std::int64_t minor, std::int64_t part, std::int64_t whole, Currency currency) {
  return TRY(multiply({minor, currency}, part, whole, Rounding::kHalfEven)).minor;
}

// The price of what is left, in proportion: discounts stay as they were given.
Status shrink(OrderLine& line, std::int64_t quantity, Currency currency) {
  const auto total = TRY(share(line.total_minor, quantity, line.quantity, currency));
  line.steps.push_back({"edit", edit_text(), total - line.total_minor});
  line.tax_minor = TRY(share(line.tax_minor, quantity, line.quantity, currency));
  line.discount_minor = TRY(share(line.discount_minor, quantity, line.quantity, currency));
  line.total_minor = total;
  line.quantity = quantity;
  return {};
}

// Takes `left` out of the places that give least first: so that a parcel may become unnecessary.
std::vector<LineQuantity> take_from(std::map<std::string, std::int64_t>& parts, std::int64_t left) {
  std::vector<LineQuantity> order;
  for (const auto& [location, part] : parts) order.push_back({location, part});
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.quantity < b.quantity; });
  std::vector<LineQuantity> taken;
  for (const auto& [location, part] : order) {
    const auto some = std::min(left, part);
    if (some == 0) break;
    taken.push_back({location, some});
    left -= some;
    if ((parts[location] -= some) == 0) parts.erase(location);
  }
  return taken;
}

std::vector<LineChange> changes_between(const std::vector<OrderLine>& before,
                                        const std::vector<OrderLine>& after) {
  const auto quantity_in = [](const std::vector<OrderLine>& lines, const std::string& sku) {
    const auto found =
        std::find_if(lines.begin(), lines.end(), [&](const auto& one) { return one.sku == sku; });
    return found == lines.end() ? std::int64_t{0} : found->quantity;
  };
  std::vector<LineChange> changes;
  for (const auto& line : before) {
    if (const auto now = quantity_in(after, line.sku); now != line.quantity)
      changes.push_back({line.sku, line.name, line.quantity, now});
  }
  for (const auto& line : after) {
    if (quantity_in(before, line.sku) == 0) changes.push_back({line.sku, line.name, 0, line.quantity});
  }
  return changes;
}

}  // namespace

Status Order::check_editable() const {
  const bool fits = state == OrderState::kPaid || state == OrderState::kAllocated ||
                    state == OrderState::kPartiallyRefunded;
  if (!payment.paid_at) return fail(precondition("order.not_paid", "The order has not been paid yet."));
  const bool shipped =
      std::any_of(lines.begin(), lines.end(), [](const auto& one) { return one.shipped > 0; });
  if (!fits || packed_at || shipped)
    return fail(
        precondition("order.packed", "The order has been packed, shipped or ended: too late to change it."));
  return {};
}

// What was taken off goes back: not a refund of any line, because the lines are worth less now.
void Order::lower(const Act& act, std::int64_t minor, std::string_view refund_id, Cause cause) {
  totals.grand_minor -= minor;
  totals.lowered_minor += minor;
  if (minor == 0) return;
  add_event(act, "refund_requested", cause);
  add_refund(act,
             {.id = std::string{refund_id}, .minor = minor, .at = act.at, .lowered = true, .cause = cause});
}

// Answers what the line costs less.
Result<std::int64_t> Order::shrink_line(const Act& act, const OrderEdit& wanted, const std::string& sku,
                                        std::int64_t quantity) {
  const auto target =
      std::find_if(lines.begin(), lines.end(), [&](const auto& one) { return one.sku == sku; });
  if (target == lines.end())
    return fail(invalid("order.no_such_line", fmt::format("The order has no line {}.", sku)));
  if (quantity == target->quantity) return 0;
  if (quantity < 0 || quantity > target->quantity) {
    return fail(precondition(
        "order.edit_costs_more",
        fmt::format("Of {}, at most {} were paid for; order more anew.", sku, target->quantity)));
  }
  if (task("take:" + sku) != nullptr)
    return fail(conflict("order.busy", "The line is being added at this moment; try again shortly."));
  const OrderLine before = *target;
  if (const auto found = wanted.sold_from.find(sku);
      target->allocated.empty() && found != wanted.sold_from.end())
    target->allocated = found->second;
  for (const auto& part : take_from(target->allocated, before.quantity - quantity)) {
    add_task(act, {.id = fmt::format("{}:edit:{}:{}", id, wanted.id, tasks.size()),
                   .kind = TaskKind::kRestock,
                   .sku = sku,
                   .quantity = part.quantity,
                   .location = part.sku});
  }
  TRY(shrink(*target, quantity, currency));
  if (target->refunded_minor > paid_for(*target)) {
    return fail(
        precondition("order.refunded", fmt::format("More was refunded for {} than would be left.", sku)));
  }
  const auto saved = paid_for(before) - paid_for(*target);
  totals.goods_minor -= before.unit_minor * (before.quantity - quantity);
  totals.discount_minor -= before.discount_minor - target->discount_minor;
  totals.tax_minor -= before.tax_minor - target->tax_minor;
  if (quantity == 0) {
    dropped.insert(sku);
    lines.erase(target);
  }
  return saved;
}

// Answers what it costs. Its goods are taken by a task.
Result<std::int64_t> Order::add_line(const Act& act, const OrderLine& added) {
  if (line(added.sku) != nullptr || dropped.contains(added.sku)) {
    return fail(
        precondition("order.line_exists",
                     fmt::format("{} is, or was, in the order already; order more of it anew.", added.sku)));
  }
  totals.goods_minor += added.unit_minor * added.quantity;
  totals.discount_minor += added.discount_minor;
  totals.tax_minor += added.tax_minor;
  lines.push_back(added);
  add_task(act, {.id = "take:" + added.sku,
                 .kind = TaskKind::kTakeStock,
                 .sku = added.sku,
                 .quantity = added.quantity});
  return paid_for(added);
}

Status Order::move_to(const Address& wanted) {
  if (!address) return fail(precondition("order.pickup", "The order is picked up; it has no address."));
  const bool same_tax =
      wanted.country == address->country && (totals.tax_included || wanted.province == address->province);
  if (!same_tax)
    return fail(precondition("order.address_region", "The tax would change there; cancel and order anew."));
  address = wanted;
  return {};
}

Status Order::edit(const Act& act, const OrderEdit& wanted) {
  const bool known = std::any_of(timeline.begin(), timeline.end(), [&](const OrderEvent& event) {
    return event.what == "edited" && event.note == wanted.id;
  });
  if (known) return {};
  if (wanted.is_empty()) return fail(invalid("order.empty_edit", "Say what to change."));
  TRY(check_editable());
  Order next = *this;  // an edit happens as a whole or not at all
  std::int64_t saved = 0;
  for (const auto& [sku, quantity] : wanted.quantities)
    saved += TRY(next.shrink_line(act, wanted, sku, quantity));
  for (const auto& line : wanted.added) saved -= TRY(next.add_line(act, line));
  if (next.lines.empty())
    return fail(precondition("order.nothing_left", "Nothing would be left; cancel the order instead."));
  if (saved < 0) {
    return fail(
        precondition("order.edit_costs_more",
                     fmt::format("The change costs {} more, and nothing can be charged again; order it anew.",
                                 format_money({-saved, currency}))));
  }
  if (saved > payment.paid_minor - refunded_minor())
    return fail(precondition("order.refunded", "More has been refunded than would be left to pay for."));
  if (wanted.address) TRY(next.move_to(*wanted.address));
  auto& event = next.add_event(act, "edited", wanted.id);
  event.changes = changes_between(lines, next.lines);
  event.address_changed = next.address != address;
  next.lower(act, saved, fmt::format("{}-edit-{}", payment.payment_id, wanted.id), Cause::kEdited);
  *this = std::move(next);
  return {};
}

Status Order::drop_line(const Act& act, std::string_view sku) {
  const auto target =
      std::find_if(lines.begin(), lines.end(), [&](const auto& one) { return one.sku == sku; });
  if (target == lines.end() || state == OrderState::kCancelled) return {};
  if (lines.size() == 1) return cancel(act, Cause::kSoldOut);
  const auto gone = *target;
  lines.erase(target);
  dropped.insert(gone.sku);
  totals.goods_minor -= gone.unit_minor * gone.quantity;
  totals.discount_minor -= gone.discount_minor;
  totals.tax_minor -= gone.tax_minor;
  add_event(act, "line_dropped", Cause::kSoldOut).changes = {{gone.sku, gone.name, gone.quantity, 0}};
  lower(act, paid_for(gone) - gone.refunded_minor, fmt::format("{}-dropped-{}", payment.payment_id, gone.sku),
        Cause::kSoldOut);
  return {};
}

}  // namespace souk::online::order
