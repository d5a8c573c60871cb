#include "engines/search/check.hpp"

namespace souk::engines {
namespace {

constexpr std::size_t kMaxIdBytes = 100;
constexpr std::size_t kMaxPayloadBytes = std::size_t{1} << 20U;

bool is_term(std::string_view text) {
  return !text.empty() && text.size() <= kMaxTermBytes && text.find('\0') == std::string_view::npos;
}

Status check_id(std::string_view id) {
  if (!id.empty() && id.size() <= kMaxIdBytes && id.find('\0') == std::string_view::npos) return {};
  return fail(invalid("search.id", "A document's id has 1 to 100 bytes."));
}

}  // namespace

Status check_search_batch(const IndexBatch& batch) {
  if (batch.puts.size() + batch.removals.size() > kMaxDocumentsOfBatch)
    return fail(invalid("search.batch", "Write at most 5000 documents at once."));
  for (const auto& id : batch.removals) TRY(check_id(id));
  for (const auto& document : batch.puts) {
    TRY(check_id(document.id));
    if (document.payload.size() > kMaxPayloadBytes || document.terms.size() > kMaxTermsOfDocument)
      return fail(invalid("search.document", "A document has at most 20000 terms and 1 MiB of payload."));
    for (const auto& term : document.terms) {
      if (!is_term(term.text)) return fail(invalid("search.term", "A term has 1 to 120 bytes and no NUL."));
    }
  }
  return {};
}

Status check_search_query(const SearchQuery& query) {
  const auto refuse = [](std::string message) { return fail(invalid("search.query", std::move(message))); };
  if (query.words.size() > kMaxWordsOfQuery) return refuse("A query has at most 32 words.");
  if (query.limit > kMaxHits) return refuse("Ask for at most 1000 hits.");
  if (!(query.least_share > 0 && query.least_share <= 1)) return refuse("The share lies between 0 and 1.");
  for (const auto& word : query.words) {
    if (word.forms.size() > kMaxFormsOfWord) return refuse("A word has at most 24 forms.");
    if (!(word.weight >= 0 && word.weight <= 100)) return refuse("A word's weight lies between 0 and 100.");
    for (const auto& form : word.forms) {
      if (!is_term(form.text)) return refuse("A form has 1 to 120 bytes and no NUL.");
      if (!(form.weight >= 0 && form.weight <= 1)) return refuse("A form's weight lies between 0 and 1.");
    }
  }
  return {};
}

}  // namespace souk::engines
