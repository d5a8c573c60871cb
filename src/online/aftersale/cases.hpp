// Cases over the document store. A command writes its case, and the case alone; what follows from it for
// order, stock, payment and mail is carried out by drive(), step by step, each of them harmless to repeat:
//
//   approved  1 mail to the customer
//   settling  1 the replacement order is placed (its id was decided beforehand)
//             2 goods back and money back, in one write of the order
//             3 the case is settled
//
// Whatever stops in between, recover() drives on.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "online/aftersale/settling.hpp"
#include "online/checkout/checkout.hpp"
#include "online/inventory/location.hpp"
#include "online/notice/notices.hpp"

namespace souk::online::aftersale {

struct CaseDeps {
  engines::DocumentStore* store = nullptr;
  const order::Orders* orders = nullptr;
  checkout::Checkout* checkout = nullptr;  // for replacements
  const catalogue::Offers* offers = nullptr;
  const inventory::Locations* locations = nullptr;
  const notice::Notices* notices = nullptr;
  const Clock* clock = nullptr;
  Random* random = nullptr;
  std::string base_url;  // of the shop, for links in mails
};

struct CaseOptions {
  std::int64_t window_days = 30;  // how long after the last parcel a customer may ask
};

class Cases {
 public:
  explicit Cases(CaseDeps deps, CaseOptions options = {});
  Status declare();

  struct Request {
    std::string key;  // the client's: a repeat is the same case
    CaseKind kind = CaseKind::kReturn;
    Outcome outcome = Outcome::kRefund;  // of a claim
    std::vector<CaseLine> lines;
  };
  // Errors: check_request()'s; kPrecondition "aftersale.too_late" for customers.
  Result<Case> request(std::string_view order_id, const order::Act& act, Request request) const;
  // kInvalid "aftersale.location" when goods come back and it names none.
  Result<Case> approve(std::string_view id, const order::Act& act, Case::Approval approval) const;
  Result<Case> reject(std::string_view id, const order::Act& act, std::string_view why) const;
  Result<Case> withdraw(std::string_view id, const order::Act& act) const;
  Result<Case> arrive(std::string_view id, const order::Act& act) const;
  // Decides, and carries out at once what can be.
  Result<Case> settle(std::string_view id, const order::Act& act, const Decision& decision) const;
  Result<Case> retry(std::string_view id, const order::Act& act) const;

  // kNotFound "aftersale.missing".
  Result<Case> load(std::string_view id) const;
  Result<std::vector<Case>> of_order(std::string_view order_id) const;
  struct Page {
    std::vector<Case> cases;
    std::string next_cursor;
  };
  Result<Page> in_state(CaseState state, std::size_t limit, std::string cursor) const;

  // Background work: drives what is open; answers how many.
  Result<std::size_t> recover(Instant now) const;

 private:
  using StoredCase = engines::Stored<Case>;
  using Move = std::function<Status(Case&)>;
  Result<StoredCase> change(std::string_view id, const Move& move) const;
  Result<Case> change_and_drive(std::string_view id, const Move& move) const;
  Status drive(const Case& about) const;
  Status tell(const Case& about) const;
  Status carry_out(const Case& about) const;
  Status check_window(const order::Order& order, const order::Act& act) const;
  Result<OffersBySku> offers_for(const Case& about, const order::Order& order) const;

  CaseDeps deps_;
  CaseOptions options_;
  engines::Collection<Case> cases_;
};

}  // namespace souk::online::aftersale
