#include "runtime/http/client_exchange.hpp"

#include <array>
#include <optional>

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include "runtime/fiber/scope.hpp"
#include "runtime/http/wait_fd.hpp"
#include "runtime/trace/traceparent.hpp"

namespace souk::http {
namespace {

namespace beast = boost::beast;

constexpr std::size_t kReadBytes = 16 * 1024;

class ResponseParser final : public beast::http::basic_parser<false> {
 public:
  ResponseParser(ClientResponse& response, const ClientSettings& settings, bool bodyless)
      : response_{response} {
    header_limit(static_cast<std::uint32_t>(settings.max_header_bytes));
    body_limit(settings.max_response_bytes);
    skip(bodyless);
    eager(true);
  }

 private:
  using string_view = beast::string_view;
  using error_code = beast::error_code;
  static std::string_view view(string_view text) { return {text.data(), text.size()}; }

  void on_request_impl(beast::http::verb, string_view, string_view, int, error_code&) override {}
  void on_response_impl(int status, string_view, int, error_code&) override { response_.status = status; }
  void on_field_impl(beast::http::field, string_view name, string_view value, error_code&) override {
    if (!is_header_done()) response_.headers.add(view(name), view(value));
  }
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(string_view body, error_code&) override {
    response_.body.append(body.data(), body.size());
    return body.size();
  }
  void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code&) override {
    response_.body.append(body.data(), body.size());
    return body.size();
  }
  void on_finish_impl(error_code&) override {}

  ClientResponse& response_;
};

Error broken(std::string detail) {
  return unavailable("http.broken", "The connection to the service broke; whether it acted is unknown.",
                     std::move(detail));
}

Error timed_out() {
  return Error{
      .kind = ErrorKind::kTimeout, .code = "http.timeout", .message = "The service did not answer in time."};
}

std::string request_head(const Url& url, const ClientRequest& request, const ClientSettings& settings) {
  std::string head{to_string(request.method)};
  head += ' ' + url.target + " HTTP/1.1\r\nHost: " + url.authority() + "\r\n";
  if (!request.headers.contains("user-agent")) head += "User-Agent: " + settings.user_agent + "\r\n";
  const bool bodied =
      request.method == Method::kPost || request.method == Method::kPut || request.method == Method::kPatch;
  if (bodied || !request.body.empty())
    head += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
  const auto& scope = runtime::current_scope();
  if (!scope.trace_id.empty() && !scope.span_id.empty() && !request.headers.contains("traceparent"))
    head +=
        "traceparent: " + trace::format_traceparent(scope.trace_id, scope.span_id, scope.sampled) + "\r\n";
  for (const auto& [name, value] : request.headers.all()) {
    if (equal_names(name, "host") || equal_names(name, "content-length")) continue;
    head += name + ": " + value + "\r\n";
  }
  return head + "\r\n";
}

Status write_all(Socket& socket, std::string_view head, std::string_view body, runtime::Deadline deadline) {
  while (!head.empty() || !body.empty()) {
    const std::array pieces{iovec{const_cast<char*>(head.data()), head.size()},
                            iovec{const_cast<char*>(body.data()), body.size()}};
    const auto result = socket.write(pieces);
    if (result.io == Io::kDone) {
      const auto of_head = std::min(result.size, head.size());
      head.remove_prefix(of_head);
      body.remove_prefix(result.size - of_head);
    } else if (result.io == Io::kFailed || result.io == Io::kEnded) {
      return fail(broken("while sending"));
    } else if (!wait_fd(socket.fd(), result.io, deadline)) {
      return fail(timed_out());
    }
  }
  return {};
}

// Reads responses until one that is final.
class Reading {
 public:
  Reading(Socket& socket, const ClientSettings& settings, bool head_only, runtime::Deadline deadline)
      : socket_{socket}, settings_{settings}, head_only_{head_only}, deadline_{deadline} {}

  Result<ClientResponse> read() {
    for (;;) {
      ClientResponse response;
      parser_.emplace(response, settings_, head_only_);
      TRY(read_one());
      if (response.status >= 200 || response.status == 101) return response;
    }
  }
  bool got_some() const { return got_some_; }
  bool keep_alive() const { return parser_->is_done() && parser_->keep_alive() && unread_.empty(); }

 private:
  Status read_one() {
    while (!parser_->is_done()) {
      beast::error_code error;
      if (!unread_.empty()) {
        unread_.erase(0, parser_->put(boost::asio::const_buffer{unread_.data(), unread_.size()}, error));
        if (error && error != beast::http::error::need_more) return fail(parse_error(error));
        if (parser_->is_done()) break;
      }
      if (!TRY(more())) {
        if (parser_->got_some()) parser_->put_eof(error);
        if (!parser_->got_some() || error) return fail(broken("it was closed before the answer was whole"));
      }
    }
    return {};
  }

  // False at the end of the stream.
  Result<bool> more() {
    std::array<char, kReadBytes> piece;
    for (;;) {
      const auto result = socket_.read(piece.data(), piece.size());
      if (result.io == Io::kDone) {
        unread_.append(piece.data(), result.size);
        got_some_ = true;
        return true;
      }
      if (result.io == Io::kEnded) return false;
      if (result.io == Io::kFailed) return fail(broken("while reading"));
      if (!wait_fd(socket_.fd(), result.io, deadline_)) return fail(timed_out());
    }
  }

  static Error parse_error(beast::error_code error) {
    if (error == beast::http::error::body_limit || error == beast::http::error::header_limit)
      return Error{.kind = ErrorKind::kTooLarge,
                   .code = "http.response_size",
                   .message = "The service's answer is larger than allowed."};
    return broken(error.message());
  }

  Socket& socket_;
  const ClientSettings& settings_;
  bool head_only_;
  runtime::Deadline deadline_;
  std::optional<ResponseParser> parser_;
  std::string unread_;
  bool got_some_ = false;
};

}  // namespace

Status check_headers(const Headers& headers) {
  for (const auto& [name, value] : headers.all()) {
    if (name.empty() || name.find_first_of(" :\r\n\t") != std::string::npos ||
        value.find_first_of(std::string_view{"\r\n\0", 3}) != std::string::npos)
      return fail(invalid("http.header", "Remove line breaks from the header field " + name + "."));
  }
  return {};
}

Exchange exchange(Socket& socket, const Url& url, const ClientRequest& request,
                  const ClientSettings& settings, runtime::Deadline deadline) {
  const auto head = request_head(url, request, settings);
  if (auto sent = write_all(socket, head, request.body, deadline); !sent) {
    const bool gone = sent.error().code == "http.broken";
    return {.response = fail(std::move(sent).error()), .untouched = gone};
  }
  Reading reading{socket, settings, request.method == Method::kHead, deadline};
  auto response = reading.read();
  const bool reusable = response && reading.keep_alive();
  const bool untouched = !response && !reading.got_some() && response.error().code == "http.broken";
  return {.response = std::move(response), .reusable = reusable, .untouched = untouched};
}

}  // namespace souk::http
