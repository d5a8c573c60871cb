// LIBS: souk_online_checkout souk_pay_sandbox souk_engines_document_sqlite GTest::gtest
//
// The checkout request itself on SQLite, durable, without HTTP and without the cart's own requests: 128
// buyers at a time on two cores, over many skus and over a single one, with recovery and the stock ledger
// running beside it.
#include "tests/support/checkout_bench.hpp"

#include <atomic>
#include <benchmark/benchmark.h>
#include <deque>
#include <sys/resource.h>

#include "engines/document/sqlite/store.hpp"
#include "runtime/fiber/core.hpp"
#include "runtime/fiber/fiber.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::online::checkout {
namespace {

constexpr int kOrders = 4'000;
constexpr int kAtOnce = 128;

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void place_all(Bench& shop, runtime::Cores& cores, const std::string& run) {
  std::atomic<int> next = 0;
  std::atomic<int> running = kAtOnce;
  std::atomic<int> failed = 0;
  for (int buyer = 0; buyer < kAtOnce; ++buyer) {
    runtime::spawn(cores.next(), [&] {
      for (int i = next++; i < kOrders; i = next++) {
        const auto answer = shop.checkout.place(run + std::to_string(i), "key");
        if (!answer || answer->status != "settled") ++failed;
      }
      --running;
    });
  }
  std::atomic<bool> ledger_done = false;
  runtime::spawn(cores.next(), [&] {
    while (running > 0) {
      runtime::sleep_for(milliseconds{200});
      (void)shop.inventory.drain_outbox();
      (void)shop.checkout.recover(shop.clock.now());
    }
    ledger_done = true;
  });
  while (running > 0 || !ledger_done) runtime::sleep_for(milliseconds{1});
  if (failed > 0) throw std::runtime_error{std::to_string(failed.load()) + " checkouts failed"};
}

void BM_Checkout(benchmark::State& state) {
  const auto skus = state.range(0);
  support::TempFolder folder;
  auto store = engines::SqliteDocumentStore::open({.folder = folder.path()}).value();
  const SystemClock clock;
  Bench shop{*store, clock};
  shop.declare();
  runtime::Cores cores{2};
  for (std::int64_t sku = 0; sku < skus; ++sku) shop.receive("SKU-" + std::to_string(sku), 1'000'000);
  double cpu = 0;
  int round = 0;
  for (auto _ : state) {
    state.PauseTiming();
    const auto run = "run" + std::to_string(round++) + "-";
    cores.run([&] {
      for (int i = 0; i < kOrders; i += 100) {
        std::vector<std::function<void()>> work;
        for (int j = i; j < i + 100; ++j) {
          work.emplace_back([&, j] {
            shop.basket(run + std::to_string(j), {{"SKU-" + std::to_string(j % skus), 1}});
          });
        }
        runtime::run_all(std::move(work));
      }
    });
    const auto before = cpu_seconds();
    state.ResumeTiming();
    place_all(shop, cores, run);
    cpu += cpu_seconds() - before;
  }
  const auto orders = static_cast<double>(state.iterations()) * kOrders;
  state.counters["orders/s"] = benchmark::Counter(orders, benchmark::Counter::kIsRate);
  state.counters["cpu_ms/order"] = cpu * 1000 / orders;
  const auto report = check_invariants(shop.proof(), clock.now(), milliseconds{10'000});
  if (!report || !report->problems.empty()) state.SkipWithError("the books are wrong after the run");
}
BENCHMARK(BM_Checkout)->Arg(1'000)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

}  // namespace
}  // namespace souk::online::checkout
