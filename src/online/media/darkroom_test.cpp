#include "online/media/darkroom.hpp"

#include "online/media/picture_for_test.hpp"

namespace souk::online::media {
namespace {

std::string shot(Darkroom& room, const std::string& bytes, const Shape& shape,
                 Format format = Format::kJpeg) {
  const auto made = room.develop(bytes, shape, format);
  EXPECT_TRUE(made) << describe(made.error());
  return made.value_or("");
}

template <class T>
std::string code_of(const Result<T>& result) {
  return result ? "none" : result.error().code;
}

bool is_red(const std::array<int, 3>& colour) { return colour[0] > 180 && colour[2] < 90; }
bool is_blue(const std::array<int, 3>& colour) { return colour[2] > 180 && colour[0] < 90; }

class DarkroomTest : public testing::Test {
 protected:
  Darkroom room{{}};
};

TEST_F(DarkroomTest, MakesPicturesSmallerInEveryFormat) {
  const auto bytes = draw(1'000, 500, "jpg");
  for (const auto format : {Format::kJpeg, Format::kWebp, Format::kAvif}) {
    if (!Darkroom::can_write(format)) continue;
    const auto made = shot(room, bytes, {Crop::kWhole, 320, {}}, format);
    const auto seen = look_closely(made, std::string{ending_of(format)});
    EXPECT_EQ(seen.width, 320);
    EXPECT_EQ(seen.height, 160);
    EXPECT_TRUE(is_red(seen.first));
    EXPECT_TRUE(is_blue(seen.last));
  }
  EXPECT_TRUE(Darkroom::can_write(Format::kWebp)) << "libvips was built without WebP";
}

TEST_F(DarkroomTest, ReadsEveryKind) {
  for (const std::string ending : {"png", "jpg", "webp", "gif", "avif"}) {
    if (ending == "avif" && !Darkroom::can_write(Format::kAvif)) continue;
    const auto bytes = draw(64, 64, ending);
    const auto size = room.prove(bytes);
    ASSERT_TRUE(size) << ending << ": " << describe(size.error());
    EXPECT_EQ(size->width, 64);
    EXPECT_EQ(look_closely(shot(room, bytes, {Crop::kSquare, 160, {}}), "jpg").width, 64) << ending;
  }
}

TEST_F(DarkroomTest, NeverMakesThemLarger) {
  const auto seen = look_closely(shot(room, draw(100, 50, "png"), {Crop::kWhole, 1'920, {}}), "jpg");
  EXPECT_EQ(seen.width, 100);
  EXPECT_EQ(seen.height, 50);
  const auto square = look_closely(shot(room, draw(100, 50, "png"), {Crop::kSquare, 640, {}}), "jpg");
  EXPECT_EQ(square.width, 50);
  EXPECT_EQ(square.height, 50);
}

TEST_F(DarkroomTest, CutsAroundTheFocus) {
  const auto bytes = draw(800, 400, "png");
  const auto left = look_closely(shot(room, bytes, {Crop::kSquare, 160, {0, 50}}), "jpg");
  EXPECT_EQ(left.width, 160);
  EXPECT_EQ(left.height, 160);
  EXPECT_TRUE(is_red(left.first));
  EXPECT_TRUE(is_red(left.last));
  const auto right = look_closely(shot(room, bytes, {Crop::kSquare, 160, {100, 50}}), "jpg");
  EXPECT_TRUE(is_blue(right.first));
  EXPECT_TRUE(is_blue(right.last));
  const auto middle = look_closely(shot(room, bytes, {Crop::kPortrait, 320, {50, 50}}), "jpg");
  EXPECT_EQ(middle.width, 320);
  EXPECT_EQ(middle.height, 400);
  EXPECT_TRUE(is_red(middle.first));
  EXPECT_TRUE(is_blue(middle.last));
}

TEST_F(DarkroomTest, TurnsPicturesUprightAndLeavesNothingOfTheirStory) {
  const auto bytes = draw(400, 200, "jpg", 6);  // taken with the camera on its side
  ASSERT_TRUE(look_closely(bytes, "jpg").has_exif);
  ASSERT_NE(bytes.find("Somebody"), std::string::npos);
  const auto size = room.prove(bytes);
  ASSERT_TRUE(size);
  EXPECT_EQ(size->width, 200);
  EXPECT_EQ(size->height, 400);
  for (const auto format : {Format::kJpeg, Format::kWebp}) {
    const auto made = shot(room, bytes, {Crop::kWhole, 160, {}}, format);
    EXPECT_EQ(made.find("Somebody"), std::string::npos);
    EXPECT_EQ(made.find("Exif"), std::string::npos);
    const auto seen = look_closely(made, std::string{ending_of(format)});
    EXPECT_EQ(seen.width, 160);
    EXPECT_EQ(seen.height, 320);
    EXPECT_FALSE(seen.has_exif);
    EXPECT_TRUE(is_red(seen.first));  // what was left is on top
    EXPECT_TRUE(is_blue(seen.last));
  }
}

TEST_F(DarkroomTest, RefusesWhatCannotBeDecodedWhole) {
  // Sound containers around pixels that are not there.
  auto jpg = draw(400, 400, "jpg");
  const auto scan = jpg.find("\xff\xda");
  jpg.erase(scan + 40, jpg.size() - scan - 42);
  EXPECT_EQ(code_of(room.prove(jpg)), "picture.broken");
  auto png = draw(400, 400, "png");
  const auto data = png.find("IDAT");
  for (std::size_t i = data + 20; i < data + 40 && i < png.size() - 20; ++i) png[i] = 'x';
  EXPECT_EQ(code_of(room.prove(png)), "picture.broken");
  EXPECT_EQ(code_of(room.prove(bomb(5'000, 5'000))), "picture.broken");
  EXPECT_EQ(code_of(room.prove(bomb(50'000, 50'000))), "picture.too_large");
  EXPECT_EQ(code_of(room.develop(bomb(50'000, 50'000), {}, Format::kWebp)), "picture.too_large");
}

TEST_F(DarkroomTest, StopsAtItsDeadline) {
  Darkroom hurried{{.threads = 1, .max_queued = 4, .time_limit = std::chrono::milliseconds{0}}};
  const auto bytes = draw(4'000, 4'000, "png");
  EXPECT_EQ(code_of(hurried.develop(bytes, {Crop::kWhole, 1'920, {}}, Format::kWebp)), "picture.slow");
  EXPECT_EQ(code_of(hurried.prove(bytes)), "picture.slow");
}

TEST_F(DarkroomTest, OtherDecodersAreClosed) {
  start_vips();
  const std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
  EXPECT_EQ(vips_image_new_from_buffer(svg.data(), svg.size(), "", nullptr), nullptr);
  vips_error_clear();
  EXPECT_EQ(code_of(room.develop(svg, {}, Format::kJpeg)), "picture.unknown");
}

}  // namespace
}  // namespace souk::online::media
