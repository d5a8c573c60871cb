#include <array>

#include "base/text.hpp"
#include "online/storefront/page/form.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::array<std::string_view, 10> kCountries{"CN", "HK", "MO", "SG", "JP",
                                                      "US", "CA", "GB", "DE", "AU"};

std::string_view home_country(const Page& page) {
  return page.language() == kChinese ? std::string_view{"CN"} : std::string_view{"US"};
}

Html country_field(const Page& page, const FormState& state) {
  std::vector<SelectOption> options;
  for (const auto code : kCountries) options.push_back({std::string{code}, page.words.of("country.", code)});
  auto with_default = state;
  if (state.value("country").empty()) with_default.values["country"] = home_country(page);
  return select(page, with_default,
                {.name = "country", .label = page.words("address.country"), .autocomplete = "country"},
                options);
}

struct Member {
  std::string_view pointer;  // last segment
  std::string_view field;
};
constexpr std::array kMembers{
    Member{"name", "name"},         Member{"phone", "phone"},       Member{"mail", "email"},
    Member{"country", "country"},   Member{"province", "province"}, Member{"city", "city"},
    Member{"district", "district"}, Member{"lines", "street"},      Member{"postal_code", "postcode"}};

}  // namespace

Html address_fields(const Page& page, const FormState& state, bool browser_insists) {
  const bool chinese = page.language() == kChinese;
  const auto text = [&](std::string_view name, std::string_view key, Markup autocomplete, bool optional,
                        bool insists) {
    return field(page, state,
                 {.name = name,
                  .label = page.words(key),
                  .autocomplete = autocomplete,
                  .optional = optional,
                  .max_length = 120,
                  .browser_insists = browser_insists && insists});
  };
  const auto street = text("street", "address.street", "address-line1", false, true);
  const auto street2 = text("street2", "address.street2", "address-line2", true, false);
  const auto city = text("city", "address.city", "address-level2", false, true);
  // Some countries need a province or a postcode, others have none: the server knows which.
  const auto province = text("province", "address.province", "address-level1", false, chinese);
  const auto district = text("district", "address.district", "address-level3", true, false);
  const auto postcode = text("postcode", "address.postcode", "postal-code", chinese, false);
  Html html;
  // From the large to the small in Chinese, the other way round elsewhere.
  if (chinese) {
    html << country_field(page, state) << "<div class=\"form-row form-row--3\">" << province << city
         << district << "</div>" << street << "<div class=\"form-row\">" << street2 << postcode << "</div>";
  } else {
    html << street << street2 << "<div class=\"form-row form-row--3\">" << city << province << postcode
         << "</div><div class=\"form-row\">" << district << country_field(page, state) << "</div>";
  }
  return html;
}

customer::Address address_of(const FormState& state) {
  const auto text = [&](std::string_view name) { return std::string{text::trim(state.value(name))}; };
  customer::Address address{.name = text("name"),
                            .phone = text("phone"),
                            .country = text("country"),
                            .province = text("province"),
                            .city = text("city"),
                            .district = text("district"),
                            .lines = {},
                            .postal_code = text("postcode")};
  for (const auto name : {"street", "street2"}) {
    if (auto line = text(name); !line.empty()) address.lines.push_back(std::move(line));
  }
  return customer::normal_address(std::move(address));
}

void fill_address(FormState& state, const customer::Address& address) {
  state.values["name"] = address.name;
  state.values["phone"] = address.phone;
  state.values["country"] = address.country;
  state.values["province"] = address.province;
  state.values["city"] = address.city;
  state.values["district"] = address.district;
  state.values["postcode"] = address.postal_code;
  if (!address.lines.empty()) state.values["street"] = address.lines[0];
  if (address.lines.size() > 1) state.values["street2"] = address.lines[1];
}

void take_errors(const Page& page, FormState& state, const Error& error) {
  bool placed = false;
  for (const auto& complaint : error.fields) {
    for (const auto& member : kMembers) {
      if (complaint.pointer.find("/" + std::string{member.pointer}) == std::string::npos) continue;
      const auto key = std::string{complaint.code == "missing" ? "complaint.missing." : "complaint.wrong."} +
                       std::string{member.field};
      state.errors[std::string{member.field}] = page.words(key);
      placed = true;
    }
  }
  if (!placed) state.problem = explain(page, error);
}

}  // namespace souk::online::storefront
