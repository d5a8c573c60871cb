#include "online/media/renditions.hpp"

namespace souk::online::media {
namespace {
constexpr std::size_t kEntryBytes = 200;  // what an entry takes besides its bytes, about
}

http::SharedText Recent::find(const std::string& key) {
  const std::lock_guard lock{mutex_};
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->bytes;
}

void Recent::keep(const std::string& key, http::SharedText bytes) {
  const auto cost = [](const Entry& entry) {
    return entry.bytes->size() + 2 * entry.key.size() + kEntryBytes;
  };
  Entry entry{key, std::move(bytes)};
  if (cost(entry) > max_bytes_ / 4) return;
  const std::lock_guard lock{mutex_};
  if (by_key_.contains(key)) return;
  bytes_ += cost(entry);
  entries_.push_front(std::move(entry));
  by_key_.emplace(key, entries_.begin());
  while (bytes_ > max_bytes_) {
    bytes_ -= cost(entries_.back());
    by_key_.erase(entries_.back().key);
    entries_.pop_back();
  }
}

std::size_t Recent::bytes() const {
  const std::lock_guard lock{mutex_};
  return bytes_;
}

}  // namespace souk::online::media
