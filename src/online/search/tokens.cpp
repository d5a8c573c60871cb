#include "online/search/tokens.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace souk::online::search {
namespace {

constexpr std::size_t kMaxTextBytes = 20'000;
constexpr std::size_t kMaxWordBytes = 64;

bool ends_with(const std::string& word, std::string_view ending) {
  return word.size() > ending.size() + 2 && word.ends_with(ending);
}

// "cups" and "cup" are one word to a buyer. Anything cleverer comes with the search engine proper.
void cut_plural(std::string& word) {
  if (ends_with(word, "sses")) {
    word.resize(word.size() - 2);
  } else if (ends_with(word, "ies")) {
    word.resize(word.size() - 3);
    word += 'y';
  } else if (ends_with(word, "s") && !word.ends_with("ss") && !word.ends_with("us")) {
    word.pop_back();
  }
}

void add_word(std::vector<std::string>& tokens, std::string word) {
  if (word.empty() || word.size() > kMaxWordBytes) return;
  cut_plural(word);
  tokens.push_back(std::move(word));
}

bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// Most texts of most catalogues: far faster than ICU.
std::vector<std::string> ascii_tokens(std::string_view text) {
  std::vector<std::string> tokens;
  std::string word;
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (is_word_byte(lower)) {
      word += lower;
    } else if (lower != '\'' && !word.empty()) {
      add_word(tokens, std::exchange(word, {}));
    }
  }
  add_word(tokens, std::move(word));
  return tokens;
}

// ICU's objects are not safe to share between threads and take milliseconds to make.
icu::BreakIterator* word_iterator() {
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made{
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status)};
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  return iterator.get();
}

icu::UnicodeString folded(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto raw =
      icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
  const auto* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return raw;
  auto result = fold->normalize(raw, status);
  return U_SUCCESS(status) ? result : raw;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

bool is_ideograph(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) != 0; }

class UnicodeTokens {
 public:
  UnicodeTokens(std::string_view text, Purpose purpose) : text_{folded(text)}, purpose_{purpose} {}

  std::vector<std::string> run() {
    auto* iterator = word_iterator();
    if (iterator == nullptr) return {};
    iterator->setText(text_);
    std::int32_t from = iterator->first();
    for (std::int32_t to = iterator->next(); to != icu::BreakIterator::DONE;
         from = to, to = iterator->next()) {
      if (iterator->getRuleStatus() == UBRK_WORD_NONE) {
        end_run();
      } else if (is_ideograph(text_.char32At(from))) {
        take_ideographs(from, to);
      } else {
        end_run();
        add_word(tokens_, utf8(text_.tempSubStringBetween(from, to)));
      }
    }
    end_run();
    return std::move(tokens_);
  }

 private:
  void take_ideographs(std::int32_t from, std::int32_t to) {
    std::int32_t count = 0;
    for (std::int32_t at = from; at < to; at = text_.moveIndex32(at, 1), ++count)
      run_.push_back(text_.char32At(at));
    // Pairs find every word of two; longer ones are worth a token of their own.
    if (purpose_ == Purpose::kIndex && count > 2)
      add_word(tokens_, utf8(text_.tempSubStringBetween(from, to)));
  }

  void end_run() {
    const auto single = [&](std::size_t i) { return utf8(icu::UnicodeString{run_[i]}); };
    for (std::size_t i = 0; i < run_.size(); ++i) {
      if (purpose_ == Purpose::kIndex || run_.size() == 1) tokens_.push_back(single(i));
      if (i + 1 < run_.size()) tokens_.push_back(single(i) + single(i + 1));
    }
    run_.clear();
  }

  icu::UnicodeString text_;
  Purpose purpose_;
  std::vector<UChar32> run_;
  std::vector<std::string> tokens_;
};

}  // namespace

std::vector<std::string> tokens_of(std::string_view text, Purpose purpose) {
  if (text.size() > kMaxTextBytes) {
    text = text.substr(0, kMaxTextBytes);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.remove_suffix(1);
    if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0x80U) text.remove_suffix(1);
  }
  const bool ascii =
      std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
  return ascii ? ascii_tokens(text) : UnicodeTokens{text, purpose}.run();
}

}  // namespace souk::online::search
