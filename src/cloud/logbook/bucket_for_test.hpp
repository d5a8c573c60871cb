// A bucket in a folder, for processes that are killed: only what the logbook calls. A file a key, its slashes
// written as "|"; put is durable by write, fsync and rename, and may be told to fail or to kill the process.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

#include <gtest/gtest.h>

#include "cloud/logbook/pack.hpp"
#include "engines/object/source.hpp"
#include "runtime/file/durable_file.hpp"
#include "tests/support/result.hpp"

namespace souk::cloud::logbook {

class FolderBucket final : public engines::ObjectStore {
 public:
  explicit FolderBucket(std::filesystem::path folder) : folder_{std::move(folder)} {
    std::filesystem::create_directories(folder_);
  }
  std::function<void()> after_put;  // durable, and nobody knows it yet
  std::int64_t other_bytes = 0;     // puts that found the key with other bytes

  Status ensure_bucket(std::string_view) override { return {}; }
  Result<engines::ObjectInfo> put(std::string_view, std::string_view key, engines::ObjectSource& body,
                                  const engines::PutOptions&) override {
    const auto bytes = TRY(engines::read_all(body, 1U << 30U));
    const auto before = bytes_of(key);
    if (!before.empty() && before != bytes) ++other_bytes;
    if (runtime::write_durably(file_of(key), bytes)) return fail(unavailable("object.unavailable", "no"));
    if (after_put) after_put();
    return engines::ObjectInfo{.key = std::string{key}};
  }
  std::vector<std::string> keys() const {
    std::vector<std::string> all;
    for (const auto& entry : std::filesystem::directory_iterator{folder_}) {
      auto key = entry.path().filename().string();
      if (key.starts_with('.')) continue;  // being written when its process was killed
      std::replace(key.begin(), key.end(), '|', '/');
      all.push_back(key);
    }
    std::sort(all.begin(), all.end());
    return all;
  }
  std::string bytes_of(std::string_view key) const {
    std::ifstream in{file_of(key), std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
  }
  Result<engines::ObjectPage> list(std::string_view, const engines::ObjectQuery&) override {
    return engines::ObjectPage{};
  }

  Result<std::unique_ptr<engines::ObjectReader>> get(std::string_view, std::string_view,
                                                     const engines::ByteRange&) override {
    return fail(no());
  }
  Result<std::optional<engines::ObjectInfo>> head(std::string_view, std::string_view) override {
    return fail(no());
  }
  Status erase(std::string_view, std::string_view) override { return fail(no()); }
  Result<engines::ObjectInfo> copy(std::string_view, std::string_view, std::string_view) override {
    return fail(no());
  }
  Result<std::string> begin_upload(std::string_view, std::string_view, const engines::PutOptions&) override {
    return fail(no());
  }
  Result<engines::ObjectPart> put_part(std::string_view, std::string_view, std::string_view, int,
                                       engines::ObjectSource&, std::int64_t) override {
    return fail(no());
  }
  Result<std::vector<engines::ObjectPart>> parts(std::string_view, std::string_view,
                                                 std::string_view) override {
    return fail(no());
  }
  Result<engines::ObjectInfo> complete_upload(std::string_view, std::string_view, std::string_view,
                                              const std::vector<engines::ObjectPart>&) override {
    return fail(no());
  }
  Status abort_upload(std::string_view, std::string_view, std::string_view) override { return fail(no()); }
  Result<std::string> presign(engines::PresignedMethod, std::string_view, std::string_view,
                              std::chrono::seconds, std::string_view, int) override {
    return fail(no());
  }

 private:
  static Error no() { return bug("test.no", "the logbook does not call this"); }
  std::filesystem::path file_of(std::string_view key) const {
    std::string name{key};
    std::replace(name.begin(), name.end(), '/', '|');
    return folder_ / name;
  }
  std::filesystem::path folder_;
};

// All lines of a packed batch.
inline std::vector<std::string> lines_of(const std::string& packed) {
  engines::TextSource source{packed};
  LineReader reader{source, true};
  std::vector<std::string> lines;
  for (;;) {
    const auto line = reader.next();
    EXPECT_TRUE(support::succeeds(line));
    if (!line || !*line) return lines;
    lines.emplace_back(**line);
  }
}

}  // namespace souk::cloud::logbook
