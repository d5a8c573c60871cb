#include "online/search/view.hpp"

namespace souk::online::search {

std::size_t View::memory_bytes() const {
  std::size_t bytes = rows_.capacity() * sizeof(RowId) + chunks_.capacity() * sizeof(void*);
  for (const auto& chunk : chunks_) {
    if (chunk == nullptr) continue;
    bytes += sizeof(Chunk);
    for (const auto& profile : *chunk) bytes += profile == nullptr ? 0 : profile->memory_bytes() + 16;
  }
  return bytes + (index == nullptr ? 0 : index->memory_bytes());
}

ViewBuilder::ViewBuilder(const View* base)
    : view_{base == nullptr ? std::make_shared<View>() : std::make_shared<View>(*base)} {}

void ViewBuilder::set(std::uint32_t number, ProfilePtr profile) {
  const auto at = number / View::kChunk;
  if (at >= view_->chunks_.size()) view_->chunks_.resize(at + 1);
  if (at >= open_.size()) open_.resize(at + 1);
  if (open_[at] == nullptr) {
    const auto& old = view_->chunks_[at];
    open_[at] = old == nullptr ? std::make_shared<View::Chunk>() : std::make_shared<View::Chunk>(*old);
    view_->chunks_[at] = open_[at];
  }
  const bool gone = profile == nullptr;
  (*open_[at])[number % View::kChunk] = std::move(profile);
  if (gone) set_row(number, kNoRow);
}

void ViewBuilder::set_row(std::uint32_t number, RowId row) {
  if (number >= view_->rows_.size()) view_->rows_.resize(number + 1, kNoRow);
  view_->rows_[number] = row;
}

void ViewBuilder::match(const catalogue::Snapshot& snapshot) {
  view_->rows_.assign(view_->chunks_.size() * View::kChunk, kNoRow);
  for (std::uint32_t number = 0; number < view_->rows_.size(); ++number) {
    if (const auto* profile = view_->profile(number); profile != nullptr)
      view_->rows_[number] = snapshot.product_row(profile->sku).value_or(kNoRow);
  }
}

std::shared_ptr<const View> ViewBuilder::finish(std::shared_ptr<engines::SearchIndex> index,
                                                std::uint64_t snapshot_version) {
  view_->index = std::move(index);
  view_->snapshot_version = snapshot_version;
  open_.clear();
  return std::move(view_);
}

}  // namespace souk::online::search
