// What has been made of pictures: looked for in memory, then among the objects below renditions/, and made
// where it is nowhere; of several that want the same at once one makes it and the others wait for it. A
// rendition can always be made again: losing one loses nothing, and one that cannot be kept is served all the
// same.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "online/media/originals.hpp"
#include "runtime/http/message.hpp"

namespace souk::online::media {

// The bytes used last, up to a bound.
class Recent {
 public:
  explicit Recent(std::size_t max_bytes) : max_bytes_{max_bytes} {}
  http::SharedText find(const std::string& key);
  void keep(const std::string& key, http::SharedText bytes);
  std::size_t bytes() const;

 private:
  struct Entry {
    std::string key;
    http::SharedText bytes;
  };
  mutable std::mutex mutex_;
  std::size_t max_bytes_;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  // the last used first
  std::unordered_map<std::string, std::list<Entry>::iterator> by_key_;
};

struct Rendition {
  http::SharedText bytes;
  std::string etag;  // with its quotes
};

class Renditions {
 public:
  Renditions(engines::ObjectStore* objects, Originals& originals, Darkroom& darkroom, std::size_t max_bytes);

  // kNotFound "picture.missing"; kLimit "picture.busy"; kTimeout "picture.slow" when who makes it takes
  // longer than the current RequestScope allows; errors of the darkroom and of the object port.
  Result<Rendition> find(std::string_view path, const Shape& shape, Format format);

 private:
  struct Flight {
    std::vector<runtime::Signal> waiting;
    std::shared_ptr<const Result<http::SharedText>> result;  // once it has landed
  };
  struct Wanted {
    std::string key;
    std::string_view path;
    Shape shape;
    Format format;
  };
  Result<http::SharedText> find_bytes(const Wanted& wanted);
  Result<http::SharedText> look_or_make(const Wanted& wanted);
  Result<http::SharedText> make(const Wanted& wanted);
  Result<http::SharedText> wait_for(std::shared_ptr<Flight> flight, std::unique_lock<std::mutex> lock);

  engines::ObjectStore* objects_;
  Originals& originals_;
  Darkroom& darkroom_;
  Recent recent_;
  std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<Flight>> flights_;
};

}  // namespace souk::online::media
