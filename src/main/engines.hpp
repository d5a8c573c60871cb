// The engines that the settings ask for. The only place, with the tests, that knows an adapter by name.
#pragma once

#include <memory>

#include "base/random.hpp"
#include "base/time.hpp"
#include "engines/cache/inprocess/cache.hpp"
#include "engines/document/sqlite/store.hpp"
#include "engines/mail/port.hpp"
#include "engines/object/port.hpp"
#include "engines/search/port.hpp"
#include "main/object_room.hpp"
#include "main/settings.hpp"

namespace souk::app {

struct Engines {
  std::unique_ptr<engines::SqliteDocumentStore> documents;
  std::unique_ptr<engines::InProcessCache> cache;
  std::unique_ptr<engines::Mail> mail;
  std::unique_ptr<engines::SearchEngine> search;
  std::unique_ptr<ObjectRoom> object_room;  // absent where another S3 is set
  std::unique_ptr<engines::ObjectStore> objects;
};

Result<Engines> open_engines(const Settings& settings, const Clock& clock);

}  // namespace souk::app
