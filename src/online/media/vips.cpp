#include "online/media/vips.hpp"

#include <mutex>

#include "runtime/log/log.hpp"

namespace souk::online::media {
namespace {

// The operations that open the five kinds from memory; everything else that reads a file stays closed.
constexpr const char* kOpen[] = {"VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer",
                                 "VipsForeignLoadWebpBuffer", "VipsForeignLoadNsgifBuffer",
                                 "VipsForeignLoadHeifBuffer"};

// What decoders grumble about is in the errors that they return.
void pass_over(const gchar*, GLogLevelFlags, const gchar*, gpointer) {}

void look_at_watch(VipsImage* image, VipsProgress*, void* deadline) {
  if (std::chrono::steady_clock::now() >= *static_cast<const VipsDeadline*>(deadline))
    vips_image_set_kill(image, TRUE);
}

}  // namespace

void start_vips() {
  static std::once_flag started;
  std::call_once(started, [] {
    if (vips_init("souk") != 0) {
      log::error("media.vips", {{"why", vips_words()}});
      return;
    }
    g_log_set_handler("VIPS", static_cast<GLogLevelFlags>(G_LOG_LEVEL_WARNING | G_LOG_LEVEL_INFO), pass_over,
                      nullptr);
    vips_concurrency_set(1);  // the pool's threads are the ones that work
    vips_cache_set_max(0);
    vips_leak_set(FALSE);
    vips_block_untrusted_set(TRUE);
    vips_operation_block_set("VipsForeignLoad", TRUE);
    for (const char* name : kOpen) vips_operation_block_set(name, FALSE);
  });
}

std::string vips_words() {
  std::string words{vips_error_buffer()};
  vips_error_clear();
  while (!words.empty() && words.back() == '\n') words.pop_back();
  return words;
}

Result<Image> open_image(std::string_view bytes, std::string_view ending) {
  // The decoders promise not to write to it.
  auto* data = const_cast<char*>(bytes.data());
  const auto size = bytes.size();
  VipsImage* image = nullptr;
  int failed = -1;
  // A JPEG whose pixels end too early is only worth a warning to its decoder.
  const auto fail_on = ending == "jpg" ? VIPS_FAIL_ON_WARNING : VIPS_FAIL_ON_ERROR;
  constexpr auto kAccess = VIPS_ACCESS_SEQUENTIAL;
  if (ending == "jpg")
    failed = vips_jpegload_buffer(data, size, &image, "fail_on", fail_on, "access", kAccess, nullptr);
  else if (ending == "png")
    failed = vips_pngload_buffer(data, size, &image, "fail_on", fail_on, "access", kAccess, nullptr);
  else if (ending == "webp")
    failed = vips_webpload_buffer(data, size, &image, "fail_on", fail_on, "access", kAccess, nullptr);
  else if (ending == "gif")
    failed = vips_gifload_buffer(data, size, &image, "fail_on", fail_on, "access", kAccess, nullptr);
  else if (ending == "avif")
    failed = vips_heifload_buffer(data, size, &image, "fail_on", fail_on, "access", kAccess, nullptr);
  if (failed != 0 || image == nullptr) {
    auto error = invalid("picture.broken", "This picture is damaged or was not sent whole.");
    error.detail = vips_words();
    return fail(std::move(error));
  }
  return Image{image};
}

void watch(VipsImage* image, const VipsDeadline& deadline) {
  vips_image_set_progress(image, TRUE);
  g_signal_connect(image, "eval", G_CALLBACK(look_at_watch), const_cast<VipsDeadline*>(&deadline));
}

Error refused(const VipsDeadline& deadline) {
  auto words = vips_words();
  if (std::chrono::steady_clock::now() >= deadline) {
    return Error{.kind = ErrorKind::kTimeout,
                 .code = "picture.slow",
                 .message = "Working on this picture took too long; send a smaller one.",
                 .detail = std::move(words)};
  }
  auto error = invalid("picture.broken", "This picture is damaged or was not sent whole.");
  error.detail = std::move(words);
  return error;
}

}  // namespace souk::online::media
