// The words of a product, each with the weight of the field it stands in. Without `all_texts` summary,
// description and barcodes are left out.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "online/catalogue/snapshot.hpp"

namespace souk::online::search {

std::vector<std::pair<std::string, unsigned>> words_of(const catalogue::Product& product,
                                                       const catalogue::Snapshot& snapshot, bool all_texts);

// A whole barcode as one word that no text can have.
std::string code_word(std::string_view code);

}  // namespace souk::online::search
