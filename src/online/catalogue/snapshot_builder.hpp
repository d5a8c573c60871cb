// Makes the next snapshot from the one before: a few changed products, or all of them at start. Not
// thread-safe; the base stays as it is. One builder takes each product once.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "online/catalogue/snapshot.hpp"

namespace souk::online::catalogue {

class SnapshotBuilder {
 public:
  SnapshotBuilder(const Snapshot& base, Names& names);

  const std::vector<Currency>& currencies() const { return next_->currencies; }

  // Adds the product or takes it in its new form; answers its row.
  RowId put(const Summary& summary);
  // Unknown ones are passed over.
  void remove(std::string_view sku);
  void set_categories(std::vector<Category> categories);
  void set_brands(std::vector<Brand> brands);
  void set_collections(std::vector<ProductCollection> collections);
  void set_redirects(std::unordered_map<std::string, std::string> redirects);

  std::shared_ptr<const Snapshot> finish();

 private:
  struct Touched {
    bool existed = false;
    Row old{};  // by value: its chunk is being replaced
    std::vector<SmallId> old_categories;
    std::vector<SmallId> old_collections;
  };

  Chunk& chunk_for(RowId id);
  RowId free_row();
  void touch(RowId id, bool existed);
  void drop_keys(RowId id);
  void set_timed(RowId id, const std::vector<Variant>& variants);
  void build_ancestors();
  std::vector<SmallId> with_ancestors(std::span<const SmallId> categories) const;
  void rebuild_all_groups();
  void update_groups();
  void update_group(RowListPtr& list, const RowList& joining, const std::vector<bool>& leaving) const;
  bool more_popular(RowId a, RowId b) const;

  Names& names_;
  std::unique_ptr<Snapshot> next_;
  std::map<std::size_t, std::unique_ptr<Chunk>> open_chunks_;
  std::vector<KeyIndex::Edit> key_edits_;
  std::map<RowId, Touched> touched_;
  std::vector<RowId> free_rows_;
  std::optional<std::unordered_map<RowId, std::vector<Variant>>> timed_;
  bool first_load_ = false;
  bool tree_changed_ = false;
};

}  // namespace souk::online::catalogue
