#include "online/search/search.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "engines/document/collection.hpp"
#include "online/search/document.hpp"
#include "online/search/tokens.hpp"

namespace souk::online::search {

using catalogue::Browse;
using catalogue::Snapshot;

namespace {

constexpr std::size_t kMaxQueryBytes = 800;
constexpr std::size_t kMaxQueryLength = 200;
constexpr std::size_t kMaxWords = 24;
constexpr std::size_t kAllTextsUpTo = 50'000;

std::uint32_t tag_of(std::string_view sku) { return static_cast<std::uint32_t>(catalogue::sku_key(sku)); }

Error building() {
  Error error = unavailable("search.building", "The search is being prepared; try again in a moment.");
  error.retry_after_s = 1;
  return error;
}

Status check_query(std::string_view query) {
  if (query.size() > kMaxQueryBytes || text::length(query) > kMaxQueryLength) {
    return fail(invalid("search.too_long", "Search for at most 200 characters."));
  }
  if (!text::is_valid_utf8(query)) return fail(invalid("search.not_utf8", "The query is not valid UTF-8."));
  return {};
}

}  // namespace

Search::Search(catalogue::Catalogue& catalogue) : catalogue_{catalogue} {
  catalogue.observe([this](const catalogue::CatalogueChange&) {
    const std::lock_guard lock{mutex_};
    dirty_ = true;
    changed_.notify_all();
  });
}

Search::~Search() { stop(); }

void Search::start() {
  builder_ = std::thread{[this] { build_in_background(); }};
}

void Search::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
    changed_.notify_all();
  }
  if (builder_.joinable()) builder_.join();
}

// At most a tenth of one core goes into building anew while changes keep coming.
void Search::build_in_background() {
  std::unique_lock lock{mutex_};
  while (!stopping_) {
    changed_.wait(lock, [this] { return dirty_ || stopping_; });
    if (stopping_) return;
    dirty_ = false;
    lock.unlock();
    const auto started = std::chrono::steady_clock::now();
    const bool done = rebuild().has_value();
    const auto took = std::chrono::steady_clock::now() - started;
    lock.lock();
    if (!done) dirty_ = true;
    changed_.wait_for(lock, took * 9 + milliseconds{200}, [this] { return stopping_; });
  }
}

Status Search::rebuild() {
  const auto snapshot = catalogue_.snapshot();
  const bool all_texts = snapshot->product_count <= kAllTextsUpTo;
  auto built = std::make_shared<Built>();
  built->version = snapshot->version;
  built->tags.resize(snapshot->row_count);
  IndexBuilder builder;
  const engines::Collection<catalogue::Product> products{catalogue_.store(),
                                                         std::string{catalogue::kProducts}};
  std::string cursor;
  do {
    std::string next;
    auto page = products.query({.limit = 500, .cursor = cursor}, &next);
    if (!page) return fail(std::move(page).error());
    for (const auto& stored : *page) {
      const auto row = snapshot->product_row(stored.id);
      if (!row) continue;  // newer than the snapshot: there will be another round
      built->tags[*row] = tag_of(stored.id);
      builder.add(*row, search::words_of(stored.value, *snapshot, all_texts),
                  static_cast<std::uint32_t>(stored.value.popularity));
    }
    cursor = std::move(next);
  } while (!cursor.empty());
  built->index = builder.finish();
  built_.store(std::move(built));
  return {};
}

bool Search::is_current(const Built& built, const Snapshot& snapshot, RowId row, Instant now) const {
  return row < snapshot.row_count && snapshot.row(row).revision > 0 && snapshot.visible(row, now) &&
         built.tags[row] == tag_of(snapshot.sku(row));
}

std::vector<std::string> Search::words_of(std::string_view query) const {
  auto words = tokens_of(query, Purpose::kQuery);
  std::set<std::string> seen;
  std::erase_if(words, [&](const std::string& word) { return !seen.insert(word).second; });
  if (words.size() > kMaxWords) words.resize(kMaxWords);
  return words;
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

Hits Search::hits_for(const Built& built, const Snapshot& snapshot, std::string_view query,
                      std::size_t wanted, Instant now) const {
  const auto visible = [&](RowId row) { return is_current(built, snapshot, row, now); };
  if (const auto code = text::trim(query); code.find(' ') == std::string_view::npos) {
    if (const auto row = row_of_code(snapshot, code); row && visible(*row)) return {{{*row, 1}}, 1, true};
    auto exact = built.index.find({code_word(code)}, wanted, visible);
    if (exact.total > 0) return exact;
  }
  return built.index.find(words_of(query), wanted, visible);
}

Result<SearchPage> Search::find(std::string_view query, const catalogue::PriceContext& prices,
                                std::size_t offset, std::size_t limit) const {
  TRY(check_query(query));
  if (words_of(query).empty())
    return fail(invalid("search.empty", "Write at least one word to search for in `q`."));
  const auto built = built_.load();
  if (!built) return fail(building());
  const auto snapshot = catalogue_.snapshot();
  const auto hits = hits_for(*built, *snapshot, query, offset + limit, prices.at);
  SearchPage page{.cards = {}, .total = hits.total, .all_words = hits.all_words};
  catalogue::RowList rows;
  for (std::size_t i = offset; i < hits.best.size(); ++i) rows.push_back(hits.best[i].row);
  const Browse browse{catalogue_};
  for (const auto& product : TRY(catalogue_.products(*snapshot, rows)))
    page.cards.push_back(browse.card(*product, prices));
  return page;
}

Result<std::vector<Suggestion>> Search::suggest(std::string_view query, std::string_view language,
                                                Instant now, std::size_t limit) const {
  TRY(check_query(query));
  const auto built = built_.load();
  if (!built) return fail(building());
  auto words = words_of(query);
  std::vector<Suggestion> suggestions;
  if (words.empty()) return suggestions;
  const auto snapshot = catalogue_.snapshot();
  const std::string last = words.back();
  auto completions = built->index.complete(last, 3);
  if (completions.empty()) return suggestions;
  std::set<RowId> seen;
  for (const auto& completion : completions) {
    words.back() = completion;
    const auto visible = [&](RowId row) { return is_current(*built, *snapshot, row, now); };
    const auto hits = built->index.find(words, limit, visible);
    if (!hits.all_words && words.size() > 1) continue;
    for (const auto& hit : hits.best) {
      if (suggestions.size() >= limit || !seen.insert(hit.row).second) continue;
      const auto product = catalogue_.product(*snapshot, hit.row);
      if (!product) continue;
      const auto& media = (*product)->media;
      suggestions.push_back({std::string{text_in((*product)->name, language)}, (*product)->slug,
                             media.empty() ? std::string{} : media.front().path});
    }
  }
  return suggestions;
}

std::size_t Search::memory_bytes() const {
  const auto built = built_.load();
  return built ? built->index.memory_bytes() + built->tags.capacity() * sizeof(std::uint32_t) : 0;
}

}  // namespace souk::online::search
