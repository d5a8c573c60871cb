#include "online/inventory/region.hpp"

#include <algorithm>
#include <array>

namespace souk::online::inventory {
namespace {

struct Region {
  std::string_view name;
  Point at;
};

// The first two characters tell the provinces apart, with or without their "省", "市" or "自治区".
constexpr std::size_t kTwoCharacters = 6;
constexpr std::array kChina{Region{"北京", {39900000, 116410000}}, Region{"天津", {39340000, 117360000}},
                            Region{"河北", {38040000, 114510000}}, Region{"山西", {37870000, 112550000}},
                            Region{"内蒙", {40840000, 111750000}}, Region{"辽宁", {41810000, 123430000}},
                            Region{"吉林", {43820000, 125320000}}, Region{"黑龙", {45800000, 126540000}},
                            Region{"上海", {31230000, 121470000}}, Region{"江苏", {32060000, 118800000}},
                            Region{"浙江", {30270000, 120160000}}, Region{"安徽", {31820000, 117230000}},
                            Region{"福建", {26070000, 119300000}}, Region{"江西", {28680000, 115860000}},
                            Region{"山东", {36650000, 117120000}}, Region{"河南", {34750000, 113630000}},
                            Region{"湖北", {30590000, 114310000}}, Region{"湖南", {28230000, 112940000}},
                            Region{"广东", {23130000, 113260000}}, Region{"广西", {22820000, 108370000}},
                            Region{"海南", {20040000, 110200000}}, Region{"重庆", {29560000, 106550000}},
                            Region{"四川", {30570000, 104070000}}, Region{"贵州", {26650000, 106630000}},
                            Region{"云南", {25040000, 102710000}}, Region{"西藏", {29650000, 91110000}},
                            Region{"陕西", {34340000, 108940000}}, Region{"甘肃", {36060000, 103830000}},
                            Region{"青海", {36620000, 101780000}}, Region{"宁夏", {38490000, 106230000}},
                            Region{"新疆", {43830000, 87620000}},  Region{"台湾", {25030000, 121570000}},
                            Region{"香港", {22320000, 114170000}}, Region{"澳门", {22200000, 113540000}}};
constexpr std::array kStates{Region{"AL", {32380000, -86300000}},  Region{"AK", {58300000, -134420000}},
                             Region{"AZ", {33450000, -112070000}}, Region{"AR", {34750000, -92290000}},
                             Region{"CA", {38580000, -121490000}}, Region{"CO", {39740000, -104990000}},
                             Region{"CT", {41770000, -72670000}},  Region{"DE", {39160000, -75520000}},
                             Region{"DC", {38910000, -77040000}},  Region{"FL", {30440000, -84280000}},
                             Region{"GA", {33750000, -84390000}},  Region{"HI", {21310000, -157860000}},
                             Region{"ID", {43620000, -116200000}}, Region{"IL", {39800000, -89650000}},
                             Region{"IN", {39770000, -86160000}},  Region{"IA", {41590000, -93600000}},
                             Region{"KS", {39050000, -95680000}},  Region{"KY", {38200000, -84870000}},
                             Region{"LA", {30460000, -91140000}},  Region{"ME", {44310000, -69780000}},
                             Region{"MD", {38980000, -76490000}},  Region{"MA", {42360000, -71060000}},
                             Region{"MI", {42730000, -84560000}},  Region{"MN", {44950000, -93090000}},
                             Region{"MS", {32300000, -90180000}},  Region{"MO", {38580000, -92170000}},
                             Region{"MT", {46590000, -112040000}}, Region{"NE", {40810000, -96700000}},
                             Region{"NV", {39160000, -119770000}}, Region{"NH", {43210000, -71540000}},
                             Region{"NJ", {40220000, -74760000}},  Region{"NM", {35690000, -105940000}},
                             Region{"NY", {42650000, -73760000}},  Region{"NC", {35780000, -78640000}},
                             Region{"ND", {46810000, -100780000}}, Region{"OH", {39960000, -83000000}},
                             Region{"OK", {35470000, -97520000}},  Region{"OR", {44940000, -123040000}},
                             Region{"PA", {40270000, -76880000}},  Region{"RI", {41820000, -71410000}},
                             Region{"SC", {34000000, -81030000}},  Region{"SD", {44370000, -100350000}},
                             Region{"TN", {36160000, -86780000}},  Region{"TX", {30270000, -97740000}},
                             Region{"UT", {40760000, -111890000}}, Region{"VT", {44260000, -72580000}},
                             Region{"VA", {37540000, -77440000}},  Region{"WA", {47040000, -122900000}},
                             Region{"WV", {38350000, -81630000}},  Region{"WI", {43070000, -89400000}},
                             Region{"WY", {41140000, -104820000}}};

template <class Table>
std::optional<Point> look_up(const Table& table, std::string_view name) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Region& one) { return one.name == name; });
  if (found == table.end()) return std::nullopt;
  return found->at;
}

}  // namespace

std::optional<Point> region_of(std::string_view country, std::string_view province) {
  if (country == "CN") return look_up(kChina, province.substr(0, kTwoCharacters));
  if (country == "US") return look_up(kStates, province);
  return std::nullopt;
}

std::int64_t kilometres(Point a, Point b) { return (catalogue::metres(a, b) + 500) / 1'000; }

}  // namespace souk::online::inventory
