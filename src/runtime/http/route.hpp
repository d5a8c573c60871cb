// The route table: what the program answers to. The router, validation, OpenAPI and the reference page are
// all made from it.
//
//   Routes cart_routes(CartService& carts) {
//     Routes routes;
//     routes.add<AddItem, CartView>(
//         {.method = Method::kPost, .path = "/api/v1/carts/{id}/items", .summary = "Add a variant to a cart",
//         .tag = "cart"},
//         [&](const AddItem& input, const Request& request) -> Result<CartView> { ... });   // or
//         Result<Answer<CartView>>
//     routes.add_raw({.path = "/{lang}/p/{slug}"}, [&](const Request& request) -> Response { ... });
//   }
//
// Path parameters are {name} (one segment) or a last {name...} (the rest).
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <type_traits>
#include <vector>

#include "base/codec.hpp"
#include "base/schema.hpp"
#include "runtime/http/message.hpp"

namespace souk::http {

enum class Access { kPublic, kCustomer, kStaff };

struct Parameter {
  std::string name;
  std::string in = "query";  // query, header or path; path ones are taken from the template when not listed
  std::string help{};
  bool required = false;
  json::object schema{{"type", "string"}};
};

// One possible error answer, for the reference: status is derived from the kind.
struct Failure {
  ErrorKind kind;
  std::string code;
  std::string when;
};

struct Route {
  Method method = Method::kGet;
  std::string path;
  std::string summary{};
  std::string tag{};  // the room; routes without a tag are pages and are not in OpenAPI
  Access access = Access::kPublic;
  // For staff routes: what their role must allow, such as "order.refund"; empty: permission_of() derives it.
  std::string permission{};
  std::vector<Parameter> parameters{};
  std::vector<Failure> failures{};
  int success_status = 200;
  int second_success = 0;  // another one that the handler may answer, such as 202
  std::size_t max_body_bytes = 64 * 1024;
  std::chrono::milliseconds timeout{10'000};  // becomes the deadline of the request's scope
  bool stream_body = false;                   // the handler reads Request::stream
  bool ignores_key = false;       // a POST without Idempotency-Key: signing in, or a repeat changes nothing
  bool idempotent_write = false;  // takes the Idempotency-Key header; set by add() for other POSTs
  json::value input_schema{};     // filled by add()
  json::value output_schema{};
};

// The permission a staff route asks for: its own, or "<tag>.read" for safe methods and "<tag>.write" for
// others.
std::string permission_of(const Route& route);

using Handler = std::function<Response(const Request&)>;

// What a typed handler returns instead of a plain T when the answer needs a status or headers of its own.
template <class T>
struct Answer {
  T body;
  int status = 0;  // 0: the route's success_status
  Headers headers{};
};

// An answer that has been written already, such as one that is remembered; its schema is that of T.
template <class T>
struct Written {
  SharedText json;
};
template <class T>
Written<T> written(const T& body) {
  return {std::make_shared<const std::string>(to_json(body))};
}

struct BoundRoute {
  Route route;
  Handler handler;
};

struct Nothing {  // for routes without a body
  static constexpr auto fields() { return field_table(); }
};

class Routes {
 public:
  // Typed: reads the JSON body into Input (strictly; problem+json with a complaint per member), calls, writes
  // Output.
  template <class Input, class Output, class F>
  void add(Route route, F handler);
  // Untyped: pages, files, streams.
  void add_raw(Route route, Handler handler) { bound_.push_back({std::move(route), std::move(handler)}); }
  // Takes over all routes of another table.
  void include(Routes other);

  const std::vector<BoundRoute>& all() const { return bound_; }
  const schema::Components& components() const { return components_; }

 private:
  std::vector<BoundRoute> bound_;
  schema::Components components_;
};

// Common to all typed handlers: parses the body, or complains (415 for another content type, 400).
Result<json::value> json_body(const Request& request);
// The Idempotency-Key has the form that the reference gives it, or is not there.
Status check_key(const Request& request);
Response json_answer(int status, std::string body);
Response json_answer(int status, SharedText body);

namespace detail {
template <class T>
Answer<T> to_answer(T&& body) {
  return {std::move(body)};
}
template <class T>
Answer<T> to_answer(Answer<T>&& answer) {
  return std::move(answer);
}

template <class T>
Written<T> to_answer(Written<T>&& written) {
  return std::move(written);
}

template <class T>
Response write_answer(Written<T>&& written, int success_status) {
  return json_answer(success_status, std::move(written.json));
}
template <class T>
Response write_answer(Answer<T>&& answer, int success_status) {
  const int status = answer.status == 0 ? success_status : answer.status;
  if constexpr (std::is_same_v<T, Nothing>) {
    return Response{.status = status, .headers = std::move(answer.headers), .body = std::string{}};
  } else {
    auto response = json_answer(status, to_json(answer.body));
    for (const auto& [name, value] : answer.headers.all()) response.headers.add(name, value);
    return response;
  }
}
}  // namespace detail

template <class Input, class Output, class F>
void Routes::add(Route route, F handler) {
  constexpr bool has_input = !std::is_same_v<Input, Nothing>;
  if constexpr (has_input) route.input_schema = schema::of<Input>(components_);
  if constexpr (!std::is_same_v<Output, Nothing>) {
    route.output_schema = schema::of<Output>(components_);
  } else if (route.success_status == 200) {
    route.success_status = 204;
  }
  if (route.method == Method::kPost && !route.ignores_key) route.idempotent_write = true;
  const bool keyed = route.idempotent_write;
  const int status = route.success_status;
  bound_.push_back(
      {std::move(route), [handler = std::move(handler), status, keyed](const Request& request) -> Response {
         auto answer = [&]() -> std::invoke_result_t<const F&, const Input&, const Request&> {
           if (keyed) TRY(check_key(request));
           if constexpr (has_input) {
             const auto body = TRY(json_body(request));
             const auto input = TRY(from_value<Input>(body, Strictness::kInput));
             return handler(input, request);
           } else {
             return handler(Input{}, request);
           }
         }();
         if (!answer) return problem(answer.error(), request.request_id);
         return detail::write_answer<Output>(detail::to_answer(std::move(*answer)), status);
       }});
}

}  // namespace souk::http
