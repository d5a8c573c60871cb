#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "online/catalogue/media/uploads.hpp"
#include "tests/support/route_desk.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::online::catalogue {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream out;
  out << file.rdbuf();
  return std::move(out).str();
}

// One pixel each, as small as they come.
const std::string kGif{
    "GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x01"
    "D\0;",
    42};
const std::string kPng{
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x03\x08\x02\0\0\0\x12\x16\xf1M\0\0\0\0IEND\xae"
    "B`\x82",
    45};

TEST(Picture, IsKnownByItsBytes) {
  const auto png = look_at_picture(kPng);
  ASSERT_TRUE(png) << describe(png.error());
  EXPECT_EQ(png->ending, "png");
  EXPECT_EQ(png->width, 2);
  EXPECT_EQ(png->height, 3);
  const auto gif = look_at_picture(kGif);
  ASSERT_TRUE(gif) << describe(gif.error());
  EXPECT_EQ(gif->width, 1);
}

TEST(Picture, ThoseOfTheSampleShopAreReadInAllTheirKinds) {
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

TEST(Picture, RefusesWhatIsNone) {
  EXPECT_EQ(look_at_picture("").error().code, "picture.unknown");
  EXPECT_EQ(look_at_picture("<svg xmlns=\"http://www.w3.org/2000/svg\"/>").error().code, "picture.unknown");
  EXPECT_EQ(look_at_picture("MZ an executable named cup.png").error().code, "picture.unknown");
  EXPECT_EQ(look_at_picture(kPng.substr(0, 40)).error().code, "picture.broken");
  EXPECT_EQ(look_at_picture("\xff\xd8\xff\xe0").error().code, "picture.broken");
  auto huge = kPng;
  huge[16] = '\x01';
  EXPECT_EQ(look_at_picture(huge).error().code, "picture.too_large");
  EXPECT_EQ(look_at_picture(std::string(kMaxPictureBytes + 1, 'x')).error().code, "picture.too_large");
}

TEST(Picture, NoBeginningOfOneIsTakenForTheWhole) {
  for (std::size_t size = 0; size < kPng.size(); ++size)
    EXPECT_FALSE(look_at_picture(std::string_view{kPng}.substr(0, size))) << size;
}

TEST(Uploads, KeepsAPictureOnceUnderTheNameOfItsContent) {
  const support::TempFolder folder;
  Uploads uploads{folder.path().string()};
  const auto first = uploads.keep(kPng);
  ASSERT_TRUE(first) << describe(first.error());
  EXPECT_EQ(first->width, 2);
  EXPECT_EQ(read(folder.path() / first->path), kPng);
  const auto again = uploads.keep(kPng);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->path, first->path);
  EXPECT_FALSE(uploads.keep("no picture"));
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator{folder.path()})
    files += entry.is_regular_file() ? 1 : 0;
  EXPECT_EQ(files, 1U);
}

TEST(MediaRoutes, KeepAPictureForWhoMayAndSayWhatIsNone) {
  const support::TempFolder folder;
  Uploads uploads{folder.path().string()};
  support::RouteDesk desk{media_routes(uploads)};
  desk.expect_guarded({"media.write", "catalogue.write"});
  desk.post("/api/v1/media", kPng).expect(401, "auth.required");
  desk.sign_in({"catalogue.write"});
  desk.post("/api/v1/media", kPng).expect(403, "permission.missing");
  EXPECT_TRUE(fs::is_empty(folder.path()));
  desk.sign_in({"media.write"});
  const auto kept = desk.post("/api/v1/media", kPng).expect(201);
  EXPECT_EQ(kept.at("width"), "2");
  EXPECT_EQ(kept.at("height"), "3");
  EXPECT_EQ(desk.post("/api/v1/media", kPng).expect(201).at("path"), kept.at("path"));
  desk.post("/api/v1/media", "<svg/>").expect(400, "picture.unknown");
  desk.post("/api/v1/media", {}).expect(400, "picture.unknown");
  desk.post("/api/v1/media", kPng.substr(0, 40)).expect(400, "picture.broken");
}

}  // namespace
}  // namespace souk::online::catalogue
