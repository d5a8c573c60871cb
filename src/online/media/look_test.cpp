#include "online/media/look.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "online/media/picture_for_test.hpp"

namespace souk::online::media {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream out;
  out << file.rdbuf();
  return std::move(out).str();
}

std::string code_of(std::string_view bytes) {
  const auto look = look_at_picture(bytes);
  return look ? "none" : look.error().code;
}

// One pixel, as small as they come.
const std::string kGif{
    "GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x01"
    "D\0;",
    42};

TEST(Look, KnowsPicturesByTheirBytes) {
  for (const std::string ending : {"png", "jpg", "webp"}) {
    const auto look = look_at_picture(draw(30, 20, ending));
    ASSERT_TRUE(look) << ending << ": " << describe(look.error());
    EXPECT_EQ(look->ending, ending);
    EXPECT_EQ(look->width, 30);
    EXPECT_EQ(look->height, 20);
  }
  const auto gif = look_at_picture(kGif);
  ASSERT_TRUE(gif) << describe(gif.error());
  EXPECT_EQ(gif->ending, "gif");
  EXPECT_EQ(gif->width, 1);
}

TEST(Look, ReadsThoseOfTheSampleShop) {
  std::size_t seen = 0;
  for (const auto& entry : fs::recursive_directory_iterator{"data/sample/media"}) {
    if (!entry.is_regular_file() || entry.path().extension() == ".svg") continue;
    const auto look = look_at_picture(read(entry.path()));
    ASSERT_TRUE(look) << entry.path() << ": " << describe(look.error());
    EXPECT_EQ("." + std::string{look->ending}, entry.path().extension());
    EXPECT_GT(look->width, 10);
    ++seen;
  }
  EXPECT_GT(seen, 0U) << "run it from the root of the repository";
}

TEST(Look, RefusesWhatIsNone) {
  EXPECT_EQ(code_of(""), "picture.unknown");
  EXPECT_EQ(code_of("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "picture.unknown");
  EXPECT_EQ(code_of("<?xml version=\"1.0\"?><svg/>"), "picture.unknown");
  EXPECT_EQ(code_of("MZ an executable named cup.png"), "picture.unknown");
  EXPECT_EQ(code_of("%PDF-1.7"), "picture.unknown");
  EXPECT_EQ(code_of("\xff\xd8\xff\xe0"), "picture.broken");
  EXPECT_EQ(code_of(std::string(kMaxPictureBytes + 1, 'x')), "picture.too_large");
}

TEST(Look, NoBeginningOfOneIsTakenForTheWhole) {
  for (const auto& whole : {draw(8, 8, "png"), draw(8, 8, "jpg"), draw(8, 8, "webp"), kGif}) {
    for (std::size_t size = 0; size < whole.size(); ++size)
      EXPECT_NE(code_of(std::string_view{whole}.substr(0, size)), "none") << size;
  }
}

TEST(Look, RefusesBombsByTheirHeader) {
  EXPECT_EQ(code_of(bomb(50'000, 50'000)), "picture.too_large");
  EXPECT_EQ(code_of(bomb(0x7fffffff, 0x7fffffff)), "picture.too_large");
  EXPECT_EQ(code_of(bomb(100'001, 1)), "picture.too_large");
  // A small screen with a huge image in it.
  auto gif = kGif;
  const auto image = gif.find(',');
  gif[image + 6] = gif[image + 8] = '\xff';
  gif[image + 5] = gif[image + 7] = '\xff';
  EXPECT_EQ(code_of(gif), "picture.too_large");
}

TEST(Look, RefusesWhatIsSomethingElseBesides) {
  const auto png = draw(8, 8, "png");
  const auto jpg = draw(8, 8, "jpg");
  const auto webp = draw(8, 8, "webp");
  const std::string archive{"PK\x03\x04 and the rest", 16};
  for (const auto& picture : {png, jpg, webp, kGif}) {
    EXPECT_EQ(code_of(picture + archive), "picture.polyglot");
    EXPECT_EQ(code_of(picture + "<ScRiPt>alert(1)</script>"), "picture.polyglot");
  }
  EXPECT_EQ(code_of(png + "anything"), "picture.polyglot");
  // A script in a comment of a GIF, and a GIF that is one as a whole.
  auto commented = kGif;
  commented.insert(19, std::string{"!\xfe\x07<script\0", 11});
  EXPECT_EQ(code_of(commented), "picture.polyglot");
  auto script = kGif;
  script[6] = '/';
  script[7] = '*';
  EXPECT_EQ(code_of(script), "picture.polyglot");
  // A page in a comment of a JPEG.
  auto page = jpg;
  page.insert(2, std::string{"\xff\xfe\x00\x10<html><body>.", 18});
  EXPECT_EQ(code_of(page), "picture.polyglot");
}

TEST(Look, LetsCamerasLeaveASecondPictureBehind) {
  const auto jpg = draw(8, 8, "jpg");
  EXPECT_EQ(code_of(jpg + jpg), "none");
}

}  // namespace
}  // namespace souk::online::media
