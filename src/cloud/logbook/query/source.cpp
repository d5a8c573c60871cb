#include "cloud/logbook/query/source.hpp"

#include <algorithm>
#include <fstream>

#include "cloud/logbook/pack.hpp"

namespace souk::cloud::logbook {
namespace {

// The reader of an object, as the plain source that a query wants.
Result<std::unique_ptr<engines::ObjectSource>> open_object(engines::ObjectStore& store,
                                                           const std::string& bucket,
                                                           const std::string& key) {
  auto reader = TRY(store.get(bucket, key, {}));
  if (reader == nullptr) return nullptr;  // it expired meanwhile
  return std::unique_ptr<engines::ObjectSource>{std::move(reader)};
}

void sort_by_name(std::vector<Batch>& all) {
  std::sort(all.begin(), all.end(), [](const Batch& a, const Batch& b) { return a.name < b.name; });
}

}  // namespace

Status BucketAndSpool::add_shipped(Kind kind, std::int64_t hour, std::vector<Batch>& all) const {
  engines::ObjectQuery query{.prefix = prefix_of(kind, hour)};
  do {
    const auto page = store_->list(bucket_, query);
    if (!page && page.error().code == "object.no_bucket") return {};  // nothing was shipped yet
    if (!page) return fail(page.error());
    for (const auto& object : page->objects) {
      auto name = parse_key(object.key);
      if (!name) continue;
      all.push_back({std::move(*name), object.size_bytes, true,
                     [this, key = object.key] { return open_object(*store_, bucket_, key); }});
    }
    query.cursor = page->next_cursor;
  } while (!query.cursor.empty());
  return {};
}

Result<std::vector<Batch>> BucketAndSpool::batches(Kind kind, std::int64_t hour) const {
  std::vector<Batch> all;
  // The spool first: what leaves it meanwhile is in the bucket then.
  std::string instance;
  std::ifstream{spool_ / "instance"} >> instance;
  for (const auto& part : Spool::look(spool_ / std::string{enum_name(kind)}, kind, instance, hour)) {
    auto file = FileSource::open(part.file);
    if (!file) continue;  // shipped this moment
    auto opened = std::make_shared<std::unique_ptr<FileSource>>(std::move(*file));
    all.push_back(
        {part.name, part.size_bytes, part.packed,
         [opened]() -> Result<std::unique_ptr<engines::ObjectSource>> { return std::move(*opened); }});
  }
  std::vector<Batch> shipped;
  if (store_ != nullptr) TRY(add_shipped(kind, hour, shipped));
  for (auto& batch : shipped) {
    const bool known =
        std::any_of(all.begin(), all.end(), [&](const Batch& one) { return one.name == batch.name; });
    if (!known) all.push_back(std::move(batch));
  }
  sort_by_name(all);
  return all;
}

Result<std::vector<Batch>> FolderOfBatches::batches(Kind kind, std::int64_t hour) const {
  std::vector<Batch> all;
  const auto prefix = prefix_of(kind, hour);
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator{folder_ / prefix, error}) {
    auto name = parse_key(prefix + entry.path().filename().string());
    if (!name) continue;
    all.push_back({std::move(*name), static_cast<std::int64_t>(entry.file_size(error)), true,
                   [path = entry.path()]() -> Result<std::unique_ptr<engines::ObjectSource>> {
                     auto file = TRY(FileSource::open(path));
                     return std::unique_ptr<engines::ObjectSource>{std::move(file)};
                   }});
  }
  sort_by_name(all);
  return all;
}

}  // namespace souk::cloud::logbook
