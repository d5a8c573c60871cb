// One Xapian database behind the port: a folder, one writer, as many readers as threads ask at once. Commits
// are not flushed to the disk one by one: a killed process loses nothing by that, and after a lost machine
// the engine does not trust the folder (state.hpp).
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engines/search/port.hpp"
#include "engines/search/xapian/postings.hpp"
#include "runtime/fiber/pool.hpp"

namespace souk::engines::search {

// Threads that wait for the disk in place of the callers' fibers.
struct Threads {
  runtime::Pool readers;
  runtime::Pool writer{"search-write", 1, 64};
  explicit Threads(std::size_t count) : readers{"search", count, 1'024} {}
};

class XapianIndex final : public SearchIndex {
 public:
  // Opens what is in `folder`, or makes an empty one. Throws Xapian::Error.
  XapianIndex(std::filesystem::path folder, Threads& threads, std::size_t cache_bytes);
  // Removes the folder when drop_at_end() was called.
  ~XapianIndex() override;

  Result<std::vector<std::uint32_t>> write(const IndexBatch& batch) override;
  Result<SearchFindings> find(const SearchQuery& query) override;
  Status each(const Visit& visit) override;
  Result<std::vector<TermCount>> terms(std::string_view prefix, std::size_t at_most) override;
  std::size_t document_count() const override { return document_count_.load(); }
  std::uint64_t revision() const override { return cache_.revision(); }
  std::size_t memory_bytes() const override { return cache_.size_bytes(); }

  const std::filesystem::path& folder() const { return folder_; }
  void drop_at_end() { drop_at_end_.store(true); }
  // Makes sure that everything written is on the disk itself.
  Status flush();

 private:
  struct Reader {
    Xapian::Database database;
    std::uint64_t revision = 0;
  };
  std::unique_ptr<Reader> lend();
  template <class F>
  auto with_reader(F work) -> std::invoke_result_t<F, const Xapian::Database&>;
  Result<std::vector<std::vector<PostingsPtr>>> lists_of(const SearchQuery& query);
  std::uint32_t put(const IndexedDocument& document, std::vector<std::string>& changed);
  void remove(const std::string& id, std::vector<std::string>& changed);
  void note_size();

  std::filesystem::path folder_;
  Threads& threads_;
  PostingCache cache_;
  std::mutex writing_;
  Xapian::WritableDatabase writer_;
  std::mutex lending_;
  std::vector<std::unique_ptr<Reader>> readers_;
  std::atomic<std::size_t> document_count_{0};
  std::atomic<std::uint32_t> last_number_{0};
  std::atomic<bool> drop_at_end_{false};
};

}  // namespace souk::engines::search
