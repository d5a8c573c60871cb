#include "runtime/http/request_parser.hpp"

#include <boost/beast/http/error.hpp>

#include "base/text.hpp"

namespace souk::http {
namespace {

namespace beast = boost::beast;

Method method_of(beast::http::verb verb) {
  switch (verb) {
    case beast::http::verb::get:
      return Method::kGet;
    case beast::http::verb::head:
      return Method::kHead;
    case beast::http::verb::post:
      return Method::kPost;
    case beast::http::verb::put:
      return Method::kPut;
    case beast::http::verb::patch:
      return Method::kPatch;
    case beast::http::verb::delete_:
      return Method::kDelete;
    case beast::http::verb::options:
      return Method::kOptions;
    default:
      return Method::kOther;
  }
}

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

Error too_large(std::size_t limit) {
  return Error{.kind = ErrorKind::kTooLarge,
               .code = "request.body_size",
               .message = "Send at most " + std::to_string(limit) + " bytes here."};
}

}  // namespace

RequestParser::RequestParser(Request& request, const ParserLimits& limits)
    : request_{request}, limits_{limits} {
  header_limit(static_cast<std::uint32_t>(limits.header_bytes));
  body_limit(boost::none);  // set by set_body_limit(), when the route is known
}

Result<std::size_t> RequestParser::feed(std::string_view bytes) {
  error_code error;
  const auto taken = put(boost::asio::const_buffer{bytes.data(), bytes.size()}, error);
  if (!error || error == beast::http::error::need_more) return taken;
  return fail(error_of(error, bytes));
}

Status RequestParser::set_body_limit(std::size_t bytes) {
  if (announced_bytes() > bytes) return fail(too_large(bytes));
  body_limit(bytes);
  return {};
}

void RequestParser::refuse(Error error, error_code& code) {
  refusal_ = std::move(error);
  code = beast::http::error::bad_value;
}

void RequestParser::on_request_impl(beast::http::verb method, string_view, string_view target, int version,
                                    error_code& error) {
  version_ = version;
  request_.method = method_of(method);
  if (target.size() > limits_.target_bytes)
    return refuse(invalid("request.target_size", "Send a shorter address."), error);
  request_.target.assign(target.data(), target.size());
}

// Fields after a chunked body (trailers) are passed over: nothing of ours reads them.
void RequestParser::on_field_impl(beast::http::field name, string_view name_text, string_view value,
                                  error_code& error) {
  if (is_header_done()) return;
  if (request_.headers.size() == limits_.header_fields)
    return refuse(invalid("request.header_size", "Send fewer header fields."), error);
  const auto text = view(value);
  if (name == beast::http::field::host) ++hosts_;
  if (name == beast::http::field::expect) {
    if (!equal_names(text, "100-continue"))
      return refuse(invalid("request.expectation", "Only Expect: 100-continue is known here."), error);
    expects_continue_ = true;
  }
  // A coding that we would pass on unread, or that a proxy before us reads otherwise, is how requests are
  // smuggled.
  if (name == beast::http::field::transfer_encoding && (!equal_names(text, "chunked") || version_ == 10))
    return refuse(invalid("request.coding", "Send the body with Content-Length or as chunked."), error);
  request_.headers.add(view(name_text), text);
}

void RequestParser::on_header_impl(error_code& error) {
  if (hosts_ > 1 || (hosts_ == 0 && version_ == 11))
    return refuse(invalid("request.host", "Send exactly one Host field."), error);
  if (auto read = read_target(request_, limits_); !read) refuse(std::move(read).error(), error);
}

std::size_t RequestParser::on_body_impl(string_view body, error_code&) {
  request_.body.append(body.data(), body.size());
  return body.size();
}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t, string_view body, error_code&) {
  request_.body.append(body.data(), body.size());
  return body.size();
}

Error RequestParser::error_of(error_code code, std::string_view bytes) const {
  using beast::http::error;
  if (!refusal_.code.empty()) return refusal_;
  if (code == error::body_limit)
    return Error{
        .kind = ErrorKind::kTooLarge, .code = "request.body_size", .message = "Send a smaller body here."};
  if (code == error::header_limit) {
    const bool in_target =
        !got_some() || bytes.substr(0, limits_.target_bytes).find('\n') == std::string_view::npos;
    return in_target && request_.target.empty() ? invalid("request.target_size", "Send a shorter address.")
                                                : invalid("request.header_size", "Send a shorter header.");
  }
  if (code == error::bad_version) return invalid("request.version", "Speak HTTP/1.1 or HTTP/1.0 here.");
  Error malformed = invalid("request.malformed", "Send a well-formed HTTP/1.1 request.");
  malformed.detail = code.message();
  return malformed;
}

}  // namespace souk::http
