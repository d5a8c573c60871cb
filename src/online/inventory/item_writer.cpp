#include "online/inventory/item_writer.hpp"

#include <limits>
#include <set>

#include <fmt/format.h>

#include "runtime/fiber/scope.hpp"

namespace souk::online::inventory {

namespace {

constexpr std::chrono::seconds kLeaderPatience{5};

// Another writer was faster; nothing was changed.
bool is_overtaken(const Error& error) {
  return error.code == "document.changed" || error.code == "document.exists" ||
         error.code == "document.missing";
}

}  // namespace

struct ItemWriter::Waiter {
  explicit Waiter(ItemChange wanted) : change{std::move(wanted)} {}

  ItemChange change;
  Result<bool> answer = false;  // of the last attempt
  bool moved = false;           // its movement has happened before
  bool done = false;            // else, when woken: lead
  runtime::Wake wake;
};

ItemWriter::ItemWriter(engines::DocumentStore& store, std::size_t cached_items)
    : items_{store, "stock"}, store_{&store}, cache_{cached_items} {}

Status ItemWriter::write(std::string_view sku, ItemChange change) {
  const std::string key{sku};
  auto& shard = shard_of(sku);
  Waiter self{std::move(change)};
  bool leads = false;
  {
    const std::lock_guard lock{shard.mutex};
    auto& queue = shard.queues[key];
    if (queue.waiting.size() >= kMaxWaiting) {
      return fail(Error{.kind = ErrorKind::kLimit,
                        .code = "stock.busy",
                        .message = fmt::format("Too many people are buying {} right now; try again.", sku),
                        .retry_after_s = 1});
    }
    leads = queue.waiting.empty();
    queue.waiting.push_back(&self);
  }
  if (!leads) self.wake.wait();
  if (!self.done) {
    const auto batch = take_batch(shard, key);
    write_batch(key, batch);
    hand_over(shard, key, batch);
  }
  if (!self.answer) return fail(std::move(self.answer).error());
  return {};
}

// The batch stays at the head of the queue while it is written, so that newcomers know that somebody leads.
ItemWriter::Batch ItemWriter::take_batch(Shard& shard, const std::string& sku) const {
  const std::lock_guard lock{shard.mutex};
  const auto& waiting = shard.queues.at(sku).waiting;
  const auto size = std::min(waiting.size(), kMaxBatch);
  return {waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(size)};
}

// Each leader writes one batch only, so nobody serves others for long.
void ItemWriter::hand_over(Shard& shard, const std::string& sku, const Batch& batch) const {
  std::vector<runtime::Signal> signals;
  for (auto* waiter : batch) {
    waiter->done = true;
    signals.push_back(waiter->wake.signal());
  }
  {
    const std::lock_guard lock{shard.mutex};
    auto& waiting = shard.queues.at(sku).waiting;
    waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(batch.size()));
    if (waiting.empty()) {
      shard.queues.erase(sku);
    } else {
      signals.push_back(waiting.front()->wake.signal());
    }
  }
  for (const auto& signal : signals) signal.notify();
}

void ItemWriter::write_batch(const std::string& sku, const Batch& batch) {
  // The leader works for others too: its own caller's deadline is not theirs.
  runtime::RequestScope scope = runtime::current_scope();
  scope.deadline = std::chrono::steady_clock::now() + kLeaderPatience;
  const runtime::EnterScope enter{scope};
  const auto answer_all = [&](const Error& error) {
    for (auto* waiter : batch) waiter->answer = fail(error);
  };
  for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
    const auto done = try_batch(sku, batch, attempt > 0);
    if (!done) return answer_all(done.error());
    if (*done) return;
    // Other processes write the same item: step aside a little longer each time.
    if (attempt > 2) runtime::sleep_for(std::chrono::milliseconds{1 + attempt % 7});
  }
  answer_all(Error{.kind = ErrorKind::kLimit,
                   .code = "stock.busy",
                   .message = fmt::format("Too many people are buying {} right now; try again.", sku),
                   .retry_after_s = 1});
}

Result<bool> ItemWriter::try_batch(const std::string& sku, const Batch& batch, bool fresh) {
  auto item = fresh ? nullptr : cache_.get(sku);
  const bool from_cache = item != nullptr;
  if (!from_cache) item = TRY(fetch(sku));
  engines::Stored<StockItem> next;
  if (item == nullptr) {
    next.id = sku;
    next.value.sku = sku;
  } else {
    next = *item;
  }
  TRY(mark_moved(next.value, batch));
  bool changed = false;
  for (auto* waiter : batch) {
    if (item == nullptr && !waiter->change.create) {
      waiter->answer = fail(not_found("stock.missing", fmt::format("There is no stock of {}.", sku)));
      continue;
    }
    waiter->answer = waiter->moved ? Result<bool>{false} : waiter->change.apply(next.value);
    changed = changed || (waiter->answer && *waiter->answer);
  }
  // A refusal may rest on an old copy; only a look at the store makes it final.
  if (!changed) return !from_cache;
  Status written;
  if (item == nullptr) {
    auto inserted = items_.insert(sku, std::move(next.value));
    if (inserted) next = std::move(*inserted);
    written = inserted ? Status{} : Status{fail(std::move(inserted).error())};
  } else {
    written = items_.replace(next);
  }
  if (!written) {
    cache_.forget(sku, std::numeric_limits<std::int64_t>::max());
    if (is_overtaken(written.error())) return false;
    return fail(std::move(written).error());
  }
  cache_.put(std::make_shared<const engines::Stored<StockItem>>(std::move(next)));
  return true;
}

// Exact because the item is read first and written guarded: a movement leaves the outbox only after the
// ledger has it.
Status ItemWriter::mark_moved(const StockItem& item, const Batch& batch) const {
  std::vector<std::string> ids;
  for (auto* waiter : batch) {
    const auto& id = waiter->change.unless_moved;
    if (id.empty() || item.reservations.contains(waiter->change.reserved_for)) continue;
    waiter->moved = item.has_movement(id);
    if (!waiter->moved) ids.push_back(id);
  }
  if (ids.empty()) return {};
  std::set<std::string> known;
  for (auto& document : TRY(store_->get_many(kMovementCollection, ids))) known.insert(std::move(document.id));
  if (known.empty()) return {};
  for (auto* waiter : batch) waiter->moved = waiter->moved || known.contains(waiter->change.unless_moved);
  return {};
}

Result<SharedItem> ItemWriter::fetch(std::string_view sku) {
  auto found = TRY(items_.find(sku));
  if (!found) return nullptr;
  auto item = std::make_shared<const engines::Stored<StockItem>>(std::move(*found));
  cache_.put(item);
  return SharedItem{item};
}

Result<SharedItem> ItemWriter::read(std::string_view sku) {
  if (auto item = cache_.get(sku)) return item;
  return fetch(sku);
}

void ItemWriter::forget(std::string_view sku, std::int64_t older_than_revision) {
  cache_.forget(sku, older_than_revision);
}

}  // namespace souk::online::inventory
