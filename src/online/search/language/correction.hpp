// What the corrector answers, and what it must know of the shop to do so.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace souk::online::search::language {

enum class Certainty : std::uint8_t {
  kNone,       // nothing to correct, or nothing known that is near enough
  kUnsure,     // to be offered: "did you mean"
  kConfident,  // to be applied and said, with a way back
};

struct Change {
  std::string from;
  std::string to;
};

struct Correction {
  Certainty certainty = Certainty::kNone;
  std::string text;                 // the whole query, corrected; empty when kNone
  std::vector<std::string> offers;  // whole queries, the best first, `text` among them; at most 5
  std::vector<Change> changes;      // what `text` changed
};

// Products that have the word, as the caller's index knows it; 0: none. Words it has are left alone unless a
// far more frequent one is a slip of the finger away. Called at most 200 times a query. May be empty: then
// the vocabulary's own counts decide.
using Frequency = std::function<std::uint32_t(std::string_view word)>;

}  // namespace souk::online::search::language
