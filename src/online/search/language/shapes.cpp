#include "online/search/language/shapes.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "online/search/language/code_points.hpp"
#include "online/search/language/han_data.hpp"

namespace souk::online::search::language {

Shapes::Shapes() {
  each_stroke([&](const HanEntry& entry) {
    const auto points = code_points(entry.text, 2);
    if (points.size() == 1 && points.front() >= 0x4E00 && points.front() < 0xA000)
      strokes_.emplace(points.front(), entry.reading);
  });
}

const Shapes& Shapes::instance() {
  static const Shapes instance;
  return instance;
}

float Shapes::distance(char32_t a, char32_t b) const {
  if (a == b) return 0;
  const auto left = strokes_.find(a);
  const auto right = strokes_.find(b);
  if (left == strokes_.end() || right == strokes_.end()) return 1;
  constexpr std::size_t kMost = 40;
  const auto x = left->second.substr(0, kMost);
  const auto y = right->second.substr(0, kMost);
  std::array<std::size_t, kMost + 1> row{};
  for (std::size_t j = 0; j <= y.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= x.size(); ++i) {
    auto diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= y.size(); ++j) {
      const auto substituted = diagonal + (x[i - 1] == y[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return static_cast<float>(row[y.size()]) / static_cast<float>(std::max(x.size(), y.size()));
}

}  // namespace souk::online::search::language
