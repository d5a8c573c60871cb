#include "online/console/chart.hpp"

#include <algorithm>

#include "online/console/curve_chart.hpp"

namespace souk::online::console {
namespace {

// In tenths of a unit of the viewBox, so that whole numbers are fine enough.
constexpr std::int64_t kWidth = 7'200;
constexpr std::int64_t kHeight = 2'400;
constexpr std::int64_t kLeft = 620;
constexpr std::int64_t kRight = 60;
constexpr std::int64_t kTop = 120;
constexpr std::int64_t kBottom = 300;
constexpr std::size_t kMaxLabels = 8;

std::int64_t x_of(std::size_t index, std::size_t count, bool in_the_middle) {
  const auto width = kWidth - kLeft - kRight;
  const auto i = static_cast<std::int64_t>(index);
  const auto n = static_cast<std::int64_t>(count);
  if (in_the_middle) return kLeft + (2 * i + 1) * width / (2 * n);
  return n < 2 ? kLeft + width / 2 : kLeft + i * width / (n - 1);
}

std::int64_t y_of(std::int64_t value, std::int64_t top) {
  const auto height = kHeight - kTop - kBottom;
  return kHeight - kBottom - height * std::clamp<std::int64_t>(value, 0, top) / top;
}

// Tenths as a decimal.
std::string coordinate(std::int64_t tenths) {
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

void open(Html& html, std::string_view describe) {
  html << "<svg class=\"chart\" viewBox=\"0 0 720 240\" role=\"img\" aria-label=\"" << describe << "\">";
}

void grid(Html& html, const ChartScale& scale, const AxisText& axis) {
  for (std::int64_t value = 0; value <= scale.top; value += scale.step) {
    const auto y = coordinate(y_of(value, scale.top));
    html << "<line class=\"chart-grid\" x1=\"62\" x2=\"714\" y1=\"" << y << "\" y2=\"" << y
         << "\"/><text class=\"chart-text\" x=\"54\" y=\"" << coordinate(y_of(value, scale.top) + 40)
         << "\" text-anchor=\"end\">" << axis(value) << "</text>";
  }
}

void labels(Html& html, const std::vector<ChartPoint>& points, bool in_the_middle) {
  const auto every = std::max<std::size_t>(1, (points.size() + kMaxLabels - 1) / kMaxLabels);
  for (std::size_t i = 0; i < points.size(); ++i) {
    // Counted from the end: the newest always has one.
    if ((points.size() - 1 - i) % every != 0 || points[i].label.empty()) continue;
    const bool edge = !in_the_middle && i + 1 == points.size();
    html << "<text class=\"chart-text\" x=\""
         << coordinate(edge ? kWidth - 10 : x_of(i, points.size(), in_the_middle))
         << "\" y=\"232\" text-anchor=\"" << (edge ? Markup{"end"} : Markup{"middle"}) << "\">"
         << points[i].label << "</text>";
  }
}

std::int64_t highest_of(const std::vector<ChartPoint>& points) {
  std::int64_t highest = 0;
  for (const auto& each : points) highest = std::max(highest, each.value);
  return highest;
}

}  // namespace

ChartScale scale_for(std::int64_t highest) {
  if (highest <= 4) return {4, 1};
  std::int64_t step = 1;
  for (;;) {
    for (const auto factor : {1, 2, 5}) {
      if (step * factor * 5 >= highest) {
        const auto lines = (highest + step * factor - 1) / (step * factor);
        return {lines * step * factor, step * factor};
      }
    }
    step *= 10;
  }
}

Html line_chart(const std::vector<ChartPoint>& points, std::string_view describe, const AxisText& axis) {
  Html html;
  const auto scale = scale_for(highest_of(points));
  open(html, describe);
  grid(html, scale, axis);
  labels(html, points, false);
  std::string line;
  for (std::size_t i = 0; i < points.size(); ++i) {
    line += i == 0 ? "M" : "L";
    line += coordinate(x_of(i, points.size(), false)) + " " + coordinate(y_of(points[i].value, scale.top));
  }
  if (points.size() > 1) {
    const auto floor = coordinate(kHeight - kBottom);
    html << "<path class=\"chart-area\" d=\"" << line << "L"
         << coordinate(x_of(points.size() - 1, points.size(), false)) << " " << floor << "L"
         << coordinate(x_of(0, points.size(), false)) << " " << floor << "Z\"/>";
  }
  html << "<path class=\"chart-line\" d=\"" << line << "\"/>";
  for (std::size_t i = 0; i < points.size(); ++i) {
    html << "<g class=\"chart-dot\"><circle cx=\"" << coordinate(x_of(i, points.size(), false)) << "\" cy=\""
         << coordinate(y_of(points[i].value, scale.top)) << "\" r=\""
         << (i + 1 == points.size() ? Markup{"4.5"} : Markup{"3"}) << "\"/><title>" << points[i].title
         << "</title></g>";
  }
  html << "</svg>";
  return html;
}

Html bar_chart(const std::vector<ChartPoint>& points, std::string_view describe, const AxisText& axis) {
  Html html;
  const auto scale = scale_for(highest_of(points));
  open(html, describe);
  grid(html, scale, axis);
  labels(html, points, true);
  const auto slot =
      (kWidth - kLeft - kRight) / std::max<std::int64_t>(1, static_cast<std::int64_t>(points.size()));
  const auto width = std::min<std::int64_t>(slot * 6 / 10, 280);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto y = y_of(points[i].value, scale.top);
    html << "<g class=\"chart-bar\"><rect x=\"" << coordinate(x_of(i, points.size(), true) - width / 2)
         << "\" y=\"" << coordinate(y) << "\" width=\"" << coordinate(width) << "\" height=\""
         << coordinate(kHeight - kBottom - y) << "\" rx=\"2\"/><title>" << points[i].title << "</title></g>";
  }
  html << "</svg>";
  return html;
}

Html curve_chart(const std::vector<ChartCurve>& curves, const std::vector<std::string>& names,
                 std::string_view describe, const AxisText& axis) {
  Html html;
  std::int64_t highest = 0;
  for (const auto& curve : curves)
    for (const auto value : curve.values) highest = std::max(highest, value);
  const auto scale = scale_for(highest);
  std::vector<ChartPoint> points;
  for (const auto& name : names) points.push_back({name, {}, 0});
  open(html, describe);
  grid(html, scale, axis);
  labels(html, points, false);
  for (std::size_t k = 0; k < curves.size(); ++k) {
    std::string line;
    const auto& values = curves[k].values;
    for (std::size_t i = 0; i < values.size(); ++i) {
      line += i == 0 ? "M" : "L";
      line += coordinate(x_of(i, values.size(), false)) + " " + coordinate(y_of(values[i], scale.top));
    }
    html << "<path class=\"chart-line chart-line--" << k + 1 << "\" d=\"" << line << "\"><title>"
         << curves[k].name << "</title></path>";
  }
  html << "</svg><ul class=\"chart-names\">";
  for (std::size_t k = 0; k < curves.size(); ++k) {
    html << "<li><svg viewBox=\"0 0 24 8\" aria-hidden=\"true\"><path class=\"chart-line chart-line--"
         << k + 1 << "\" d=\"M0 4L24 4\"/></svg>" << curves[k].name << "</li>";
  }
  return html << "</ul>";
}

Html spark_line(const std::vector<std::int64_t>& values, std::string_view describe) {
  Html html;
  std::int64_t highest = 1;
  for (const auto each : values) highest = std::max(highest, each);
  html << "<svg class=\"spark\" viewBox=\"0 0 120 32\" role=\"img\" aria-label=\"" << describe
       << "\" preserveAspectRatio=\"none\">";
  const auto count = static_cast<std::int64_t>(values.size());
  for (std::int64_t i = 0; i < count; ++i) {
    const auto height = 10 + 300 * values[static_cast<std::size_t>(i)] / highest;
    html << "<rect x=\"" << coordinate(i * 1'200 / count) << "\" y=\"" << coordinate(320 - height)
         << "\" width=\"" << coordinate(1'200 / count * 7 / 10) << "\" height=\"" << coordinate(height)
         << "\" rx=\"1\"/>";
  }
  html << "</svg>";
  return html;
}

Html share_bar(std::int64_t part, std::int64_t whole) {
  Html html;
  const auto width = whole <= 0 ? 0 : std::clamp<std::int64_t>(part * 1'000 / whole, 0, 1'000);
  html << "<svg class=\"share\" viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" "
          "aria-hidden=\"true\"><rect class=\"share-all\" "
          "width=\"100\" height=\"6\"/><rect class=\"share-part\" width=\""
       << coordinate(width) << "\" height=\"6\"/></svg>";
  return html;
}

}  // namespace souk::online::console
