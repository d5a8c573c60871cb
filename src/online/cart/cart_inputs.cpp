#include "online/cart/cart_inputs.hpp"

#include "base/text.hpp"

namespace souk::online::cart {

Result<CartDetails> normal_details(CartDetails details) {
  auto error = invalid("cart.details", "Some of the details cannot be used; see `fields`.");
  const auto keep = [&](const auto& checked) {
    if (checked) return;
    const auto& fields = checked.error().fields;
    error.fields.insert(error.fields.end(), fields.begin(), fields.end());
  };
  const auto check_address = [&](std::optional<customer::Address>& address, std::string_view pointer) {
    if (!address) return;
    address = customer::normal_address(std::move(*address));
    keep(customer::check(*address, pointer));
  };
  check_address(details.address, "/address");
  check_address(details.billing_address, "/billing_address");
  const auto country = details.address ? details.address->country : std::string{"CN"};
  auto contact = customer::normal_contact(details.contact, country, "/contact");
  keep(contact);
  if (!error.fields.empty()) return fail(std::move(error));
  details.contact = std::move(*contact);
  details.note = text::trim(details.note);
  return details;
}

}  // namespace souk::online::cart
