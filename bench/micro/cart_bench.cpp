// LIBS: souk_online_cart souk_engines_document_sqlite GTest::gtest
//
// Add to cart on SQLite, durable, as the API's handler does it (JSON in, priced cart out) without the socket:
// 128 shoppers at a time on two cores, ten additions to each cart.
#include <atomic>
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include "engines/document/sqlite/store.hpp"
#include "online/cart/cart_routes.hpp"
#include "runtime/fiber/core.hpp"
#include "runtime/fiber/fiber.hpp"
#include "runtime/http/router.hpp"
#include "tests/support/cart_shop.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::online::cart {
namespace {

constexpr int kCarts = 2'000;
constexpr int kAddsEach = 10;
constexpr int kAtOnce = 128;

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

bool add_one(const http::Router& router, const std::string& cart, int number) {
  http::Request request;
  request.method = http::Method::kPost;
  request.target = "/api/v1/carts/" + cart + "/items";
  request.path = request.target;
  request.headers.set("Content-Type", "application/json");
  request.headers.set("Idempotency-Key", "key-" + std::to_string(number));
  request.body = R"({"sku":"SKU-)" + std::to_string((number * 7) % 1'000) + R"(","quantity":1})";
  return router.answer(request).status == 200;
}

void BM_AddToCart(benchmark::State& state) {
  support::TempFolder folder;
  auto store = engines::SqliteDocumentStore::open({.folder = folder.path()}).value();
  TestShop shop{*store};
  shop.open();
  for (int sku = 0; sku < 1'000; ++sku) {
    shop.offers.minor["SKU-" + std::to_string(sku)] = 5'000;
    shop.stock.left["SKU-" + std::to_string(sku)] = 1'000'000;
  }
  const http::Router router{cart_routes({&shop.carts, &shop.stock, nullptr})};
  runtime::Cores cores{2};
  double cpu = 0;
  for (auto _ : state) {
    state.PauseTiming();
    std::vector<std::string> carts(kCarts);
    cores.run([&] {
      std::vector<std::function<void()>> work;
      for (auto& id : carts) work.emplace_back([&] { id = shop.carts.create({}).value().id; });
      runtime::run_all(std::move(work));
    });
    std::atomic<int> next = 0;
    std::atomic<int> running = kAtOnce;
    std::atomic<int> failed = 0;
    const auto before = cpu_seconds();
    state.ResumeTiming();
    for (int shopper = 0; shopper < kAtOnce; ++shopper) {
      runtime::spawn(cores.next(), [&] {
        for (int i = next++; i < kCarts; i = next++) {
          for (int add = 0; add < kAddsEach; ++add) {
            if (!add_one(router, carts[static_cast<std::size_t>(i)], i * kAddsEach + add)) ++failed;
          }
        }
        --running;
      });
    }
    while (running > 0) runtime::sleep_for(milliseconds{1});
    cpu += cpu_seconds() - before;
    if (failed > 0) state.SkipWithError("an addition failed");
  }
  const auto adds = static_cast<double>(state.iterations()) * kCarts * kAddsEach;
  state.counters["adds/s"] = benchmark::Counter(adds, benchmark::Counter::kIsRate);
  state.counters["cpu_us/add"] = cpu * 1e6 / adds;
}
BENCHMARK(BM_AddToCart)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

}  // namespace
}  // namespace souk::online::cart
