// A chart of several lines, beside those of chart.hpp.
#pragma once

#include "online/console/chart.hpp"

namespace souk::online::console {

// Several lines over one axis of time, with their names below; at most six, told apart by colour and dashes.
struct ChartCurve {
  std::string name;
  std::vector<std::int64_t> values;  // one a label
};
Html curve_chart(const std::vector<ChartCurve>& curves, const std::vector<std::string>& labels,
                 std::string_view describe, const AxisText& axis);

}  // namespace souk::online::console
