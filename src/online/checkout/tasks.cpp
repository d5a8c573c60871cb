// What is done outside requests: recovery of open orders, and the tasks that moves of orders leave behind.
#include <map>

#include "online/checkout/checkout.hpp"
#include "runtime/fiber/wait.hpp"

namespace souk::online::checkout {
namespace {

using order::OrderState;
using order::OrderTask;
using order::TaskKind;

constexpr std::size_t kMaxPerRecovery = 200;
constexpr milliseconds kRetryTask{5'000};
// How long after a cancellation a payment may still turn up: a channel that knows nothing, and one that says
// "pending".
constexpr milliseconds kWatchUnknown{30'000};
constexpr milliseconds kWatchPending{24 * 3600 * 1000};

}  // namespace

Result<std::size_t> Checkout::recover(Instant now) {
  const auto due = TRY(deps_.orders->due(now, kMaxPerRecovery));
  std::size_t next = 0;  // only fibers of this core touch it
  std::size_t failed = 0;
  Error last;
  std::vector<std::function<void()>> workers;
  for (std::size_t i = 0; i < std::min(options_.recover_at_once, due.size()); ++i) {
    workers.emplace_back([&] {
      while (next < due.size()) {
        const auto& order = due[next++];
        if (auto driven = drive_due(order); !driven) {
          ++failed;
          last = std::move(driven).error();
        }
      }
    });
  }
  runtime::run_all(std::move(workers));
  // One that fails stays open and comes again; only when none gets through is something wrong for all.
  if (failed > 0 && failed == due.size()) return fail(std::move(last));
  return due.size() - failed;
}

Status Checkout::drive_due(const order::StoredOrder& order) {
  if (order.value.state != OrderState::kPlaced) return run_tasks(order.id);
  TRY(drive(order));
  return {};
}

Status Checkout::run_tasks(const std::string& order_id) {
  auto order = TRY(deps_.orders->load(order_id));
  std::map<std::string, std::string> done;  // task id -> the channel's reference
  Status first_failure;
  const auto tasks = order.value.tasks;
  for (const auto& task : tasks) {
    auto ended = run_task(order.value, task);
    if (!ended && first_failure) first_failure = fail(ended.error());
    if (ended && ended->over) done[task.id] = ended->channel_reference;
  }
  const auto act = system_act();
  TRY(deps_.orders->change(std::move(order), [&](order::Order& each) -> Status {
    for (const auto& [id, reference] : done) {
      if (const auto* task = each.task(id); task != nullptr && task->kind == TaskKind::kRefund) {
        TRY(each.refund_done(act, id, reference));
      }
      TRY(each.task_done(id));
    }
    if (each.tasks.empty()) return {};
    // Tasks that came with a payment that came too late are ready at once.
    const bool fresh = std::any_of(each.tasks.begin(), each.tasks.end(), [&](const auto& one) {
      return std::none_of(tasks.begin(), tasks.end(), [&](const auto& known) { return known.id == one.id; });
    });
    each.look_again(fresh ? act.at : act.at + kRetryTask);
    return {};
  }));
  return first_failure;
}

Result<Checkout::TaskEnd> Checkout::run_task(const order::Order& order, const OrderTask& task) {
  switch (task.kind) {
    case TaskKind::kReleaseStock:
      TRY(deps_.stock->release(order.id, goods_of(order)));
      return TaskEnd{};
    case TaskKind::kReopenCart:
      TRY(deps_.baskets->reopen(order.cart_id, order.id,
                                order.failure ? order.failure->message : std::string{}));
      return TaskEnd{};
    case TaskKind::kGiveBackCoupon:
      TRY(deps_.baskets->give_back(order));
      return TaskEnd{};
    case TaskKind::kReleaseCredit:
      TRY(release_credits(order));
      return TaskEnd{};
    case TaskKind::kRestock:
      return run_restock(order, task);
    case TaskKind::kRefund:
      return run_refund(order, task);
    case TaskKind::kWatchPayment:
      return watch_payment(order);
    case TaskKind::kTakeStock:
      return run_take_stock(order, task);
  }
  return fail(bug("checkout.task", "a task of a kind that nobody knows"));
}

// The sale may not be in the books yet; it is entered before it is undone. Goods that never left cannot
// return.
Result<Checkout::TaskEnd> Checkout::run_restock(const order::Order& order, const OrderTask& task) {
  const auto* line = order.line(task.sku);
  // An edit takes a line out of an order that was paid: that sale is in the books.
  const bool edited = line == nullptr || order.totals.lowered_minor > 0;
  if (!edited) {
    auto sold = deps_.stock->confirm(order.id, {{line->sku, line->quantity, line->backorder}});
    if (!sold && sold.error().code == "stock.insufficient") return TaskEnd{};
    if (!sold) return fail(std::move(sold).error());
  }
  TRY(deps_.inventory->restock(order.id, task.id, {task.sku, task.quantity, false}, task.location));
  return TaskEnd{};
}

// An edit added a line. Should the goods be gone, the line goes too, in the same write as its task.
Result<Checkout::TaskEnd> Checkout::run_take_stock(const order::Order& order, const OrderTask& task) {
  const auto* line = order.line(task.sku);
  if (line == nullptr) return TaskEnd{};
  auto sold = deps_.stock->confirm(order.id, {{line->sku, task.quantity, line->backorder}});
  if (sold) return TaskEnd{};
  if (sold.error().code != "stock.insufficient") return fail(std::move(sold).error());
  const auto act = system_act();
  TRY(deps_.orders->change(TRY(deps_.orders->load(order.id)), [&](order::Order& each) -> Status {
    if (each.task(task.id) == nullptr) return {};
    TRY(each.drop_line(act, task.sku));
    return each.task_done(task.id);
  }));
  return TaskEnd{};
}

Result<Checkout::TaskEnd> Checkout::run_refund(const order::Order& order, const OrderTask& task) {
  TaskEnd end;
  const auto* refund = order.find_refund(task.id);
  const auto minor = refund == nullptr ? task.minor : refund->to_channel_minor();
  if (minor > 0) {
    if (order.payment.channel_reference != "free") {
      const Money amount{minor, order.currency};
      end.channel_reference =
          TRY(deps_.gateway->refund(order.payment.payment_id, task.id, amount)).channel_reference;
    }
    TRY(deps_.payments->refund(order, task.id, minor, deps_.clock->now()));
  }
  if (refund != nullptr) TRY(refund_credits(order, *refund));
  return end;
}

Result<Checkout::TaskEnd> Checkout::watch_payment(const order::Order& order) {
  const auto now = deps_.clock->now();
  const auto cancelled_at = order.timeline.empty() ? order.placed_at : order.timeline.back().at;
  const auto outcome = deps_.gateway->query(order.payment.payment_id);
  if (!outcome) {
    if (outcome.error().code != "payment.unknown") return fail(outcome.error());
    return TaskEnd{.over = now - cancelled_at >= kWatchUnknown};
  }
  if (outcome->status == PaymentStatus::kPending) return TaskEnd{.over = now - cancelled_at >= kWatchPending};
  TRY(deps_.payments->record(order, *outcome, now));
  if (outcome->status == PaymentStatus::kDeclined) return TaskEnd{};
  const auto act = system_act();
  auto current = TRY(deps_.orders->load(order.id));
  TRY(deps_.orders->change(std::move(current), [&](order::Order& each) {
    return each.paid_too_late(act, outcome->channel_reference);
  }));
  return TaskEnd{};
}

Status Checkout::payment_notified(std::string_view payment_id) {
  const auto payment = TRY(deps_.payments->find(payment_id));
  if (!payment) return {};  // its request is still on the way and asks for itself
  const auto order = TRY(deps_.orders->load(payment->value.order_id));
  return drive_due(order);
}

Result<inventory::Fate> Checkout::fate_of(std::string_view order_id) const {
  const auto order = TRY(deps_.orders->find(order_id));
  if (!order || order->value.state == OrderState::kCancelled) return inventory::Fate::kRelease;
  return order->value.state == OrderState::kPlaced ? inventory::Fate::kKeep : inventory::Fate::kConfirm;
}

}  // namespace souk::online::checkout
