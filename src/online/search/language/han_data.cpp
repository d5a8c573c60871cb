#include "online/search/language/han_data.hpp"

#include <charconv>

// clang-format off
__asm__(
    ".section .rodata\n"
    ".global souk_pinyin_begin\n.global souk_pinyin_end\n"
    ".global souk_stroke_begin\n.global souk_stroke_end\n"
    "souk_pinyin_begin:\n.incbin \"" SOUK_PINYIN_DICTIONARY "\"\nsouk_pinyin_end:\n.byte 0\n"
    "souk_stroke_begin:\n.incbin \"" SOUK_STROKE_DICTIONARY "\"\nsouk_stroke_end:\n.byte 0\n"
    ".text\n");
// clang-format on

extern "C" {
extern const char souk_pinyin_begin[];  // NOLINT
extern const char souk_pinyin_end[];    // NOLINT
extern const char souk_stroke_begin[];  // NOLINT
extern const char souk_stroke_end[];    // NOLINT
}

namespace souk::online::search::language {
namespace {

std::string_view cell(std::string_view& line) {
  const auto tab = line.find('\t');
  const auto found = line.substr(0, tab);
  line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
  return found;
}

// Rime's table format: a YAML head that "..." ends, then lines of cells; "#" begins a comment.
void each_line(std::string_view file, const std::function<void(const HanEntry&)>& take) {
  const auto head = file.find("\n...");
  if (head == std::string_view::npos) return;
  file.remove_prefix(head + 4);
  while (!file.empty()) {
    const auto end = file.find('\n');
    auto line = file.substr(0, end);
    file.remove_prefix(end == std::string_view::npos ? file.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    HanEntry entry;
    entry.text = cell(line);
    entry.reading = cell(line);
    const auto count = cell(line);
    std::from_chars(count.data(), count.data() + count.size(), entry.count);
    if (!entry.text.empty() && !entry.reading.empty()) take(entry);
  }
}

}  // namespace

void each_reading(const std::function<void(const HanEntry&)>& take) {
  each_line({souk_pinyin_begin, static_cast<std::size_t>(souk_pinyin_end - souk_pinyin_begin)}, take);
}

void each_stroke(const std::function<void(const HanEntry&)>& take) {
  each_line({souk_stroke_begin, static_cast<std::size_t>(souk_stroke_end - souk_stroke_begin)}, take);
}

}  // namespace souk::online::search::language
