#include "engines/cache/inprocess/cache.hpp"
#include "tests/contract/cache_contract.hpp"

namespace souk::engines {
namespace {

class InProcessHarness final : public CacheHarness {
 public:
  Cache& cache() override { return cache_; }
  void pass(std::chrono::milliseconds span) override { clock_.advance(span); }

 private:
  ManualClock clock_;
  InProcessCache cache_{clock_, {.max_bytes = 4 * 1024 * 1024}};
};

const CacheAdapter kInProcess{"inprocess", [] { return std::make_unique<InProcessHarness>(); }};
INSTANTIATE_TEST_SUITE_P(InProcess, CacheContract, testing::Values(kInProcess));

TEST(InProcessCache, CountsWhatItHolds) {
  const ManualClock clock;
  InProcessCache cache{clock, {}};
  ASSERT_TRUE(cache.put("a", "one", std::chrono::seconds{1}));
  EXPECT_TRUE(support::value_of(cache.get("a")));
  EXPECT_FALSE(support::value_of(cache.get("b")));
  const auto statistics = cache.statistics();
  EXPECT_EQ(statistics.entries, 1U);
  EXPECT_EQ(statistics.hits, 1U);
  EXPECT_EQ(statistics.misses, 1U);
  EXPECT_GT(statistics.bytes, 4U);
}

}  // namespace
}  // namespace souk::engines
