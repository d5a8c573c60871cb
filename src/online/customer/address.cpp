#include "online/customer/address.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "online/customer/contact.hpp"
#include "online/customer/regular.hpp"

namespace souk::online::customer {
namespace {

constexpr std::size_t kMaxLine = 120;

// States, the district, territories and the forces' mail (USPS Publication 28).
constexpr std::string_view kStates =
    " AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND "
    "OH "
    "OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR VI AA AE AP ";

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

std::string tidy(std::string_view text) { return std::string{text::trim(text)}; }

bool has_digits(std::string_view text, std::size_t count) {
  return text.size() == count && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_zip(std::string_view code) {
  if (code.size() == 10 && code[5] == '-')
    return has_digits(code.substr(0, 5), 5) && has_digits(code.substr(6), 4);
  return has_digits(code, 5);
}

// What is wrong with an address, member by member.
class Complaints {
 public:
  explicit Complaints(std::string_view pointer) : pointer_{pointer} {}
  void need(bool given, std::string_view member, std::string_view message) {
    if (!given) add(member, "missing", message);
  }
  void expect(bool right, std::string_view member, std::string_view message) {
    if (!right) add(member, "malformed", message);
  }
  Status result() && {
    if (error_.fields.empty()) return {};
    return fail(std::move(error_));
  }

 private:
  void add(std::string_view member, std::string_view code, std::string_view message) {
    error_.fields.push_back({pointer_ + "/" + std::string{member}, std::string{code}, std::string{message}});
  }
  std::string pointer_;
  Error error_ = invalid("address.invalid", "Some of the address cannot be used; see `fields`.");
};

void check_chinese(const Address& address, Complaints& complaints) {
  complaints.need(!address.province.empty(), "province", "Name the province, or the city governed like one.");
  complaints.need(!address.city.empty(), "city", "Name the city.");
  complaints.need(!address.phone.empty(), "phone", "The courier needs a phone number.");
  complaints.expect(address.postal_code.empty() || has_digits(address.postal_code, 6), "postal_code",
                    "A Chinese postal code has six digits.");
}

void check_american(const Address& address, Complaints& complaints) {
  complaints.need(!address.city.empty(), "city", "Name the city.");
  complaints.expect(
      address.province.size() == 2 && kStates.find(" " + address.province + " ") != std::string_view::npos,
      "province", "Give the state by its two letters, like CA.");
  complaints.expect(is_zip(address.postal_code), "postal_code", "Give the ZIP code: 94103 or 94103-1234.");
}

// Words of Latin letters need a blank between them, Chinese does not.
void append_piece(std::string& line, std::string_view piece) {
  if (piece.empty()) return;
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (!line.empty() && (is_ascii(line.back()) || is_ascii(piece.front()))) line += ' ';
  line += piece;
}

}  // namespace

Address normal_address(Address address) {
  address.country = upper(tidy(address.country));
  address.name = tidy(address.name);
  address.province = tidy(address.province);
  if (address.country == "US") address.province = upper(std::move(address.province));
  address.city = tidy(address.city);
  address.district = tidy(address.district);
  for (auto& line : address.lines) line = tidy(line);
  std::erase_if(address.lines, [](const auto& line) { return line.empty(); });
  address.postal_code = upper(tidy(half_width(address.postal_code)));
  address.phone = normal_phone(address.phone, address.country);
  return address;
}

Status check(const Address& address, std::string_view pointer) {
  Complaints complaints{pointer};
  const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  complaints.expect(
      address.country.size() == 2 && std::all_of(address.country.begin(), address.country.end(), is_letter),
      "country", "Give the country by its two letters (ISO 3166), like CN.");
  complaints.need(!address.name.empty(), "name", "Name who receives the parcel.");
  complaints.need(!address.lines.empty(), "lines", "Give street and house number.");
  for (const auto& line : address.lines) {
    complaints.expect(text::length(line) <= kMaxLine, "lines", "A line has at most 120 characters.");
  }
  complaints.expect(address.phone.empty() || is_phone(address.phone, address.country), "phone",
                    "This is no phone number.");
  if (address.country == "CN") {
    check_chinese(address, complaints);
  } else if (address.country == "US") {
    check_american(address, complaints);
  } else {
    complaints.need(!address.city.empty(), "city", "Name the city.");
  }
  return std::move(complaints).result();
}

std::vector<std::string> display_lines(const Address& address, std::string_view language) {
  std::vector<std::string> label;
  const auto add = [&](std::string line) {
    if (!line.empty()) label.push_back(std::move(line));
  };
  if (language.starts_with("zh")) {
    std::string place = address.country == "CN" ? std::string{} : address.country;
    append_piece(place, address.province);
    if (address.city != address.province) append_piece(place, address.city);
    append_piece(place, address.district);
    for (const auto& line : address.lines) append_piece(place, line);
    add(std::move(place));
    add(address.postal_code);
    std::string receiver = address.name;
    if (!address.phone.empty()) receiver += " " + address.phone;
    add(std::move(receiver));
    return label;
  }
  add(address.name);
  for (const auto& line : address.lines) add(line);
  std::string town = address.district.empty() ? address.city : address.district + ", " + address.city;
  if (!address.province.empty() && address.province != address.city) town += ", " + address.province;
  if (!address.postal_code.empty()) town += " " + address.postal_code;
  add(std::move(town));
  add(address.country);
  add(address.phone);
  return label;
}

}  // namespace souk::online::customer
