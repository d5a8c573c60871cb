// Charts as SVG made here: a line of sales, bars of orders, a small line of the last half hour. Colours are
// classes of the style sheet, so that both colour schemes hold. Each has a table of the same figures beside
// it for who cannot see it (the caller's), and a title per point.
#pragma once

#include <string>
#include <vector>

#include "online/console/visit.hpp"

namespace souk::online::console {

struct ChartPoint {
  std::string label;  // below the axis; empty: none
  std::string title;  // "24 Nov: ¥1,234.00"
  std::int64_t value = 0;
};

struct ChartScale {
  std::int64_t top = 1;   // of the axis
  std::int64_t step = 1;  // between its lines
};
// A round top at or above `highest` with three to six lines below it.
ChartScale scale_for(std::int64_t highest);

// `describe`: what it shows, in one sentence. `axis`: the text of a value on the axis.
using AxisText = std::function<std::string(std::int64_t)>;
Html line_chart(const std::vector<ChartPoint>& points, std::string_view describe, const AxisText& axis);
Html bar_chart(const std::vector<ChartPoint>& points, std::string_view describe, const AxisText& axis);
Html spark_line(const std::vector<std::int64_t>& values, std::string_view describe);
// A bar of `part` in `whole`, 0 to `whole`.
Html share_bar(std::int64_t part, std::int64_t whole);

}  // namespace souk::online::console
