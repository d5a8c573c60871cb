#include "online/search/language/prefix_table.hpp"

#include <algorithm>
#include <cstring>

namespace souk::online::search::language {

void PrefixTable::add(std::string_view key, std::uint32_t entry, std::uint16_t start, std::uint16_t score) {
  Record record{.entry = entry, .start = start, .score = score};
  std::memcpy(record.key.data(), key.data(), std::min(key.size(), kKeyBytes));
  records_.push_back(record);
}

void PrefixTable::finish() {
  std::sort(records_.begin(), records_.end(), [](const Record& a, const Record& b) {
    if (const auto order = std::memcmp(a.key.data(), b.key.data(), kKeyBytes); order != 0) return order < 0;
    return a.entry != b.entry ? a.entry < b.entry : a.start < b.start;
  });
  records_.shrink_to_fit();
  std::vector<std::uint16_t> below;
  for (const auto& record : records_) below.push_back(record.score);
  while (below.size() > 1) {
    std::vector<std::uint16_t> level((below.size() + kBlock - 1) / kBlock, 0);
    for (std::size_t i = 0; i < below.size(); ++i) level[i / kBlock] = std::max(level[i / kBlock], below[i]);
    below = level;
    maxima_.push_back(std::move(level));
  }
}

PrefixTable::Range PrefixTable::range(std::string_view prefix) const {
  prefix = prefix.substr(0, kKeyBytes);
  const auto compare = [&](const Record& record) {
    return std::memcmp(record.key.data(), prefix.data(), prefix.size());
  };
  const auto begin =
      std::partition_point(records_.begin(), records_.end(), [&](const Record& r) { return compare(r) < 0; });
  const auto end =
      std::partition_point(begin, records_.end(), [&](const Record& r) { return compare(r) == 0; });
  return {static_cast<std::size_t>(begin - records_.begin()),
          static_cast<std::size_t>(end - records_.begin())};
}

// Covers the range with as few nodes as there are: records at both ends, ever greater blocks between them.
PrefixTable::Walk::Walk(const PrefixTable& table, Range range) : table_{table} {
  auto [begin, end] = range;
  for (std::uint8_t level = 0; begin < end; ++level) {
    const bool top = level == table.maxima_.size();
    while (begin < end && (top || begin % kBlock != 0)) push(level, begin++);
    while (begin < end && end % kBlock != 0) push(level, --end);
    begin /= kBlock;
    end /= kBlock;
  }
}

void PrefixTable::Walk::push(std::uint8_t level, std::size_t index) {
  const auto score = level == 0 ? table_.records_[index].score : table_.maxima_[level - 1U][index];
  heap_.push_back({score, level, static_cast<std::uint32_t>(index)});
  std::push_heap(heap_.begin(), heap_.end());
}

const PrefixTable::Record* PrefixTable::Walk::next() {
  while (!heap_.empty()) {
    std::pop_heap(heap_.begin(), heap_.end());
    const auto node = heap_.back();
    heap_.pop_back();
    if (node.level == 0) return &table_.records_[node.index];
    const auto below = node.level - 1U;
    const auto size = below == 0 ? table_.records_.size() : table_.maxima_[below - 1U].size();
    const auto first = std::size_t{node.index} * kBlock;
    for (auto i = first; i < std::min(first + kBlock, size); ++i) push(static_cast<std::uint8_t>(below), i);
  }
  return nullptr;
}

std::size_t PrefixTable::memory_bytes() const {
  auto bytes = records_.size() * sizeof(Record);
  for (const auto& level : maxima_) bytes += level.size() * 2;
  return bytes;
}

}  // namespace souk::online::search::language
