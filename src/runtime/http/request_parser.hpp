// Turns bytes into a Request: Beast's parser with our bounds and our strictness (RFC 9112). It does no I/O,
// so that tests and the fuzzer can drive it. One object per request.
#pragma once

#include <string>
#include <string_view>

#include <boost/beast/http/basic_parser.hpp>

#include "runtime/http/message.hpp"

namespace souk::http {

struct ParserLimits {
  std::size_t header_bytes = 16 * 1024;
  std::size_t target_bytes = 8 * 1024;
  std::size_t header_fields = 100;
  std::size_t query_fields = 200;
  bool raw_paths =
      false;  // dot segments, control characters and any bytes stand: the path is a key, not a path
};

class RequestParser final : public boost::beast::http::basic_parser<true> {
 public:
  // The request must be empty; body pieces are appended to its body.
  RequestParser(Request& request, const ParserLimits& limits);

  // Takes what it can from the front of `bytes`: up to the end of the header at most, or once that is done,
  // body. Returns how many; 0 with no error when it needs more.
  Result<std::size_t> feed(std::string_view bytes);

  bool header_done() const { return is_header_done(); }
  bool done() const { return is_done(); }
  bool wants_continue() const { return expects_continue_; }
  bool http_1_0() const { return version_ == 10; }
  // What Content-Length says; 0 for chunked and for none.
  std::uint64_t announced_bytes() const { return content_length().value_or(0); }
  // kTooLarge when the announced body is larger; else holds for the body as it comes. Before any of it.
  Status set_body_limit(std::size_t bytes);

 private:
  using string_view = boost::beast::string_view;
  using error_code = boost::beast::error_code;

  void on_request_impl(boost::beast::http::verb method, string_view method_text, string_view target,
                       int version, error_code& error) override;
  void on_response_impl(int, string_view, int, error_code&) override {}
  void on_field_impl(boost::beast::http::field name, string_view name_text, string_view value,
                     error_code& error) override;
  void on_header_impl(error_code& error) override;
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(string_view body, error_code& error) override;
  void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code& error) override;
  void on_finish_impl(error_code&) override {}

  void refuse(Error error, error_code& code);
  Error error_of(error_code code, std::string_view bytes) const;

  Request& request_;
  const ParserLimits& limits_;
  Error refusal_;  // ours, when a callback refused
  int version_ = 11;
  std::size_t hosts_ = 0;
  bool expects_continue_ = false;
};

// Splits and decodes `request.target` into path and query; absolute form ("http://host/path") becomes origin
// form.
Status read_target(Request& request, const ParserLimits& limits);

}  // namespace souk::http
