#include "online/catalogue/stock_bits.hpp"

namespace souk::online::catalogue {

StockBits::~StockBits() {
  for (auto& block : blocks_) delete block.load();
}

void StockBits::set(RowId row, bool in_stock) {
  auto& place = blocks_.at(row / kBlockRows);
  auto* block = place.load(std::memory_order_acquire);
  if (block == nullptr) {
    const std::lock_guard lock{growing_};
    block = place.load(std::memory_order_acquire);
    if (block == nullptr) {
      block = new Block{};
      place.store(block, std::memory_order_release);
    }
  }
  auto& word = (*block)[row % kBlockRows / 64];
  const auto bit = std::uint64_t{1} << (row % 64);
  const auto before = in_stock ? word.fetch_or(bit, std::memory_order_relaxed)
                               : word.fetch_and(~bit, std::memory_order_relaxed);
  if (((before & bit) != 0) != in_stock) version_.fetch_add(1, std::memory_order_relaxed);
}

}  // namespace souk::online::catalogue
