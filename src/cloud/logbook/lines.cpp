#include "cloud/logbook/lines.hpp"

#include <algorithm>

namespace souk::cloud::logbook {

std::string& LineBuffers::Shard::text_for(std::int64_t hour) {
  if (blocks.empty() || blocks.back().hour != hour) blocks.push_back({hour, {}});
  return blocks.back().lines;
}

// Making the text of a second costs as much as the rest of the line; only its milliseconds change meanwhile.
std::string_view LineBuffers::Shard::stamp_of(Instant now) {
  const auto this_second = now.unix_ms / 1'000;
  if (this_second != second) {
    stamp = to_string(now);
    second = this_second;
  }
  const auto ms = now.unix_ms % 1'000;
  const auto at = stamp.size() - 4;
  stamp[at] = static_cast<char>('0' + ms / 100);
  stamp[at + 1] = static_cast<char>('0' + ms / 10 % 10);
  stamp[at + 2] = static_cast<char>('0' + ms % 10);
  return stamp;
}

std::vector<Block> LineBuffers::take() {
  std::vector<Block> all;
  for (auto& shard : shards_) {
    std::vector<Block> blocks;
    {
      const std::lock_guard lock{shard.mutex};
      blocks.swap(shard.blocks);
    }
    for (auto& block : blocks) {
      if (block.lines.empty()) continue;
      const auto same =
          std::find_if(all.begin(), all.end(), [&](const Block& one) { return one.hour == block.hour; });
      if (same == all.end()) {
        all.push_back(std::move(block));
      } else {
        same->lines += block.lines;
      }
    }
  }
  return all;
}

std::int64_t LineBuffers::take_dropped() {
  std::int64_t dropped = 0;
  for (auto& shard : shards_) {
    const std::lock_guard lock{shard.mutex};
    dropped += std::exchange(shard.dropped, 0);
  }
  return dropped;
}

}  // namespace souk::cloud::logbook
