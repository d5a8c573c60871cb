// Lines on their way to the spool: bounded buffers of which each core writes its own, so that a request waits
// for nobody, and one thread that empties them. Past its bound a buffer drops and counts.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "cloud/logbook/batch.hpp"
#include "runtime/metrics/metrics.hpp"

namespace souk::cloud::logbook {

// Lines of one hour.
struct Block {
  std::int64_t hour = 0;
  std::string lines;
};

class LineBuffers {
 public:
  explicit LineBuffers(std::size_t max_bytes_per_core) : max_bytes_{max_bytes_per_core} {}

  // `write(text, stamp)` appends one line with its end to `text`; `stamp` is `now` as RFC 3339.
  template <class Write>
  void add(Instant now, Write write) {
    auto& shard = shards_[metrics::this_shard()];
    const std::lock_guard lock{shard.mutex};
    auto& text = shard.text_for(hour_of(now));
    if (text.size() >= max_bytes_) {
      ++shard.dropped;
      return;
    }
    write(text, shard.stamp_of(now));
  }

  // All that was added since, by hour; the buffers are empty afterwards.
  std::vector<Block> take();
  // Lines dropped since the call before.
  std::int64_t take_dropped();

 private:
  struct alignas(64) Shard {
    std::mutex mutex;
    std::vector<Block> blocks;
    std::int64_t dropped = 0;
    std::int64_t second = -1;  // that `stamp` is of
    std::string stamp;

    std::string& text_for(std::int64_t hour);
    std::string_view stamp_of(Instant now);
  };
  std::size_t max_bytes_;
  std::array<Shard, metrics::kShards> shards_;
};

}  // namespace souk::cloud::logbook
