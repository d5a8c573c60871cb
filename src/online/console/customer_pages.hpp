// Customers: finding one, what they bought, their group and segments, and their rights over their data.
#pragma once

#include "online/console/console.hpp"
#include "online/customer/erasure.hpp"
#include "online/customer/group.hpp"
#include "online/customer/segment.hpp"
#include "online/session/session.hpp"

namespace souk::online::console {

struct CustomerPageDeps {
  const customer::Accounts* accounts = nullptr;
  const customer::PersonalData* data = nullptr;
  const customer::Groups* groups = nullptr;
  const customer::Segments* segments = nullptr;
  const session::Sessions* sessions = nullptr;
};

// For Console::add; all must outlive the console.
Console::AddPages customer_pages(CustomerPageDeps deps);

// customer_forms.cpp: what can be done with a customer, a group, a segment.
void add_customer_forms(Pages& pages, const CustomerPageDeps& deps);
// customer_group_pages.cpp: groups and segments.
void add_customer_group_pages(Pages& pages, const CustomerPageDeps& deps);

}  // namespace souk::online::console
