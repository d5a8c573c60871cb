// Where pictures are developed: decoded, turned upright, cut, made smaller and encoded anew, by libvips on a
// small pool of threads. Nothing of the file it was made of survives but the pixels: no EXIF, no place, no
// profile, no comment. Only the decoders of the five kinds that look.hpp knows are open.
//
// Bounds: pixels by the file's header before anything is decoded, one large picture at a time, a deadline for
// each (decoding stops in the middle of it), a bounded queue.
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "online/media/shape.hpp"
#include "runtime/fiber/pool.hpp"

namespace souk::online::media {

struct DarkroomSettings {
  std::size_t threads = 2;
  std::size_t max_queued = 128;
  std::chrono::milliseconds time_limit{10'000};
};

struct PictureSize {
  std::int64_t width = 0;  // upright
  std::int64_t height = 0;
};

class Darkroom {
 public:
  explicit Darkroom(DarkroomSettings settings);

  // Errors of both: those of look_at_picture(); kInvalid "picture.broken" where the pixels cannot be decoded;
  // kTimeout "picture.slow"; kLimit "pool.full".
  //
  // Decodes every pixel once, for its own sake.
  Result<PictureSize> prove(std::string_view bytes);
  Result<std::string> develop(std::string_view bytes, const Shape& shape, Format format);

  // This build's libvips can write it.
  static bool can_write(Format format);
  // Runs something else that blocks, such as reading a file.
  template <class F>
  auto run(F work) {
    return pool_.run(std::move(work));
  }

 private:
  template <class T, class F>
  Result<T> at_work(std::string_view bytes, F work);

  DarkroomSettings settings_;
  std::mutex large_;  // held while a large picture is worked on: each may need hundreds of MiB
  runtime::Pool pool_;
};

}  // namespace souk::online::media
