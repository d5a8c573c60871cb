// A place among the streams of events that a page may hold open at once; given back when it goes.
#pragma once

#include <atomic>

namespace souk::online::console {

inline constexpr int kMaxStreams = 64;  // of one kind

class StreamPlace {
 public:
  explicit StreamPlace(std::atomic<int>& open) : open_{open} { ++open_; }
  ~StreamPlace() { --open_; }
  StreamPlace(const StreamPlace&) = delete;
  StreamPlace& operator=(const StreamPlace&) = delete;

 private:
  std::atomic<int>& open_;
};

}  // namespace souk::online::console
