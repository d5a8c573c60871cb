#include "online/search/language/word_trie.hpp"

#include <utility>

#include "online/search/language/code_points.hpp"

namespace souk::online::search::language {

WordTrie::WordTrie() : slots_(64), costs_{kNoWord} {}

std::size_t WordTrie::slot_of(std::uint64_t key) const {
  const auto mask = slots_.size() - 1;
  auto at = mix(key) & mask;
  while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & mask;
  return at;
}

void WordTrie::grow() {
  const auto old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  for (const auto& slot : old)
    if (slot.key != 0) slots_[slot_of(slot.key)] = slot;
}

void WordTrie::add(std::u32string_view word, float cost) {
  std::uint32_t node = kRoot;
  for (const auto c : word) {
    auto at = slot_of(key_of(node, c));
    if (slots_[at].key == 0) {
      if (costs_.size() * 3 > slots_.size() * 2) {
        grow();
        at = slot_of(key_of(node, c));
      }
      slots_[at] = {key_of(node, c), static_cast<std::uint32_t>(costs_.size())};
      costs_.push_back(kNoWord);
    }
    node = slots_[at].child;
  }
  if (node != kRoot) costs_[node] = cost;
}

void WordTrie::raise(float by) {
  for (auto& cost : costs_)
    if (cost >= 0) cost += by;
}

std::uint32_t WordTrie::step(std::uint32_t node, char32_t c) const {
  const auto& slot = slots_[slot_of(key_of(node, c))];
  return slot.key == 0 ? kNone : slot.child;
}

float WordTrie::find(std::u32string_view word) const {
  std::uint32_t node = kRoot;
  for (const auto c : word) {
    node = step(node, c);
    if (node == kNone) return kNoWord;
  }
  return costs_[node];
}

}  // namespace souk::online::search::language
