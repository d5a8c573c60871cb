#include "engines/search/xapian/index.hpp"

#include <fcntl.h>
#include <map>
#include <unistd.h>

#include "engines/search/check.hpp"
#include "engines/search/xapian/scorer.hpp"

namespace souk::engines::search {
namespace {

// Xapian's terms: words and ids do not meet.
std::string word_term(std::string_view text) { return "W" + std::string{text}; }
std::string id_term(std::string_view id) { return "Q" + std::string{id}; }

// A document's data: one byte for the length of the id, the id, the payload.
std::string data_of(const IndexedDocument& document) {
  std::string data;
  data.reserve(1 + document.id.size() + document.payload.size());
  data += static_cast<char>(document.id.size());
  return data + document.id + document.payload;
}

Error engine_error(const Xapian::Error& error) {
  return unavailable("search.engine", "The search index cannot be used at the moment.",
                     error.get_description());
}

// Xapian reports by exceptions.
template <class F>
auto guarded(F work) -> std::invoke_result_t<F> {
  try {
    return work();
  } catch (const Xapian::Error& error) {
    return fail(engine_error(error));
  }
}

constexpr int kHurriedAttempts = 4;

using TermWeights = std::map<std::string, std::uint32_t>;

TermWeights weights_of(const Xapian::Database& database, Xapian::docid number) {
  TermWeights weights;
  const auto end = database.termlist_end(number);
  for (auto at = database.termlist_begin(number); at != end; ++at) weights.emplace(*at, at.get_wdf());
  return weights;
}

void note_differences(const TermWeights& a, const TermWeights& b, std::vector<std::string>& changed) {
  for (const auto& [term, weight] : a) {
    const auto found = b.find(term);
    if (found == b.end() || found->second != weight) changed.push_back(term);
  }
  for (const auto& [term, weight] : b) {
    if (!a.contains(term)) changed.push_back(term);
  }
}

Xapian::docid number_of(const Xapian::Database& database, const std::string& term) {
  const auto at = database.postlist_begin(term);
  return at == database.postlist_end(term) ? 0 : *at;
}

}  // namespace

XapianIndex::XapianIndex(std::filesystem::path folder, Threads& threads, std::size_t cache_bytes)
    : folder_{std::move(folder)},
      threads_{threads},
      cache_{cache_bytes},
      writer_{folder_.string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS} {
  note_size();
}

XapianIndex::~XapianIndex() {
  readers_.clear();
  try {
    writer_.close();
  } catch (const Xapian::Error&) {  // every write was committed when it was answered
  }
  if (!drop_at_end_.load()) return;
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void XapianIndex::note_size() {
  document_count_.store(writer_.get_doccount());
  last_number_.store(writer_.get_lastdocid());
}

std::uint32_t XapianIndex::put(const IndexedDocument& document, std::vector<std::string>& changed) {
  TermWeights weights;
  for (const auto& term : document.terms) weights[word_term(term.text)] += term.weight;
  Xapian::Document entry;
  for (const auto& [term, weight] : weights) entry.add_term(term, weight);
  const auto id = id_term(document.id);
  entry.add_boolean_term(id);
  entry.set_data(data_of(document));
  const auto known = number_of(writer_, id);
  if (known == 0) {
    for (const auto& [term, weight] : weights) changed.push_back(term);
    return writer_.add_document(entry);
  }
  note_differences(weights_of(writer_, known), weights, changed);
  writer_.replace_document(known, entry);
  return known;
}

void XapianIndex::remove(const std::string& id, std::vector<std::string>& changed) {
  const auto number = number_of(writer_, id_term(id));
  if (number == 0) return;
  for (const auto& [term, weight] : weights_of(writer_, number)) changed.push_back(term);
  writer_.delete_document(number);
}

Result<std::vector<std::uint32_t>> XapianIndex::write(const IndexBatch& batch) {
  TRY(check_search_batch(batch));
  return threads_.writer.run([&] {
    return guarded([&]() -> Result<std::vector<std::uint32_t>> {
      const std::lock_guard lock{writing_};
      if (writer_.get_lastdocid() + batch.puts.size() > kMaxNumber)
        return fail(Error{.kind = ErrorKind::kLimit,
                          .code = "search.full",
                          .message = "The search index has used up its numbers; build it anew."});
      std::vector<std::string> changed;
      std::vector<std::uint32_t> numbers;
      writer_.begin_transaction();
      try {
        for (const auto& document : batch.puts) numbers.push_back(put(document, changed));
        for (const auto& id : batch.removals) remove(id, changed);
        writer_.commit_transaction();
      } catch (...) {  // all or nothing
        writer_.cancel_transaction();
        throw;
      }
      note_size();
      cache_.written(changed);
      return numbers;
    });
  });
}

template <class F>
auto XapianIndex::with_reader(F work) -> std::invoke_result_t<F, const Xapian::Database&> {
  return guarded([&]() -> std::invoke_result_t<F, const Xapian::Database&> {
    for (int attempt = 0;; ++attempt) {
      // Whoever is overtaken again and again by commits reads between two of them at last.
      std::unique_lock no_writes{writing_, std::defer_lock};
      if (attempt >= kHurriedAttempts) no_writes.lock();
      try {
        auto reader = lend();
        auto result = work(reader->database);
        const std::lock_guard lock{lending_};
        readers_.push_back(std::move(reader));
        return result;
      } catch (const Xapian::DatabaseModifiedError&) {
        if (no_writes.owns_lock()) throw;
      }
    }
  });
}

// A reader that sees the last write.
std::unique_ptr<XapianIndex::Reader> XapianIndex::lend() {
  std::unique_ptr<Reader> reader;
  {
    const std::lock_guard lock{lending_};
    if (!readers_.empty()) {
      reader = std::move(readers_.back());
      readers_.pop_back();
    }
  }
  const auto now = cache_.revision();
  if (reader == nullptr) return std::make_unique<Reader>(Reader{Xapian::Database{folder_.string()}, now});
  if (reader->revision != now) reader->database.reopen();
  reader->revision = now;
  return reader;
}

Result<std::vector<std::vector<PostingsPtr>>> XapianIndex::lists_of(const SearchQuery& query) {
  std::vector<std::vector<PostingsPtr>> lists(query.words.size());
  std::vector<std::pair<PostingsPtr*, std::string>> missing;
  const auto revision = cache_.revision();
  for (std::size_t i = 0; i < query.words.size(); ++i) {
    lists[i].resize(query.words[i].forms.size());
    for (std::size_t form = 0; form < lists[i].size(); ++form) {
      auto term = word_term(query.words[i].forms[form].text);
      lists[i][form] = cache_.get(term);
      if (lists[i][form] == nullptr) missing.emplace_back(&lists[i][form], std::move(term));
    }
  }
  if (missing.empty()) return lists;
  TRY(threads_.readers.run([&]() -> Status {
    return with_reader([&](const Xapian::Database& database) -> Status {
      for (const auto& [place, term] : missing) {
        *place = read_postings(database, term);
        cache_.put(term, *place, revision);
      }
      return {};
    });
  }));
  return lists;
}

Result<SearchFindings> XapianIndex::find(const SearchQuery& query) {
  TRY(check_search_query(query));
  const auto lists = TRY(lists_of(query));
  return score(query, lists, document_count_.load(), last_number_.load());
}

Status XapianIndex::each(const Visit& visit) {
  return with_reader([&](const Xapian::Database& database) -> Status {
    const auto end = database.postlist_end("");
    for (auto at = database.postlist_begin(""); at != end; ++at) {
      const auto data = database.get_document(*at, Xapian::DOC_ASSUME_VALID).get_data();
      const std::string_view text{data};
      if (text.empty()) continue;
      const auto id_size = static_cast<unsigned char>(text.front());
      if (text.size() < 1U + id_size) continue;
      TRY(visit(*at, text.substr(1, id_size), text.substr(1U + id_size)));
    }
    return {};
  });
}

Result<std::vector<SearchIndex::TermCount>> XapianIndex::terms(std::string_view prefix, std::size_t at_most) {
  return threads_.readers.run([&] {
    return with_reader([&](const Xapian::Database& database) -> Result<std::vector<TermCount>> {
      std::vector<TermCount> found;
      const auto from = word_term(prefix);
      const auto end = database.allterms_end(from);
      for (auto at = database.allterms_begin(from); at != end && found.size() < at_most; ++at)
        found.push_back({(*at).substr(1), static_cast<std::int64_t>(at.get_termfreq())});
      return found;
    });
  });
}

Status XapianIndex::flush() {
  const std::lock_guard lock{writing_};
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator{folder_, error}) {
    const int file = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
    const bool done = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!done) return fail(unavailable("search.engine", "The search index cannot be written.", entry.path()));
  }
  if (error) return fail(unavailable("search.engine", "The search index cannot be read.", error.message()));
  return {};
}

}  // namespace souk::engines::search
