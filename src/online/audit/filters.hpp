// Writes the trail around every staff write, so that no handler can forget to: an entry before the handler
// runs, without which it does not run, and one after it with the answer's status and what was changed. After
// the filters that say who (staff/access.hpp, session/filters.hpp).
#pragma once

#include "online/audit/trail.hpp"
#include "online/audit/watched_store.hpp"
#include "runtime/http/router.hpp"

namespace souk::online::audit {

// 503 "audit.unavailable" when the entry cannot be written.
http::Filter begin_act(Trail& trail, WatchedStore& store);
// A second entry that cannot be written is logged; the first one stands.
http::AfterFilter end_act(Trail& trail, WatchedStore& store);

// GET /api/v1/admin/audit, .../{sequence} and .../verification; "audit.read".
http::Routes audit_routes(const Trail& trail);

}  // namespace souk::online::audit
