// The carriers that a parcel may go with, and where its buyer can follow it.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace souk::online::order {

struct Carrier {
  std::string_view code;  // "sf"
  std::string_view zh;
  std::string_view en;
  std::string_view tracking_url;  // the tracking number is put at its end
};

std::span<const Carrier> carriers();
// nullptr for a code that is none: a carrier of the shop's own, by its name.
const Carrier* carrier_of(std::string_view code);
// A carrier of the shop's own goes by the name that it was given.
std::string carrier_name(std::string_view code, std::string_view language);
// Empty where there is no page for it.
std::string tracking_url(std::string_view carrier, std::string_view tracking);

}  // namespace souk::online::order
