#include "online/inventory/stock_count.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "runtime/fiber/wait.hpp"

namespace souk::online::inventory {
namespace {

Error ended() { return precondition("stock_count.ended", "This count is over; open another one."); }

bool is_ended(const StockCount& count) {
  return count.state == CountState::kPosted || count.state == CountState::kCancelled;
}

}  // namespace

std::int64_t StockCount::pieces() const {
  std::int64_t sum = 0;
  for (const auto& [sku, line] : lines) sum += line.counted;
  return sum;
}

std::int64_t StockCount::differences() const {
  return std::count_if(lines.begin(), lines.end(),
                       [](const auto& each) { return each.second.difference() != 0; });
}

Status StockCounts::declare() {
  return counts_.store().declare({.name = counts_.name(), .indexes = {{.path = "opened_at"}}});
}

Result<StockCount> StockCounts::open(const std::string& id, const std::string& location, std::string note,
                                     const std::string& by) const {
  if (!locations_->find(location))
    return fail(invalid("stock.location", fmt::format("There is no location \"{}\".", location)));
  StockCount count{
      .id = id, .location = location, .note = std::move(note), .opened_at = clock_->now(), .opened_by = by};
  const auto made = counts_.insert(id, count);
  if (made) return count;
  if (made.error().code == "document.exists") return load(id);
  return fail(made.error());
}

Result<StockCount> StockCounts::load(std::string_view id) const { return TRY(counts_.load(id)).value; }

Result<StockCounts::Page> StockCounts::newest(std::size_t limit, const std::string& cursor) const {
  Page page;
  for (auto& stored : TRY(counts_.query(
           {.path = "opened_at", .descending = true, .limit = limit, .cursor = cursor}, &page.next_cursor)))
    page.counts.push_back(std::move(stored.value));
  return page;
}

Result<StockCount> StockCounts::change(std::string_view id,
                                       const std::function<Result<bool>(StockCount&)>& change) const {
  constexpr int kTries = 20;
  for (int attempt = 1;; ++attempt) {
    auto stored = TRY(counts_.load(id));
    if (!TRY(change(stored.value))) return std::move(stored.value);
    auto written = counts_.replace(stored);
    if (written) return std::move(stored.value);
    if (written.error().code != "document.changed" || attempt == kTries)
      return fail(std::move(written).error());
  }
}

Result<CountLine> StockCounts::record(std::string_view id, const CountEntry& entry) const {
  constexpr std::int64_t kMost = 1'000'000'000;
  if (entry.quantity < (entry.adds ? -kMost : 0) || entry.quantity > kMost)
    return fail(invalid("stock.quantity", "What is counted cannot be negative."));
  const auto changed = TRY(change(id, [&](StockCount& count) -> Result<bool> {
    if (count.state != CountState::kOpen) return fail(ended());
    if (std::find(count.keys.begin(), count.keys.end(), entry.key) != count.keys.end()) return false;
    if (!count.lines.contains(entry.sku) && count.lines.size() >= StockCount::kMaxLines)
      return fail(
          precondition("stock_count.full", "A sheet holds 5,000 lines; post it and open another one."));
    const auto levels = TRY(inventory_->levels(entry.sku));
    const auto level = levels.find(count.location);
    auto& line = count.lines[entry.sku];
    const auto counted = (entry.adds ? line.counted : 0) + entry.quantity;
    line = {.counted = std::max<std::int64_t>(counted, 0),
            .expected = level == levels.end() ? 0 : level->second.on_hand,
            .at = clock_->now(),
            .by = entry.by};
    if (count.keys.size() >= StockCount::kMaxKeys) count.keys.erase(count.keys.begin());
    count.keys.push_back(entry.key);
    return true;
  }));
  const auto line = changed.lines.find(entry.sku);
  return line == changed.lines.end() ? CountLine{} : line->second;
}

Status StockCounts::forget(std::string_view id, std::string_view sku) const {
  TRY(change(id, [&](StockCount& count) -> Result<bool> {
    if (count.state != CountState::kOpen) return fail(ended());
    return count.lines.erase(std::string{sku}) > 0;
  }));
  return {};
}

Status StockCounts::post(std::string_view id, const std::string& by) const {
  // From here on nothing is entered any more; who finds the sheet in this state posts it again.
  const auto count = TRY(change(id, [&](StockCount& each) -> Result<bool> {
    if (each.state == CountState::kCancelled) return fail(ended());
    if (each.state != CountState::kOpen) return false;
    each.state = CountState::kPosting;
    each.ended_by = by;
    return true;
  }));
  if (count.state == CountState::kPosted) return {};
  Status outcome;
  std::vector<std::function<void()>> work;
  const auto flush = [&] {
    runtime::run_all(std::move(work));
    work.clear();
  };
  constexpr std::size_t kAtOnce = 200;
  for (const auto& [sku, line] : count.lines) {
    work.emplace_back([&, &code = sku, difference = line.difference()] {
      auto posted = inventory_->correct_by_count({.command_id = "count/" + count.id,
                                                  .sku = code,
                                                  .location = count.location,
                                                  .quantity = difference,
                                                  .note = count.note});
      if (!posted) outcome = std::move(posted);
    });
    if (work.size() == kAtOnce) flush();
  }
  flush();
  TRY(std::move(outcome));
  TRY(change(id, [&](StockCount& each) -> Result<bool> {
    if (each.state != CountState::kPosting) return false;
    each.state = CountState::kPosted;
    each.ended_at = clock_->now();
    return true;
  }));
  return {};
}

Status StockCounts::cancel(std::string_view id, const std::string& by) const {
  TRY(change(id, [&](StockCount& count) -> Result<bool> {
    if (count.state == CountState::kCancelled) return false;
    if (is_ended(count) || count.state == CountState::kPosting) return fail(ended());
    count.state = CountState::kCancelled;
    count.ended_at = clock_->now();
    count.ended_by = by;
    return true;
  }));
  return {};
}

}  // namespace souk::online::inventory
