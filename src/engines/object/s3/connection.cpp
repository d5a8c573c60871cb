#include "engines/object/s3/connection.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "engines/object/check.hpp"
#include "engines/object/errors.hpp"
#include "engines/object/s3/xml.hpp"
#include "runtime/fiber/scope.hpp"
#include "runtime/fiber/wait.hpp"
#include "runtime/http/url.hpp"

namespace souk::engines::s3 {
namespace {

constexpr milliseconds kFirstPause{100};
constexpr std::size_t kMaxAnswerBytes = 72U << 20U;  // a piece of an object, or a page of a list

const SystemClock kSystemClock;

milliseconds time_left(milliseconds at_most) {
  const auto deadline = runtime::current_scope().deadline;
  if (deadline == runtime::Deadline::max()) return at_most;
  const auto left = std::chrono::duration_cast<milliseconds>(deadline - std::chrono::steady_clock::now());
  return std::min(at_most, left);
}

bool is_passing(const Result<http::ClientResponse>& answer) {
  if (!answer)
    return answer.error().kind == ErrorKind::kUnavailable || answer.error().kind == ErrorKind::kTimeout;
  return answer->status == 429 || answer->status == 500 || answer->status >= 502;
}

Error in_our_words(const Error& error) {
  if (error.kind == ErrorKind::kTimeout) return object::timeout();
  return object::unavailable(describe(error));
}

}  // namespace

std::string encoded_key(std::string_view key) {
  std::string encoded;
  for (const auto segment : text::split(key, '/')) {
    if (!encoded.empty() || segment.data() != key.data()) encoded += '/';
    encoded += text::percent_encode(segment);
  }
  return encoded;
}

std::string error_code(const http::ClientResponse& response) {
  return response.body.find("<Error") == std::string::npos ? std::string{} : text_of(response.body, "Code");
}

Error unexpected(const http::ClientResponse& response) {
  return object::unavailable(fmt::format("the S3 answered {} {}: {}", response.status, error_code(response),
                                         text_of(response.body, "Message")));
}

Connection::Connection(S3Settings settings)
    : settings_{std::move(settings)},
      signer_{{.access_key = settings_.access_key, .secret = settings_.secret, .region = settings_.region}},
      client_{{.timeout = settings_.timeout,
               .max_response_bytes = kMaxAnswerBytes,
               .max_idle_per_host = 32,
               .authority_file = settings_.authority_file}} {
  if (settings_.clock == nullptr) settings_.clock = &kSystemClock;
  while (settings_.endpoint.ends_with('/')) settings_.endpoint.pop_back();
  while (settings_.public_endpoint.ends_with('/')) settings_.public_endpoint.pop_back();
}

Connection::Place Connection::place(const std::string& endpoint, std::string_view bucket,
                                    std::string_view key) const {
  const auto scheme = endpoint.find("://") + 3;
  const auto parsed = http::parse_url(endpoint + "/");
  const auto authority = parsed ? parsed->authority() : endpoint.substr(scheme);
  if (settings_.path_style) {
    auto path = fmt::format("/{}", bucket);
    if (!key.empty()) path += "/" + encoded_key(key);
    return {endpoint, authority, std::move(path)};
  }
  return {fmt::format("{}{}.{}", endpoint.substr(0, scheme), bucket, endpoint.substr(scheme)),
          fmt::format("{}.{}", bucket, authority), "/" + encoded_key(key)};
}

http::ClientRequest Connection::signed_request(const Ask& ask, milliseconds timeout) const {
  const auto at = place(settings_.endpoint, ask.bucket, ask.key);
  const auto payload = sigv4::to_hex(sigv4::sha256(ask.body));
  const auto method = http::to_string(ask.method);
  http::ClientRequest request{.method = ask.method,
                              .url = at.origin + at.path + (ask.query.empty() ? "" : "?" + ask.query),
                              .body = ask.body,
                              .timeout = timeout};
  for (const auto& [name, value] : ask.headers) request.headers.set(name, value);
  for (const auto& [name, value] : signer_.headers({.method = method,
                                   .host = at.host,
                                   .path = at.path,
                                   .query = ask.query,
                                   .headers = ask.headers,
                                   .payload = payload},
                                                   settings_.clock->now()))
    request.headers.set(name, value);
  return request;
}

Result<http::ClientResponse> Connection::send(const Ask& ask) {
  auto pause = kFirstPause;
  const int tries = ask.may_repeat ? settings_.tries : 1;
  for (int attempt = 1;; ++attempt) {
    TRY(object::check_deadline());
    const auto timeout = time_left(settings_.timeout);
    auto answer = client_.send(signed_request(ask, std::max(timeout, milliseconds{1})));
    if (answer && answer->status == 507) return fail(object::full(error_code(*answer)));
    if (!is_passing(answer)) return answer;
    if (attempt >= tries || time_left(settings_.timeout) <= pause) {
      if (answer) return fail(unexpected(*answer));
      return fail(in_our_words(answer.error()));
    }
    runtime::sleep_for(pause);
    pause *= 2;
  }
}

Result<http::ClientResponse> Connection::send_in_bucket(const Ask& ask) {
  auto answer = TRY(send(ask));
  if (answer.status == 404 && error_code(answer) == "NoSuchBucket")
    return fail(object::no_bucket(ask.bucket));
  if (answer.status == 401 || answer.status == 403) return fail(unexpected(answer));
  return answer;
}

std::string Connection::presigned(std::string_view method, std::string_view bucket, std::string_view key,
                                  const std::string& query, std::chrono::seconds valid_for) const {
  const auto& endpoint = settings_.public_endpoint.empty() ? settings_.endpoint : settings_.public_endpoint;
  const auto at = place(endpoint, bucket, key);
  return at.origin + at.path + "?" +
         signer_.presigned_query({.method = method, .host = at.host, .path = at.path, .query = query},
                                 valid_for, settings_.clock->now());
}

}  // namespace souk::engines::s3
