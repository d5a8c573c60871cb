#include "main/engines.hpp"

namespace souk::app {

Result<Engines> open_engines(const Settings& settings, const Clock& clock) {
  constexpr std::size_t kMebi = 1024 * 1024;
  Engines engines;
  engines.documents = TRY(engines::SqliteDocumentStore::open({.folder = settings.data.folder}));
  engines.cache = std::make_unique<engines::InProcessCache>(
      clock, engines::InProcessCache::Settings{
                 .max_bytes = static_cast<std::size_t>(settings.data.session_cache_mib) * kMebi});
  return engines;
}

}  // namespace souk::app
