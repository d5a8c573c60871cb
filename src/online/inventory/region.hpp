// Where the provinces of China and the states of the US are: the coordinates of their capitals.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace souk::online::inventory {

struct Point {
  std::int64_t latitude_e6 = 0;
  std::int64_t longitude_e6 = 0;
};

// By the Chinese name ("浙江省", "浙江") in CN, by the two letters ("CA") in the US.
std::optional<Point> region_of(std::string_view country, std::string_view province);
// Along the great circle; good to a few parts in a thousand.
std::int64_t kilometres(Point a, Point b);

}  // namespace souk::online::inventory
