#include "online/inventory/location.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk::online::inventory {
namespace {

constexpr std::string_view kCollection = "location";

// Files give degrees as people write them; documents keep integers.
void move_degrees(json::object& line, std::string_view degrees, std::string_view millionths) {
  const auto* value = line.if_contains(degrees);
  if (value == nullptr || !value->is_number()) return;
  line[millionths] = std::llround(value->to_number<double>() * 1e6);
  line.erase(degrees);
}

Result<Location> location_of_line(std::string_view line) {
  auto value = TRY(parse_json(line));
  if (auto* object = value.if_object()) {
    move_degrees(*object, "latitude", "latitude_e6");
    move_degrees(*object, "longitude", "longitude_e6");
  }
  return from_value<Location>(value, Strictness::kInput);
}

}  // namespace

bool Location::offers(std::string_view service) const {
  return std::find(services.begin(), services.end(), service) != services.end();
}

bool Location::is_open(std::string_view day, std::string_view time) const {
  return std::any_of(opening_hours.begin(), opening_hours.end(), [&](const OpeningHours& hours) {
    return hours.day == day && hours.open <= time && time < hours.close;
  });
}

Locations::Locations(engines::DocumentStore& store) : store_{&store} {}

Status Locations::declare() { return store_->declare({.name = std::string{kCollection}, .indexes = {}}); }

Status Locations::reload() {
  auto list = std::make_shared<std::vector<Location>>();
  engines::FindQuery query{.limit = 1000};
  do {
    auto page = TRY(store_->find(kCollection, query));
    for (const auto& document : page.documents) {
      list->push_back(TRY(from_json<Location>(document.body, Strictness::kStored)));
    }
    query.cursor = std::move(page.next_cursor);
  } while (!query.cursor.empty() && list->size() < kMaxLocations);
  const std::lock_guard lock{mutex_};
  all_ = std::move(list);
  return {};
}

LocationList Locations::all() const {
  const std::lock_guard lock{mutex_};
  return all_;
}

std::optional<Location> Locations::find(std::string_view code) const {
  const auto list = all();
  const auto found =
      std::find_if(list->begin(), list->end(), [&](const Location& one) { return one.code == code; });
  if (found == list->end()) return std::nullopt;
  return *found;
}

Status Locations::save(const Location& location) {
  TRY(store_->put(kCollection, location.code, to_json(location)));
  return reload();
}

Result<std::size_t> Locations::import_lines(std::string_view text) {
  std::vector<engines::Document> documents;
  std::size_t number = 0;
  for (const auto line : text::split(text, '\n')) {
    ++number;
    if (text::trim(line).empty()) continue;
    auto location = location_of_line(line);
    if (!location) {
      Error error = std::move(location).error();
      error.message = fmt::format("Line {} is no location: {}", number, error.message);
      return fail(std::move(error));
    }
    documents.push_back({.id = location->code, .body = to_json(*location)});
    if (documents.size() > kMaxLocations) {
      return fail(Error{.kind = ErrorKind::kTooLarge,
                        .code = "location.too_many",
                        .message = fmt::format("There are at most {} locations.", kMaxLocations)});
    }
  }
  constexpr std::size_t kPerWrite = 1000;
  for (std::size_t from = 0; from < documents.size(); from += kPerWrite) {
    const auto begin = documents.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end =
        documents.begin() + static_cast<std::ptrdiff_t>(std::min(from + kPerWrite, documents.size()));
    TRY(store_->put_many(kCollection, std::vector<engines::Document>(begin, end)));
  }
  TRY(reload());
  return documents.size();
}

}  // namespace souk::online::inventory
