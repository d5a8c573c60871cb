// A store in a folder of its own with one bucket, "goods", for the tests of this room.
#pragma once

#include <fstream>
#include <sstream>

#include "base/random.hpp"
#include "cloud/storage/digest.hpp"
#include "cloud/storage/encoding.hpp"
#include "cloud/storage/room.hpp"
#include "cloud/storage/store.hpp"
#include "engines/document/sqlite/store.hpp"
#include "engines/object/source.hpp"
#include "tests/support/result.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::storage {

// Not the same at any two places near each other.
inline std::string bytes_for_test(std::size_t size, std::uint64_t seed = 1) {
  std::string bytes(size, '\0');
  SeededRandom random{seed};
  random.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), size});
  return bytes;
}

inline std::string md5_for_test(std::string_view bytes) {
  return to_hex(digest_of(ChecksumKind::kMd5, bytes));
}

inline std::string read_file_for_test(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream all;
  all << file.rdbuf();
  return all.str();
}

using engines::TextSource;

inline Result<std::string> read_all_for_test(engines::ObjectSource& source) {
  return engines::read_all(source, 1U << 30U);
}

class StoreForTest {
 public:
  explicit StoreForTest(StorageSettings settings = {}) : settings_{std::move(settings)} {
    settings_.folder = folder_ / "blobs";
    open();
    EXPECT_TRUE(support::succeeds(storage_->make_bucket("goods", "me")));
  }
  ~StoreForTest() { close(); }

  Storage* operator->() { return storage_.get(); }
  Storage& operator*() { return *storage_; }
  ManualClock& clock() { return clock_; }
  engines::DocumentStore& index() { return *index_; }
  const std::filesystem::path& folder() const { return settings_.folder; }
  StorageSettings& settings() { return settings_; }

  void open() {
    index_ = support::value_of(engines::SqliteDocumentStore::open({.folder = folder_ / "index"}));
    storage_ = support::value_of(Storage::open(*index_, clock_, random_, settings_));
  }
  void close() {
    storage_.reset();
    index_.reset();
  }
  void reopen() {
    close();
    open();
  }

  PutRequest request(const std::string& bucket, const std::string& key) { return {.to = {bucket, key}}; }
  Result<Entry> put(PutRequest request, const std::string& body) {
    TextSource source{body};
    request.body.source = &source;
    return storage_->put(request);
  }
  Result<Entry> put(const std::string& bucket, const std::string& key, const std::string& body) {
    return put(request(bucket, key), body);
  }
  Result<PartInfo> put_part(const UploadPlace& place, int number, const std::string& body) {
    TextSource source{body};
    return storage_->put_part(place, number, {&source});
  }
  Result<std::string> read(const GetRequest& request) {
    auto opened = TRY(storage_->get(request));
    return read_all_for_test(*opened);
  }
  Result<std::string> get(const std::string& bucket, const std::string& key,
                          const std::optional<std::string>& version = {}) {
    return read({.from = {bucket, key, version}});
  }

  void wait_for_pool() {
    storage_->room().wait_for_all_behind();
    // Removals are short pieces of work; one behind all of them on every thread says that they are over.
    for (std::size_t i = 0; i < settings_.threads * 2; ++i)
      (void)storage_->room().blobs->pool().run([]() -> Status {
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
        return {};
      });
  }
  // Blobs in the folder of a tier, drafts too.
  std::size_t files(Tier tier) {
    wait_for_pool();
    std::size_t count = 0;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator{storage_->room().blobs->folder(tier)})
      count += entry.is_regular_file() ? 1 : 0;
    return count;
  }

 private:
  support::TempFolder folder_;
  StorageSettings settings_;
  ManualClock clock_;
  SystemRandom random_;
  std::unique_ptr<engines::SqliteDocumentStore> index_;
  std::unique_ptr<Storage> storage_;
};

}  // namespace souk::storage
