// A place that holds goods: the warehouse that serves the web shop, or a store where people buy and pick up.
// There are few (thousands at most), so all of them are kept in memory.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/codec.hpp"
#include "base/language.hpp"
#include "engines/document/port.hpp"

namespace souk::online::inventory {

enum class LocationKind { kWarehouse, kStore };

}  // namespace souk::online::inventory

template <>
struct souk::EnumNames<souk::online::inventory::LocationKind> {
  using Kind = souk::online::inventory::LocationKind;
  static constexpr std::array kNames{std::pair{Kind::kWarehouse, std::string_view{"warehouse"}},
                                     std::pair{Kind::kStore, std::string_view{"store"}}};
};

namespace souk::online::inventory {

// One weekday by its English short name ("mon"), local times "HH:MM". A day without an entry is closed.
struct OpeningHours {
  std::string day;
  std::string open;
  std::string close;
  static constexpr auto fields() {
    return field_table(
        field("day", &OpeningHours::day, {.min_length = 3, .max_length = 3, .example = "mon"}),
        field("open", &OpeningHours::open, {.min_length = 5, .max_length = 5, .example = "10:00"}),
        field("close", &OpeningHours::close, {.min_length = 5, .max_length = 5, .example = "21:30"}));
  }
};

struct Location {
  std::string code;
  LocationKind kind = LocationKind::kStore;
  Texts name;
  Texts city;
  Texts address;
  std::string phone;
  std::vector<OpeningHours> opening_hours;
  // Millionths of a degree: 31.230416 is 31230416.
  std::optional<std::int64_t> latitude_e6;
  std::optional<std::int64_t> longitude_e6;
  std::vector<std::string> services;  // "pickup", "returns", "tasting", ...
  bool active = true;
  std::int64_t priority = 100;  // for the sourcing rule "priority": the lowest gives first

  static constexpr std::string_view kName = "Location";
  static constexpr auto fields() {
    return field_table(
        field("code", &Location::code,
              {.min_length = 1,
               .max_length = 32,
               .help = "Short and stable.",
               .example = "shanghai-xintiandi"}),
        field("kind", &Location::kind), field("name", &Location::name, {.help = "By language."}),
        field("city", &Location::city, {.required = false}),
        field("address", &Location::address, {.required = false}),
        field("phone", &Location::phone, {.max_length = 40, .required = false}),
        field("opening_hours", &Location::opening_hours, {.max_length = 14, .required = false}),
        field("latitude_e6", &Location::latitude_e6, {.min = -90'000'000, .max = 90'000'000}),
        field("longitude_e6", &Location::longitude_e6, {.min = -180'000'000, .max = 180'000'000}),
        field("services", &Location::services, {.max_length = 20, .required = false}),
        field("active", &Location::active, {.required = false}),
        field("priority", &Location::priority,
              {.min = 0, .max = 1'000'000, .required = false, .help = "The lowest gives first."}));
  }
  bool offers(std::string_view service) const;
  // The local time of day, as "HH:MM", on a weekday.
  bool is_open(std::string_view day, std::string_view time) const;
};

using LocationList = std::shared_ptr<const std::vector<Location>>;

// All locations, read once and after each change; the list is swapped, never edited.
class Locations {
 public:
  explicit Locations(engines::DocumentStore& store);
  Status declare();
  // Reads them from the store; call it at start-up and when the change feed names the collection "location".
  Status reload();
  LocationList all() const;
  std::optional<Location> find(std::string_view code) const;
  // Writes one (insert or replace) and reloads.
  Status save(const Location& location);
  // One location per line, as in data/sample/locations.jsonl (latitude and longitude in degrees); all or
  // none. Answers how many.
  Result<std::size_t> import_lines(std::string_view text);

 private:
  static constexpr std::size_t kMaxLocations = 10'000;
  engines::DocumentStore* store_;
  mutable std::mutex mutex_;
  LocationList all_ = std::make_shared<const std::vector<Location>>();
};

}  // namespace souk::online::inventory
