#include "online/media/renditions.hpp"

#include <array>

#include <fmt/format.h>
#include <sodium.h>

#include "online/media/addresses.hpp"
#include "runtime/fiber/scope.hpp"
#include "runtime/log/log.hpp"
#include "runtime/metrics/metrics.hpp"

namespace souk::online::media {
namespace {

constexpr std::string_view kRenditions = "renditions/";
constexpr std::size_t kMaxFlights = 256;
constexpr std::size_t kMaxRenditionBytes = 8U << 20U;
// Of how renditions are made: another quality or method makes all of them anew.
constexpr int kRecipe = 1;

std::string key_of(std::string_view path, std::string_view version, const Shape& shape, Format format) {
  crypto_hash_sha256_state state;
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  const auto add = [&](std::string_view text) {
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  };
  crypto_hash_sha256_init(&state);
  add(path);
  add({"\0", 1});
  add(version);
  crypto_hash_sha256_final(&state, digest.data());
  std::string name;
  for (std::size_t i = 0; i < 16; ++i) name += fmt::format("{:02x}", digest.at(i));
  return fmt::format("{}{}/{}/{}/{}.{}", kRenditions, kRecipe, name.substr(0, 2), name, to_string(shape),
                     ending_of(format));
}

Error slow() {
  return Error{.kind = ErrorKind::kTimeout,
               .code = "picture.slow",
               .message = "Working on this picture takes too long; ask for it again.",
               .retry_after_s = 2};
}

}  // namespace

Renditions::Renditions(engines::ObjectStore* objects, Originals& originals, Darkroom& darkroom,
                       std::size_t max_bytes)
    : objects_{objects}, originals_{originals}, darkroom_{darkroom}, recent_{max_bytes} {}

Result<Rendition> Renditions::find(std::string_view path, const Shape& shape, Format format) {
  const auto version = originals_.version_of(path);
  if (version.empty()) return fail(not_found("picture.missing", "There is no such picture."));
  const Wanted wanted{key_of(path, version, shape, format), path, shape, format};
  auto bytes = TRY(find_bytes(wanted));
  return Rendition{std::move(bytes), fmt::format("\"{}\"", wanted.key.substr(kRenditions.size()))};
}

Result<http::SharedText> Renditions::find_bytes(const Wanted& wanted) {
  if (auto found = recent_.find(wanted.key)) return found;
  std::unique_lock lock{mutex_};
  if (const auto found = flights_.find(wanted.key); found != flights_.end())
    return wait_for(found->second, std::move(lock));
  if (flights_.size() >= kMaxFlights)
    return fail(Error{.kind = ErrorKind::kLimit,
                      .code = "picture.busy",
                      .message = "Too many pictures are being made; ask again in a moment.",
                      .retry_after_s = 1});
  const auto flight = std::make_shared<Flight>();
  flights_.emplace(wanted.key, flight);
  lock.unlock();
  auto result = look_or_make(wanted);
  if (result) recent_.keep(wanted.key, *result);
  lock.lock();
  flights_.erase(wanted.key);
  flight->result = std::make_shared<const Result<http::SharedText>>(result);
  for (const auto& each : flight->waiting) each.notify();
  return result;
}

// By value: who makes it takes it out of the table when it is there.
Result<http::SharedText> Renditions::wait_for(std::shared_ptr<Flight> flight,
                                              std::unique_lock<std::mutex> lock) {
  runtime::Wake landed;
  flight->waiting.push_back(landed.signal());
  lock.unlock();
  const auto deadline = runtime::current_scope().deadline;
  if (deadline == runtime::Deadline::max()) {
    landed.wait();
  } else if (!landed.wait_until(deadline)) {
    return fail(slow());
  }
  lock.lock();
  return *flight->result;
}

Result<http::SharedText> Renditions::look_or_make(const Wanted& wanted) {
  if (objects_ == nullptr) return make(wanted);
  auto reader = objects_->get(kMediaBucket, wanted.key, {});
  if (reader && *reader != nullptr) {
    auto bytes = engines::read_all(**reader, kMaxRenditionBytes);
    if (bytes && !bytes->empty()) return std::make_shared<const std::string>(std::move(*bytes));
  }
  return make(wanted);
}

Result<http::SharedText> Renditions::make(const Wanted& wanted) {
  static auto& made = metrics::registry().counter("souk_media_renditions_made_total",
                                                  "Renditions of pictures that were made.");
  const auto original = TRY(originals_.load(wanted.path));
  auto bytes =
      std::make_shared<const std::string>(TRY(darkroom_.develop(original, wanted.shape, wanted.format)));
  made.add();
  if (objects_ != nullptr) {
    engines::TextSource body{*bytes};
    const auto kept = objects_->put(kMediaBucket, wanted.key, body,
                                    {.content_type = std::string{media_type_of(wanted.format)},
                                     .size_bytes = static_cast<std::int64_t>(bytes->size())});
    if (!kept) log::warning("media.rendition_not_kept", {{"key", wanted.key}, {"error", kept.error()}});
  }
  return bytes;
}

}  // namespace souk::online::media
