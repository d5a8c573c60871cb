// LIBS: souk_engines_document_sqlite souk_engines_document_memory souk_engines_cache_inprocess
//
// The embedded engines under load: durable writes by many waiting writers (as fibers on two cores, and as
// plain threads), point reads and pages. The database lies in TMPDIR: point it at the disk that you mean to
// measure.
//
//   build/release/bench/document_bench --benchmark_min_time=2
#include <atomic>
#include <benchmark/benchmark.h>
#include <filesystem>
#include <memory>
#include <thread>

#include "engines/cache/inprocess/cache.hpp"
#include "engines/document/sqlite/store.hpp"
#include "runtime/fiber/core.hpp"
#include "runtime/fiber/fiber.hpp"
#include "tests/support/temp_folder.hpp"

namespace {

using namespace souk;
using namespace souk::engines;

constexpr int kDocuments = 10'000;
constexpr std::uint64_t kFillingCommits = 1 + kDocuments / 500;
constexpr int kRounds = 200;  // writes of each writer in one iteration

std::string id_of(int n) {
  return "thing_" + std::to_string((n * 7919) % 1'000'003) + "_" + std::to_string(n);
}

std::string body_of(int n, std::size_t padding) {
  return R"({"code":"code-)" + std::to_string(n) + R"(","colour":"c)" + std::to_string(n % 7) + R"(","n":)" +
         std::to_string(n % 1'000) + R"(,"text":")" + std::string(padding, 'x') + "\"}";
}

struct Opened {
  support::TempFolder folder;
  std::unique_ptr<SqliteDocumentStore> store;

  explicit Opened(std::size_t padding) {
    auto opened = SqliteDocumentStore::open({.folder = folder.path()});
    if (!opened || !(*opened)->declare({"thing", {{"code", true}, {"colour"}, {"n"}}})) std::abort();
    store = std::move(*opened);
    for (int n = 0; n < kDocuments; n += 500) {
      std::vector<Document> documents;
      for (int i = n; i < n + 500; ++i) documents.push_back({id_of(i), 0, body_of(i, padding)});
      if (!store->put_many("thing", documents)) std::abort();
    }
  }
};

// Runs `write(writer, round)` for every writer and round, in fibers on two cores.
template <class Write>
void in_fibers(runtime::Cores& cores, int writers, const Write& write) {
  std::atomic<int> left = writers;
  runtime::Wake done;
  for (int w = 0; w < writers; ++w) {
    runtime::spawn(cores.next(), [&, w, signal = done.signal()] {
      for (int i = 0; i < kRounds; ++i) {
        if (!write(w, i)) std::abort();
      }
      if (--left == 0) signal.notify();
    });
  }
  done.wait();
}

void report(benchmark::State& state, const SqliteDocumentStore& store, int writers) {
  state.SetItemsProcessed(state.iterations() * writers * kRounds);
  // Without the commits that declared and filled the store (Opened).
  const auto counted = store.statistics();
  state.counters["writes_per_commit"] = static_cast<double>(counted.writes - kDocuments) /
                                        static_cast<double>(counted.commits - kFillingCommits);
}

void BM_InsertInFibers(benchmark::State& state) {
  Opened opened{200};
  runtime::Cores cores{2};
  const auto writers = static_cast<int>(state.range(0));
  std::atomic<int> next = kDocuments;
  for (auto _ : state) {
    in_fibers(cores, writers, [&](int, int) {
      const int n = next++;
      return opened.store->insert("thing", id_of(n), body_of(n, 200)).has_value();
    });
  }
  report(state, *opened.store, writers);
}
BENCHMARK(BM_InsertInFibers)
    ->Arg(1)
    ->Arg(16)
    ->Arg(64)
    ->Arg(256)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

void BM_UpdateInFibers(benchmark::State& state) {
  Opened opened{200};
  runtime::Cores cores{2};
  const auto writers = static_cast<int>(state.range(0));
  const Update update{.conditions = {{"stock", Condition::Kind::kAbsent}}, .increments = {{"sold", 1}}};
  for (auto _ : state) {
    in_fibers(cores, writers, [&](int w, int i) {
      return opened.store->update("thing", id_of((w * 131 + i * 7) % kDocuments), update).has_value();
    });
  }
  report(state, *opened.store, writers);
}
BENCHMARK(BM_UpdateInFibers)
    ->Arg(1)
    ->Arg(16)
    ->Arg(64)
    ->Arg(256)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

void BM_UpdateOnThreads(benchmark::State& state) {
  Opened opened{200};
  const auto writers = static_cast<int>(state.range(0));
  const Update update{.increments = {{"sold", 1}}};
  for (auto _ : state) {
    std::vector<std::thread> threads;
    for (int w = 0; w < writers; ++w) {
      threads.emplace_back([&, w] {
        for (int i = 0; i < kRounds; ++i) {
          if (!opened.store->update("thing", id_of((w * 131 + i * 7) % kDocuments), update)) std::abort();
        }
      });
    }
    for (auto& thread : threads) thread.join();
  }
  report(state, *opened.store, writers);
}
BENCHMARK(BM_UpdateOnThreads)->Arg(64)->UseRealTime()->Unit(benchmark::kMillisecond);

Opened& shared_store(std::size_t padding) {
  static Opened small{200}, product{3'000};
  return padding > 1'000 ? product : small;
}

void BM_Get(benchmark::State& state) {
  auto& store = *shared_store(static_cast<std::size_t>(state.range(0))).store;
  int n = 17 * state.thread_index();
  for (auto _ : state) {
    auto found = store.get("thing", id_of(n = (n + 7'001) % kDocuments));
    if (!found || !*found) std::abort();
    benchmark::DoNotOptimize(found);
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_Get)->Arg(200)->Arg(3'000)->UseRealTime();
BENCHMARK(BM_Get)->Arg(200)->Threads(2)->UseRealTime();

void BM_FindPage(benchmark::State& state) {
  auto& store = *shared_store(200).store;
  FindQuery query{.path = "colour", .equals = "c3", .limit = static_cast<std::size_t>(state.range(0))};
  for (auto _ : state) {
    auto page = store.find("thing", query);
    if (!page || page->documents.empty()) std::abort();
    query.cursor = page->next_cursor;
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(BM_FindPage)->Arg(20)->Arg(100)->Arg(1'000)->UseRealTime();

void BM_CacheGet(benchmark::State& state) {
  static SystemClock clock;
  static InProcessCache cache{clock, {}};
  if (state.thread_index() == 0) {
    for (int n = 0; n < 1'000; ++n) (void)cache.put(id_of(n), body_of(n, 200), std::chrono::hours{1});
  }
  int n = 0;
  for (auto _ : state) benchmark::DoNotOptimize(cache.get(id_of(n = (n + 7) % 1'000)));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_CacheGet)->Threads(1)->Threads(2)->UseRealTime();

}  // namespace
