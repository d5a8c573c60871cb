#include "online/report/tally.hpp"

#include <algorithm>

#include "online/cart/cart_service.hpp"
#include "online/inventory/inventory.hpp"
#include "runtime/fiber/wait.hpp"
#include "runtime/log/log.hpp"

namespace souk::online::report {
namespace {

constexpr std::string_view kOrders = "orders";  // id of the progress document
constexpr std::size_t kMaxOrdersOfBatch = 150;
constexpr std::size_t kMaxStocksOfBatch = 1'000;
// The position in the feed is kept at least this often, so that a restart has little to read again.
constexpr std::int64_t kKeepEvery = 20'000;
constexpr int kMaxAttempts = 10;

// Writes at the same time share a commit.
Status all_of(std::vector<std::function<Status()>> work) {
  std::vector<Status> outcomes(work.size());
  std::vector<std::function<void()>> runs;
  runs.reserve(work.size());
  for (std::size_t i = 0; i < work.size(); ++i) runs.push_back([&, i] { outcomes[i] = work[i](); });
  runtime::run_all(std::move(runs));
  for (auto& outcome : outcomes) TRY(std::move(outcome));
  return {};
}

template <class Bucket>
Status take_once(const engines::Collection<Bucket>& buckets, const std::string& id, const Bucket& delta,
                 std::int64_t batch) {
  for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
    auto found = TRY(buckets.find(id));
    auto stored = found ? std::move(*found) : engines::Stored<Bucket>{.id = id};
    if (stored.value.batch >= batch) return {};
    stored.value.take(delta);
    stored.value.batch = batch;
    auto written = found ? buckets.replace(stored) : Status{};
    if (!found) {
      if (auto inserted = buckets.insert(id, std::move(stored.value)); !inserted)
        written = fail(inserted.error());
    }
    if (written) return {};
    if (written.error().kind != ErrorKind::kConflict) return written;
  }
  return fail(conflict("report.busy", "The figures are being changed by too many at once; try again."));
}

}  // namespace

Tally::Tally(TallyDeps deps)
    : deps_{deps},
      progress_{*deps.store, std::string{kProgress}},
      facts_{*deps.store, std::string{kFacts}},
      figures_{*deps.store, std::string{kFigures}},
      products_{*deps.store, std::string{kProducts}} {}

Status Tally::declare() {
  for (const auto name : {kProgress, kFacts, kFigures, kProducts})
    TRY(deps_.store->declare({.name = std::string{name}, .indexes = {}}));
  return {};
}

Result<Tally::StoredProgress> Tally::load_progress() const {
  if (auto found = TRY(progress_.find(kOrders))) return std::move(*found);
  auto made = progress_.insert(std::string{kOrders}, Progress{});
  if (!made && made.error().code == "document.exists") return progress_.load(kOrders);
  return made;
}

Result<Progress> Tally::progress() const { return TRY(load_progress()).value; }
Result<std::int64_t> Tally::generation() const { return TRY(load_progress()).value.generation; }

Result<std::size_t> Tally::follow(milliseconds wait) {
  auto at = TRY(load_progress());
  if (is_rebuilding(at.value)) {
    runtime::sleep_for(wait);
    return 0;
  }
  if (at.value.generation == 0) {
    if (stock_told_) TRY(stock_told_({}));
    TRY(rebuild());
    return 0;
  }
  if (at.value.is_pending()) TRY(finish(at));
  if (seen_ < at.value.sequence) seen_ = at.value.sequence;
  auto taken = take_batch(at, wait);
  if (taken) return taken;
  // Another instance was faster, and finishes it.
  if (taken.error().code == "document.changed") return 0;
  if (taken.error().code != "feed.too_old") return taken;
  log::warning("report.feed_gone", {{"sequence", seen_}});
  if (stock_told_) TRY(stock_told_({}));
  TRY(rebuild());
  return 0;
}

Result<std::size_t> Tally::take_batch(StoredProgress& at, milliseconds wait) {
  const auto batch = TRY(deps_.store->changes(seen_, 2'000, wait));
  std::vector<std::string> orders;
  std::vector<std::string> stocks;
  std::map<std::string, std::int64_t> carts;
  const auto hour = hour_of(deps_.clock->now(), deps_.utc_offset);
  const auto note = [](std::vector<std::string>& list, const std::string& id) {
    if (std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
  };
  auto until = batch.next_sequence;
  std::size_t looked = 0;
  for (const auto& change : batch.changes) {
    if (orders.size() >= kMaxOrdersOfBatch || stocks.size() >= kMaxStocksOfBatch) {
      until = change.sequence - 1;
      break;
    }
    ++looked;
    if (change.collection == order::kOrderCollection && change.revision > 0) note(orders, change.id);
    if (change.collection == inventory::kStockCollection) note(stocks, change.id);
    if (change.collection == cart::kCartCollection && change.revision == 1) ++carts[hour];
  }
  if (!stocks.empty() && stock_told_) TRY(stock_told_(stocks));
  auto steps = TRY(steps_of(orders, at.value.generation));
  if (steps.empty() && carts.empty()) {
    seen_ = until;
    if (until - at.value.sequence < kKeepEvery) return looked;
    at.value.sequence = until;
    TRY(progress_.replace(at));
    return looked;
  }
  at.value.steps = std::move(steps);
  at.value.carts = std::move(carts);
  at.value.steps_until = until;
  TRY(progress_.replace(at));
  TRY(finish(at));
  return looked;
}

Result<std::vector<Step>> Tally::steps_of(const std::vector<std::string>& order_ids,
                                          std::int64_t generation) const {
  std::vector<Step> steps;
  if (order_ids.empty()) return steps;
  std::map<std::string, Fact> before;
  for (auto& document : TRY(deps_.store->get_many(kFacts, order_ids))) {
    auto fact = TRY(engines::Collection<Fact>::decode(std::move(document)));
    if (fact.value.generation == generation) before.emplace(std::move(fact.id), std::move(fact.value));
  }
  for (auto& document : TRY(deps_.store->get_many(order::kOrderCollection, order_ids))) {
    const auto order = TRY(engines::Collection<order::Order>::decode(std::move(document)));
    Step step{.order_id = order.id,
              .revision = order.revision,
              .after = contribution_of(order.value, deps_.utc_offset)};
    if (const auto fact = before.find(order.id); fact != before.end()) {
      if (fact->second.revision >= order.revision || fact->second.contribution == step.after) continue;
      step.before = std::move(fact->second.contribution);
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

Status Tally::finish(StoredProgress& at) {
  auto& value = at.value;
  const auto batch = value.batch + 1;
  Deltas deltas;
  for (const auto& step : value.steps) {
    if (step.before) deltas.count(value.generation, *step.before, -1);
    deltas.count(value.generation, step.after, 1);
  }
  for (const auto& [hour, carts] : value.carts) deltas.count_carts(value.generation, hour, carts);
  TRY(apply(deltas, batch));
  TRY(keep_facts(value));
  const auto steps = std::move(value.steps);
  value.steps.clear();
  value.carts.clear();
  value.batch = batch;
  value.sequence = value.steps_until;
  TRY(progress_.replace(at));
  seen_ = std::max(seen_, value.sequence);
  if (told_) {
    for (const auto& step : steps) told_(step);
  }
  return {};
}

Status Tally::apply(const Deltas& deltas, std::int64_t batch) const {
  std::vector<std::function<Status()>> writes;
  for (const auto& [id, delta] : deltas.figures)
    writes.push_back(
        [this, id = &id, delta = &delta, batch] { return take_once(figures_, *id, *delta, batch); });
  for (const auto& [id, delta] : deltas.products)
    writes.push_back(
        [this, id = &id, delta = &delta, batch] { return take_once(products_, *id, *delta, batch); });
  return all_of(std::move(writes));
}

// Guarded like the buckets: a slow helper must not put an older fact over a newer one.
Status Tally::keep_fact(const Step& step, const Progress& at) const {
  const auto batch = at.batch + 1;
  for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
    auto found = TRY(facts_.find(step.order_id));
    if (found && found->value.batch >= batch) return {};
    Fact fact{at.generation, batch, step.revision, step.after};
    Status written;
    if (found) {
      found->value = std::move(fact);
      written = facts_.replace(*found);
    } else if (auto inserted = facts_.insert(step.order_id, std::move(fact)); !inserted) {
      written = fail(inserted.error());
    }
    if (written) return {};
    if (written.error().kind != ErrorKind::kConflict) return written;
  }
  return fail(conflict("report.busy", "The figures are being changed by too many at once; try again."));
}

Status Tally::keep_facts(const Progress& at) const {
  std::vector<std::function<Status()>> writes;
  for (const auto& step : at.steps) writes.push_back([this, &step, &at] { return keep_fact(step, at); });
  return all_of(std::move(writes));
}

}  // namespace souk::online::report
