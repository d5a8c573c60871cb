// JSON bodies into every input of the cart's API: the first byte chooses which. What is accepted must be
// within the bounds that the aggregate relies on, and making it regular twice must change nothing more.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.hpp"
#include "online/cart/cart_inputs.hpp"

namespace {

using namespace souk;
using namespace souk::online;

void expect(bool holds) {
  if (!holds) std::abort();
}

void details(std::string_view body) {
  const auto input = from_json<cart::CartDetails>(body, Strictness::kInput);
  if (!input) return;
  const auto once = cart::normal_details(*input);
  if (!once) return;
  expect(text::is_valid_utf8(once->contact.mail));
  const auto twice = cart::normal_details(*once);
  expect(twice && to_json(*twice) == to_json(*once));
  if (once->address) {
    expect(!customer::display_lines(*once->address, "zh-CN").empty());
    expect(!customer::display_lines(*once->address, "en").empty());
  }
}

void start(std::string_view body) {
  const auto input = from_json<cart::StartCart>(body, Strictness::kInput);
  if (!input) return;
  expect(input->items.size() <= cart::Cart::kMaxLines);
  cart::Cart cart{.id = "crt_x", .currency = input->currency.value_or(Currency::of("CNY"))};
  const cart::Supply supply{.available = 500, .backorder = false, .unit_minor = 1};
  for (const auto& item : input->items) (void)cart.add(item.sku, item.quantity, supply, {});
  for (const auto& line : cart.lines) expect(line.quantity >= 1 && line.quantity <= 500);
  const auto stored = from_json<cart::Cart>(to_json(cart), Strictness::kStored);
  expect(stored && to_json(*stored) == to_json(cart));
}

template <class Input>
void any(std::string_view body) {
  const auto input = from_json<Input>(body, Strictness::kInput);
  if (input) expect(from_json<Input>(to_json(*input), Strictness::kInput).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view body{reinterpret_cast<const char*>(data + 1), size - 1};
  switch (data[0] % 6) {
    case 0:
      details(body);
      break;
    case 1:
      start(body);
      break;
    case 2:
      any<cart::SetQuantity>(body);
      break;
    case 3:
      any<cart::ChooseShipping>(body);
      break;
    case 4:
      any<cart::UseCoupon>(body);
      break;
    default:
      any<cart::AddItem>(body);
      break;
  }
  return 0;
}
