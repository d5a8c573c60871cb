#include "online/webhook/event.hpp"

namespace souk::online::webhook {

json::value shown(const order::Order& order) {
  auto value = parse_json(to_json(order));
  if (!value || !value->is_object()) return nullptr;
  auto& members = value->as_object();
  for (const auto* secret :
       {"access_token", "client_key", "cart_id", "live_cart", "tasks", "open", "dropped"}) {
    members.erase(secret);
  }
  return std::move(*value);
}

json::value shown(const inventory::StockItem& item) {
  json::object locations;
  for (const auto& [code, level] : item.levels) {
    locations[code] = json::object{{"on_hand", level.on_hand}, {"available", level.available()}};
  }
  return json::object{
      {"sku", item.sku}, {"available", item.total_available()}, {"locations", std::move(locations)}};
}

json::value shown(const customer::Account& account) {
  if (account.erased_at) return json::object{{"id", account.id}, {"erased", true}};
  return json::object{{"id", account.id},
                      {"mail", account.mail.value_or("")},
                      {"name", account.name},
                      {"group", account.group},
                      {"language", account.language},
                      {"marketing", account.wants_marketing()},
                      {"verified", account.mail_verified_at.has_value()},
                      {"created_at", to_string(account.created_at)}};
}

std::string payload_of(const Event& event, const json::value& object, std::string_view object_id) {
  constexpr std::size_t kLongest = 256 * 1024;
  const auto wrap = [&](const json::value& inner) {
    return to_text(json::object{{"id", event.id},
                                {"object", "event"},
                                {"type", event.type},
                                {"created", event.at_ms / 1'000},
                                {"data", json::object{{"object", inner}}}});
  };
  auto text = wrap(object);
  if (text.size() > kLongest) text = wrap(json::object{{"id", object_id}, {"truncated", true}});
  return text;
}

}  // namespace souk::online::webhook
