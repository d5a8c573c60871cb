#include <algorithm>
#include <array>

#include "online/search/language/latin_corrector.hpp"

namespace souk::online::search::language {
namespace {

constexpr std::size_t kMaxLetters = 26;
constexpr int kMaxEdits = 2;
constexpr float kFirstLetter = 0.4F;

// Keys whose fingers stray: neighbours on the rows of a QWERTY keyboard.
bool are_neighbours(char32_t a, char32_t b) {
  static const auto table = [] {
    constexpr std::string_view kRows[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
    std::array<std::array<bool, 26>, 26> near{};
    const auto set = [&](char x, char y) {
      near[static_cast<std::size_t>(x - 'a')][static_cast<std::size_t>(y - 'a')] = true;
      near[static_cast<std::size_t>(y - 'a')][static_cast<std::size_t>(x - 'a')] = true;
    };
    for (std::size_t row = 0; row < 3; ++row) {
      for (std::size_t i = 0; i < kRows[row].size(); ++i) {
        if (i + 1 < kRows[row].size()) set(kRows[row][i], kRows[row][i + 1]);
        if (row + 1 < 3 && i < kRows[row + 1].size()) set(kRows[row][i], kRows[row + 1][i]);
        if (row + 1 < 3 && i > 0 && i - 1 < kRows[row + 1].size()) set(kRows[row][i], kRows[row + 1][i - 1]);
      }
    }
    return near;
  }();
  return is_latin(a) && is_latin(b) && table[a - U'a'][b - U'a'];
}

bool is_vowel(char32_t c) { return std::u32string_view{U"aeiouy"}.find(c) != std::u32string_view::npos; }

float substituted(char32_t a, char32_t b) {
  if (a == b) return 0;
  if (are_neighbours(a, b)) return 0.85F;
  return is_vowel(a) && is_vowel(b) ? 0.85F : 1.0F;
}

struct Cell {
  float cost = 0;
  int edits = 0;
};

Cell cheaper(Cell a, Cell b) { return b.cost < a.cost ? b : a; }
Cell plus(Cell cell, float cost) { return {cell.cost + cost, cell.edits + (cost > 0 ? 1 : 0)}; }

// A letter more or less costs less where it doubles its neighbour.
float inserted(std::u32string_view text, std::size_t at) {
  return at > 0 && text[at - 1] == text[at] ? 0.6F : 0.9F;
}

}  // namespace

float edit_cost(std::u32string_view typed, std::u32string_view meant) {
  if (typed.size() > kMaxLetters || meant.size() > kMaxLetters) return kTooManyEdits;
  const auto apart = typed.size() > meant.size() ? typed.size() - meant.size() : meant.size() - typed.size();
  if (apart > kMaxEdits) return kTooManyEdits;
  std::array<std::array<Cell, kMaxLetters + 1>, kMaxLetters + 1> cells;
  cells[0][0] = {};
  for (std::size_t i = 1; i <= typed.size(); ++i) cells[i][0] = plus(cells[i - 1][0], inserted(typed, i - 1));
  for (std::size_t j = 1; j <= meant.size(); ++j) cells[0][j] = plus(cells[0][j - 1], inserted(meant, j - 1));
  for (std::size_t i = 1; i <= typed.size(); ++i) {
    for (std::size_t j = 1; j <= meant.size(); ++j) {
      auto cell = plus(cells[i - 1][j - 1], substituted(typed[i - 1], meant[j - 1]));
      cell = cheaper(cell, plus(cells[i - 1][j], inserted(typed, i - 1)));
      cell = cheaper(cell, plus(cells[i][j - 1], inserted(meant, j - 1)));
      if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1] &&
          typed[i - 1] != typed[i - 2])
        cell = cheaper(cell, plus(cells[i - 2][j - 2], 0.7F));
      cells[i][j] = cell;
    }
  }
  const auto result = cells[typed.size()][meant.size()];
  if (result.edits > kMaxEdits) return kTooManyEdits;
  // People look at the first letter.
  return result.cost + (!typed.empty() && !meant.empty() && typed[0] != meant[0] ? kFirstLetter : 0.0F);
}

}  // namespace souk::online::search::language
