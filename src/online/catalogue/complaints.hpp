// Collects what is wrong with an input, member by member. Bounded: twenty complaints are enough to go on
// with.
#pragma once

#include <string>
#include <utility>

#include "base/result.hpp"
#include "online/catalogue/product.hpp"

namespace souk::online::catalogue {

class Complaints {
 public:
  Complaints(std::string code, std::string message) : error_{invalid(std::move(code), std::move(message))} {}
  void add(std::string pointer, std::string code, std::string message) {
    constexpr std::size_t kMax = 20;
    if (error_.fields.size() < kMax)
      error_.fields.push_back({std::move(pointer), std::move(code), std::move(message)});
  }
  Status result() && {
    if (error_.fields.empty()) return {};
    return fail(std::move(error_));
  }

 private:
  Error error_;
};

void add_product_complaints(Complaints& complaints, const Product& product);

}  // namespace souk::online::catalogue
