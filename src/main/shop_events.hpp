// What the logbook tells of the shop: which documents are followed, and which lines their changes make. The
// wings know nothing of each other; here both are known.
#pragma once

#include <vector>

#include "cloud/logbook/feed.hpp"
#include "runtime/http/router.hpp"

namespace souk::app {

// Orders by their timeline, payments by their states and refunds, goods by their ledger, accounts.
std::vector<cloud::logbook::Teller> shop_tellers(std::string instance);

// Notes sign-ins and sign-outs of customers and staff in passing.
http::AfterFilter note_sign_ins(cloud::logbook::Logbook& logbook, Random& random);

}  // namespace souk::app
