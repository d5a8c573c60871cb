// The general dictionary of Chinese: how characters and common words are read, how frequent they are, and how
// characters are written. Two Debian data files, kept in the program and read once.
//   rime-data-pinyin-simp (Apache-2.0, from the Android pinyin input method): text, reading, count
//   rime-data-stroke (LGPL-3): character, strokes as h s p n z
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace souk::online::search::language {

struct HanEntry {
  std::string_view text;     // UTF-8
  std::string_view reading;  // "chang xiu"; of strokes "hspnz"
  double count = 0;
};

// In the order of the file.
void each_reading(const std::function<void(const HanEntry&)>& take);
void each_stroke(const std::function<void(const HanEntry&)>& take);

}  // namespace souk::online::search::language
