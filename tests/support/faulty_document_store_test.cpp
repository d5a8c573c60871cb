#include "tests/support/faulty_document_store.hpp"

#include "engines/document/memory/store.hpp"
#include "tests/support/result.hpp"

namespace souk::support {
namespace {

using Faulty = FaultyDocumentStore;

class FaultyStore : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(succeeds(faulty_.declare({"thing", {}}))); }

  engines::MemoryDocumentStore store_;
  Faulty faulty_{store_};
};

TEST_F(FaultyStore, FailsBeforeTheWriteAndStaysDown) {
  faulty_.fail_at(2, Faulty::When::kBefore);
  EXPECT_TRUE(succeeds(faulty_.put("thing", "a", "{}")));
  EXPECT_FALSE(faulty_.put("thing", "b", "{}"));
  EXPECT_FALSE(faulty_.get("thing", "a"));
  EXPECT_FALSE(faulty_.put("thing", "c", "{}"));
  EXPECT_TRUE(faulty_.has_failed());
  EXPECT_EQ(value_of(store_.count("thing")), 1);
}

TEST_F(FaultyStore, LosesTheAnswerOfAWriteThatHappened) {
  faulty_.fail_at(1, Faulty::When::kAfter, Faulty::Then::kRecovers);
  EXPECT_FALSE(faulty_.put("thing", "a", "{}"));
  EXPECT_TRUE(value_of(faulty_.get("thing", "a")));
  EXPECT_TRUE(succeeds(faulty_.put("thing", "b", "{}")));
}

}  // namespace
}  // namespace souk::support
