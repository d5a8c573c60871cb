#include "tests/simulation/staff.hpp"

namespace souk::simulation {

using namespace online;

template <class F>
void Staff::on_record(const char* what, const std::string& object, F&& doing) {
  const auto begun = shop_.trail.append(
      {.at = world_.clock.now(), .who = "stf_ann", .act = what, .object = object, .permission = "all"});
  if (!world_.fine("the audit trail", begun, false)) return;  // what cannot be recorded does not happen
  ++world_.audited;
  const auto done = doing();
  if (world_.fine(what, done)) ++world_.did[what];
  const auto end = shop_.trail.append({.at = world_.clock.now(),
                                       .who = "stf_ann",
                                       .act = what,
                                       .object = object,
                                       .of = begun->sequence,
                                       .status = done ? 200 : 422});
  world_.fine("the audit trail", end, false);
}

void Staff::pack_and_send() {
  using State = fulfilment::ConsignmentState;
  const auto place = location();
  for (const auto state : {State::kOpen, State::kPacked}) {
    const auto page = shop_.fulfilment.queue(place, state, 12, "");
    if (!world_.fine("a work list", page)) return;
    for (const auto& consignment : page->consignments) work_on(consignment);
  }
}

void Staff::work_on(const fulfilment::Consignment& consignment) {
  const auto left = consignment.left_to_pack();
  if (consignment.pickup) {
    on_record("ready for its buyer", consignment.id,
              [&] { return shop_.fulfilment.ready(consignment.id, act()); });
    return;
  }
  if (!left.empty() && chance_.percent(80)) {
    fulfilment::Parcel parcel{.id = world_.key("parcel"), .packed_by = "ann"};
    if (chance_.percent(25)) parcel.lines = {{left.front().sku, chance_.between(1, left.front().quantity)}};
    on_record("pack", consignment.id, [&] { return shop_.fulfilment.pack(consignment.id, act(), parcel); });
    return;
  }
  for (const auto& parcel : consignment.parcels) {
    if (parcel.shipped_at) continue;
    if (chance_.percent(5)) {
      on_record("unpack", consignment.id,
                [&] { return shop_.fulfilment.unpack(consignment.id, act(), parcel.id); });
      return;
    }
    on_record("ship", consignment.id, [&] {
      return shop_.fulfilment.ship(consignment.id, act(),
                                   {.id = parcel.id, .carrier = "sf", .tracking = world_.key("SF")});
    });
  }
}

void Staff::hand_over() {
  const auto page = shop_.fulfilment.queue("xintiandi", fulfilment::ConsignmentState::kReady, 20, "");
  if (!world_.fine("goods that wait", page)) return;
  for (const auto& consignment : page->consignments) {
    if (chance_.percent(60)) continue;  // its buyer has not come
    const auto order = shop_.orders.load(consignment.order_id);
    if (!world_.fine("the order of what waits", order, false) || !order->value.pickup) continue;
    if (chance_.percent(10)) {
      const auto wrong = shop_.fulfilment.hand_over(consignment.id, act(), "000000");
      if (wrong && order->value.pickup->code != "000000")
        world_.problem("goods were handed over for a wrong code");
    }
    on_record("hand over", consignment.id,
              [&] { return shop_.fulfilment.hand_over(consignment.id, act(), order->value.pickup->code); });
  }
}

void Staff::deliver() {
  const auto page = shop_.orders.in_state(order::OrderState::kShipped, 20, "");
  if (!world_.fine("orders on their way", page)) return;
  for (const auto& order : page->orders) {
    if (chance_.percent(60)) continue;
    on_record("deliver", order.id, [&] {
      return shop_.orders.act(order.id, [&](order::Order& each) { return each.deliver(act()); });
    });
  }
}

void Staff::look_at_cases() {
  using State = aftersale::CaseState;
  for (const auto state : {State::kRequested, State::kApproved, State::kArrived}) {
    const auto page = shop_.cases.in_state(state, 10, "");
    if (!world_.fine("cases", page)) return;
    for (const auto& about : page->cases) {
      if (state == State::kRequested && chance_.percent(15)) {
        on_record("reject", about.id, [&] { return shop_.cases.reject(about.id, act(), "used"); });
      } else if (state == State::kRequested) {
        const bool goods = about.kind != aftersale::CaseKind::kClaim || chance_.percent(60);
        on_record("approve", about.id, [&] {
          return shop_.cases.approve(about.id, act(),
                                     {goods, goods ? location() : "", "Send it back, please."});
        });
      } else if (state == State::kApproved && about.goods_come_back) {
        if (chance_.percent(50))
          on_record("arrive", about.id, [&] { return shop_.cases.arrive(about.id, act()); });
      } else {
        settle(about);
      }
    }
  }
}

void Staff::settle(const aftersale::Case& about) {
  aftersale::Decision decision;
  for (const auto& line : about.lines) {
    aftersale::DecidedLine decided{.sku = line.sku, .inspections = {}};
    if (about.goods_come_back) {
      const auto fit = chance_.between(0, line.quantity);
      if (fit > 0) decided.inspections.push_back({aftersale::Verdict::kRestock, fit, ""});
      if (fit < line.quantity)
        decided.inspections.push_back({aftersale::Verdict::kDiscard, line.quantity - fit, "broken"});
    }
    decision.lines.push_back(std::move(decided));
  }
  decision.waive_difference = chance_.percent(50);
  if (chance_.percent(20)) decision.goodwill_minor = 500;
  decision.to_store_credit = chance_.percent(30);  // refused for a guest
  on_record("settle", about.id, [&] { return shop_.cases.settle(about.id, act(), decision); });
}

void Staff::handle_goods() {
  const auto sku = fmt::format("P{:02}-1", chance_.between(1, 12));
  const auto from = location();
  inventory::StockCommand command{world_.key("goods"), sku, from, chance_.between(1, 20), "week"};
  if (chance_.percent(30)) return take_in_transfer();
  switch (chance_.below(4)) {
    case 0:
      on_record("receive", sku, [&] { return shop_.inventory.receive(command); });
      on_record("receive", sku,
                [&] { return shop_.inventory.receive(command); });  // the answer was lost: again
      return;
    case 1:
      command.quantity = chance_.between(-3, 3);
      if (command.quantity != 0) on_record("adjust", sku, [&] { return shop_.inventory.adjust(command); });
      return;
    case 2: {
      const auto to = location();
      if (to == from) return;
      if (chance_.percent(30)) {
        on_record("transfer", sku, [&] { return shop_.inventory.transfer(command, to); });
      } else {
        on_record("send", sku, [&] { return shop_.inventory.send(command, to); });
      }
      return;
    }
    default:
      on_record("count", sku, [&] { return shop_.inventory.count(command); });
  }
}

// The longest waiting; now and then something is missing, and the answer is lost.
void Staff::take_in_transfer() {
  const auto waiting = shop_.inventory.items_in_transit(1, {});
  if (!world_.fine("transfers on their way", waiting, true) || waiting->items.empty()) return;
  const auto& item = waiting->items.front();
  if (item.in_transit.empty()) return;
  const auto& [id, transit] = *item.in_transit.begin();
  const auto arrived = chance_.percent(80) ? transit.quantity : chance_.between(0, transit.quantity);
  const inventory::Arrival arrival{.transfer_id = id, .location = {}, .quantity = arrived, .note = "week"};
  for (int i = 0; i < 2; ++i)
    on_record("arrive", item.sku, [&] { return shop_.inventory.arrive(item.sku, arrival); });
}

void Staff::change_prices() {
  const auto sku = fmt::format("P{:02}", chance_.between(1, 12));
  const auto product = catalogue::load_product(shop_.catalogue, sku);
  if (!world_.fine("a product to edit", product, false)) return;
  auto changed = product->value;
  for (auto& variant : changed.variants) {
    for (auto& [currency, price] : variant.prices)
      price = std::max<std::int64_t>(100, price * chance_.between(80, 125) / 100);
  }
  const bool was_there = changed.status == catalogue::ProductStatus::kPublished;
  if (was_there ? chance_.percent(10) : chance_.percent(60))
    changed.status = was_there ? catalogue::ProductStatus::kArchived : catalogue::ProductStatus::kPublished;
  on_record("price", sku, [&] {
    return catalogue::replace_product(shop_.catalogue, sku, product->revision, std::move(changed));
  });
}

void Staff::change_coupons() {
  const auto loaded = shop_.coupons.load("WELCOME10");
  if (!world_.fine("a coupon to edit", loaded, false)) return;
  auto coupon = loaded->value;
  coupon.basis_points = chance_.between(1, 30) * 100;
  on_record("coupon", coupon.code, [&] { return shop_.coupons.change(coupon, loaded->revision); });
}

void Staff::change_promotions() {
  std::array codes{"member-day", "tea-week", "three-for-two"};
  const auto found = shop_.promotions.find(chance_.pick(codes));
  if (!world_.fine("a promotion to edit", found, false)) return;
  auto changed = found->value;
  using promotion::PromotionStatus;
  changed.status =
      changed.status == PromotionStatus::kActive ? PromotionStatus::kPaused : PromotionStatus::kActive;
  if (chance_.percent(50)) changed.status = PromotionStatus::kActive;
  if (changed.benefit.kind == promotion::BenefitKind::kPercent)
    changed.benefit.basis_points = chance_.between(1, 15) * 100;
  on_record("promotion", changed.code, [&] { return shop_.promotions.change(changed, found->revision); });
}

// Gift cards, and store credit for members.
void Staff::give_credit() {
  const auto amount = chance_.between(10, 200) * 100;
  const auto key = world_.key("credit");
  if (world_.members.empty() || chance_.percent(50)) {
    on_record("gift card", key, [&] {
      auto card =
          shop_.balances.issue_card({.amount = {amount, Currency::of("CNY")}, .key = key}, "staff:ann");
      if (card && !card->code.empty()) world_.cards.push_back({card->card.id, card->code, amount});
      return card;
    });
    return;
  }
  const auto whose = chance_.pick(world_.members);
  on_record("store credit", whose, [&]() -> Status {
    const auto credit = TRY(shop_.balances.open_credit(whose, Currency::of("CNY")));
    TRY(shop_.balances.adjust(credit.id, amount, "a parcel came late", "staff:ann", key));
    return {};
  });
}

void Staff::write_invoices() {
  if (world_.told.empty()) return;
  const auto id = chance_.pick(world_.told).id;
  on_record("invoice", id, [&] { return shop_.books.invoice(id); });
  on_record("credit", id, [&] { return shop_.books.credit(id); });
}

void Staff::send_mails_again() {
  const auto page = shop_.notices.in_state(notice::NoticeState::kDead, 100, "");
  if (!world_.fine("mails that were given up", page)) return;
  for (const auto& given_up : page->notices)
    on_record("send a mail again", given_up.id, [&] { return shop_.notices.send_again(given_up.id); });
}

void Staff::cancel() {
  if (world_.told.empty()) return;
  const auto id =
      world_.told[world_.told.size() - 1 - chance_.below(std::min<std::size_t>(20, world_.told.size()))].id;
  const bool as_credit = chance_.percent(30);
  on_record("cancel", id, [&] {
    return shop_.orders.act(
        id, [&](order::Order& each) { return each.cancel(act(), "the buyer telephoned", as_credit); });
  });
}

}  // namespace souk::simulation
