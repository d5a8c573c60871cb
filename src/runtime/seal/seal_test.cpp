#include "runtime/seal/seal.hpp"

#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <thread>

#include <gtest/gtest.h>

#include "tests/support/temp_folder.hpp"

namespace souk::runtime {
namespace {

struct SealTest : ::testing::Test {
  SeededRandom random{7};
  Seal seal = Seal::with_key(Secret{std::string(32, 'k')}).value();
};

TEST_F(SealTest, OpensWhatItClosedInTheSamePlace) {
  for (const auto* secret : {"", "JBSWY3DPEHPK3PXP", "密钥"}) {
    const auto closed = seal.close(secret, "staff/stf_1", random);
    ASSERT_TRUE(closed);
    EXPECT_TRUE(is_sealed(*closed));
    EXPECT_EQ(closed->find("JBSWY"), std::string::npos);
    EXPECT_EQ(seal.open(*closed, "staff/stf_1").value().reveal(), secret);
  }
}

TEST_F(SealTest, NeverMakesTheSameTextTwice) {
  EXPECT_NE(seal.close("a", "p", random).value(), seal.close("a", "p", random).value());
}

TEST_F(SealTest, OpensNothingElsewhereWithAnotherKeyOrChanged) {
  const auto closed = seal.close("JBSWY3DPEHPK3PXP", "staff/stf_1", random).value();
  EXPECT_EQ(seal.open(closed, "staff/stf_2").error().code, "seal.broken");
  const auto other = Seal::with_key(Secret{std::string(32, 'o')}).value();
  EXPECT_EQ(other.open(closed, "staff/stf_1").error().code, "seal.broken");
  for (std::size_t i = 10; i < closed.size(); ++i) {
    auto changed = closed;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(seal.open(changed, "staff/stf_1")) << i;
    EXPECT_FALSE(seal.open(closed.substr(0, i), "staff/stf_1")) << i;
  }
}

TEST_F(SealTest, LeavesWhatWasStoredBeforeThereWereSeals) {
  EXPECT_EQ(seal.open("JBSWY3DPEHPK3PXP", "staff/stf_1").value().reveal(), "JBSWY3DPEHPK3PXP");
}

TEST_F(SealTest, RefusesWhatIsTooLongAndNoKey) {
  EXPECT_EQ(seal.close(std::string(5'000, 'x'), "p", random).error().code, "seal.too_long");
  EXPECT_EQ(Seal::with_key(Secret{"short"}).error().code, "seal.key");
}

struct KeyFile : ::testing::Test {
  support::TempFolder folder;
  SystemRandom random;
  std::string file = (folder / "secret.key").string();
};

TEST_F(KeyFile, IsMadeOnceForItsOwnerAlone) {
  const auto made = open_key_file(file, random);
  ASSERT_TRUE(made) << describe(made.error());
  EXPECT_EQ(made->reveal().size(), Seal::kKeyBytes);
  EXPECT_EQ(open_key_file(file, random).value().reveal(), made->reveal());
  struct stat about {};
  ASSERT_EQ(::stat(file.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600U);
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& each : std::filesystem::directory_iterator{folder.path()}) ++files;
  EXPECT_EQ(files, 1U) << "a draft was left behind";
}

TEST_F(KeyFile, IsTheSameForAllWhoStartTogether) {
  std::vector<std::string> keys(8);
  std::vector<std::thread> starting;
  for (auto& key : keys) starting.emplace_back([&] { key = open_key_file(file, random).value().reveal(); });
  for (auto& each : starting) each.join();
  for (const auto& key : keys) EXPECT_EQ(key, keys.front());
}

TEST_F(KeyFile, IsRefusedWhenEverybodyMayReadItOrItIsNone) {
  ASSERT_TRUE(open_key_file(file, random));
  ASSERT_EQ(::chmod(file.c_str(), 0644), 0);
  EXPECT_EQ(open_key_file(file, random).error().code, "seal.key_open");
  for (const auto size : {0, 31, 33}) {
    const auto other = (folder / std::to_string(size)).string();
    std::ofstream{other} << std::string(static_cast<std::size_t>(size), 'x');
    ASSERT_EQ(::chmod(other.c_str(), 0600), 0);
    EXPECT_EQ(open_key_file(other, random).error().code, "seal.key") << size;
  }
  EXPECT_EQ(open_key_file((folder / "none/secret.key").string(), random).error().code, "seal.key_file");
}

}  // namespace
}  // namespace souk::runtime
