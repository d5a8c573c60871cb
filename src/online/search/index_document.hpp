// A product as the candidate index takes it: the terms of all its searched texts with the weights of their
// fields, and the profile that the ranking uses.
#pragma once

#include "engines/search/port.hpp"
#include "online/catalogue/snapshot.hpp"
#include "online/search/field_weights.hpp"
#include "online/search/profile.hpp"

namespace souk::online::search {

struct IndexEntry {
  engines::IndexedDocument document;
  Profile profile;
};

IndexEntry index_entry(const catalogue::Product& product, std::int64_t revision,
                       const catalogue::Snapshot& snapshot, const FieldWeights& weights,
                       const language::Language& language);

// Of everything beside the product itself that its entry is made from: the names of brands and categories,
// the weights, the version of this code. Another stamp means another index.
std::string index_stamp(const catalogue::Snapshot& snapshot, const FieldWeights& weights,
                        const language::Language& language);

// A whole barcode or code as one term that no text can have.
std::string code_term(std::string_view code);

}  // namespace souk::online::search
