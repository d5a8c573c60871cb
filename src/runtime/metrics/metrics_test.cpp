#include "runtime/metrics/metrics.hpp"

#include <stdexcept>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace souk::metrics {
namespace {

using ::testing::HasSubstr;

TEST(Metrics, AddUpOverThreads) {
  Registry registry;
  auto& counter = registry.counter("orders_placed_total", "Orders placed.");
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 10'000; ++j) counter.add();
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(counter.value(), 40'000u);
  EXPECT_THAT(registry.exposition(),
              HasSubstr("# TYPE orders_placed_total counter\norders_placed_total 40000\n"));
}

TEST(Metrics, CountIntoBuckets) {
  Registry registry;
  auto& histogram = registry.histogram("batch_size_items", "Writes in a commit.", {1, 10});
  for (const int size : {1, 2, 10, 11}) histogram.observe(size);
  const auto text = registry.exposition();
  EXPECT_THAT(
      text,
      HasSubstr(
          "batch_size_items_bucket{le=\"1\"} 1\nbatch_size_items_bucket{le=\"10\"} 3\n"
          "batch_size_items_bucket{le=\"+Inf\"} 4\nbatch_size_items_sum 24\nbatch_size_items_count 4\n"));
}

TEST(Metrics, EscapeLabelValues) {
  Registry registry;
  registry.counter("x_total", "X.", {"name"}, {"a\"b\\c\nd"}).add(2);
  EXPECT_THAT(registry.exposition(), HasSubstr(R"(x_total{name="a\"b\\c\nd"} 2)"));
}

TEST(Metrics, BoundTheirSeries) {
  Registry registry;
  for (int i = 0; i < 1500; ++i) registry.counter("x_total", "X.", {"id"}, {std::to_string(i)}).add();
  const auto text = registry.exposition();
  EXPECT_THAT(text, HasSubstr("x_total{id=\"other\"} 500\n"));
  EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 1003);
}

TEST(Metrics, RefuseToChangeTheirKindOrLabels) {
  Registry registry;
  registry.counter("x_total", "X.");
  EXPECT_THROW(registry.gauge("x_total", "X."), std::invalid_argument);
  EXPECT_THROW(registry.counter("x_total", "X.", {"a"}, {"b"}), std::invalid_argument);
}

TEST(Metrics, KnowTheProcess) {
  const auto text = registry().exposition();
  for (const auto name : {"process_cpu_seconds_total", "process_resident_memory_bytes", "process_open_fds",
                          "process_uptime_seconds"})
    EXPECT_THAT(text, HasSubstr(std::string{"\n"} + name + ' '));
}

}  // namespace
}  // namespace souk::metrics
