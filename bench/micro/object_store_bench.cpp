// LIBS: souk_cloud_storage souk_engines_document_sqlite
// The object store beside the disk it stands on: a put of 8 MiB over a plain write and fsync of the same
// bytes, many small ones at once, and the look-ups that every request begins with.
#include <benchmark/benchmark.h>

#include "cloud/storage/file.hpp"
#include "cloud/storage/store.hpp"
#include "engines/document/sqlite/store.hpp"
#include "engines/object/source.hpp"

namespace {

using namespace souk;
using namespace souk::storage;

constexpr std::int64_t kListed = 20'000;

struct Bench {
  Bench() {
    folder = std::filesystem::current_path() / "object_store_bench_data";
    std::filesystem::remove_all(folder);
    index = std::move(*engines::SqliteDocumentStore::open({.folder = folder / "index"}));
    storage = std::move(*Storage::open(*index, clock, random, {.folder = folder / "blobs"}));
    (void)storage->make_bucket("bench", "me");
    (void)storage->make_bucket("many", "me");
  }
  ~Bench() {
    storage.reset();
    index.reset();
    std::filesystem::remove_all(folder);
  }
  bool put(const std::string& bucket, const std::string& key, std::string_view body) {
    engines::TextSource source{body};
    return storage->put({.to = {bucket, key}, .body = {&source, std::ssize(body)}}).has_value();
  }

  std::filesystem::path folder;
  SystemClock clock;
  SystemRandom random;
  std::unique_ptr<engines::SqliteDocumentStore> index;
  std::unique_ptr<Storage> storage;
};

Bench& bench() {
  static Bench instance;
  return instance;
}

std::string body_of(std::size_t size) {
  std::string body(size, '\0');
  SeededRandom random{7};
  random.fill({reinterpret_cast<std::uint8_t*>(body.data()), size});
  return body;
}

void raw_write(benchmark::State& state) {
  const auto body = body_of(static_cast<std::size_t>(state.range(0)));
  const auto folder = bench().folder / "raw";
  (void)make_folder(folder);
  int number = 0;
  for (auto _ : state) {
    auto file = File::create(folder / std::to_string(number++));
    if (!file || !file->append(body) || !file->sync()) state.SkipWithError("cannot write");
  }
  state.SetBytesProcessed(state.iterations() * state.range(0));
  std::filesystem::remove_all(folder);
}
BENCHMARK(raw_write)->Arg(8 << 20)->UseRealTime()->Unit(benchmark::kMillisecond);

void put(benchmark::State& state) {
  const auto body = body_of(static_cast<std::size_t>(state.range(0)));
  int number = 0;
  for (auto _ : state) {
    if (!bench().put("bench", std::to_string(state.thread_index()) + "/" + std::to_string(number++), body))
      state.SkipWithError("cannot put");
  }
  state.SetBytesProcessed(state.iterations() * state.range(0));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(put)->Arg(8 << 20)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(put)->Arg(4 << 10)->Threads(1)->Threads(64)->UseRealTime()->Unit(benchmark::kMillisecond);

void open_for_reading(benchmark::State& state) {
  (void)bench().put("bench", "read", body_of(4'096));
  for (auto _ : state) benchmark::DoNotOptimize(bench().storage->get({.from = {"bench", "read"}}));
}
BENCHMARK(open_for_reading)->UseRealTime();

void list_page(benchmark::State& state) {
  static const bool filled = [] {
    std::vector<std::thread> threads;
    for (int t = 0; t < 64; ++t)
      threads.emplace_back([t] {
        for (int i = t; i < kListed; i += 64)
          (void)bench().put("many", "folder-" + std::to_string(i % 100) + "/" + std::to_string(i), "");
      });
    for (auto& thread : threads) thread.join();
    return true;
  }();
  benchmark::DoNotOptimize(filled);
  ListRequest request{.bucket = "many", .delimiter = state.range(0) == 0 ? "" : "/"};
  for (auto _ : state) {
    const auto page = bench().storage->list(request);
    request.after = page->next;
  }
}
BENCHMARK(list_page)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace
