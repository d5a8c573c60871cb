// The shop's settings in the document store, with the copy in memory that everybody reads.
#pragma once

#include <atomic>
#include <memory>

#include "engines/document/collection.hpp"
#include "online/shop/settings.hpp"

namespace souk::online::shop {

inline constexpr std::string_view kSettingsCollection = "shop_settings";

class SettingsStore {
 public:
  explicit SettingsStore(engines::DocumentStore& store);

  // Declares the collection and reads the document; a store without one keeps the built-in defaults.
  Status open();
  // Reads the document again; whoever follows the change feed calls it.
  Status reload();
  // Never nullptr. Cheap: hold the pointer for the length of a request.
  std::shared_ptr<const Settings> get() const { return current_.load(); }
  // The revision that a save must name; 0 before the first one.
  std::int64_t revision() const { return revision_.load(); }
  // Whether the shop has been set up at all.
  bool exists() const { return revision() > 0; }
  // kInvalid "shop.invalid"; kConflict "document.changed" when somebody else saved since `revision`.
  Status save(Settings settings, std::int64_t revision);

 private:
  engines::Collection<Settings> documents_;
  std::atomic<std::shared_ptr<const Settings>> current_;
  std::atomic<std::int64_t> revision_{0};
};

}  // namespace souk::online::shop
