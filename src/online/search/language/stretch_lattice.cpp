#include "online/search/language/stretch_lattice.hpp"

#include <algorithm>

#include "online/search/language/query_correction.hpp"
#include "online/search/language/segment.hpp"

namespace souk::online::search::language {
namespace {

constexpr std::size_t kMaxPieces = 16;  // of a stretch that is corrected; longer ones are left alone
constexpr std::size_t kMaxSpan = 10;    // pieces of one term
constexpr std::size_t kMaxAttested = 4;
constexpr float kKnownWord = 0.3F;    // of the shop's
constexpr float kGeneralWord = 0.7F;  // of the language, but the shop does not have it
constexpr float kAttested = 0.5F;     // characters that stand next to each other in some title
constexpr float kKnownCharacter = 0.6F;
constexpr float kUnknownCharacter = 1.0F;
constexpr float kUnknownLatin = 1.2F;
constexpr float kMeant = 0.35F;  // on top of the alignment's cost
constexpr float kGain = 0.14F;   // by which another reading must be better than what was typed

}  // namespace

void StretchLattice::take(std::size_t from, std::size_t to, float cost, std::vector<Meant> meant) {
  edges_.push_back({from, to, cost, std::move(meant)});
}

// The words as they stand. True when the shop knows all of them.
bool StretchLattice::take_as_typed(std::u32string_view text) {
  sure_.assign(text.size(), false);
  bool all_known = true;
  std::size_t at = 0;
  for (const auto& token : segment_text(utf8(text), sources_.lexicon, sources_.overlay)) {
    const auto word = code_points(std::string_view{token.text});
    const auto found = text.find(word, at);
    if (found == std::u32string_view::npos)
      return true;  // joined units and the like: nothing to correct there
    const bool known = known_(word) > 0;
    if (token.kind != TokenKind::kHan) {
      take(found, found + word.size(), known ? kKnownWord : kUnknownLatin);
    } else if (word.size() > 1) {
      take(found, found + word.size(), known ? kKnownWord : kGeneralWord);
    } else {
      take(found, found + 1, known ? kKnownCharacter : kUnknownCharacter);
    }
    const bool sure = known && (word.size() > 1 || token.kind != TokenKind::kHan);
    std::fill_n(sure_.begin() + static_cast<std::ptrdiff_t>(found), word.size(), sure);
    all_known = all_known && sure;
    at = found + word.size();
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    take(i, i + 1, is_han(text[i]) ? kUnknownCharacter : kUnknownLatin);
    for (auto end = i + 1; end < std::min(text.size(), i + kMaxAttested); ++end) {
      if (sources_.neighbours.count(text.substr(end - 1, 1), text.substr(end, 1)) == 0) break;
      take(i, end + 1, kAttested);
    }
  }
  return all_known;
}

void StretchLattice::relax(std::u32string_view text, std::size_t from, std::size_t to) {
  const auto part = text.substr(from, to - from);
  if (part.size() < 2 || part.size() > kMaxTermCharacters + 1) return;
  if (sources_.vocabulary.find(part)) {
    take(from, to, kKnownWord);
    return;
  }
  if (std::all_of(sure_.begin() + static_cast<std::ptrdiff_t>(from),
                  sure_.begin() + static_cast<std::ptrdiff_t>(to), [](bool sure) { return sure; }))
    return;
  auto meant = sources_.han.meant(part);
  if (!meant.empty()) {
    const auto cost = kMeant + meant.front().cost;
    take(from, to, cost, std::move(meant));
  }
}

std::vector<StretchLattice::Span> StretchLattice::run(std::u32string_view text,
                                                      const std::vector<std::uint32_t>& ends) {
  if (ends.size() > kMaxPieces || text.size() > kMaxElements || sources_.vocabulary.find(text)) return {};
  if (take_as_typed(text)) return {};
  const auto typed_edges = edges_.size();
  for (std::size_t first = 0; first < ends.size(); ++first)
    for (std::size_t last = first; last < std::min(ends.size(), first + kMaxSpan); ++last)
      relax(text, first == 0 ? 0 : ends[first - 1], ends[last]);

  const auto cheapest = [&](std::size_t edges) {
    std::vector<std::pair<float, std::size_t>> best(text.size() + 1, {1e9F, 0});  // cost, edge
    best[0].first = 0;
    std::vector<std::size_t> order(edges);
    for (std::size_t i = 0; i < edges; ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return edges_[a].from < edges_[b].from; });
    for (const auto i : order) {
      const auto cost = best[edges_[i].from].first + edges_[i].cost;
      if (cost < best[edges_[i].to].first) best[edges_[i].to] = {cost, i};
    }
    return best;
  };
  // Exact terms of the vocabulary belong to what was typed, so both paths may use them.
  std::stable_partition(edges_.begin() + static_cast<std::ptrdiff_t>(typed_edges), edges_.end(),
                        [](const Edge& edge) { return edge.meant.empty(); });
  const auto exact = static_cast<std::size_t>(
      std::count_if(edges_.begin(), edges_.end(), [](const Edge& edge) { return edge.meant.empty(); }));
  const auto as_typed = cheapest(exact);
  const auto best = cheapest(edges_.size());
  if (best[text.size()].first + kGain > as_typed[text.size()].first) return {};
  std::vector<Span> spans;
  for (auto at = text.size(); at > 0;) {
    const auto& edge = edges_[best[at].second];
    if (!edge.meant.empty()) spans.push_back({edge.from, edge.to, edge.meant});
    at = edge.from;
  }
  std::reverse(spans.begin(), spans.end());
  return spans;
}

}  // namespace souk::online::search::language
