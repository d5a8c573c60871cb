#include "cloud/logbook/spool.hpp"

#include <fstream>

#include <gtest/gtest.h>

#include "cloud/logbook/bucket_for_test.hpp"
#include "cloud/logbook/pack.hpp"
#include "cloud/logbook/shipper.hpp"
#include "tests/support/result.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::cloud::logbook {
namespace {

using support::fails_with;
using support::succeeds;
using support::value_of;

constexpr std::int64_t kHour = 497'229;  // 2026-09-21T21

class SpoolTest : public testing::Test {
 protected:
  std::unique_ptr<Spool> open(Kind kind = Kind::kAccess, std::int64_t max_bytes = 1 << 20,
                              std::int64_t segment_bytes = 1 << 20) {
    return value_of(Spool::open({folder_ / "spool", kind, "abcd1234", max_bytes, segment_bytes}));
  }
  std::vector<std::string> shipped() {
    std::vector<std::string> all;
    for (const auto& key : bucket_.keys()) {
      for (auto& line : lines_of(bucket_.bytes_of(key))) all.push_back(std::move(line));
    }
    return all;
  }

  support::TempFolder folder_;
  FolderBucket bucket_{folder_ / "bucket"};
  Shipper shipper_{bucket_, "logs"};
};

TEST(Batch, ItsNameSaysWhatItIs) {
  const BatchName name{Kind::kBusiness, kHour, "abcd1234", 7};
  const auto key = key_of(name);
  EXPECT_EQ(key, "business/v1/date=2026-09-21/hour=21/abcd1234-0000000007.ndjson.zst");
  EXPECT_EQ(parse_key(key), name);
  EXPECT_TRUE(key.starts_with(prefix_of(Kind::kBusiness, kHour)));
  for (const auto* other :
       {"", "business/v1/", "other/v1/date=2026-09-21/hour=21/abcd1234-0000000007.ndjson.zst",
        "access/v1/date=2026-09-41/hour=21/abcd1234-1.ndjson.zst",
        "access/v1/date=2026-09-21/hour=24/abcd1234-1.ndjson.zst",
        "access/v1/date=2026-09-21/hour=21/abcd1234-x.ndjson.zst",
        "access/v1/date=2026-09-21/hour=21/../-1.ndjson.zst"})
    EXPECT_FALSE(parse_key(other)) << other;
}

TEST_F(SpoolTest, LinesGoByHourIntoBatches) {
  auto spool = open();
  ASSERT_TRUE(succeeds(spool->append(kHour, "{\"n\":1}\n{\"n\":2}\n", false)));
  ASSERT_TRUE(succeeds(spool->append(kHour + 1, "{\"n\":3}\n", true)));
  EXPECT_TRUE(spool->sealed().empty());
  ASSERT_TRUE(succeeds(spool->seal_before(kHour + 1)));
  ASSERT_EQ(spool->sealed().size(), 1U);
  EXPECT_EQ(spool->sealed()[0].lines, 2);
  EXPECT_EQ(value_of(shipper_.ship(*spool)), 1U);
  EXPECT_EQ(shipped(), (std::vector<std::string>{"{\"n\":1}", "{\"n\":2}"}));
  EXPECT_EQ(value_of(shipper_.ship(*spool)), 0U);
  ASSERT_TRUE(succeeds(spool->seal_before(kHour + 2)));
  EXPECT_EQ(value_of(shipper_.ship(*spool)), 1U);
  EXPECT_EQ(bucket_.keys().back(), "access/v1/date=2026-09-21/hour=22/abcd1234-0000000002.ndjson.zst");
  EXPECT_EQ(spool->bytes(), 0);
}

TEST_F(SpoolTest, TakesUpWhatIsThereAndCutsATornLine) {
  {
    auto spool = open();
    ASSERT_TRUE(succeeds(spool->append(kHour, "{\"n\":1}\n", true)));
  }
  std::filesystem::path file;
  for (const auto& entry : std::filesystem::directory_iterator{folder_ / "spool"})
    if (entry.path().extension() == ".open") file = entry.path();
  std::ofstream{file, std::ios::app} << "{\"n\":2}\n{\"n\":3,\"torn";
  auto spool = open();
  ASSERT_TRUE(succeeds(spool->append(kHour, "{\"n\":4}\n", true)));
  ASSERT_TRUE(succeeds(spool->seal_before(kHour + 1)));
  EXPECT_EQ(value_of(shipper_.ship(*spool)), 2U);
  EXPECT_EQ(shipped(), (std::vector<std::string>{"{\"n\":1}", "{\"n\":2}", "{\"n\":4}"}));
}

TEST_F(SpoolTest, ASequenceIsNeverUsedTwice) {
  for (int i = 1; i <= 3; ++i) {
    auto spool = open();
    ASSERT_TRUE(succeeds(spool->append(kHour, "{}\n", true)));
    ASSERT_TRUE(succeeds(spool->seal_before(kHour + 1)));
    ASSERT_EQ(value_of(shipper_.ship(*spool)), 1U);
    EXPECT_EQ(bucket_.keys().size(), static_cast<std::size_t>(i));
  }
}

TEST_F(SpoolTest, ARepeatWritesTheSameObject) {
  auto spool = open();
  ASSERT_TRUE(succeeds(spool->append(kHour, "{\"n\":1}\n", true)));
  ASSERT_TRUE(succeeds(spool->seal_before(kHour + 1)));
  const auto sealed = spool->sealed();
  const auto copy = folder_ / "copy";
  std::filesystem::copy_file(sealed[0].file, copy);
  ASSERT_EQ(value_of(shipper_.ship(*spool)), 1U);
  std::filesystem::copy_file(copy, sealed[0].file);  // as if the power went before it was removed
  spool.reset();
  spool = open();
  EXPECT_EQ(value_of(shipper_.ship(*spool)), 1U);
  EXPECT_EQ(bucket_.keys().size(), 1U);
  EXPECT_EQ(bucket_.other_bytes, 0);
}

TEST_F(SpoolTest, TheOldestAccessLinesGoFirst) {
  auto spool = open(Kind::kAccess, 3'000, 1'000);
  std::string noise;
  std::uint32_t state = 1;
  for (int i = 0; i < 40; ++i) {
    noise.clear();
    for (int k = 0; k < 250; ++k)
      noise += static_cast<char>('a' + ((state = state * 1'664'525U + 1'013'904'223U) >> 24U) % 26U);
    ASSERT_TRUE(succeeds(spool->append(kHour, noise + "\n", false)));
    ASSERT_TRUE(succeeds(spool->seal_before(kHour)));
  }
  EXPECT_LE(spool->bytes(), 3'000);
  EXPECT_GT(spool->dropped_lines(), 10);
  ASSERT_TRUE(succeeds(spool->seal_before(kHour + 1)));
  ASSERT_TRUE(succeeds(shipper_.ship(*spool)));
  const auto left = shipped();
  EXPECT_EQ(left.back(), noise);  // the newest is there
  EXPECT_EQ(std::ssize(left) + spool->dropped_lines(), 40);
}

TEST_F(SpoolTest, BusinessLinesAreRefusedAndNeverDropped) {
  auto spool = open(Kind::kBusiness, 2'000, 500);
  int taken = 0;
  for (int i = 0; i < 100; ++i) {
    const auto result =
        spool->append(kHour, "{\"n\":" + std::to_string(i) + "}" + std::string(190, ' ') + "\n", true);
    if (result) {
      ++taken;
      continue;
    }
    EXPECT_TRUE(fails_with(result, ErrorKind::kStorageFull, "logs.full"));
    break;
  }
  EXPECT_GT(taken, 5);
  EXPECT_LT(taken, 100);
  ASSERT_TRUE(succeeds(spool->seal_before(kHour + 1)));
  ASSERT_TRUE(succeeds(shipper_.ship(*spool)));
  EXPECT_EQ(std::ssize(shipped()), taken);
  EXPECT_TRUE(succeeds(spool->append(kHour, "{}\n", true)));  // there is room again
}

TEST_F(SpoolTest, NothingLeavesWhileHeld) {
  auto spool = open(Kind::kBusiness);
  spool->hold(true);
  ASSERT_TRUE(succeeds(spool->append(kHour, "{}\n", true)));
  ASSERT_TRUE(succeeds(spool->seal_before(kHour + 1)));
  EXPECT_EQ(value_of(shipper_.ship(*spool)), 0U);
  spool->hold(false);
  EXPECT_EQ(value_of(shipper_.ship(*spool)), 1U);
}

TEST(LineReader, ReadsManyLinesAndSaysWhatIsBroken) {
  const support::TempFolder folder;
  std::ofstream plain{folder / "plain"};
  std::string expected;
  for (int i = 0; i < 200'000; ++i) plain << "{\"number\":" << i << "}\n";
  plain << "half a li";
  plain.close();
  ASSERT_EQ(value_of(pack_file(folder / "plain", folder / "packed")), 200'000);
  const auto count = [&](const char* name, bool packed) {
    const auto source = value_of(FileSource::open(folder / name));
    LineReader reader{*source, packed};
    int lines = 0;
    while (const auto line = value_of(reader.next())) {
      EXPECT_EQ(*line, "{\"number\":" + std::to_string(lines) + "}");
      ++lines;
    }
    return lines;
  };
  EXPECT_EQ(count("plain", false), 200'000);
  EXPECT_EQ(count("packed", true), 200'000);
  std::ifstream in{folder / "packed", std::ios::binary};
  std::string bytes{std::istreambuf_iterator<char>{in}, {}};
  for (const auto cut : {bytes.size() / 2, bytes.size() - 1}) {
    const auto part = bytes.substr(0, cut);
    engines::TextSource source{part};
    LineReader reader{source, true};
    Result<std::optional<std::string_view>> last = std::nullopt;
    do last = reader.next();
    while (last && *last);
    EXPECT_TRUE(fails_with(last, ErrorKind::kCorrupt, "logs.batch"));
  }
}

}  // namespace
}  // namespace souk::cloud::logbook
