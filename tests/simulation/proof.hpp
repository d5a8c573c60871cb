// The end of a simulated week: everything that must be true of the books, of what people were told and of
// what went out. Each thing that is not becomes a problem of the world.
#pragma once

#include "tests/simulation/shop.hpp"

namespace souk::simulation {

class Proof {
 public:
  Proof(Shop& shop, World& world) : shop_{shop}, world_{world} {}
  void run();

 private:
  void money_and_goods();     // checkout's own proof: orders, payments, channel, stock, ledger
  void answers_hold();        // what buyers were told is so
  void limits_hold();         // promotions with limits, and gift cards never beyond what was on them
  void coupons_count();       // a limited coupon was used as often as orders say, and never beyond its limit
  void consignments_agree();  // every piece of a paid order is somebody's work, once
  void cases_are_over();
  void invoices_add_up();
  void mails_went_out();     // each once, but for those whose answer was lost
  void webhooks_told_all();  // every step of every order, in its order
  void figures_agree();      // those counted live are those counted anew
  void trail_is_whole();
  void persons_are_gone();

  template <class F>
  void each_order(F visit);
  void problem(std::string sentence) { world_.problem(std::move(sentence)); }

  Shop& shop_;
  World& world_;
};

}  // namespace souk::simulation
