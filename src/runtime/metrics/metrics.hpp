// Counters, gauges and histograms with the Prometheus text exposition. The hot path is one relaxed addition
// to a cell that only the caller's own core writes, so that cores do not fight over cache lines; that, and no
// lookup of labels per event, is why this is our own and not prometheus-cpp. Names end in their unit
// (_seconds, _bytes, _total). A family holds a bounded number of series: past it, values go to one with every
// label "other".
//
//   static auto& placed = metrics::registry().counter("orders_placed_total", "Orders placed.");
//   placed.add();
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace souk::metrics {

inline constexpr std::size_t kShards = 16;
// The cell set of the calling thread: the index of its core, or one that threads outside any core share.
std::size_t this_shard();

class Counter {
 public:
  void add(std::uint64_t amount = 1) {
    cells_[this_shard()].value.fetch_add(amount, std::memory_order_relaxed);
  }
  std::uint64_t value() const;

 private:
  struct alignas(64) Cell {
    std::atomic<std::uint64_t> value{0};
  };
  std::array<Cell, kShards> cells_;
};

class Gauge {
 public:
  void set(std::int64_t value) { value_.store(value, std::memory_order_relaxed); }
  void add(std::int64_t amount) { value_.fetch_add(amount, std::memory_order_relaxed); }
  std::int64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::int64_t> value_{0};
};

// Counts observations by upper bound. Values are integers; `scale` turns them into the unit of the name
// (nanoseconds into seconds: 1e-9).
class Histogram {
 public:
  Histogram(std::vector<std::int64_t> bounds, double scale);
  void observe(std::int64_t value);
  void observe(std::chrono::nanoseconds span) { observe(span.count()); }

  struct Snapshot {
    std::vector<std::uint64_t> counts;  // per bound, not added up; the last is everything above
    std::int64_t sum = 0;
  };
  Snapshot snapshot() const;
  const std::vector<std::int64_t>& bounds() const { return bounds_; }
  double scale() const { return scale_; }

 private:
  std::vector<std::int64_t> bounds_;
  double scale_;
  std::size_t stride_;
  std::vector<std::atomic<std::int64_t>>
      cells_;  // per shard: counts, then the sum; a shard fills whole lines
};

// 0.5 ms to 10 s, for requests and commits.
std::vector<std::int64_t> latency_bounds_ns();

using Labels = std::initializer_list<std::string_view>;

class Family;

class Registry {
 public:
  Registry();
  ~Registry();
  Registry(const Registry&) = delete;
  Registry& operator=(const Registry&) = delete;

  // The metric of that name, made at the first call; it lives as long as the registry. `names` are label
  // names and `values` theirs; look a series up once and keep the reference where it is hot.
  Counter& counter(std::string_view name, std::string_view help, Labels names = {}, Labels values = {});
  Gauge& gauge(std::string_view name, std::string_view help, Labels names = {}, Labels values = {});
  Histogram& seconds(std::string_view name, std::string_view help, Labels names = {}, Labels values = {});
  Histogram& histogram(std::string_view name, std::string_view help, std::vector<std::int64_t> bounds);
  // Asked at each exposition; for what is counted elsewhere. Must be quick and callable from any thread.
  void on_read(std::string_view name, std::string_view help, std::function<double()> read,
               bool counts_up = false);

  // Prometheus text format 0.0.4.
  std::string exposition() const;

 private:
  Family& family(std::string_view name, std::string_view help, Labels names);

  mutable std::mutex mutex_;
  std::map<std::string, std::unique_ptr<Family>, std::less<>> families_;
};

// The program's registry, with the process's own metrics in it.
Registry& registry();
void add_process_metrics(Registry& registry);

}  // namespace souk::metrics
