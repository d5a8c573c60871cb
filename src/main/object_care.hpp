// What goes on behind the object store's back in every program that has it open: the lifecycle and the
// scrubber, with their lines in the log and their metrics. One of each runs at a time: the store sees to it
// within a program, and only one program has its folder open.
#pragma once

#include "base/time.hpp"
#include "cloud/storage/prices.hpp"
#include "cloud/storage/store.hpp"
#include "main/background.hpp"
#include "main/settings.hpp"

namespace souk::app {

// Of objects.price_list, or the program's own. kInvalid "object.prices", kUnavailable "objects.price_list".
Result<storage::Prices> open_price_list(const Settings& settings, const std::string& share);

// All but the settings must outlive `background`.
void look_after_objects(storage::Storage& store, const Clock& clock, const ObjectsSection& settings,
                        storage::Prices prices, Background& background);

}  // namespace souk::app
