// What buyers do in a simulated week. Every act is one that the shop's pages offer.
#pragma once

#include "tests/simulation/shop.hpp"

namespace souk::simulation {

class Buyers {
 public:
  Buyers(Shop& shop, World& world) : shop_{shop}, world_{world}, chance_{world.chance} {}

  void enrol();              // becomes a member
  void buy();                // fills a cart and places it, or walks away
  void repeat_unanswered();  // as a good client does after a lost answer: the same request once more
  void cancel();
  void edit();
  void ask_for_return();
  void withdraw_case();
  void be_forgotten();

 private:
  struct Basket {
    std::string cart, mail;
    online::cart::Shopper shopper;
  };
  std::optional<Basket> fill_cart();
  bool choose(const Basket& basket, bool chinese);
  void place(const std::string& cart, const std::string& key);
  void check_repeat(const Told& first);
  std::optional<online::order::Order> own_order();
  std::string any_sku();
  online::order::Act act() const { return {"customer", world_.clock.now()}; }

  Shop& shop_;
  World& world_;
  Chance& chance_;
};

}  // namespace souk::simulation
