#include "runtime/http/connection.hpp"

#include "runtime/http/conditional.hpp"
#include "runtime/log/log.hpp"
#include "runtime/trace/span.hpp"

namespace souk::http {
namespace {

// Room for a whole header, and for the line that starts a chunk.
constexpr std::size_t kBufferSlack = 4 * 1024;

Channel::Limits channel_limits(const ServerSettings& settings) {
  return {.max_unread = std::max(settings.max_header_bytes + kBufferSlack, settings.read_bytes),
          .min_rate = std::max<std::size_t>(settings.min_bytes_per_second, 1),
          .grace = settings.write_timeout};
}

metrics::Counter& slow_clients() {
  static auto& counter =
      metrics::registry().counter("http_slow_clients_total", "Connections cut off as too slow.");
  return counter;
}

}  // namespace

Connection::Connection(ServerState& server, Shard& shard, int fd, std::string peer)
    : server_{server},
      channel_{Socket{fd}, shard.core.io(), channel_limits(server.settings)},
      writer_{channel_, server.draining} {
  peer_.trusted = server.proxies.contains(peer);
  peer_.address = std::move(peer);
}

void Connection::serve() {
  if (const auto context = server_.tls()) {
    const auto deadline = std::chrono::steady_clock::now() + server_.settings.header_timeout;
    if (channel_.accept_tls(context, deadline) != Outcome::kDone) return;
    peer_.tls = true;
  }
  while (serve_one()) {
  }
}

void Connection::start_request() {
  request_.clear();
  parser_.emplace(request_, server_.parser_limits);
  body_bytes_ = 0;
  continue_sent_ = false;
}

bool Connection::serve_one() {
  start_request();
  const auto head = read_head();
  began_ = std::chrono::steady_clock::now();
  if (!head) return refuse(head.error());
  if (!*head) return false;
  identify(request_, scope_, peer_, server_.proxies, server_.settings.trace_sample_percent);
  const runtime::EnterScope enter{scope_};
  const auto match = server_.router.find(request_);
  if (match.bound != nullptr) return answer_routed(match);
  return send(server_.router.refuse(match, request_), match, parser_->keep_alive());
}

bool Connection::answer_routed(const Match& match) {
  const auto& route = match.bound->route;
  if (auto limit = parser_->set_body_limit(route.max_body_bytes); !limit) return refuse(limit.error());
  if (route.stream_body) {
    request_.stream = this;
  } else if (!parser_->done()) {
    const auto body = read_body(route.max_body_bytes);
    if (!body) return refuse(body.error());
    if (!*body) return false;
  }
  scope_.deadline = began_ + route.timeout;
  std::optional<trace::Span> span;
  if (scope_.sampled) span.emplace(std::string{to_string(route.method)} + ' ' + route.path);
  auto response = server_.router.run(match, request_);
  apply_conditions(request_, response);
  if (const auto* file = std::get_if<FileBody>(&response.body)) {
    if (auto checked = check_file(*file); !checked)
      response = server_.router.error(checked.error(), request_);
  }
  if (span && response.status >= 500) span->set_failed();
  return send(std::move(response), match, parser_->keep_alive());
}

bool Connection::send(Response response, const Match& match, bool keep) {
  keep = keep && skip_leftover() && !server_.draining &&
         ++served_ < server_.settings.max_requests_per_connection;
  const auto sent = writer_.send(response, {.method = request_.method,
                                            .request_id = request_.request_id,
                                            .keep = keep,
                                            .http_1_0 = parser_->http_1_0(),
                                            .page_policy = server_.settings.page_policy});
  note(response.status, match, sent.bytes);
  if (sent.outcome == Outcome::kSlow) slow_clients().add();
  if (sent.outcome != Outcome::kDone) return false;
  if (!sent.keep) channel_.linger();
  return sent.keep;
}

// The connection cannot go on: what follows the broken request cannot be told from it.
bool Connection::refuse(const Error& error) {
  if (request_.request_id.empty()) identify(request_, scope_, peer_, server_.proxies, 0);
  const runtime::EnterScope enter{scope_};
  if (error.code == "request.slow") slow_clients().add();
  return send(server_.router.error(error, request_), Match{}, false);
}

Result<bool> Connection::after(Outcome outcome, const char* what) const {
  if (outcome == Outcome::kDone) return true;
  if (outcome != Outcome::kSlow) return false;
  return fail(Error{.kind = ErrorKind::kTimeout, .code = "request.slow", .message = std::string{what}});
}

Result<bool> Connection::read_head() {
  const auto& settings = server_.settings;
  auto deadline = runtime::Deadline::max();  // set at the first byte
  for (;;) {
    auto unread = channel_.unread();
    // A line end too many between requests is common, and harmless (RFC 9112 2.2).
    while (!parser_->got_some() && !unread.empty() && (unread.front() == '\r' || unread.front() == '\n')) {
      channel_.consume(1);
      unread.remove_prefix(1);
    }
    if (!unread.empty()) {
      channel_.consume(TRY(parser_->feed(unread)));
      if (parser_->header_done()) return true;
      if (channel_.full()) return fail(invalid("request.header_size", "Send a shorter header."));
    }
    const bool idle = !parser_->got_some();
    const auto now = std::chrono::steady_clock::now();
    if (idle) {
      if (server_.draining) return false;
      const auto waited = channel_.fill(now + settings.idle_timeout, true);
      if (waited != Outcome::kDone) return false;
      continue;
    }
    if (deadline == runtime::Deadline::max()) deadline = now + settings.header_timeout;
    if (!TRY(after(channel_.fill(deadline, false), "Send the whole header sooner."))) return false;
  }
}

// Feeds what is there, or waits for more. False: the client is gone.
Result<bool> Connection::fill_body() {
  const auto unread = channel_.unread();
  if (!unread.empty()) {
    const auto taken = TRY(parser_->feed(unread));
    channel_.consume(taken);
    body_bytes_ += taken;
    if (taken > 0 || parser_->done()) return true;
    if (channel_.full()) return fail(invalid("request.malformed", "Send shorter chunk headers."));
  }
  if (parser_->wants_continue() && !std::exchange(continue_sent_, true) && unread.empty()) {
    if (writer_.send_continue() != Outcome::kDone) return false;
  }
  const auto& settings = server_.settings;
  const auto earned = std::chrono::milliseconds{static_cast<std::int64_t>(
      body_bytes_ * 1000 / std::max<std::size_t>(settings.min_bytes_per_second, 1))};
  const auto deadline = began_ + settings.body_grace + earned;
  return after(channel_.fill(deadline, false), "Send the body faster.");
}

Result<bool> Connection::read_body(std::size_t max_bytes) {
  request_.body.reserve(std::min<std::size_t>(parser_->announced_bytes(), max_bytes));
  while (!parser_->done()) {
    if (!TRY(fill_body())) return false;
  }
  return true;
}

// BodyReader, for routes that stream.
Result<std::string> Connection::read(std::size_t at_most) {
  if (at_most == 0) return std::string{};
  while (request_.body.empty() && !parser_->done()) {
    if (!TRY(fill_body()))
      return fail(unavailable("http.client_gone", "The client has closed the connection."));
  }
  if (request_.body.size() <= at_most) return std::exchange(request_.body, {});
  std::string piece = request_.body.substr(0, at_most);
  request_.body.erase(0, piece.size());
  return piece;
}

// What the handler left of the body, as far as it is here. True when all of it is gone, so that the next
// request starts where it should. Never waits: the client may be waiting for us.
bool Connection::skip_leftover() {
  while (parser_->header_done() && !parser_->done()) {
    const auto taken = parser_->feed(channel_.unread());
    request_.body.clear();
    if (!taken || *taken == 0) return parser_->done();
    channel_.consume(*taken);
  }
  return parser_->done();
}

void Connection::note(int status, const Match& match, std::uint64_t sent_bytes) {
  const auto took = std::chrono::steady_clock::now() - began_;
  server_.metrics_of(match).count(status, took);
  const bool failed = status >= 500 && status != 501 && status != 505;
  if (!failed && !sampled(server_.settings.access_sample_percent)) return;
  log::info("http.request", {{"method", to_string(request_.method)},
                             {"path", request_.path},
                             {"route", match.bound == nullptr ? std::string_view{} : match.bound->route.path},
                             {"status", status},
                             {"bytes", sent_bytes},
                             {"us", std::chrono::duration_cast<std::chrono::microseconds>(took).count()},
                             {"client", request_.client_address}});
}

}  // namespace souk::http
