// One bit for each row of the snapshot: can any variant be bought. Kept beside the snapshot, not in it,
// because stock changes with every order. Threads: any.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>

#include "online/catalogue/columns.hpp"

namespace souk::online::catalogue {

class StockBits {
 public:
  StockBits() = default;
  ~StockBits();
  StockBits(const StockBits&) = delete;
  StockBits& operator=(const StockBits&) = delete;

  bool get(RowId row) const {
    const auto* block = blocks_[row / kBlockRows].load(std::memory_order_acquire);
    return block != nullptr &&
           ((*block)[row % kBlockRows / 64].load(std::memory_order_relaxed) >> (row % 64) & 1U) != 0;
  }
  void set(RowId row, bool in_stock);
  // Grows with every bit that changes.
  std::uint64_t version() const { return version_.load(std::memory_order_relaxed); }

 private:
  static constexpr std::size_t kBlockRows = 65'536;
  static constexpr std::size_t kBlocks = 1'024;  // 67 million rows
  using Block = std::array<std::atomic<std::uint64_t>, kBlockRows / 64>;
  std::array<std::atomic<Block*>, kBlocks> blocks_{};
  std::atomic<std::uint64_t> version_{0};
  std::mutex growing_;
};

}  // namespace souk::online::catalogue
