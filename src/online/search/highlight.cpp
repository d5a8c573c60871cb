#include "online/search/highlight.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"

namespace souk::online::search {
namespace {

constexpr std::size_t kMaxCharacters = 400;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

template <class F>
bool any_form(const QueryPlan& plan, F fits) {
  for (const auto& word : plan.words) {
    if (word.negated || word.filler) continue;
    for (const auto& form : word.forms)
      if (fits(std::string_view{form.text})) return true;
  }
  return false;
}

// A stem begins as its word does: most words need not be stemmed to be told apart.
bool is_asked_for(std::string_view word, const QueryPlan& plan) {
  const char first =
      word.front() >= 'A' && word.front() <= 'Z' ? static_cast<char>(word.front() - 'A' + 'a') : word.front();
  if (!any_form(plan, [&](std::string_view form) { return form.starts_with(first); })) return false;
  const auto term = term_of_word(word);
  return any_form(plan, [&](std::string_view form) { return form == term; });
}

// Bytes of the form that `text` begins with; Chinese is written without blanks.
std::size_t chinese_at(std::string_view text, const QueryPlan& plan) {
  std::size_t longest = 0;
  (void)any_form(plan, [&](std::string_view form) {
    if (!is_ascii(form) && text.starts_with(form)) longest = std::max(longest, form.size());
    return false;
  });
  return longest;
}

std::size_t character_size(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80U ? 1 : byte < 0xE0U ? 2 : byte < 0xF0U ? 3 : 4;
}

}  // namespace

std::vector<Piece> pieces_of(std::string_view text, const QueryPlan& plan) {
  const auto shown = text::is_valid_utf8(text) ? text::shorten(text, kMaxCharacters) : std::string{};
  std::vector<Piece> pieces;
  const auto add = [&](std::string_view part, bool found) {
    if (pieces.empty() || pieces.back().found != found) pieces.push_back({{}, found});
    pieces.back().text += part;
  };
  for (std::size_t at = 0; at < shown.size();) {
    const auto rest = std::string_view{shown}.substr(at);
    std::size_t size = 0;
    if (is_letter(rest.front())) {
      const auto end = std::find_if_not(rest.begin(), rest.end(), is_letter);
      size = static_cast<std::size_t>(end - rest.begin());
      add(rest.substr(0, size), is_asked_for(rest.substr(0, size), plan));
    } else if (size = chinese_at(rest, plan); size > 0) {
      add(rest.substr(0, size), true);
    } else {
      size = std::min(character_size(rest.front()), rest.size());
      add(rest.substr(0, size), false);
    }
    at += size;
  }
  return pieces;
}

std::string highlight(std::string_view text, const QueryPlan& plan) {
  std::string out;
  for (const auto& piece : pieces_of(text, plan)) {
    if (piece.found) out += "<mark>";
    text::append_html(out, piece.text);
    if (piece.found) out += "</mark>";
  }
  return out;
}

}  // namespace souk::online::search
