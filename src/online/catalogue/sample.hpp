// Fills an empty store with a shop from a folder of JSON files (data/sample). What belongs to other rooms is
// handed to them as it is read.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engines/document/port.hpp"
#include "online/catalogue/product_line.hpp"
#include "online/shop/settings_store.hpp"

namespace souk::online::catalogue {

// Empty ones are passed over.
struct SampleSinks {
  std::function<Status(const json::value& line)> location;  // before any stock
  std::function<Status(const json::value& coupon)> coupon;
  std::function<Status(const std::vector<StockLine>& lines)> stock;  // some hundred lines at a time
};

struct SampleReport {
  std::size_t products = 0;
  std::size_t variants = 0;
  std::size_t categories = 0;
  std::size_t brands = 0;
  std::size_t collections = 0;
};

// kSettings: the shop's settings, locations and coupons only; for a retailer who brings a catalogue of their
// own.
enum class SampleScope { kSettings, kEverything };

// Writes the settings last: a load that was cut off is done again, because the shop does not exist before.
// Loading twice changes nothing. kNotFound "sample.missing" names the file; kInvalid "sample.invalid" the
// file and line.
Result<SampleReport> load_sample(const std::string& folder, engines::DocumentStore& store,
                                 shop::SettingsStore& settings, const SampleSinks& sinks,
                                 SampleScope scope = SampleScope::kEverything);

}  // namespace souk::online::catalogue
