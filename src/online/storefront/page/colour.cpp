#include <algorithm>
#include <array>
#include <utility>

#include "online/storefront/page/parts.hpp"

namespace souk::online::storefront {
namespace {

using Named = std::pair<std::string_view, std::string_view>;

// By name, for the search below.
constexpr std::array kColours{
    Named{"amber", "#c98a2b"},   Named{"beige", "#d8c9ae"},      Named{"black", "#1d1f23"},
    Named{"blue", "#2f5fa8"},    Named{"blush", "#e7bdb6"},      Named{"brown", "#6e4a33"},
    Named{"camel", "#b98b57"},   Named{"celadon", "#a9c7b3"},    Named{"charcoal", "#3b3f45"},
    Named{"cocoa", "#5b3f33"},   Named{"copper", "#b0673f"},     Named{"coral", "#e2725b"},
    Named{"cream", "#f1e8d6"},   Named{"cyan", "#3aa6b9"},       Named{"denim", "#3c5a80"},
    Named{"forest", "#2f4f3a"},  Named{"gold", "#c6a14a"},       Named{"green", "#3d7a4d"},
    Named{"grey", "#8b9096"},    Named{"honey", "#d9a441"},      Named{"indigo", "#2c447f"},
    Named{"ink", "#20293c"},     Named{"ivory", "#f3ecdc"},      Named{"jade", "#4f9c80"},
    Named{"khaki", "#a89a6b"},   Named{"lemon", "#ecd45a"},      Named{"lilac", "#b9a3cf"},
    Named{"mint", "#a8d8c0"},    Named{"mist", "#c3ccd3"},       Named{"moss", "#6b7a45"},
    Named{"mustard", "#c9992e"}, Named{"navy", "#22304f"},       Named{"oak", "#c19a6b"},
    Named{"oat", "#dccfb8"},     Named{"olive", "#76783f"},      Named{"orange", "#dd7b32"},
    Named{"peach", "#f0b899"},   Named{"persimmon", "#d8653a"},  Named{"pink", "#e3a0b0"},
    Named{"plum", "#6d3f5c"},    Named{"purple", "#6a4c93"},     Named{"red", "#b3323a"},
    Named{"rose", "#cf7f8a"},    Named{"rust", "#a5512e"},       Named{"sage", "#9caf88"},
    Named{"sand", "#d3bf9c"},    Named{"silver", "#c0c4c9"},     Named{"sky", "#9cc3e0"},
    Named{"teal", "#2f7f7c"},    Named{"terracotta", "#b8613f"}, Named{"walnut", "#5d432f"},
    Named{"white", "#f7f6f2"},   Named{"wine", "#6f2436"},       Named{"yellow", "#e2c044"},
};

}  // namespace

std::string_view colour_of(std::string_view code) {
  const auto found =
      std::lower_bound(kColours.begin(), kColours.end(), code,
                       [](const Named& named, std::string_view name) { return named.first < name; });
  return found != kColours.end() && found->first == code ? found->second : std::string_view{};
}

}  // namespace souk::online::storefront
