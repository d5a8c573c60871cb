#include "base/random.hpp"
#include "engines/object/check.hpp"
#include "engines/object/errors.hpp"
#include "engines/object/memory/store.hpp"

namespace souk::engines {

using object::Body;
using object::Segment;

namespace {

std::string fingerprint(const std::vector<ObjectPart>& parts) {
  std::string all;
  for (const auto& part : parts) all += std::to_string(part.number) + ":" + part.etag + "\n";
  return object::digest(all);
}

}  // namespace

void MemoryObjectStore::end_old_uploads() {
  const auto oldest = now() - settings_.upload_age;
  std::erase_if(uploads_, [&](const auto& entry) { return entry.second.begun < oldest; });
}

Result<MemoryObjectStore::Upload*> MemoryObjectStore::upload(std::string_view in, std::string_view key,
                                                             std::string_view id) {
  TRY(bucket(in));
  end_old_uploads();
  const auto found = uploads_.find(id);
  if (found == uploads_.end() || found->second.bucket != in || found->second.key != key) {
    return fail(object::no_upload());
  }
  return &found->second;
}

const MemoryObjectStore::Completed* MemoryObjectStore::completed(std::string_view in, std::string_view key,
                                                                 std::string_view id) const {
  for (const auto& one : completed_) {
    if (one.upload == id && one.bucket == in && one.key == key) return &one;
  }
  return nullptr;
}

Result<std::string> MemoryObjectStore::begin_upload(std::string_view in, std::string_view key,
                                                    const PutOptions& options) {
  TRY(object::check_call(in, key));
  TRY(object::check_options(options));
  SystemRandom random;
  auto id = random_hex(random, 16);
  const std::lock_guard lock{mutex_};
  auto* const into = TRY(bucket(in));
  if (options.if_absent && into->contains(key)) return fail(object::exists());
  end_old_uploads();
  TRY(room_for_one());
  uploads_.emplace(id, Upload{std::string{in}, std::string{key}, options, now(), {}});
  return id;
}

Result<ObjectPart> MemoryObjectStore::put_part(std::string_view in, std::string_view key, std::string_view id,
                                               int number, ObjectSource& body, std::int64_t size_bytes) {
  TRY(object::check_call(in, key));
  TRY(object::check_part_number(number));
  {
    const std::lock_guard lock{mutex_};
    TRY(upload(in, key, id));
  }
  auto segment = TRY(Segment::read(body, size_bytes, budget_));
  ObjectPart part{number, segment->etag(), segment->size()};
  const std::lock_guard lock{mutex_};
  TRY(upload(in, key, id))->parts.insert_or_assign(number, std::move(segment));
  return part;
}

Result<std::vector<ObjectPart>> MemoryObjectStore::parts(std::string_view in, std::string_view key,
                                                         std::string_view id) {
  TRY(object::check_call(in, key));
  const std::lock_guard lock{mutex_};
  const auto* const of = TRY(upload(in, key, id));
  std::vector<ObjectPart> all;
  for (const auto& [number, segment] : of->parts) all.push_back({number, segment->etag(), segment->size()});
  return all;
}

Result<Body> MemoryObjectStore::assemble(const Upload& from, const std::vector<ObjectPart>& named) {
  Body body;
  for (const auto& part : named) {
    const auto found = from.parts.find(part.number);
    const auto name = "part " + std::to_string(part.number);
    if (found == from.parts.end()) return fail(object::parts(name + " was never sent"));
    if (found->second->etag() != part.etag) return fail(object::parts(name + " has another etag"));
    if (&part != &named.back() && found->second->size() < object::kMinPartBytes) {
      return fail(object::parts(name + " is smaller than 5 MiB and not the last"));
    }
    body.push_back(found->second);
  }
  return body;
}

Result<ObjectInfo> MemoryObjectStore::complete_upload(std::string_view in, std::string_view key,
                                                      std::string_view id,
                                                      const std::vector<ObjectPart>& named) {
  TRY(object::check_call(in, key));
  TRY(object::check_parts(named));
  const std::lock_guard lock{mutex_};
  auto* const into = TRY(bucket(in));
  if (const auto* before = completed(in, key, id)) {
    if (before->parts == fingerprint(named)) return before->info;
    return fail(object::no_upload());
  }
  const auto* const from = TRY(upload(in, key, id));
  auto body = TRY(assemble(*from, named));
  auto info = TRY(store(*into, key, from->options, std::move(body)));
  uploads_.erase(uploads_.find(id));
  if (completed_.size() == settings_.max_completed) completed_.pop_front();
  completed_.push_back({std::string{id}, std::string{in}, std::string{key}, fingerprint(named), info});
  return info;
}

Status MemoryObjectStore::abort_upload(std::string_view in, std::string_view key, std::string_view id) {
  TRY(object::check_call(in, key));
  const std::lock_guard lock{mutex_};
  TRY(upload(in, key, id));
  uploads_.erase(uploads_.find(id));
  return {};
}

Result<std::string> MemoryObjectStore::presign(PresignedMethod /*method*/, std::string_view in,
                                               std::string_view key, std::chrono::seconds valid_for,
                                               std::string_view id, int part) {
  TRY(object::check_call(in, key));
  TRY(object::check_presigned(valid_for));
  if (!id.empty()) TRY(object::check_part_number(part));
  return fail(object::unavailable("a store in memory has no endpoint"));
}

}  // namespace souk::engines
