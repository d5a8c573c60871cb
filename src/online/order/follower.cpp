#include "online/order/follower.hpp"

#include <set>

#include "runtime/log/log.hpp"

namespace souk::online::order {
namespace {

constexpr milliseconds kLately{std::chrono::hours{24 * 7}};
constexpr std::size_t kChangesAtOnce = 2'000;
// Changes that concern nobody move the place on now and then only: keeping it is a change itself.
constexpr std::int64_t kKeepEvery = 1'000;

// Worth waiting for: the next try may succeed.
bool passes(const Error& error) {
  return error.kind == ErrorKind::kUnavailable || error.kind == ErrorKind::kTimeout ||
         error.kind == ErrorKind::kLimit || error.kind == ErrorKind::kStorageFull ||
         error.kind == ErrorKind::kConflict;
}

}  // namespace

Follower::Follower(FollowerDeps deps, std::string name, OnOrder on_order)
    : deps_{deps},
      name_{std::move(name)},
      on_order_{std::move(on_order)},
      places_{*deps.store, std::string{kFollowerCollection}} {}

Status Follower::declare() {
  return deps_.store->declare({.name = std::string{kFollowerCollection}, .indexes = {}});
}

// One order that nobody can make sense of must not keep all others waiting.
Status Follower::give(const Order& order) const {
  auto done = on_order_(order);
  if (done || passes(done.error())) return done;
  log::error("order.follower", {{"follower", name_}, {"order", order.id}, {"error", done.error()}});
  return {};
}

Status Follower::find_place() {
  if (sequence_ >= 0) return {};
  if (const auto known = TRY(places_.find(name_))) {
    sequence_ = kept_ = known->value.sequence;
    return {};
  }
  sequence_ = TRY(deps_.store->changes(-1, 1, milliseconds{0})).next_sequence;
  return keep_place();
}

Status Follower::keep_place() {
  auto known = TRY(places_.find(name_));
  Status kept;
  if (!known) {
    auto made = places_.insert(name_, Place{sequence_});
    if (!made) kept = fail(std::move(made).error());
  } else if (known->value.sequence < sequence_ || restarted_) {
    known->value.sequence = sequence_;
    kept = places_.replace(*known);
  }
  // Another instance was faster: its place is as good as ours.
  if (!kept && kept.error().kind != ErrorKind::kConflict) return kept;
  kept_ = sequence_;
  restarted_ = false;
  return {};
}

Status Follower::follow(milliseconds wait) {
  TRY(find_place());
  auto batch = deps_.store->changes(sequence_, kChangesAtOnce, wait);
  if (!batch && batch.error().code == "feed.too_old") {
    // What happens while we read comes after this.
    const auto present = TRY(deps_.store->changes(-1, 1, milliseconds{0})).next_sequence;
    TRY(read_lately());
    sequence_ = present;
    restarted_ = true;
    return keep_place();
  }
  if (!batch) return fail(std::move(batch).error());
  std::set<std::string> ids;
  for (const auto& change : batch->changes) {
    if (change.collection == kOrderCollection && change.revision > 0) ids.insert(change.id);
  }
  for (const auto& id : ids) {
    const auto order = deps_.orders->find(id);
    if (!order && order.error().kind != ErrorKind::kCorrupt) return fail(order.error());
    if (order && *order) TRY(give((*order)->value));
  }
  sequence_ = batch->next_sequence;
  if (ids.empty() && sequence_ - kept_ < kKeepEvery) return {};
  return keep_place();
}

Status Follower::read_lately() const {
  const auto since = deps_.clock->now() - kLately;
  std::string cursor;
  do {
    auto page = TRY(deps_.orders->newest(200, cursor));
    for (const auto& order : page.orders) {
      if (order.placed_at < since) return {};
      TRY(give(order));
    }
    cursor = std::move(page.next_cursor);
  } while (!cursor.empty());
  return {};
}

}  // namespace souk::online::order
