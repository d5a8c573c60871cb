#include "online/search/simple_search.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "engines/document/collection.hpp"
#include "online/search/document.hpp"
#include "online/search/tokens.hpp"

namespace souk::online::search {

using catalogue::Snapshot;

namespace {

constexpr std::size_t kMaxWords = 24;
constexpr std::size_t kAllTextsUpTo = 50'000;

std::uint32_t tag_of(std::string_view sku) { return static_cast<std::uint32_t>(catalogue::sku_key(sku)); }

std::vector<std::string> query_words(std::string_view query) {
  auto words = tokens_of(query, Purpose::kQuery);
  std::set<std::string> seen;
  std::erase_if(words, [&](const std::string& word) { return !seen.insert(word).second; });
  if (words.size() > kMaxWords) words.resize(kMaxWords);
  return words;
}

}  // namespace

Error search_building() {
  Error error = unavailable("search.building", "The search is being prepared; try again in a moment.");
  error.retry_after_s = 1;
  return error;
}

Status SimpleSearch::rebuild(bool short_texts_only) {
  const auto snapshot = catalogue_.snapshot();
  auto built = std::make_shared<Built>();
  built->tags.resize(snapshot->row_count);
  const bool all_texts = !short_texts_only && snapshot->product_count <= kAllTextsUpTo;
  IndexBuilder builder;
  const engines::Collection<catalogue::Product> products{catalogue_.store(),
                                                         std::string{catalogue::kProducts}};
  std::string cursor;
  do {
    std::string next;
    for (const auto& stored : TRY(products.query({.limit = 500, .cursor = cursor}, &next))) {
      const auto row = snapshot->product_row(stored.id);
      if (!row) continue;  // newer than the snapshot: there will be another round
      built->tags[*row] = tag_of(stored.id);
      builder.add(*row, words_of(stored.value, *snapshot, all_texts),
                  static_cast<std::uint32_t>(stored.value.popularity));
    }
    cursor = std::move(next);
  } while (!cursor.empty());
  built->index = builder.finish();
  built_.store(std::move(built));
  return {};
}

bool SimpleSearch::is_current(const Built& built, const Snapshot& snapshot, RowId row, Instant now) {
  return row < snapshot.row_count && snapshot.row(row).revision > 0 && snapshot.visible(row, now) &&
         built.tags[row] == tag_of(snapshot.sku(row));
}

Result<Hits> SimpleSearch::find(const Snapshot& snapshot, std::string_view query, std::size_t wanted,
                                Instant now) const {
  const auto built = built_.load();
  if (!built) return fail(search_building());
  const auto visible = [&](RowId row) { return is_current(*built, snapshot, row, now); };
  if (const auto code = text::trim(query); code.find(' ') == std::string_view::npos) {
    auto exact = built->index.find({code_word(code)}, wanted, visible);
    if (exact.total > 0) return exact;
  }
  return built->index.find(query_words(query), wanted, visible);
}

Result<std::vector<RowId>> SimpleSearch::suggest(const Snapshot& snapshot, std::string_view query,
                                                 std::size_t limit, Instant now) const {
  const auto built = built_.load();
  if (!built) return fail(search_building());
  std::vector<RowId> rows;
  auto words = query_words(query);
  if (words.empty()) return rows;
  const std::string last = words.back();
  for (const auto& completion : built->index.complete(last, 3)) {
    words.back() = completion;
    const auto visible = [&](RowId row) { return is_current(*built, snapshot, row, now); };
    const auto hits = built->index.find(words, limit, visible);
    if (!hits.all_words && words.size() > 1) continue;
    for (const auto& hit : hits.best) {
      if (rows.size() < limit && std::find(rows.begin(), rows.end(), hit.row) == rows.end())
        rows.push_back(hit.row);
    }
  }
  return rows;
}

std::size_t SimpleSearch::memory_bytes() const {
  const auto built = built_.load();
  return built ? built->index.memory_bytes() + built->tags.capacity() * sizeof(std::uint32_t) : 0;
}

}  // namespace souk::online::search
