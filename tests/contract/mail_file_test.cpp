#include <filesystem>

#include "engines/mail/file/folder.hpp"
#include "tests/contract/mail_contract.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::engines {
namespace {

std::vector<std::string> files_of(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator{folder, none})
    names.push_back(entry.path().string());
  return names;
}

class FolderHarness final : public MailHarness {
 public:
  Mail& mail() override { return mail_; }
  std::vector<json::value> arrived() override {
    std::vector<std::string> arguments{"/usr/bin/python3", "tests/support/read_mail.py"};
    for (auto& name : files_of(folder_ / "out")) arguments.push_back(std::move(name));
    std::vector<json::value> mails;
    support::Program reader{arguments};
    for (auto line = reader.read_line(); !line.empty(); line = reader.read_line())
      mails.push_back(support::value_of(parse_json(line)));
    EXPECT_EQ(reader.wait(), 0);
    return mails;
  }

 private:
  support::TempFolder folder_;
  FolderMail mail_{{.folder = folder_ / "out"}};
};

const MailAdapter kFolder{"folder", [] { return std::make_unique<FolderHarness>(); }};
INSTANTIATE_TEST_SUITE_P(Folder, MailContract, testing::Values(kFolder));

MailMessage small(const std::string& id) {
  return {.id = id, .from = {"a@example.com"}, .to = {"b@example.com"}, .subject = "s", .text = "t"};
}

TEST(FolderMail, KeepsOneFileForAnId) {
  const support::TempFolder folder;
  FolderMail mail{{.folder = folder / "out"}};
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(succeeds(mail.send(small("same"))));
  EXPECT_EQ(files_of(folder / "out").size(), 1U);
}

TEST(FolderMail, IsBounded) {
  const support::TempFolder folder;
  FolderMail mail{{.folder = folder / "out", .max_files = 20}};
  for (int i = 0; i < 60; ++i) ASSERT_TRUE(succeeds(mail.send(small("m" + std::to_string(i)))));
  EXPECT_LE(files_of(folder / "out").size(), 23U);
  EXPECT_TRUE(std::filesystem::exists(folder / "out/m59.eml"));
}

TEST(FolderMail, AFolderThatCannotBeIsToldSo) {
  FolderMail mail{{.folder = "/proc/nowhere"}};
  EXPECT_TRUE(fails_with(mail.send(small("m")), ErrorKind::kUnavailable, "mail.folder"));
}

}  // namespace
}  // namespace souk::engines
