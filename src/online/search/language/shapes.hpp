// How alike two Chinese characters look: 蒿 and 嵩, 末 and 未, by the order of their strokes.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace souk::online::search::language {

class Shapes {
 public:
  static const Shapes& instance();
  // 0: written alike; 1: nothing in common or unknown.
  float distance(char32_t a, char32_t b) const;

 private:
  Shapes();
  std::unordered_map<char32_t, std::string_view> strokes_;  // into the program's own data
};

}  // namespace souk::online::search::language
