// Records under short keys, sorted: those under a prefix are a range, and the best of a range are found
// without looking at the rest, by maxima over blocks of it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace souk::online::search::language {

class PrefixTable {
 public:
  static constexpr std::size_t kKeyBytes = 12;
  struct Record {
    std::array<char, kKeyBytes> key{};  // filled up with NUL
    std::uint32_t entry = 0;
    std::uint16_t start = 0;  // byte of the entry's text where the key begins
    std::uint16_t score = 0;
  };

  // Beyond kKeyBytes the key is cut.
  void add(std::string_view key, std::uint32_t entry, std::uint16_t start, std::uint16_t score);
  void finish();

  // Records whose key begins with the first kKeyBytes of `prefix`, by falling score, until `take` answers
  // false or `most` were shown.
  template <class Take>
  void best(std::string_view prefix, std::size_t most, Take take) const {
    Walk walk{*this, range(prefix)};
    for (const Record* record = nullptr; most > 0 && (record = walk.next()) != nullptr; --most)
      if (!take(*record)) return;
  }
  std::size_t memory_bytes() const;

 private:
  static constexpr std::size_t kBlock = 16;
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  struct Node {
    std::uint16_t score = 0;
    std::uint8_t level = 0;  // 0: a record
    std::uint32_t index = 0;
    bool operator<(const Node& other) const {
      return score != other.score   ? score < other.score
             : level != other.level ? level < other.level
                                    : index > other.index;
    }
  };
  class Walk {
   public:
    Walk(const PrefixTable& table, Range range);
    const Record* next();

   private:
    void push(std::uint8_t level, std::size_t index);
    const PrefixTable& table_;
    std::vector<Node> heap_;
  };
  Range range(std::string_view prefix) const;

  std::vector<Record> records_;
  std::vector<std::vector<std::uint16_t>> maxima_;  // maxima_[k]: over kBlock^(k+1) records
};

}  // namespace souk::online::search::language
