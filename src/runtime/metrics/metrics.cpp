#include "runtime/metrics/metrics.hpp"

#include <algorithm>

#include "runtime/fiber/core.hpp"

namespace souk::metrics {

std::size_t this_shard() {
  const auto* core = runtime::current_core();
  return core == nullptr ? kShards - 1 : core->index() % (kShards - 1);
}

std::uint64_t Counter::value() const {
  std::uint64_t sum = 0;
  for (const auto& cell : cells_) sum += cell.value.load(std::memory_order_relaxed);
  return sum;
}

Histogram::Histogram(std::vector<std::int64_t> bounds, double scale)
    : bounds_{std::move(bounds)},
      scale_{scale},
      stride_{(bounds_.size() + 2 + 7) / 8 * 8},
      cells_(stride_ * kShards) {}

void Histogram::observe(std::int64_t value) {
  const auto at = std::lower_bound(bounds_.begin(), bounds_.end(), value) - bounds_.begin();
  auto* cells = &cells_[this_shard() * stride_];
  cells[at].fetch_add(1, std::memory_order_relaxed);
  cells[bounds_.size() + 1].fetch_add(value, std::memory_order_relaxed);
}

Histogram::Snapshot Histogram::snapshot() const {
  Snapshot result;
  result.counts.resize(bounds_.size() + 1);
  for (std::size_t shard = 0; shard < kShards; ++shard) {
    const auto* cells = &cells_[shard * stride_];
    for (std::size_t i = 0; i < result.counts.size(); ++i)
      result.counts[i] += static_cast<std::uint64_t>(cells[i].load(std::memory_order_relaxed));
    result.sum += cells[bounds_.size() + 1].load(std::memory_order_relaxed);
  }
  return result;
}

std::vector<std::int64_t> latency_bounds_ns() {
  constexpr std::int64_t kMicrosecond = 1000;
  std::vector<std::int64_t> bounds;
  for (const std::int64_t us : {500, 1'000, 2'500, 5'000, 10'000, 25'000, 50'000, 100'000, 250'000, 500'000,
                                1'000'000, 2'500'000, 5'000'000, 10'000'000})
    bounds.push_back(us * kMicrosecond);
  return bounds;
}

}  // namespace souk::metrics
