#include "online/console/desk.hpp"

#include <array>

#include "base/language.hpp"
#include "base/text.hpp"

namespace souk::online::console {
namespace {

constexpr std::array<std::string_view, 4> kNeeded{"js/main.js", "icons.svg", "logo.svg", "mark.svg"};

}  // namespace

Status Desk::open() {
  words = TRY(storefront::MessageCatalogue::load(options.web_folder + "/text"));
  assets = TRY(storefront::Assets::load(options.web_folder, kNeeded));
  return {};
}

const Messages& Desk::words_for(std::string_view language) const {
  const auto* found = words->find(language);
  return found != nullptr ? *found : *words->find(words->find(kEnglish) != nullptr ? kEnglish : kChinese);
}

std::string_view Desk::preferred_language(const http::Request& request) const {
  for (auto entry : text::split(request.headers.get("accept-language"), ',')) {
    const auto primary = text::trim(entry.substr(0, entry.find_first_of("-;")));
    if (http::equal_names(primary, "zh")) return kChinese;
    if (http::equal_names(primary, "en")) return kEnglish;
  }
  return kEnglish;
}

std::string Desk::asset(std::string_view path) const {
  return "/console/assets/" + assets->version() + "/" + std::string{path};
}

}  // namespace souk::online::console
