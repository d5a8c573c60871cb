// Keeps the candidate index beside the catalogue: opens what is on the disk at start, follows the catalogue's
// changes in batches, and builds another index beside the one in service when words mean something else than
// before (a brand or category renamed, other field weights, another version of the analysis).
//
// Threads: one follows the changes, one builds. view() from anywhere. A crash at any point costs at most the
// building that was under way; documents whose revision differs from the catalogue's are written at start.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <unordered_map>

#include "engines/search/port.hpp"
#include "online/catalogue/catalogue.hpp"
#include "online/search/field_weights.hpp"
#include "online/search/tongue.hpp"
#include "online/search/view.hpp"

namespace souk::online::search {

class Indexer {
 public:
  Indexer(catalogue::Catalogue& catalogue, engines::SearchEngine& engine, Tongue& tongue);
  ~Indexer() { stop(); }

  // nullptr until the first index can be asked.
  std::shared_ptr<const View> view() const { return view_.load(); }
  void start();
  void stop();
  // Opens or builds on this thread, and takes in all changes; for commands and tests without threads.
  Status update_now();

  // The catalogue has another snapshot.
  void note(const catalogue::CatalogueChange& change);
  // Takes effect with the next index, which is begun at once.
  void set_weights(const FieldWeights& weights);
  // The dictionary has other words.
  void check_again();

  struct Progress {
    bool building = false;
    std::int64_t done = 0;  // products of the one being built
    std::int64_t total = 0;
    std::int64_t waiting = 0;    // changed products not yet searchable
    std::int64_t documents = 0;  // in the index in service
    std::string last_error;
  };
  Progress progress() const;

 private:
  struct Built {  // an index that is not yet in service
    std::shared_ptr<engines::SearchIndex> index;
    std::string stamp;
    std::vector<std::pair<std::uint32_t, ProfilePtr>> profiles;
  };
  void follow();
  void build_beside();
  Status open_existing();
  Result<std::shared_ptr<const View>> load(const std::shared_ptr<engines::SearchIndex>& index);
  Result<Built> build();
  Status build_if_wanted();
  Status adopt(Built built);
  Status take_changes(const std::set<std::string>& skus, bool everything);
  Status write_in_batches(const std::set<std::string>& skus);
  Status write(const std::set<std::string>& skus);
  void add_differing(std::set<std::string>& skus) const;
  void publish(std::shared_ptr<const View> view);
  Status learn_if_needed();
  Result<bool> wants_another();
  FieldWeights weights() const;
  bool stopping() const;
  void fail_with(std::string_view what, const Error& error);

  catalogue::Catalogue& catalogue_;
  engines::SearchEngine& engine_;
  Tongue& tongue_;
  std::atomic<std::shared_ptr<const View>> view_;
  std::mutex taking_;  // one writes and publishes at a time; guards the four below
  std::unordered_map<std::string, std::uint32_t> numbers_;  // by sku
  std::string stamp_;                                       // of the index in service
  std::set<std::string> since_build_;                       // changed while another index is being built
  bool keeping_ = false;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::set<std::string> dirty_;
  bool dirty_all_ = false;
  bool check_stamp_ = false;
  bool build_wanted_ = false;
  bool stopping_ = false;
  FieldWeights weights_;
  std::string last_error_;
  std::atomic<bool> building_{false};
  std::atomic<std::int64_t> built_count_{0};
  std::thread follower_;
  std::thread builder_;
};

}  // namespace souk::online::search
