#include "online/search/language/language_builder.hpp"

#include <algorithm>

#include "online/search/language/code_points.hpp"
#include "online/search/language/corrector.hpp"
#include "online/search/language/lexicon.hpp"
#include "online/search/language/segment.hpp"
#include "online/search/language/word_learner.hpp"

namespace souk::online::search::language {
namespace {

constexpr double kNameCount = 5;  // of a brand or category as a word, against one sight in a title
constexpr double kDescriptionWeight = 0.2;
constexpr std::size_t kMaxNameBytes = 300;
constexpr std::size_t kMaxAttributes = 60;

bool has_han(std::u32string_view text) { return std::any_of(text.begin(), text.end(), is_han); }

std::u32string without_blanks(std::u32string text) {
  std::erase(text, U' ');
  return text;
}

}  // namespace

struct LanguageBuilder::Work {
  WordLearner learner{kMaxLearntTitles};
  Vocabulary vocabulary;
  WordPairs pairs;
  WordPairs neighbours;
  Dictionary dictionary;

  // Latin words with their neighbours; what is Chinese is left to the learner.
  void take_words(std::string_view normalised, double weight, bool with_pairs) {
    std::u32string before;
    for (const auto& token : segment_text(normalised, *Lexicon::general(), no_words())) {
      if (token.kind == TokenKind::kHan) {
        before.clear();
        continue;
      }
      auto word = code_points(token.text, 32);
      vocabulary.add(word, weight);
      for (const auto& part : token.parts) vocabulary.add(code_points(part, 32), weight * 0.5);
      if (with_pairs && !before.empty()) pairs.add(before, word);
      before = std::move(word);
    }
  }

  void take_neighbours(std::string_view normalised) {
    const auto points = code_points(normalised, kMaxNameBytes);
    const std::u32string_view text{points};
    for (std::size_t i = 1; i < text.size(); ++i)
      if (is_han(text[i - 1]) && is_han(text[i])) neighbours.add(text.substr(i - 1, 1), text.substr(i, 1));
  }

  // A brand, a category or an attribute's value: its words, and itself where it is Chinese.
  void take_name(std::string_view name, double weight) {
    const auto text = normalise(name, kMaxNameBytes);
    take_words(text, weight, true);
    // "女装/连衣裙", "纸品、湿巾": names of several things.
    std::u32string part;
    for (const auto c : code_points(text + "/")) {
      if (is_han(c) || is_word_character(c)) {
        part += c;
      } else if (c != U' ') {
        if (has_han(part)) {
          vocabulary.add(part, weight);
          learner.add_word(part, weight);
        }
        part.clear();
      }
    }
  }

  static const Overlay& no_words() {
    static const Overlay instance{Dictionary{}};
    return instance;
  }
};

LanguageBuilder::LanguageBuilder() : work_{std::make_unique<Work>()} {}
LanguageBuilder::~LanguageBuilder() = default;

void LanguageBuilder::learn(const Listing& listing) {
  const auto title = normalise(listing.title, kMaxNameBytes * 4);
  work_->learner.add_title(title);
  work_->take_neighbours(title);
  work_->take_words(title, 1, true);
  if (auto whole = without_blanks(code_points(title, 64)); has_han(whole)) work_->vocabulary.add(whole, 1);
  if (!listing.brand.empty()) work_->take_name(listing.brand, kNameCount);
  for (std::size_t i = 0; i < std::min(listing.categories.size(), kMaxAttributes); ++i)
    work_->take_name(listing.categories[i], 1);
  for (std::size_t i = 0; i < std::min(listing.attributes.size(), kMaxAttributes); ++i)
    work_->take_name(listing.attributes[i], 1);
  if (!listing.description.empty())
    work_->take_words(normalise(listing.description), kDescriptionWeight, false);
}

void LanguageBuilder::add(const Term& term) {
  const auto text = normalise(term.text, kMaxNameBytes);
  const auto points = code_points(text);
  if (has_han(points)) work_->vocabulary.add(without_blanks(points), term.weight);
  // The parts of "dj 背景音乐" are terms, too.
  std::u32string part;
  for (const auto c : points + U" ") {
    if (c != U' ') {
      part += c;
    } else {
      if (has_han(part) && part.size() < points.size()) work_->vocabulary.add(part, term.weight);
      part.clear();
    }
  }
  work_->take_words(text, term.weight, true);
}

void LanguageBuilder::dictionary(Dictionary dictionary) { work_->dictionary = std::move(dictionary); }

std::shared_ptr<const Language> LanguageBuilder::build() {
  auto learnt = work_->learner.finish();
  for (const auto& word : learnt)
    if (word.text.size() > 1) work_->vocabulary.add(word.text, word.count);
  for (const auto* words : {&work_->dictionary.words, &work_->dictionary.never_split})
    for (const auto& word : *words) work_->vocabulary.add(code_points(normalise(word, 200)), kNameCount);
  auto lexicon = std::make_shared<const Lexicon>(std::move(learnt));
  auto overlay = std::make_shared<const Overlay>(work_->dictionary);
  auto corrector = std::make_shared<const Corrector>(std::move(work_->vocabulary), std::move(work_->pairs),
                                                     std::move(work_->neighbours), kMaxVocabulary);
  work_ = std::make_unique<Work>();
  return std::shared_ptr<const Language>{
      new Language{std::move(lexicon), std::move(overlay), std::move(corrector)}};
}

}  // namespace souk::online::search::language
