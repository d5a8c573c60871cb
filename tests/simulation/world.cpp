#include "tests/simulation/world.hpp"

#include "base/json.hpp"

namespace souk::simulation {

Receiver::Receiver(Chance& chance)
    : chance_{chance}, router_{routes()}, server_{cores_, router_, {.listen = "127.0.0.1:0"}} {
  const auto started = server_.start();
  if (!started) throw std::runtime_error{describe(started.error())};
}

http::Routes Receiver::routes() {
  http::Routes all;
  all.add_raw({.method = http::Method::kPost, .path = "/hook", .max_body_bytes = 1 << 20},
              [this](const http::Request& request) { return take(request); });
  return all;
}

// One request comes at a time: the shop of the simulation sends from one thread, so chance stays repeatable.
http::Response Receiver::take(const http::Request& request) {
  const std::lock_guard lock{mutex_};
  if (down || (!flawless && chance_.percent(2))) {
    ++refused;
    return http::Response::text(503, "text/plain", "away");
  }
  const auto body = parse_json(request.body);
  const auto* object = body ? find_path(*body, "data.object.id") : nullptr;
  const auto* type = body ? find_path(*body, "type") : nullptr;
  const std::string id{request.headers.get("Souk-Event-Id")};
  if (type != nullptr && type->is_string()) types.insert(std::string{type->get_string()});
  if (!seen.insert(id).second) {
    ++repeats;
  } else if (object != nullptr && object->is_string()) {
    events[std::string{object->get_string()}].push_back(id);
  }
  if (!flawless && chance_.percent(1)) {
    ++lost;
    return http::Response::text(500, "text/plain", "took it, and fell over");
  }
  return http::Response::text(200, "text/plain", "thanks");
}

}  // namespace souk::simulation
