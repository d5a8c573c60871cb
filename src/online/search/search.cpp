#include "online/search/search.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/search/category_shelf.hpp"
#include "online/search/index_document.hpp"
#include "online/search/pipeline.hpp"
#include "online/search/tokens.hpp"

namespace souk::online::search {

using catalogue::Browse;
using catalogue::Snapshot;

Status check_query(std::string_view query) {
  constexpr std::size_t kMaxQueryBytes = 800;
  constexpr std::size_t kMaxQueryLength = 200;
  if (query.size() > kMaxQueryBytes || text::length(query) > kMaxQueryLength)
    return fail(invalid("search.too_long", "Search for at most 200 characters."));
  if (!text::is_valid_utf8(query)) return fail(invalid("search.not_utf8", "The query is not valid UTF-8."));
  return {};
}

Search::Search(catalogue::Catalogue& catalogue, engines::SearchEngine* engine)
    : catalogue_{catalogue},
      tongue_{catalogue},
      indexer_{engine == nullptr ? nullptr : std::make_unique<Indexer>(catalogue, *engine, tongue_)},
      simple_{catalogue},
      prompter_{catalogue, tongue_} {
  catalogue.observe([this](const catalogue::CatalogueChange& change) {
    if (indexer_ != nullptr) indexer_->note(change);
    prompter_.note();
    const std::lock_guard lock{mutex_};
    dirty_ = true;
    changed_.notify_all();
  });
}

Search::~Search() { stop(); }

void Search::start() {
  if (indexer_ != nullptr) indexer_->start();
  builder_ = std::thread{[this] { build_simple(); }};
  prompter_.start();
}

void Search::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
    changed_.notify_all();
  }
  prompter_.stop();
  if (builder_.joinable()) builder_.join();
  if (indexer_ != nullptr) indexer_->stop();
}

// Without an engine: again after changes, at most a tenth of one core. With one: only until its index is
// there.
void Search::build_simple() {
  constexpr milliseconds kGrace{300};  // an index on the disk is open by then
  std::unique_lock lock{mutex_};
  if (indexer_ != nullptr) changed_.wait_for(lock, kGrace, [this] { return stopping_; });
  while (!stopping_) {
    if (indexer_ != nullptr && indexer_->view() != nullptr) {
      simple_.drop();
      return;
    }
    const bool build = std::exchange(dirty_, false);
    lock.unlock();
    const auto started = std::chrono::steady_clock::now();
    const bool done = !build || simple_.rebuild(indexer_ != nullptr).has_value();
    const auto took = std::chrono::steady_clock::now() - started;
    lock.lock();
    if (!done) dirty_ = true;
    changed_.wait_for(lock, took * 9 + milliseconds{200}, [this] { return stopping_; });
    if (indexer_ == nullptr) changed_.wait(lock, [this] { return dirty_ || stopping_; });
  }
}

Status Search::rebuild() {
  TRY(indexer_ != nullptr ? indexer_->update_now() : simple_.rebuild());
  return prompter_.rebuild();
}

void Search::hear(const Interest& interest) {
  interest_ = &interest;
  prompter_.hear(interest);
}

void Search::obey(Merchandising& merchandising, TrialCounter* trials) {
  merchandising_ = &merchandising;
  trials_ = trials;
  merchandising.on_settings([this](const Merchandising::Decisions& decided) {
    set_ranking(decided.ranking);
    if (trials_ != nullptr) {
      trials_->follow(decided.trial);
      trial_.store(decided.trial ? std::make_shared<const LiveTrial>(*decided.trial) : nullptr);
    }
    tongue_.set_dictionary(decided.dictionary);
    merchandising_->speak(tongue_.current());
    if (indexer_ == nullptr) return;
    indexer_->set_weights(decided.fields);
    indexer_->check_again();
  });
}

void Search::set_ranking(const RankingWeights& weights) {
  ranking_.store(std::make_shared<const RankingWeights>(weights));
  ranking_version_.fetch_add(1);
}

bool Search::uses_affinity() const {
  const auto trial = trial_.load();
  return ranking_.load()->affinity != 0 || (trial != nullptr && trial->challenger->affinity != 0);
}

std::optional<Indexer::Progress> Search::progress() const {
  if (indexer_ == nullptr) return std::nullopt;
  return indexer_->progress();
}

// By the code of a product or a variant, as written or in capitals: nobody types codes with care.
std::optional<RowId> Search::row_of_code(const Snapshot& snapshot, std::string_view code) const {
  std::string capitals{code};
  for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  for (const std::string_view spelling : {code, std::string_view{capitals}}) {
    if (const auto product = catalogue_.find_by_sku(snapshot, spelling))
      return snapshot.product_row((*product)->sku);
  }
  return std::nullopt;
}

std::string Search::memo_stamp(const View* view) const {
  return fmt::format("{}/{}/{}", view == nullptr ? 0 : view->index->revision(),
                     catalogue_.snapshot()->version, catalogue_.stock_version());
}

// A decision of staff is in force at once, whatever is remembered. What a shopper likes tells answers apart
// only where it counts.
std::string Search::memo_key(const SearchRequest& request, const RankingWeights& weights) const {
  auto key = memo_key_of(request) + '\x1d' + std::to_string(ranking_version_.load()) + '/' +
             std::to_string(merchandising_ == nullptr ? 0 : merchandising_->version());
  if (weights.affinity == 0) return key;
  for (const auto* liked : {&request.liked_brands, &request.liked_categories}) {
    key += '\x1d';
    for (const auto& slug : *liked) key += slug + '\x1f';
  }
  return key;
}

std::shared_ptr<const RankingWeights> Search::weights_for(const SearchRequest& request,
                                                          bool* challenges) const {
  if (request.weights != nullptr) return request.weights;
  const auto trial = request.visitor.empty() ? nullptr : trial_.load();
  if (trial == nullptr) return ranking_.load();
  trials_->searched(request.visitor);
  *challenges = gets_challenger(visitor_hash(trial->id, request.visitor), trial->share_permille);
  return *challenges ? trial->challenger : ranking_.load();
}

Result<SearchAnswer> Search::find_words(const FinderInputs& inputs, const SearchRequest& request) const {
  const auto language = request.tongue != nullptr ? request.tongue : tongue_.current();
  return run_pipeline({inputs, *language, book_for(request)}, request);
}

std::shared_ptr<const RuleBook> Search::book_for(const SearchRequest& request) const {
  if (request.book != nullptr || merchandising_ == nullptr) return request.book;
  return merchandising_->book();
}

Result<SearchAnswer> Search::find_anew(const SearchRequest& request, const RankingWeights& weights) const {
  const auto view = indexer_ == nullptr ? nullptr : indexer_->view();
  const auto snapshot = catalogue_.snapshot();
  const FinderInputs inputs{&catalogue_, snapshot.get(), view.get(), &weights, nullptr};
  const auto now = request.listing.prices.at;
  const auto code = text::trim(request.query);
  if (code.empty() && request.everything) return whole_shelf(inputs, book_for(request).get(), request);
  if (!code.empty() && code.find(' ') == std::string_view::npos) {
    const auto row = row_of_code(*snapshot, code);
    if (row && snapshot->visible(*row, now)) return answer_rows(inputs, {*row}, request);
  }
  if (view != nullptr && !code.empty() && code.find(' ') == std::string_view::npos &&
      code.size() <= engines::kMaxTermBytes / 2) {
    QueryPlan barcode;
    barcode.add(code_term(code));
    auto exact = TRY(find_by_plan(inputs, barcode, request));
    if (exact.total > 0) return exact;
  }
  if (view != nullptr) return find_words(inputs, request);
  if (tokens_of(request.query, Purpose::kQuery).empty()) return fail(no_word());
  const auto hits = TRY(simple_.find(*snapshot, request.query, snapshot->row_count, now));
  std::vector<RowId> rows;
  for (const auto& hit : hits.best) rows.push_back(hit.row);
  auto answer = TRY(answer_rows(inputs, std::move(rows), request));
  answer.all_words = hits.all_words;
  return answer;
}

Asked Search::asked(const SearchRequest& request) const {
  bool challenges = false;
  Asked asked{.weights = weights_for(request, &challenges)};
  const auto view = indexer_ == nullptr ? nullptr : indexer_->view();
  if (view == nullptr || request.explain || request.weights != nullptr || request.book != nullptr ||
      request.tongue != nullptr)
    return asked;
  asked.key = memo_key(request, *asked.weights) + (challenges ? "b" : "a");
  asked.stamp = memo_stamp(view.get());
  return asked;
}

Result<std::shared_ptr<const SearchAnswer>> Search::answer(const SearchRequest& request) const {
  return answer(request, asked(request));
}

Result<std::shared_ptr<const SearchAnswer>> Search::answer(const SearchRequest& request,
                                                           const Asked& asked) const {
  TRY(check_query(request.query));
  const auto started = std::chrono::steady_clock::now();
  const bool remembers = !asked.key.empty();
  if (remembers) {
    if (auto known = memo_.get(asked.key, asked.stamp, started)) return known;
  }
  auto found = std::make_shared<SearchAnswer>(TRY(find_anew(request, *asked.weights)));
  if (found->total == 0 && found->redirect.empty()) found->instead = TRY(something_instead(request));
  if (found->explanation != nullptr) {
    auto explanation = std::make_shared<Explanation>(*found->explanation);
    const auto took = std::chrono::steady_clock::now() - started;
    explanation->took_us = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    found->explanation = std::move(explanation);
  }
  if (remembers) memo_.put(asked.key, asked.stamp, started, found);
  return std::shared_ptr<const SearchAnswer>{std::move(found)};
}

Result<std::vector<catalogue::Card>> Search::cards(const SearchAnswer& answer,
                                                   const SearchRequest& request) const {
  const auto from = std::min(request.offset, answer.rows.size());
  const auto until = std::min(request.offset + request.limit, answer.rows.size());
  return cards_of({answer.rows.begin() + static_cast<std::ptrdiff_t>(from),
                   answer.rows.begin() + static_cast<std::ptrdiff_t>(until)},
                  request);
}

Result<std::vector<catalogue::Card>> Search::cards_of(const catalogue::RowList& wanted,
                                                      const SearchRequest& request) const {
  const auto snapshot = catalogue_.snapshot();
  catalogue::RowList rows;
  for (const auto row : wanted)
    if (row < snapshot->row_count && snapshot->row(row).revision > 0) rows.push_back(row);
  const Browse browse{catalogue_};
  std::vector<catalogue::Card> cards;
  for (const auto& product : TRY(catalogue_.listed(*snapshot, rows))) {
    if (is_visible(*product, request.listing.prices.at))
      cards.push_back(browse.card(*product, request.listing.prices));
  }
  catalogue::tell_stores(catalogue_, *snapshot, request.listing.stores, cards);
  return cards;
}

Result<SearchPage> Search::find(std::string_view query, const catalogue::PriceContext& prices,
                                std::size_t offset, std::size_t limit) const {
  SearchRequest request{.query = std::string{query}, .offset = offset, .limit = limit};
  request.listing.prices = prices;
  const auto found = TRY(answer(request));
  return SearchPage{TRY(cards(*found, request)), found->total, found->all_words};
}

std::size_t Search::memory_bytes() const {
  const auto view = indexer_ == nullptr ? nullptr : indexer_->view();
  return simple_.memory_bytes() + tongue_.current()->memory_bytes() + prompter_.memory_bytes() +
         (view == nullptr ? 0 : view->memory_bytes());
}

}  // namespace souk::online::search
