// Which products name a tax class, drafts and archived ones too: by a declared index, so flat at any size.
#pragma once

#include <optional>
#include <string>

#include "engines/document/port.hpp"

namespace souk::online::catalogue {

// The code of one of them; nullopt when there is none.
Result<std::optional<std::string>> product_of_tax_class(engines::DocumentStore& store, std::string_view code);

}  // namespace souk::online::catalogue
