// Which parts of a stretch of Chinese (with letters and digits among it) are to be read as other terms: the
// cheapest path over words that the shop knows, words of the language, unknown characters, and terms that a
// part may have meant.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "online/search/language/han_corrector.hpp"

namespace souk::online::search::language {

struct CorrectionSources;

class StretchLattice {
 public:
  using Known = std::function<std::uint32_t(std::u32string_view)>;
  StretchLattice(const CorrectionSources& sources, Known known)
      : sources_{sources}, known_{std::move(known)} {}

  struct Span {
    std::size_t begin = 0;  // characters
    std::size_t end = 0;
    std::vector<Meant> meant;
  };
  // Where the pieces end that must not be cut. Empty: the stretch is best left alone.
  std::vector<Span> run(std::u32string_view text, const std::vector<std::uint32_t>& ends);

 private:
  bool take_as_typed(std::u32string_view text);
  void take(std::size_t from, std::size_t to, float cost, std::vector<Meant> meant = {});
  void relax(std::u32string_view text, std::size_t from, std::size_t to);

  const CorrectionSources& sources_;
  Known known_;
  struct Edge {
    std::size_t from = 0;
    std::size_t to = 0;
    float cost = 0;
    std::vector<Meant> meant;
  };
  std::vector<Edge> edges_;
  std::vector<bool> sure_;  // by character: within a word that the shop knows
};

}  // namespace souk::online::search::language
