#include "tests/simulation/buyers.hpp"

namespace souk::simulation {

using namespace online;

namespace {

customer::Address address(bool chinese, Chance& chance) {
  if (chinese) {
    const std::array<std::array<const char*, 2>, 3> places{
        {{"上海市", "上海市"}, {"浙江省", "嘉兴市"}, {"四川省", "成都市"}}};
    const auto& place = chance.pick(places);
    return {.name = "李小雨",
            .phone = "13800138000",
            .province = place[0],
            .city = place[1],
            .district = "徐汇区",
            .lines = {"漕溪北路 88 号"},
            .postal_code = "200030"};
  }
  return {.name = "Ann Li",
          .phone = "+14155550100",
          .country = "US",
          .province = "CA",
          .city = "San Francisco",
          .lines = {"1 Market St"},
          .postal_code = "94105"};
}

constexpr std::array kMethods{"sandbox:approve", "sandbox:approve", "sandbox:approve",
                              "sandbox:approve", "sandbox:approve", "sandbox:decline",
                              "sandbox:lose",    "sandbox:delay",   "sandbox:twice"};

}  // namespace

std::string Buyers::any_sku() {
  return fmt::format("P{:02}-{}", chance_.between(1, 12), chance_.between(1, 3));
}

void Buyers::enrol() {
  const auto made = shop_.accounts.enrol({.mail = world_.key("member") + "@mail.example",
                                          .password = Secret{"a long enough password"},
                                          .name = "Member",
                                          .language = "en"},
                                         "192.0.2.7");
  if (world_.fine("enrolling", made)) world_.members.push_back(made->id);
}

std::optional<Buyers::Basket> Buyers::fill_cart() {
  const bool chinese = chance_.percent(70);
  Basket basket{.mail = fmt::format("guest{}@mail.example", chance_.below(150))};
  if (!world_.members.empty() && chance_.percent(40)) {
    const auto id = chance_.pick(world_.members);
    const auto account = shop_.accounts.load(id);
    if (!world_.fine("a member's account", account)) return std::nullopt;
    basket.shopper.customer_id = id;
    basket.mail = account->value.mail.value_or("");
    const auto open = shop_.carts.find_of_member(id);
    if (!world_.fine("a member's cart", open)) return std::nullopt;
    if (*open) basket.cart = (*open)->id;
  }
  if (basket.cart.empty()) {
    const auto made = shop_.carts.create({.shopper = basket.shopper,
                                          .language = chinese ? "zh-CN" : "en",
                                          .key = {world_.key("cart"), "cart"},
                                          .sender = "192.0.2.7"});
    if (!world_.fine("a new cart", made)) return std::nullopt;
    basket.cart = made->id;
  }
  for (auto lines = chance_.between(1, 4); lines > 0; --lines) {
    const auto sku = any_sku();
    const auto added =
        shop_.carts.add(basket.cart, {sku, chance_.between(1, 3)}, basket.shopper, {world_.key("add"), sku});
    if (!added && added.error().code == "variant.missing")
      continue;  // no such size, or taken out of the shop
    if (!added) world_.judge("adding to a cart", added.error());
  }
  if (!choose(basket, chinese)) return std::nullopt;
  return basket;
}

bool Buyers::choose(const Basket& basket, bool chinese) {
  const bool pickup = chance_.percent(20);
  const auto detailed = shop_.carts.change(basket.cart, basket.shopper, {}, [&](cart::Cart& cart) {
    return cart.set_details({basket.mail, "13800138000", "李小雨"},
                            pickup ? std::nullopt : std::optional{address(chinese, chance_)}, std::nullopt,
                            "");
  });
  if (!world_.fine("a cart's details", detailed)) return false;
  const auto shipping = shop_.carts.set_shipping(basket.cart, pickup ? "pickup" : "standard",
                                                 pickup ? "xintiandi" : "", basket.shopper);
  if (!world_.fine("choosing how it is sent", shipping)) return false;
  if (chance_.percent(30)) {
    std::array<const char*, 3> codes{"WELCOME10", "first40", "FREESHIP"};
    world_.fine("a coupon", shop_.carts.set_coupon(basket.cart, chance_.pick(codes), basket.shopper));
  }
  if (!world_.cards.empty() && chance_.percent(20)) {
    world_.fine("a gift card", shop_.carts.use_gift_card(basket.cart, chance_.pick(world_.cards).code,
                                                         "192.0.2.7", basket.shopper));
  }
  if (basket.shopper.customer_id && chance_.percent(50)) {
    world_.fine("store credit", shop_.carts.change(basket.cart, basket.shopper, {}, [](cart::Cart& cart) {
      return cart.choose_store_credit(true);
    }));
  }
  const std::string method = chance_.pick(kMethods);
  return world_.fine("choosing how to pay",
                     shop_.carts.change(basket.cart, basket.shopper, {},
                                        [&](cart::Cart& cart) { return cart.choose_payment(method); }));
}

void Buyers::buy() {
  const auto basket = fill_cart();
  if (!basket || chance_.percent(15)) return;  // walks away
  const auto key = world_.key("checkout");
  const auto before = world_.told.size();
  place(basket->cart, key);
  if (world_.told.size() == before) return;
  world_.told.back().mail = basket->mail;
  world_.told.back().customer = basket->shopper.customer_id.value_or("");
  if (chance_.percent(10)) check_repeat(world_.told.back());
}

void Buyers::place(const std::string& cart, const std::string& key) {
  const auto answer = shop_.checkout.place(cart, key);
  if (answer) {
    ++world_.did[answer->is_pending() ? "order pending" : "order settled"];
    const bool known = std::any_of(world_.told.begin(), world_.told.end(),
                                   [&](const Told& told) { return told.id == answer->order_id; });
    if (!known) world_.told.push_back({answer->order_id, cart, key, {}, {}, answer->total});
    return;
  }
  const auto kind = answer.error().kind;
  world_.judge("placing an order", answer.error());
  if (kind == ErrorKind::kUnavailable || kind == ErrorKind::kTimeout)
    world_.unanswered.emplace_back(cart, key);
}

void Buyers::check_repeat(const Told& first) {
  const auto again = shop_.checkout.place(first.cart, first.key);
  if (!again) return world_.judge("repeating a checkout", again.error(), false);
  if (again->order_id != first.id)
    world_.problem(
        fmt::format("cart {} became {} and, on a repeat, {}", first.cart, first.id, again->order_id));
}

void Buyers::repeat_unanswered() {
  const auto pending = std::exchange(world_.unanswered, {});
  for (const auto& [cart, key] : pending) place(cart, key);
}

std::optional<order::Order> Buyers::own_order() {
  if (world_.told.empty()) return std::nullopt;
  const std::size_t latest = std::min<std::size_t>(world_.told.size(), 80);
  const auto& told = world_.told[world_.told.size() - 1 - chance_.below(latest)];
  const auto order = shop_.orders.load(told.id);
  if (!world_.fine("one's own order", order, false)) return std::nullopt;
  return order->value;
}

void Buyers::cancel() {
  const auto order = own_order();
  if (!order) return;
  world_.fine("cancelling", shop_.orders.act(order->id, [&](order::Order& each) {
    return each.cancel(act(), "changed my mind");
  }));
}

void Buyers::edit() {
  const auto order = own_order();
  if (!order || order->lines.empty()) return;
  auto lines = order->lines;
  const auto& line = chance_.pick(lines);
  aftersale::EditRequest request;
  request.quantities.push_back({line.sku, chance_.between(0, std::max<std::int64_t>(0, line.quantity - 1))});
  if (chance_.percent(30)) request.add.push_back({any_sku(), 1});
  const auto edited = shop_.edits.edit(order->id, act(), request, world_.key("edit"));
  if (edited) return;
  const bool is_no_wish =
      edited.error().kind == ErrorKind::kNotFound || edited.error().kind == ErrorKind::kInvalid;
  if (!is_no_wish) world_.judge("editing an order", edited.error());  // else: such a size there is not
}

void Buyers::ask_for_return() {
  const auto order = own_order();
  if (!order) return;
  aftersale::Cases::Request request{.key = world_.key("case"), .lines = {}};
  for (const auto& line : order->lines) {
    const auto back = line.shipped - line.returned;
    if (back < 1 || chance_.percent(40)) continue;
    request.lines.push_back(
        {.sku = line.sku, .quantity = chance_.between(1, back), .reason = aftersale::Reason::kNotLiked});
  }
  if (request.lines.empty()) return;
  if (chance_.percent(30)) {
    request.kind = aftersale::CaseKind::kClaim;
    if (chance_.percent(50)) request.outcome = aftersale::Outcome::kReplacement;
    for (auto& line : request.lines) line.reason = aftersale::Reason::kDamaged;
  } else if (chance_.percent(25)) {
    request.kind = aftersale::CaseKind::kExchange;
    request.outcome = aftersale::Outcome::kReplacement;
    for (auto& line : request.lines) line.wanted_sku = fmt::format("P{:02}-1", chance_.between(1, 12));
  }
  if (world_.fine("asking for a return", shop_.cases.request(order->id, act(), request)))
    ++world_.did["case"];
}

void Buyers::withdraw_case() {
  const auto page = shop_.cases.in_state(aftersale::CaseState::kRequested, 5, "");
  if (!world_.fine("one's own cases", page) || page->cases.empty()) return;
  auto cases = page->cases;
  world_.fine("withdrawing a case", shop_.cases.withdraw(chance_.pick(cases).id, act()));
}

void Buyers::be_forgotten() {
  if (world_.members.size() < 5) return;
  const auto at = chance_.below(world_.members.size());
  const auto id = world_.members[at];
  const auto done = shop_.personal.erase(id);
  world_.members.erase(world_.members.begin() + static_cast<std::ptrdiff_t>(at));
  if (world_.fine("being forgotten", done)) world_.erased.push_back(id);
}

}  // namespace souk::simulation
