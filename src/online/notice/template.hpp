// The words of a notice in the reader's language, as plain text and as simple HTML that needs no picture, no
// script and no stylesheet. Pure. Everything that comes from people is escaped here and nowhere else.
#pragma once

#include <string>

#include "online/notice/notice.hpp"
#include "online/shop/settings.hpp"

namespace souk::online::notice {

struct Letter {
  std::string subject;
  std::string text;
  std::string html;
};

// Chinese for "zh" in any form, English otherwise.
Letter write_letter(const Notice& notice, const shop::Settings& shop);

}  // namespace souk::online::notice
