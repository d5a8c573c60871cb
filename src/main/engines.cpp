#include "main/engines.hpp"

#include "engines/document/upgrade/upgrade.hpp"

namespace souk::app {
namespace {

// What documents mean; a change that old data does not bear gets a migration and the next number.
constexpr std::int64_t kDataFormat = 1;
const std::vector<engines::upgrade::Migration> kMigrations{};

}  // namespace

Result<Engines> open_engines(const Settings& settings, const Clock& clock) {
  constexpr std::size_t kMebi = 1024 * 1024;
  Engines engines;
  engines.documents = TRY(engines::SqliteDocumentStore::open({.folder = settings.data.folder}));
  TRY(engines::upgrade::upgrade(*engines.documents, kMigrations, kDataFormat));
  engines.cache = std::make_unique<engines::InProcessCache>(
      clock, engines::InProcessCache::Settings{
                 .max_bytes = static_cast<std::size_t>(settings.data.session_cache_mib) * kMebi});
  return engines;
}

}  // namespace souk::app
