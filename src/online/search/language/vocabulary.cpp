#include "online/search/language/vocabulary.hpp"

#include <algorithm>

namespace souk::online::search::language {
namespace {

constexpr std::size_t kMaxWaiting = 1'000'000;  // terms before finish(); later new ones are passed over
constexpr std::size_t kMaxLatinCharacters = 24;

}  // namespace

void Vocabulary::add(std::u32string_view text, double weight) {
  const bool han = std::any_of(text.begin(), text.end(), is_han);
  if (text.empty() || text.size() > (han ? kMaxTermCharacters : kMaxLatinCharacters) || !(weight >= 0))
    return;
  const std::u32string key{text};
  if (const auto found = weights_.find(key); found != weights_.end()) {
    found->second += weight;
  } else if (weights_.size() < kMaxWaiting) {
    weights_.emplace(key, weight);
  }
}

void Vocabulary::finish(std::size_t most) {
  std::vector<std::pair<double, std::u32string_view>> order;
  order.reserve(weights_.size());
  for (const auto& [text, weight] : weights_) order.emplace_back(-weight, text);
  std::sort(order.begin(), order.end());
  order.resize(std::min(order.size(), most));
  for (const auto& [weight, text] : order) {
    const auto han = std::any_of(text.begin(), text.end(), is_han);
    ids_.emplace(hash_of(text), static_cast<TermId>(entries_.size()));
    entries_.push_back({static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint8_t>(text.size()),
                        han, static_cast<float>(-weight)});
    texts_ += text;
  }
  weights_ = {};
}

std::optional<TermId> Vocabulary::find(std::u32string_view text) const {
  const auto found = ids_.find(hash_of(text));
  if (found == ids_.end() || this->text(found->second) != text) return std::nullopt;
  return found->second;
}

std::size_t Vocabulary::memory_bytes() const {
  return texts_.size() * sizeof(char32_t) + entries_.size() * (sizeof(Entry) + 40);
}

}  // namespace souk::online::search::language
