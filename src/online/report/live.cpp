#include "online/report/live.hpp"

#include <algorithm>

namespace souk::online::report {

void Live::counted(const Step& step) {
  const std::lock_guard lock{mutex_};
  ++version_;
  std::erase_if(orders_, [&](const LiveOrder& each) { return each.id == step.order_id; });
  orders_.push_front({.id = step.order_id,
                      .number = order::order_number(step.order_id),
                      .state = step.after.state,
                      .minor = step.after.sums.net_minor(),
                      .currency = step.after.currency});
  if (orders_.size() > kMaxOrders) orders_.pop_back();
}

std::int64_t Live::version() const {
  const std::lock_guard lock{mutex_};
  return version_;
}

LiveFigures Live::figures() const {
  LiveFigures figures{.visitors = visitors_->now(), .pages = visitors_->pages_by_minute()};
  const std::lock_guard lock{mutex_};
  figures.version = version_;
  figures.orders.assign(orders_.begin(), orders_.end());
  return figures;
}

}  // namespace souk::online::report
