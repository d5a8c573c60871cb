// Webhooks for staff: /api/v1/admin/webhooks.
#pragma once

#include "online/webhook/feed.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::webhook {

struct WebhookRouteDeps {
  const Endpoints* endpoints = nullptr;
  const Outbox* outbox = nullptr;
  const Feed* feed = nullptr;
  Random* random = nullptr;
};

http::Routes webhook_routes(WebhookRouteDeps deps);

}  // namespace souk::online::webhook
