#include "cloud/storage/rotation.hpp"

#include <algorithm>

#include "cloud/storage/room.hpp"

namespace souk::storage {
namespace {

bool needs_wrap(const Room& room, const Segment& segment) {
  return segment.key && !room.keys.is_current(*segment.key);
}

Result<std::int64_t> wrap_anew(Room& room, std::vector<Segment>& segments) {
  std::int64_t count = 0;
  for (auto& segment : segments) {
    if (!needs_wrap(room, segment)) continue;
    const auto key = TRY(room.keys.unwrap(*segment.key, segment.blob));
    segment.key = TRY(room.keys.wrap(key, segment.blob, room.random));
    ++count;
  }
  return count;
}

// Every document of a collection whose segments need it, stored again; one that changes meanwhile is left to
// the next pass.
template <class T, class F>
Result<std::int64_t> rotate(Room& room, const engines::Collection<T>& collection, F segments_in,
                            const std::function<bool()>& stop, bool& overtaken) {
  std::int64_t count = 0;
  engines::FindQuery query{.path = "", .limit = 200};
  do {
    for (auto& document : TRY(object_result(collection.query(query, &query.cursor)))) {
      if (stop()) return count;
      std::int64_t here = 0;
      for (auto* segments : segments_in(document.value)) here += TRY(wrap_anew(room, *segments));
      if (here == 0) continue;
      const auto stored = collection.replace(document);
      if (stored) {
        count += here;
      } else if (stored.error().kind == ErrorKind::kConflict || stored.error().kind == ErrorKind::kNotFound) {
        overtaken = true;
      } else {
        return fail(object_error(stored.error()));
      }
    }
  } while (!query.cursor.empty());
  return count;
}

}  // namespace

Result<std::int64_t> rotate_keys(Storage& storage, const std::function<bool()>& stop) {
  auto& room = storage.room();
  const auto turn = TRY(Room::Turn::take(room, "rotation"));
  using Lists = std::vector<std::vector<Segment>*>;
  std::int64_t count = 0;
  for (int pass = 0; pass < 10 && !stop(); ++pass) {
    bool overtaken = false;
    std::vector<Segment> one;
    engines::FindQuery query{.path = "", .limit = 200};
    do {
      for (auto& part : TRY(object_result(room.upload_parts.query(query, &query.cursor)))) {
        if (!needs_wrap(room, part.value.segment)) continue;
        one = {part.value.segment};
        count += TRY(wrap_anew(room, one));
        part.value.segment = one.front();
        overtaken = overtaken || !room.upload_parts.replace(part);
      }
    } while (!query.cursor.empty());
    const auto of_upload = [](UploadRecord& upload) {
      return upload.version ? Lists{&upload.version->segments} : Lists{};
    };
    const auto of_object = [](ObjectRecord& object) {
      Lists lists;
      for (auto& version : object.versions) lists.push_back(&version.segments);
      return lists;
    };
    const auto of_list = [](SegmentList& list) { return Lists{&list.segments}; };
    count += TRY(rotate(room, room.uploads, of_upload, stop, overtaken));
    count += TRY(rotate(room, room.segment_lists, of_list, stop, overtaken));
    count += TRY(rotate(room, room.objects, of_object, stop, overtaken));
    if (!overtaken) return count;
  }
  return fail(conflict("object.busy_key", "Not all keys are wrapped anew yet: run it again."));
}

}  // namespace souk::storage
