#include "online/search/language/language.hpp"

#include <algorithm>

#include "online/search/language/code_points.hpp"
#include "online/search/language/corrector.hpp"
#include "online/search/language/han_data.hpp"
#include "online/search/language/lexicon.hpp"
#include "online/search/language/segment.hpp"

namespace souk::online::search::language {

Language::Language(std::shared_ptr<const Lexicon> lexicon, std::shared_ptr<const Overlay> overlay,
                   std::shared_ptr<const Corrector> corrector)
    : lexicon_{std::move(lexicon)}, overlay_{std::move(overlay)}, corrector_{std::move(corrector)} {}

std::shared_ptr<const Language> Language::plain() {
  static const std::shared_ptr<const Language> instance{
      new Language{Lexicon::general(), std::make_shared<const Overlay>(Dictionary{}), nullptr}};
  return instance;
}

std::vector<Token> Language::segment(std::string_view text) const {
  return segment_text(normalise(text), *lexicon_, *overlay_);
}

std::vector<std::string> Language::index_terms(std::string_view text) const {
  std::vector<std::string> terms;
  for (auto& token : segment(text)) {
    const auto points = token.kind == TokenKind::kHan ? code_points(token.text) : std::u32string{};
    terms.push_back(std::move(token.text));
    std::move(token.parts.begin(), token.parts.end(), std::back_inserter(terms));
    if (points.size() > 1)
      for (const auto c : points) terms.push_back(utf8(std::u32string_view{&c, 1}));
  }
  return terms;
}

Correction Language::correct(std::string_view query, const Frequency& known) const {
  if (corrector_ == nullptr || query.size() > kMaxQueryBytes) return {};
  return corrector_->correct(normalise(query, kMaxQueryBytes), *lexicon_, *overlay_, known);
}

std::shared_ptr<const Language> Language::with(const Dictionary& dictionary) const {
  return std::shared_ptr<const Language>{
      new Language{lexicon_, std::make_shared<const Overlay>(dictionary), corrector_}};
}

std::vector<std::string> Language::learnt_words(std::size_t at_most) const {
  std::vector<std::string> words;
  const auto& general = Lexicon::general()->trie();
  for (const auto& word : lexicon_->learnt()) {
    if (words.size() == at_most) break;
    if (word.text.size() > 1 && general.find(word.text) < 0) words.push_back(utf8(word.text));
  }
  return words;
}

std::uint64_t Language::segmentation_stamp() const {
  constexpr std::uint64_t kCode = 1;  // raised when the code here cuts otherwise
  return mix(lexicon_->stamp() * 31 + overlay_->stamp()) + kCode;
}

std::size_t Language::memory_bytes() const {
  return lexicon_->memory_bytes() + (corrector_ == nullptr ? 0 : corrector_->memory_bytes());
}

}  // namespace souk::online::search::language
