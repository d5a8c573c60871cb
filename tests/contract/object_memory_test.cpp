#include "engines/object/memory/store.hpp"
#include "tests/contract/object_contract.hpp"

namespace souk::engines {
namespace {

class MemoryObjectHarness final : public ObjectHarness {
 public:
  ObjectStore& store() override { return store_; }
  bool reopen() override { return false; }
  bool keeps_bodies_in_memory() const override { return true; }

 private:
  MemoryObjectStore store_;
};

const ObjectAdapter kMemoryObjects{"memory", [] { return std::make_unique<MemoryObjectHarness>(); }};
INSTANTIATE_TEST_SUITE_P(Memory, ObjectContract, testing::Values(kMemoryObjects));

// What is of this adapter alone: its bounds.
TEST(MemoryObjectStore, IsBounded) {
  MemoryObjectStore store{{.max_bytes = 100, .max_entries = 4}};
  ASSERT_TRUE(support::succeeds(store.ensure_bucket("things")));
  const auto put = [&](std::string_view key, std::size_t bytes) {
    const std::string text(bytes, 'x');
    TextSource source{text};
    return store.put("things", key, source, {});
  };
  EXPECT_TRUE(support::succeeds(put("a", 60)));
  EXPECT_TRUE(support::fails_with(put("b", 60), ErrorKind::kStorageFull, "object.full"));
  EXPECT_TRUE(support::succeeds(put("b", 40)));
  EXPECT_TRUE(support::succeeds(store.erase("things", "a")));
  EXPECT_TRUE(support::succeeds(put("c", 60)));
  EXPECT_TRUE(support::succeeds(put("d", 0)));
  EXPECT_TRUE(support::succeeds(put("e", 0)));
  EXPECT_TRUE(support::fails_with(put("f", 0), ErrorKind::kStorageFull, "object.full"));
}

TEST(MemoryObjectStore, UploadsEndAfterAWeek) {
  ManualClock clock;
  MemoryObjectStore store{{.clock = &clock}};
  ASSERT_TRUE(support::succeeds(store.ensure_bucket("things")));
  const auto upload = support::value_of(store.begin_upload("things", "a", {}));
  clock.advance(std::chrono::hours{7 * 24});
  EXPECT_TRUE(support::succeeds(store.parts("things", "a", upload)));
  clock.advance(std::chrono::seconds{1});
  EXPECT_TRUE(
      support::fails_with(store.parts("things", "a", upload), ErrorKind::kNotFound, "object.no_upload"));
}

}  // namespace
}  // namespace souk::engines
