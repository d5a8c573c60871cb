// Where the provinces of China and the states of the US are: the coordinates of their capitals.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "online/catalogue/nearby.hpp"

namespace souk::online::inventory {

using catalogue::Point;

// By the Chinese name ("浙江省", "浙江") in CN, by the two letters ("CA") in the US.
std::optional<Point> region_of(std::string_view country, std::string_view province);
// Rounded.
std::int64_t kilometres(Point a, Point b);

}  // namespace souk::online::inventory
