#include "online/media/darkroom.hpp"

#include <algorithm>
#include <cmath>

#include "online/media/bare_webp.hpp"
#include "online/media/look.hpp"
#include "online/media/vips.hpp"

namespace souk::online::media {
namespace {

constexpr std::int64_t kLargePixels = 12'000'000;
constexpr int kWebpQuality = 78;
constexpr int kJpegQuality = 80;
constexpr int kAvifQuality = 55;

struct Work {
  std::string_view bytes;
  PictureLook look;
  VipsDeadline deadline;
};

PictureSize upright(VipsImage* image) {
  PictureSize size{vips_image_get_width(image), vips_image_get_height(image)};
  if (vips_image_get_orientation(image) >= 5) std::swap(size.width, size.height);
  return size;
}

// What the decoder makes of the header counts, not only what the walk over it found.
Result<PictureSize> size_of(VipsImage* image) {
  const auto size = upright(image);
  if (size.width <= 0 || size.height <= 0 || size.width * size.height > kMaxPicturePixels)
    return fail(invalid("picture.broken", "This picture is damaged or was not sent whole."));
  return size;
}

Result<PictureSize> prove_work(const Work& work) {
  const auto image = TRY(open_image(work.bytes, work.look.ending));
  const auto size = TRY(size_of(image.get()));
  watch(image.get(), work.deadline);
  double mean = 0;
  if (vips_avg(image.get(), &mean, nullptr) != 0) return fail(refused(work.deadline));
  return size;
}

// How large the whole picture must become, and what is then cut out of it.
struct Cut {
  std::int64_t width = 0;  // of the whole
  std::int64_t height = 0;
  std::int64_t cut_width = 0;
  std::int64_t cut_height = 0;
};

std::int64_t scaled(std::int64_t length, std::int64_t by, std::int64_t of) {
  return std::max<std::int64_t>(1, (length * by + of / 2) / of);
}

// Never larger than the picture is.
Cut cut_of(const PictureSize& size, const Shape& shape) {
  Cut cut;
  if (shape.crop == Crop::kWhole) {
    cut.width = std::min<std::int64_t>(shape.width, size.width);
    cut.height = scaled(size.height, cut.width, size.width);
    cut.cut_width = cut.width;
    cut.cut_height = cut.height;
    return cut;
  }
  const std::int64_t wide = shape.crop == Crop::kSquare ? 1 : 4;
  const std::int64_t high = shape.crop == Crop::kSquare ? 1 : 5;
  const auto widest = std::max<std::int64_t>(1, std::min(size.width, size.height * wide / high));
  cut.cut_width = std::min<std::int64_t>(shape.width, widest);
  cut.cut_height = scaled(cut.cut_width, high, wide);
  if (size.width * high > size.height * wide) {
    cut.height = cut.cut_height;
    cut.width = std::max(cut.cut_width, scaled(size.width, cut.height, size.height));
  } else {
    cut.width = cut.cut_width;
    cut.height = std::max(cut.cut_height, scaled(size.height, cut.width, size.width));
  }
  return cut;
}

// The first pixel of a cut of `part` out of `whole` that has the focus as near to its middle as can be.
int begin_of(int whole, int part, int focus_percent) {
  return std::clamp(whole * focus_percent / 100 - part / 2, 0, whole - part);
}

Result<Image> shrink(const Work& work, const Cut& cut) {
  VipsImage* out = nullptr;
  if (vips_thumbnail_buffer(const_cast<char*>(work.bytes.data()), work.bytes.size(), &out,
                            static_cast<int>(cut.width), "height", static_cast<int>(cut.height), "size",
                            VIPS_SIZE_FORCE, "export_profile", "srgb", "fail_on", VIPS_FAIL_ON_ERROR,
                            nullptr) != 0)
    return fail(refused(work.deadline));
  return Image{out};
}

Result<Image> cut_out(Image image, const Cut& cut, const Focus& focus, const VipsDeadline& deadline) {
  const auto whole_width = vips_image_get_width(image.get());
  const auto whole_height = vips_image_get_height(image.get());
  const auto width = std::min(whole_width, static_cast<int>(cut.cut_width));
  const auto height = std::min(whole_height, static_cast<int>(cut.cut_height));
  if (width == whole_width && height == whole_height) return image;
  VipsImage* out = nullptr;
  if (vips_extract_area(image.get(), &out, begin_of(whole_width, width, focus.x),
                        begin_of(whole_height, height, focus.y), width, height, nullptr) != 0)
    return fail(refused(deadline));
  return Image{out};
}

// JPEG has no transparency: paper shows through.
Result<Image> on_paper(Image image, const VipsDeadline& deadline) {
  if (vips_image_hasalpha(image.get()) == FALSE) return image;
  VipsImage* out = nullptr;
  const double paper[] = {255.0, 255.0, 255.0};
  auto* background = vips_array_double_new(paper, 3);
  const auto failed = vips_flatten(image.get(), &out, "background", background, nullptr);
  vips_area_unref(VIPS_AREA(background));
  if (failed != 0) return fail(refused(deadline));
  return Image{out};
}

// All that the file said besides the pixels: "strip" leaves some of it in some formats.
Result<Image> without_story(Image image, const VipsDeadline& deadline) {
  VipsImage* out = nullptr;
  if (vips_copy(image.get(), &out, nullptr) != 0) return fail(refused(deadline));
  char** names = vips_image_get_fields(out);
  for (char** name = names; name != nullptr && *name != nullptr; ++name) vips_image_remove(out, *name);
  g_strfreev(names);
  return Image{out};
}

Result<std::string> encode(VipsImage* image, Format format, const VipsDeadline& deadline) {
  watch(image, deadline);
  void* data = nullptr;
  std::size_t size = 0;
  int failed = -1;
  if (format == Format::kWebp)
    failed =
        vips_webpsave_buffer(image, &data, &size, "Q", kWebpQuality, "effort", 3, "strip", TRUE, nullptr);
  else if (format == Format::kAvif)
    failed = vips_heifsave_buffer(image, &data, &size, "Q", kAvifQuality, "effort", 2, "compression",
                                  VIPS_FOREIGN_HEIF_COMPRESSION_AV1, "strip", TRUE, nullptr);
  else
    failed = vips_jpegsave_buffer(image, &data, &size, "Q", kJpegQuality, "optimize_coding", TRUE,
                                  "interlace", TRUE, "strip", TRUE, nullptr);
  if (failed != 0) return fail(refused(deadline));
  std::string bytes{static_cast<const char*>(data), size};
  g_free(data);
  return format == Format::kWebp ? bare_webp(bytes) : bytes;
}

Result<std::string> develop_work(const Work& work, const Shape& shape, Format format) {
  const auto size = TRY(size_of(TRY(open_image(work.bytes, work.look.ending)).get()));
  const auto cut = cut_of(size, shape);
  auto image = TRY(cut_out(TRY(shrink(work, cut)), cut, shape.focus, work.deadline));
  if (format == Format::kJpeg) image = TRY(on_paper(std::move(image), work.deadline));
  image = TRY(without_story(std::move(image), work.deadline));
  return encode(image.get(), format, work.deadline);
}

}  // namespace

Darkroom::Darkroom(DarkroomSettings settings)
    : settings_{settings}, pool_{"pictures", settings.threads, settings.max_queued} {
  start_vips();
}

template <class T, class F>
Result<T> Darkroom::at_work(std::string_view bytes, F work) {
  const auto look = TRY(look_at_picture(bytes));
  return pool_.run([&]() -> Result<T> {
    std::unique_lock one_at_a_time{large_, std::defer_lock};
    if (look.width * look.height > kLargePixels) one_at_a_time.lock();
    auto done = work(Work{bytes, look, std::chrono::steady_clock::now() + settings_.time_limit});
    vips_thread_shutdown();  // what libvips keeps for each thread
    return done;
  });
}

Result<PictureSize> Darkroom::prove(std::string_view bytes) {
  return at_work<PictureSize>(bytes, prove_work);
}

Result<std::string> Darkroom::develop(std::string_view bytes, const Shape& shape, Format format) {
  return at_work<std::string>(bytes, [&](const Work& work) { return develop_work(work, shape, format); });
}

bool Darkroom::can_write(Format format) {
  start_vips();
  if (format == Format::kJpeg) return true;
  const auto* name = format == Format::kWebp ? "webpsave_buffer" : "heifsave_buffer";
  return vips_type_find("VipsOperation", name) != 0;
}

}  // namespace souk::online::media
