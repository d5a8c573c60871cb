#include "runtime/fiber/fiber.hpp"

#include <atomic>
#include <stdexcept>

#include <boost/asio/steady_timer.hpp>
#include <gtest/gtest.h>

#include "runtime/fiber/core.hpp"
#include "runtime/fiber/pool.hpp"
#include "runtime/fiber/scope.hpp"
#include "runtime/fiber/token.hpp"

namespace souk::runtime {
namespace {

TEST(Fiber, StaysOnItsCoreAcrossWaits) {
  Cores cores{2};
  std::atomic<int> moved = 0;
  for (int i = 0; i < 100; ++i) {
    cores.run([&] {
      const auto* before = current_core();
      sleep_for(std::chrono::milliseconds{0});
      yield();
      if (current_core() != before) ++moved;
    });
  }
  EXPECT_EQ(moved, 0);
}

TEST(Fiber, ExceptionsUnwindThroughASwitch) {
  Cores cores{1};
  int caught = 0;
  cores.run([&] {
    std::vector<std::function<void()>> both;
    for (int i = 0; i < 2; ++i) {
      both.emplace_back([&] {
        try {
          throw std::runtime_error{"one"};
        } catch (const std::runtime_error&) {
          yield();  // the other fiber throws while this one is inside its handler
          ++caught;
        }
      });
    }
    run_all(std::move(both));
  });
  EXPECT_EQ(caught, 2);
}

TEST(Fiber, WaitsForAnAsioOperation) {
  Cores cores{1};
  bool waited = false;
  cores.run([&] {
    boost::asio::steady_timer timer{current_core()->io(), std::chrono::milliseconds{1}};
    waited = !timer.async_wait(use_fiber);
  });
  EXPECT_TRUE(waited);
}

TEST(Wake, TimesOutAndIgnoresALateNotify) {
  Cores cores{1};
  bool in_time = true;
  cores.run([&] {
    Wake wake;
    in_time = wake.wait_until(std::chrono::steady_clock::now() + std::chrono::milliseconds{2});
    wake.signal().notify();
  });
  EXPECT_FALSE(in_time);
}

TEST(Pool, RunsWorkOffTheCore) {
  Cores cores{1};
  Pool pool{"test", 2, 8};
  std::thread::id core_thread, pool_thread;
  cores.run([&] {
    core_thread = std::this_thread::get_id();
    const auto result = pool.run([&]() -> Result<int> {
      pool_thread = std::this_thread::get_id();
      return 7;
    });
    EXPECT_EQ(result.value(), 7);
  });
  EXPECT_NE(core_thread, pool_thread);
}

TEST(Pool, RefusesBeyondItsBound) {
  Wake started, release;
  Pool pool{"test", 1, 1};
  ASSERT_TRUE(pool.enqueue([&, signal = started.signal()] {
    signal.notify();
    release.wait();
  }));
  started.wait();
  ASSERT_TRUE(pool.enqueue([] {}));
  const auto refused = pool.run([]() -> Status { return {}; });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::kLimit);
  release.signal().notify();
}

TEST(Scope, BelongsToTheFiberThatEnteredIt) {
  Cores cores{1};
  cores.run([] {
    const RequestScope scope{.request_id = "req-1"};
    const EnterScope enter{scope};
    std::string seen = "unset";
    run_all({[&] { seen = current_scope().request_id; }, [] {}});
    EXPECT_EQ(seen, "");
    EXPECT_EQ(current_scope().request_id, "req-1");
  });
}

}  // namespace
}  // namespace souk::runtime
