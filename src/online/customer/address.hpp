// A postal address and who stands at its door, in the forms that China and the United States write; elsewhere
// only the common minimum is asked for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/codec.hpp"

namespace souk::online::customer {

struct Address {
  std::string name;            // of the receiver
  std::string phone;           // of the receiver
  std::string country = "CN";  // ISO 3166-1 alpha-2
  std::string province;        // 省; a state by its two letters in the US
  std::string city;
  std::string district;            // 区, 县; empty where there is none
  std::vector<std::string> lines;  // street, house, flat
  std::string postal_code;

  bool operator==(const Address&) const = default;
  static constexpr std::string_view kName = "Address";
  static constexpr auto fields() {
    return field_table(
        field("name", &Address::name, {.min_length = 1, .max_length = 100, .example = "李小雨"}),
        field("phone", &Address::phone, {.max_length = 32, .required = false, .example = "13800138000"}),
        field("country", &Address::country, {.min_length = 2, .max_length = 2, .example = "CN"}),
        field("province", &Address::province, {.max_length = 60, .required = false, .example = "上海市"}),
        field("city", &Address::city, {.max_length = 60, .required = false, .example = "上海市"}),
        field("district", &Address::district, {.max_length = 60, .required = false, .example = "徐汇区"}),
        field("lines", &Address::lines,
              {.min_length = 1, .max_length = 4, .help = "Street, house, flat; 120 characters each."}),
        field("postal_code", &Address::postal_code,
              {.max_length = 12, .required = false, .example = "200030"}));
  }
};

// Blanks at the ends, full-width digits of phones and codes, "+86", lower-case country codes: made regular.
Address normal_address(Address address);

// kInvalid "address.invalid" with a complaint per member, their pointers below `pointer` ("/address"). Takes
// a normal address.
Status check(const Address& address, std::string_view pointer);

// The lines of a label: from the large to the small in Chinese, from the small to the large elsewhere.
std::vector<std::string> display_lines(const Address& address, std::string_view language);

}  // namespace souk::online::customer
