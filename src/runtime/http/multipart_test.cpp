#include "runtime/http/multipart.hpp"

#include <gtest/gtest.h>

namespace souk::http {
namespace {

constexpr std::string_view kType = "multipart/form-data; boundary=----x1";

TEST(Multipart, ReadsFieldsAndFilesAsBrowsersSendThem) {
  const std::string body =
      "------x1\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n"
      "------x1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"cup 1.png\"\r\n"
      "Content-Type: image/png\r\n\r\n\x89PNG\r\n\r\n--x1 is no end\r\n------x1--\r\n";
  const auto parts = read_multipart(kType, body, 8);
  ASSERT_TRUE(parts) << describe(parts.error());
  ASSERT_EQ(parts->size(), 2U);
  EXPECT_EQ(part_of(*parts, "csrf"), "abc");
  EXPECT_EQ(part_of(*parts, "nothing"), "");
  EXPECT_EQ((*parts)[1].file_name, "cup 1.png");
  EXPECT_EQ((*parts)[1].content, "\x89PNG\r\n\r\n--x1 is no end");
}

TEST(Multipart, ReadsAnEmptyPart) {
  const std::string body =
      "------x1\r\nContent-Disposition: form-data; name=file; filename=\"\"\r\n\r\n\r\n------x1--";
  const auto parts = read_multipart(kType, body, 8);
  ASSERT_TRUE(parts) << describe(parts.error());
  EXPECT_EQ(parts->at(0).name, "file");
  EXPECT_EQ(parts->at(0).content, "");
}

TEST(Multipart, RefusesWhatIsMalformedOrTooMuch) {
  const std::string one = "------x1\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
  EXPECT_TRUE(read_multipart(kType, one + one + "------x1--", 2));
  EXPECT_FALSE(read_multipart(kType, one + one + "------x1--", 1));
  EXPECT_FALSE(read_multipart(kType, one, 8)) << "it does not end";
  EXPECT_FALSE(read_multipart(kType, "", 8));
  EXPECT_FALSE(read_multipart("multipart/form-data", one + "------x1--", 8)) << "no boundary";
  EXPECT_FALSE(read_multipart("text/plain; boundary=----x1", one + "------x1--", 8));
  EXPECT_FALSE(read_multipart(kType, "------x1\r\nContent-Type: text/plain\r\n\r\n1\r\n------x1--", 8));
}

}  // namespace
}  // namespace souk::http
