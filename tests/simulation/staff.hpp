// What the retailer's people do in a simulated week. Each act stands in the audit trail before it happens, as
// the console and the API write it.
#pragma once

#include "tests/simulation/shop.hpp"

namespace souk::simulation {

class Staff {
 public:
  Staff(Shop& shop, World& world) : shop_{shop}, world_{world}, chance_{world.chance} {}

  void pack_and_send();
  void hand_over();
  void deliver();
  void look_at_cases();
  void handle_goods();
  void take_in_transfer();
  void change_prices();
  void change_coupons();
  void change_promotions();
  void give_credit();
  void write_invoices();
  void cancel();
  void send_mails_again();  // that were given up while the mail server was away for days

 private:
  template <class F>
  void on_record(const char* what, const std::string& object, F&& doing);
  void work_on(const online::fulfilment::Consignment& consignment);
  void settle(const online::aftersale::Case& about);
  online::order::Act act() const { return {"staff:ann", world_.clock.now()}; }
  std::string location() { return chance_.pick(kLocations); }

  Shop& shop_;
  World& world_;
  Chance& chance_;
};

}  // namespace souk::simulation
