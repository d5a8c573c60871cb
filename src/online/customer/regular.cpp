#include "online/customer/regular.hpp"

namespace souk::online::customer {

std::string half_width(std::string_view text) {
  std::string narrow;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = [&](std::size_t at) {
      return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    if (byte(i) == 0xef && (byte(i + 1) == 0xbc || byte(i + 1) == 0xbd) && byte(i + 2) >= 0x80) {
      const unsigned point = 0xf000U | ((byte(i + 1) & 0x3fU) << 6) | (byte(i + 2) & 0x3fU);
      if (point >= 0xff01 && point <= 0xff5e) {
        narrow += static_cast<char>(point - 0xff01 + '!');
        i += 2;
        continue;
      }
    }
    if (byte(i) == 0xe3 && byte(i + 1) == 0x80 && byte(i + 2) == 0x80) {
      narrow += ' ';
      i += 2;
      continue;
    }
    narrow += text[i];
  }
  return narrow;
}

}  // namespace souk::online::customer
