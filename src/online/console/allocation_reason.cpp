// The sentences of inventory/sourcing.cpp in the reader's words. A sentence of another make stands as it is.
#include "base/text.hpp"
#include "online/console/consignment_parts.hpp"

namespace souk::online::console {
namespace {

// "westlake (12 km), pudong" with the places' names.
std::string places_of(const Visit& visit, std::string_view list) {
  std::string names;
  for (auto each : text::split(list, ',')) {
    each = text::trim(each);
    const auto blank = each.find(' ');
    if (!names.empty()) names += visit.words("ship.between");
    names += place_name(visit, each.substr(0, blank));
    if (blank != std::string_view::npos) names += std::string{each.substr(blank)};
  }
  return names;
}

// What stands between `before` and `after`, when the sentence is made like that.
std::optional<std::string_view> between(std::string_view sentence, std::string_view before,
                                        std::string_view after) {
  if (!sentence.starts_with(before) || !sentence.ends_with(after)) return std::nullopt;
  if (sentence.size() < before.size() + after.size()) return std::nullopt;
  return sentence.substr(before.size(), sentence.size() - before.size() - after.size());
}

}  // namespace

std::string place_name(const Visit& visit, std::string_view location) {
  const auto found = visit.deps().locations->find(location);
  const auto name = found ? visit.text(found->name) : std::string{};
  return name.empty() ? std::string{location} : name;
}

std::string allocation_reason(const Visit& visit, std::string_view reason) {
  const auto& words = visit.words;
  if (const auto place = between(reason, "One parcel: ", " has the whole order."))
    return words("ship.why.one", {{"place", places_of(visit, *place)}});
  constexpr std::string_view kFewest = " parcels are the fewest that give the whole order: ";
  if (const auto at = reason.find(kFewest); at != std::string_view::npos && reason.ends_with('.')) {
    const auto list = reason.substr(at + kFewest.size());
    return words("ship.why.fewest", {{"n", reason.substr(0, at)},
                                     {"places", places_of(visit, list.substr(0, list.size() - 1))}});
  }
  if (const auto list = between(reason, "Those that have most of the order first: ", "."))
    return words("ship.why.most", {{"places", places_of(visit, *list)}});
  if (const auto list = between(reason, "The nearest first: ", "."))
    return words("ship.why.nearest", {{"places", places_of(visit, *list)}});
  if (const auto list = between(reason, "By priority first: ", "."))
    return words("ship.why.priority", {{"places", places_of(visit, *list)}});
  return std::string{reason};
}

}  // namespace souk::online::console
