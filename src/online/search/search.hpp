// Search over the catalogue: the room's front. It keeps the candidate index beside the snapshot
// (indexer.hpp), or a simple one in memory where there is no search engine, and answers requests from them.
// Until the first index is ready, searching answers kUnavailable "search.building" with a time to try again.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "online/catalogue/catalogue.hpp"
#include "online/search/answer_memo.hpp"
#include "online/search/finder.hpp"
#include "online/search/indexer.hpp"
#include "online/search/merchandising.hpp"
#include "online/search/prompter.hpp"
#include "online/search/request.hpp"
#include "online/search/simple_search.hpp"
#include "online/search/tongue.hpp"
#include "online/search/trial_counter.hpp"

namespace souk::online::search {

struct SearchPage {
  std::vector<catalogue::Card> cards;
  std::int64_t total = 0;
  bool all_words = true;  // false: too few products have all words, so those with some of them are there too
};

struct Suggestion {
  language::SuggestionKind kind = language::SuggestionKind::kProduct;
  std::string text;     // in the reader's language where it has one
  std::string slug;     // of a product, a category, a brand; empty for words to search for
  std::string picture;  // of a product: path below /media/
  std::string marked;   // `text` as HTML, what answers to the typed letters in <mark>
};

struct SuggestRequest {
  std::string_view typed;  // so far; empty: what many look for
  std::string_view language;
  Instant now;
  std::size_t limit = 8;          // at most language::kMaxSuggestions
  std::vector<std::string> mine;  // what this shopper searched for, the latest first; nothing keeps it
};

// What is decided once for a request, before it is answered.
struct Asked {
  std::shared_ptr<const RankingWeights>
      weights;  // a preview's, those of its side of the trial, or those in force
  // What the answer is remembered under (answer_memo.hpp); an empty key: it is not.
  std::string key{};
  std::string stamp{};
};

// kInvalid "search.too_long" and "search.not_utf8".
Status check_query(std::string_view query);

class Search {
 public:
  // Registers itself with the catalogue: make it before the catalogue starts. Without an engine the simple
  // index in memory answers alone.
  explicit Search(catalogue::Catalogue& catalogue, engines::SearchEngine* engine = nullptr);
  ~Search();

  // What staff decide is in force from its next reload(); before start(). With a counter, trials are held:
  // visitors are split, and those who search are counted.
  void obey(Merchandising& merchandising, TrialCounter* trials = nullptr);
  // What many ask is suggested, and named as related; before start().
  void hear(const Interest& interest);
  // Builds and follows changes in threads of its own.
  void start();
  void stop();
  // Builds and takes in all changes now, on this thread.
  Status rebuild();

  // kInvalid "search.empty" for a query without a word, "search.too_long" beyond 200 characters; kNotFound
  // "category.missing".
  Result<std::shared_ptr<const SearchAnswer>> answer(const SearchRequest& request) const;
  Result<std::shared_ptr<const SearchAnswer>> answer(const SearchRequest& request, const Asked& asked) const;
  // Counts the visitor for the trial under way, so once a search.
  Asked asked(const SearchRequest& request) const;
  // The products of a page of an answer, in order.
  Result<std::vector<catalogue::Card>> cards(const SearchAnswer& answer, const SearchRequest& request) const;

  Result<SearchPage> find(std::string_view query, const catalogue::PriceContext& prices, std::size_t offset,
                          std::size_t limit) const;
  // For what has been typed so far: written, as pinyin, by initials or by sound; from the middle, too. Where
  // nothing fits, products that have the words anywhere, else suggestions for what may have been meant.
  Result<std::vector<Suggestion>> suggest(const SuggestRequest& request) const;
  // What else to search for, at most kMaxRelated queries.
  Result<std::vector<std::string>> related(const SearchAnswer& answer, const SearchRequest& request) const;
  // The products of answer.instead, in order.
  Result<std::vector<catalogue::Card>> instead(const SearchAnswer& answer,
                                               const SearchRequest& request) const;

  void set_ranking(const RankingWeights& weights);
  RankingWeights ranking() const { return *ranking_.load(); }
  // Whether what a shopper likes counts in any order that somebody gets now.
  bool uses_affinity() const;
  LanguagePtr language() const { return tongue_.current(); }
  std::optional<Indexer::Progress> progress() const;
  std::size_t memory_bytes() const;

 private:
  void build_simple();
  std::shared_ptr<const RuleBook> book_for(const SearchRequest& request) const;
  Result<SearchAnswer> find_words(const FinderInputs& inputs, const SearchRequest& request) const;
  Result<std::vector<RowId>> completed_rows(const FinderInputs& inputs, std::string_view query,
                                            std::size_t limit, Instant now) const;
  Result<SearchAnswer> find_anew(const SearchRequest& request, const RankingWeights& weights) const;
  Result<std::vector<Suggestion>> suggest_anew(const SuggestRequest& request) const;
  Result<std::vector<Suggestion>> suggestions_of(const std::vector<language::Suggested>& found,
                                                 const Prompts& prompts, const SuggestRequest& request,
                                                 std::size_t limit) const;
  Result<std::vector<Suggestion>> suggest_by_words(const SuggestRequest& request,
                                                   const Prompts* prompts) const;
  Result<Instead> something_instead(const SearchRequest& request) const;
  Result<std::vector<catalogue::Card>> cards_of(const catalogue::RowList& rows,
                                                const SearchRequest& request) const;
  std::optional<RowId> row_of_code(const catalogue::Snapshot& snapshot, std::string_view code) const;
  std::string memo_stamp(const View* view) const;
  std::string memo_key(const SearchRequest& request, const RankingWeights& weights) const;
  std::shared_ptr<const RankingWeights> weights_for(const SearchRequest& request, bool* challenges) const;

  catalogue::Catalogue& catalogue_;
  Tongue tongue_;
  std::unique_ptr<Indexer> indexer_;
  SimpleSearch simple_;
  Prompter prompter_;
  const Interest* interest_ = nullptr;
  Merchandising* merchandising_ = nullptr;
  TrialCounter* trials_ = nullptr;
  std::atomic<std::shared_ptr<const LiveTrial>> trial_;
  mutable Memo<SearchAnswer> memo_;
  mutable Memo<std::vector<Suggestion>> suggested_;
  std::atomic<std::shared_ptr<const RankingWeights>> ranking_{std::make_shared<const RankingWeights>()};
  std::atomic<std::uint64_t> ranking_version_{0};
  std::mutex mutex_;
  std::condition_variable changed_;
  bool dirty_ = true;
  bool stopping_ = false;
  std::thread builder_;  // of the simple index
};

}  // namespace souk::online::search
