// The search port on Xapian: folders `index-<n>` beside a file `current.json` that names the one in service.
// Building happens in the next folder; adopting it is one rename of that file, so a crash at any point leaves
// either the old index or the new one, and what is left over is removed at the next start.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include "engines/search/port.hpp"

namespace souk::engines {

namespace search {
struct Threads;
class XapianIndex;
}  // namespace search

class XapianSearchEngine final : public SearchEngine {
 public:
  struct Settings {
    std::filesystem::path folder;  // empty: a folder of its own under the system's temporary ones
    std::size_t threads = 2;
    std::size_t cache_bytes = std::size_t{24} * 1024 * 1024;  // decoded lists of documents
  };

  static Result<std::unique_ptr<XapianSearchEngine>> open_folder(Settings settings);
  // Every index that it gave out must be gone, or unused from here on.
  ~XapianSearchEngine() override;

  Result<std::shared_ptr<SearchIndex>> open(std::string_view stamp) override;
  Result<std::shared_ptr<SearchIndex>> open_any() override;
  Result<std::shared_ptr<SearchIndex>> create() override;
  Status adopt(const std::shared_ptr<SearchIndex>& index, std::string_view stamp) override;

 private:
  explicit XapianSearchEngine(Settings settings);
  std::filesystem::path state_file() const { return settings_.folder / "current.json"; }
  Result<std::shared_ptr<SearchIndex>> open_current(const std::string* stamp);
  Result<std::shared_ptr<search::XapianIndex>> open_index(const std::string& name);
  void remove_leftovers() const;

  Settings settings_;
  bool temporary_ = false;
  std::unique_ptr<search::Threads> threads_;
  std::mutex mutex_;
  std::shared_ptr<search::XapianIndex> current_;
  std::shared_ptr<search::XapianIndex> beside_;
  std::string stamp_;
  int next_ = 1;
};

}  // namespace souk::engines
