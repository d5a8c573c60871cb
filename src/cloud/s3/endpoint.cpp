#include "cloud/s3/endpoint.hpp"

#include "cloud/s3/access.hpp"
#include "cloud/s3/answer.hpp"
#include "cloud/s3/cors.hpp"
#include "cloud/s3/fault.hpp"
#include "cloud/s3/notification.hpp"
#include "cloud/s3/operation.hpp"
#include "runtime/metrics/metrics.hpp"

namespace souk::s3 {
namespace {

// The largest object in one piece, and what aws-chunked coding adds to it.
constexpr std::size_t kMaxBody = std::size_t{5} * 1024 * 1024 * 1024 + 64 * 1024 * 1024;

void count(std::string_view operation, int status) {
  static constexpr std::string_view kClasses[] = {"1xx", "2xx", "3xx", "4xx", "5xx"};
  const auto index = static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1);
  metrics::registry()
      .counter("s3_requests_total", "Requests to the S3 endpoint.", {"operation", "status"},
               {operation, kClasses[index]})
      .add();
}

// The resource of lists is the bucket, and their prefix is what a key's scope is about.
Wanted wanted_by(const Operation& operation, const Call& call) {
  Wanted wanted{.action = operation.action,
                .right = operation.right,
                .bucket = call.bucket,
                .key = call.key,
                .on_bucket = operation.level == Level::kBucket};
  const bool of_version = call.has("versionId");
  if (of_version && operation.action == "s3:GetObject") wanted.action = "s3:GetObjectVersion";
  if (of_version && operation.action == "s3:DeleteObject") wanted.action = "s3:DeleteObjectVersion";
  if (wanted.on_bucket) {
    const bool lists =
        operation.method == http::Method::kGet && operation.action.starts_with("s3:ListBucket");
    wanted.key = lists ? call.query("prefix")
                       : (call.proof.key ? std::string_view{call.proof.key->prefix} : std::string_view{});
  }
  return wanted;
}

void announce_write(Desk& desk, const Call& call, const Operation& operation,
                    const http::Response& response) {
  if (operation.event.empty() || desk.jobs == nullptr || response.status >= 300) return;
  auto etag = response.headers.get("etag");
  if (etag.size() > 2) etag = etag.substr(1, etag.size() - 2);
  const bool marker = operation.name == "DeleteObject" && response.headers.contains("x-amz-delete-marker") &&
                      !call.has("versionId");
  announce(desk, call,
           {.name = marker ? "s3:ObjectRemoved:DeleteMarkerCreated" : operation.event,
            .bucket = call.bucket,
            .key = call.key,
            .version = response.headers.get("x-amz-version-id"),
            .etag = etag});
}

}  // namespace

void Endpoint::prepare(http::ServerSettings& settings) {
  settings.raw_paths = true;
  settings.page_policy = false;
  settings.read_bytes = 128 * 1024;
}

http::Routes Endpoint::routes() {
  http::Routes routes;
  // Bodies have their own bound in time: the least bytes per second of the server.
  routes.add_raw(
      {.path = "*", .max_body_bytes = kMaxBody, .timeout = std::chrono::hours{24}, .stream_body = true},
      [this](const http::Request& request) { return answer(request); });
  return routes;
}

http::Response Endpoint::server_error(const http::Request& request, int, const Error& error) {
  return error_answer(error, path_of(request), request.request_id);
}

http::Response Endpoint::answer(const http::Request& request) {
  Call call{.request = request};
  auto answered = dispatch(request, call);
  auto response =
      answered ? std::move(*answered) : error_answer(answered.error(), path_of(request), request.request_id);
  response.headers.set("x-amz-request-id", request.request_id);
  response.headers.set("x-amz-id-2", request.request_id);
  response.headers.set("Server", "Souk");
  if (!request.headers.get("origin").empty()) add_cors(call, response);
  return response;
}

Result<http::Response> Endpoint::dispatch(const http::Request& request, Call& call) {
  TRY(read_place(desk_.settings, call));
  if (request.method == http::Method::kOptions) return preflight(call);
  if (call.website) return serve_website(desk_, call);
  const auto* operation = find_operation(call);
  if (operation == nullptr) return fail(fault("MethodNotAllowed"));
  const auto counted = [&](Result<http::Response> answered) {
    count(operation->name, answered ? answered->status : show(answered.error()).status);
    return answered;
  };
  const auto run = [&]() -> Result<http::Response> {
    // A form brings its signature in its fields; each key of a multi-delete is checked by itself.
    const bool checks_itself = operation->action.empty();
    call.proof = TRY(authenticate(request, desk_.keys, desk_.settings.region, desk_.clock.now()));
    if (!checks_itself) TRY(check_access(desk_, call, wanted_by(*operation, call)));
    if (operation->run == nullptr)
      return fail(
          fault("NotImplemented", std::string{operation->name} + " is not something this store does."));
    return operation->run(desk_, call);
  };
  auto answered = counted(run());
  if (answered) announce_write(desk_, call, *operation, *answered);
  return answered;
}

// What a browser asks before a script's request; nobody signs that.
Result<http::Response> Endpoint::preflight(const Call& call) {
  const auto origin = call.header("origin"), method = call.header("access-control-request-method");
  if (origin.empty() || method.empty())
    return fail(fault("BadRequest", "Insufficient information. Origin request header needed."));
  const auto bucket = TRY(desk_.store.bucket(call.bucket));
  const auto* text = bucket.text("cors");
  if (text == nullptr)
    return fail(fault("AccessDenied", "CORSResponse: CORS is not enabled for this bucket."));
  const auto rules = TRY(read_cors(*text));
  const auto headers = call.header("access-control-request-headers");
  const auto* rule = find_rule(rules, origin, method, headers);
  if (rule == nullptr) return fail(fault("AccessDenied", "CORSResponse: This CORS request is not allowed."));
  auto answer = empty_answer(200);
  allow_origin(*rule, origin, headers, true, answer.headers);
  return answer;
}

void Endpoint::add_cors(const Call& call, http::Response& response) {
  if (call.bucket.empty() || call.request.method == http::Method::kOptions) return;
  const auto bucket = desk_.store.bucket(call.bucket);
  const auto* text = bucket ? bucket->text("cors") : nullptr;
  if (text == nullptr) return;
  const auto rules = read_cors(*text);
  if (!rules) return;
  const auto origin = call.header("origin");
  const auto* rule = find_rule(*rules, origin, http::to_string(call.request.method), "");
  if (rule != nullptr) allow_origin(*rule, origin, "", false, response.headers);
}

}  // namespace souk::s3
