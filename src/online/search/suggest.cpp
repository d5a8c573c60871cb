// What Search offers beside its answers: suggestions while somebody types, related queries, and what is shown
// in place of nothing.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/search/related.hpp"
#include "online/search/rescue.hpp"
#include "online/search/search.hpp"

namespace souk::online::search {

using language::Suggested;
using language::SuggestionKind;

namespace {

bool is_product(const Suggested& one) { return one.kind == SuggestionKind::kProduct; }

bool begins_character(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

std::string with_mark(std::string_view text, const Suggested* found) {
  const bool marks = found != nullptr && found->text == text && found->match_begin < found->match_end &&
                     found->match_end <= text.size() && begins_character(text, found->match_begin) &&
                     begins_character(text, found->match_end);
  if (!marks) return text::html(text);
  const auto size = found->match_end - found->match_begin;
  return text::html(text.substr(0, found->match_begin)) + "<mark>" +
         text::html(text.substr(found->match_begin, size)) + "</mark>" +
         text::html(text.substr(found->match_end));
}

// Of those found, the words first and then products, of which half the places are kept free.
class Chosen {
 public:
  Chosen(const std::vector<Suggested>& found, std::size_t limit) {
    for (const auto& one : found) {
      auto& list = is_product(one) ? products_ : words_;
      const auto same = [&](const Suggested* other) {
        const bool has_id = one.kind != SuggestionKind::kQuery && one.kind != SuggestionKind::kPersonal;
        return other->kind == one.kind && (has_id ? other->id == one.id : other->text == one.text);
      };
      if (std::none_of(list.begin(), list.end(), same)) list.push_back(&one);
    }
    words_.resize(std::min(words_.size(), limit - std::min(products_.size(), limit / 2)));
    products_.resize(std::min(products_.size(), limit - words_.size()));
  }
  const std::vector<const Suggested*>& words() const { return words_; }
  const std::vector<const Suggested*>& products() const { return products_; }

 private:
  std::vector<const Suggested*> words_;
  std::vector<const Suggested*> products_;
};

// The row was given away since: then the product has another name.
bool is_named(const catalogue::Product& product, std::string_view text) {
  return std::any_of(product.name.begin(), product.name.end(),
                     [&](const auto& name) { return name.second == text; });
}

Suggestion of_product(const catalogue::Product& product, std::string_view language, const Suggested* found) {
  std::string text{text_in(product.name, language)};
  auto marked = with_mark(text, found);
  return {SuggestionKind::kProduct, std::move(text), product.slug,
          product.media.empty() ? std::string{} : product.media.front().path, std::move(marked)};
}

// nullopt for a category or brand that is gone.
std::optional<Suggestion> of_words(const Suggested& found, const Prompts& prompts,
                                   const catalogue::Snapshot& snapshot, std::string_view language) {
  Suggestion made{found.kind, found.text, {}, {}, {}};
  if (found.kind == SuggestionKind::kCategory) {
    const auto* node = snapshot.tree->find(prompts.categories[found.id]);
    if (node == nullptr) return std::nullopt;
    made.slug = prompts.categories[found.id];
    made.text = text_in(node->category.name, language);
  } else if (found.kind == SuggestionKind::kBrand) {
    const auto brand = snapshot.brand_documents->find(prompts.brands[found.id]);
    if (brand == snapshot.brand_documents->end()) return std::nullopt;
    made.slug = prompts.brands[found.id];
    made.text = text_in(brand->second->name, language);
  }
  made.marked = with_mark(made.text, &found);
  return made;
}

// Before anything is typed: one's own latest queries, then what many look for.
std::vector<Suggestion> to_begin_with(const Prompts* prompts, const SuggestRequest& request) {
  std::vector<Suggestion> list;
  const auto add = [&](SuggestionKind kind, const std::string& text) {
    const auto same = [&](const Suggestion& other) { return other.text == text; };
    if (list.size() < request.limit && std::none_of(list.begin(), list.end(), same))
      list.push_back({kind, text, {}, {}, text::html(text)});
  };
  for (const auto& query : request.mine)
    if (list.size() < (request.limit + 1) / 2) add(SuggestionKind::kPersonal, query);
  if (prompts != nullptr)
    for (const auto& query : prompts->popular) add(SuggestionKind::kQuery, query.text);
  return list;
}

}  // namespace

// The last word is completed to the most frequent terms that begin with it; all words must be there.
Result<std::vector<RowId>> Search::completed_rows(const FinderInputs& inputs, std::string_view query,
                                                  std::size_t limit, Instant now) const {
  constexpr std::size_t kCompletions = 200;  // looked at
  constexpr std::size_t kCompleted = 8;      // searched for
  const auto language = tongue_.current();
  auto words = language->segment(query);
  if (words.empty()) return std::vector<RowId>{};
  const auto last = std::move(words.back().text);
  words.pop_back();
  QueryPlan plan;
  for (auto& word : words) plan.add(stem_of(std::move(word.text)));
  auto completions = TRY(inputs.view->index->terms(last, kCompletions));
  std::stable_sort(completions.begin(), completions.end(),
                   [](const auto& a, const auto& b) { return a.documents > b.documents; });
  const auto place = plan.words.size();
  plan.add(stem_of(last));
  if (plan.words.size() == place) return std::vector<RowId>{};
  if (completions.size() > kCompleted) completions.resize(kCompleted);
  for (const auto& completion : completions) plan.add_form(place, completion.text, 0.9);
  SearchRequest request{.query = std::string{query}, .limit = limit};
  request.listing.prices.at = now;
  auto answer = TRY(find_by_plan(inputs, plan, request, {.enough = 1, .candidates = 48, .only_best = true}));
  if (!answer.all_words && place > 0) return std::vector<RowId>{};
  if (answer.rows.size() > limit) answer.rows.resize(limit);
  return std::move(answer.rows);
}

Result<std::vector<Suggestion>> Search::suggest(const SuggestRequest& request) const {
  TRY(check_query(request.typed));
  if (!request.mine.empty()) return suggest_anew(request);
  const auto started = std::chrono::steady_clock::now();
  const auto view = indexer_ == nullptr ? nullptr : indexer_->view();
  const auto prompts = prompter_.current();
  const auto stamp = fmt::format("{}/{}", memo_stamp(view.get()), static_cast<const void*>(prompts.get()));
  const auto key = fmt::format("{}\x1d{}\x1d{}", request.language, request.limit, request.typed);
  if (const auto known = suggested_.get(key, stamp, started)) return *known;
  auto found = TRY(suggest_anew(request));
  suggested_.put(key, stamp, started, std::make_shared<const std::vector<Suggestion>>(found));
  return found;
}

Result<std::vector<Suggestion>> Search::suggest_anew(const SuggestRequest& request) const {
  const auto limit = std::min(request.limit, language::kMaxSuggestions);
  const auto prompts = prompter_.current();
  if (text::trim(request.typed).empty()) return to_begin_with(prompts.get(), request);
  const auto snapshot = catalogue_.snapshot();
  std::vector<Suggested> found;
  if (prompts != nullptr) {
    found = prompts->suggest(request.typed, language::kMaxSuggestions, request.mine);
    std::erase_if(found, [&](const Suggested& one) {
      return is_product(one) && (one.id >= snapshot->row_count || !snapshot->visible(one.id, request.now));
    });
  }
  if (found.empty()) return suggest_by_words(request, prompts.get());
  return suggestions_of(found, *prompts, request, limit);
}

Result<std::vector<Suggestion>> Search::suggestions_of(const std::vector<Suggested>& found,
                                                       const Prompts& prompts, const SuggestRequest& request,
                                                       std::size_t limit) const {
  const auto snapshot = catalogue_.snapshot();
  const Chosen chosen{found, limit};
  std::vector<Suggestion> list;
  for (const auto* one : chosen.words())
    if (auto made = of_words(*one, prompts, *snapshot, request.language)) list.push_back(std::move(*made));
  catalogue::RowList rows;
  for (const auto* one : chosen.products()) rows.push_back(one->id);
  for (const auto& product : TRY(catalogue_.listed(*snapshot, rows))) {
    for (const auto* one : chosen.products()) {
      if (snapshot->sku(one->id) != product->sku || !is_named(*product, one->text)) continue;
      list.push_back(of_product(*product, request.language, one));
      break;
    }
  }
  return list;
}

// Nothing is named so: products that have the words anywhere, else what may have been meant.
Result<std::vector<Suggestion>> Search::suggest_by_words(const SuggestRequest& request,
                                                         const Prompts* prompts) const {
  const auto snapshot = catalogue_.snapshot();
  const auto view = indexer_ == nullptr ? nullptr : indexer_->view();
  const auto weights = ranking_.load();
  const FinderInputs inputs{&catalogue_, snapshot.get(), view.get(), weights.get(), nullptr};
  const auto rows = view == nullptr
                        ? TRY(simple_.suggest(*snapshot, request.typed, request.limit, request.now))
                        : TRY(completed_rows(inputs, request.typed, request.limit, request.now));
  std::vector<Suggestion> list;
  for (const auto& product : TRY(catalogue_.listed(*snapshot, rows)))
    list.push_back(of_product(*product, request.language, nullptr));
  if (!list.empty() || prompts == nullptr) return list;
  const auto correction = tongue_.current()->correct(request.typed, {});
  if (correction.certainty == language::Certainty::kNone) return list;
  auto found = prompts->suggest(correction.text, language::kMaxSuggestions);
  for (auto& one : found) one.match_end = one.match_begin;  // nothing of what was typed is in it
  std::erase_if(found, [&](const Suggested& one) {
    return is_product(one) && (one.id >= snapshot->row_count || !snapshot->visible(one.id, request.now));
  });
  return suggestions_of(found, *prompts, request, std::min(request.limit, language::kMaxSuggestions));
}

Result<std::vector<std::string>> Search::related(const SearchAnswer& answer,
                                                 const SearchRequest& request) const {
  static const InterestView kNothingHeard;
  auto asked = request;
  asked.offset = 0;
  asked.limit = kRelatedNames;
  std::vector<std::string> names;
  for (const auto& card : TRY(cards(answer, asked))) names.emplace_back(text_in(card.name, request.language));
  const auto heard = interest_ == nullptr ? nullptr : interest_->view();
  return related_queries(*tongue_.current(), heard == nullptr ? kNothingHeard : *heard,
                         answer.searched.empty() ? request.query : answer.searched, names);
}

Result<Instead> Search::something_instead(const SearchRequest& request) const {
  if (has_filters(request.listing)) {
    auto wider = request;
    wider.facets = wider.explain = false;
    wider.listing = {};
    wider.listing.prices = request.listing.prices;
    const auto weights = wider.weights != nullptr ? wider.weights : ranking_.load();
    auto found = TRY(find_anew(wider, *weights));
    if (found.total > 0) {
      found.rows.resize(std::min(found.rows.size(), kMaxInstead));
      return Instead{Instead::Kind::kUnfiltered, {}, std::move(found.rows), found.total};
    }
  }
  const auto snapshot = catalogue_.snapshot();
  const auto prompts = prompter_.current();
  return rescue({*snapshot, catalogue_.names(), prompts.get()}, request.query, request.listing.prices.at);
}

Result<std::vector<catalogue::Card>> Search::instead(const SearchAnswer& answer,
                                                     const SearchRequest& request) const {
  if (!answer.instead) return std::vector<catalogue::Card>{};
  return cards_of(answer.instead->rows, request);
}

}  // namespace souk::online::search
