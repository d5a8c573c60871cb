// The parts of the webhooks' pages.
#pragma once

#include "online/console/parts.hpp"

namespace souk::online::console {

Html health_badge(const Visit& visit, const webhook::Endpoint& endpoint);
// What arrived and what did not, in figures and in words.
Html endpoint_health(const Visit& visit, const webhook::Endpoint& endpoint);
// URL, description and the kinds of events.
Html endpoint_fields(const Visit& visit, const Form& form);
std::vector<std::string> events_of(const Form& form);
// `path`: of the endpoint's page.
Html delivery_table(const Visit& visit, const std::string& path,
                    const std::vector<webhook::Delivery>& deliveries);

}  // namespace souk::online::console
