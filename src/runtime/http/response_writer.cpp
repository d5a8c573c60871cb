#include "runtime/http/response_writer.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "runtime/log/log.hpp"

namespace souk::http {
namespace {

iovec piece(std::string_view text) { return {const_cast<char*>(text.data()), text.size()}; }

class File {
 public:
  explicit File(const std::string& path) : fd_{::open(path.c_str(), O_RDONLY | O_CLOEXEC)} {}
  ~File() {
    if (fd_ >= 0) ::close(fd_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int fd() const { return fd_; }

 private:
  int fd_;
};

}  // namespace

Status check_file(const FileBody& file) {
  struct stat about {};
  if (::stat(file.path.c_str(), &about) != 0)
    return fail(not_found("request.path", "There is nothing at this address."));
  if (!S_ISREG(about.st_mode) || static_cast<std::uint64_t>(about.st_size) < file.offset + file.size)
    return fail(Error{.kind = ErrorKind::kCorrupt,
                      .code = "http.file",
                      .message = "This file cannot be read at the moment.",
                      .detail = file.path + " is shorter than expected"});
  return {};
}

// Chunked coding (RFC 9112 7.1), or plain bytes: up to Content-Length, or to the end of the connection for
// HTTP/1.0.
class ResponseWriter::Chunks final : public BodyWriter {
 public:
  Chunks(Channel& channel, const std::atomic<bool>& draining, std::string_view head, bool coded)
      : channel_{channel}, draining_{draining}, head_{head}, coded_{coded} {}

  Status write(std::string_view text) override {
    if (text.empty()) return {};
    std::array<char, 24> size{};
    const auto size_end = fmt::format_to_n(size.data(), size.size(), "{:x}\r\n", text.size()).out;
    const std::string_view size_line{size.data(), static_cast<std::size_t>(size_end - size.data())};
    bytes_ += text.size();
    return coded_ ? send({piece(head_), piece(size_line), piece(text), piece("\r\n")})
                  : send({piece(head_), piece(text)});
  }
  bool closing() const override { return draining_ || outcome_ != Outcome::kDone; }

  Outcome finish() {
    if (outcome_ == Outcome::kDone)
      (void)(coded_ ? send({piece(head_), piece("0\r\n\r\n")}) : send({piece(head_)}));
    return outcome_;
  }
  std::uint64_t bytes() const { return bytes_; }

 private:
  Status send(std::initializer_list<iovec> pieces) {
    if (outcome_ == Outcome::kDone) outcome_ = channel_.write({pieces.begin(), pieces.size()});
    head_ = {};
    if (outcome_ == Outcome::kDone) return {};
    return fail(unavailable("http.client_gone", "The client has closed the connection."));
  }

  Channel& channel_;
  const std::atomic<bool>& draining_;
  std::string_view head_;  // goes out with the first piece
  bool coded_;
  Outcome outcome_ = Outcome::kDone;
  std::uint64_t bytes_ = 0;
};

Outcome ResponseWriter::send_continue() {
  const std::array pieces{piece("HTTP/1.1 100 Continue\r\n\r\n")};
  return channel_.write(pieces);
}

Sent ResponseWriter::send(const Response& response, const Context& context) {
  head_.clear();
  if (const auto* text = std::get_if<std::string>(&response.body)) return send_text(response, *text, context);
  if (const auto* shared = std::get_if<SharedText>(&response.body))
    return send_text(response, *shared ? std::string_view{**shared} : std::string_view{}, context);
  if (const auto* file = std::get_if<FileBody>(&response.body)) return send_file(response, *file, context);
  if (const auto* segments = std::get_if<SegmentsBody>(&response.body))
    return send_segments(response, *segments, context);
  if (const auto* sized = std::get_if<SizedStream>(&response.body))
    return send_sized(response, *sized, context);
  return send_stream(response, std::get<BodyStream>(response.body), context);
}

Sent ResponseWriter::send_text(const Response& response, std::string_view text, const Context& context) {
  HeadOptions options{.request_id = context.request_id,
                      .close = !context.keep,
                      .http_1_0 = context.http_1_0,
                      .page_policy = context.page_policy};
  const bool bodied = has_body(response.status);
  if (bodied) options.content_length = text.size();
  append_head(head_, response, options);
  if (!bodied || context.method == Method::kHead) text = {};
  const std::array pieces{piece(head_), piece(text)};
  const auto outcome = channel_.write({pieces.data(), text.empty() ? 1u : 2u});
  return {outcome, context.keep, text.size()};
}

Sent ResponseWriter::send_file(const Response& response, const FileBody& file, const Context& context) {
  append_head(head_, response,
              {.request_id = context.request_id,
               .content_length = file.size,
               .close = !context.keep,
               .http_1_0 = context.http_1_0,
               .page_policy = context.page_policy});
  const File open{file.path};
  const std::array pieces{piece(head_)};
  const bool more = context.method != Method::kHead && file.size > 0;
  if (const auto outcome = channel_.write(pieces, more); outcome != Outcome::kDone) return {outcome, false};
  if (context.method == Method::kHead) return {Outcome::kDone, context.keep};
  if (open.fd() < 0) {
    log::error("http.file", {{"path", file.path}, {"detail", std::strerror(errno)}});
    return {Outcome::kGone, false};
  }
  const auto outcome = channel_.send_file(open.fd(), file.offset, file.size);
  return {outcome, context.keep, file.size};
}

// A stream that fails ends the connection without the last chunk: the client knows that something is missing.
Sent ResponseWriter::send_stream(const Response& response, const BodyStream& stream, const Context& context) {
  const bool bodied = has_body(response.status) && context.method != Method::kHead;
  const bool keep = context.keep && (!context.http_1_0 || !bodied);
  append_head(head_, response,
              {.request_id = context.request_id,
               .content_length = std::nullopt,
               .chunked = has_body(response.status) && !context.http_1_0,
               .close = !keep,
               .http_1_0 = context.http_1_0,
               .page_policy = context.page_policy});
  Chunks chunks{channel_, draining_, head_, bodied && !context.http_1_0};
  if (!bodied) return {chunks.finish(), keep};
  return run_stream(stream, chunks, keep);
}

Sent ResponseWriter::send_sized(const Response& response, const SizedStream& stream, const Context& context) {
  append_head(head_, response,
              {.request_id = context.request_id,
               .content_length = stream.size,
               .close = !context.keep,
               .http_1_0 = context.http_1_0,
               .page_policy = context.page_policy});
  Chunks chunks{channel_, draining_, head_, false};
  if (context.method == Method::kHead || stream.size == 0) return {chunks.finish(), context.keep};
  auto sent = run_stream(stream.write, chunks, context.keep);
  if (sent.outcome != Outcome::kDone || sent.bytes == stream.size) return sent;
  log::error("http.stream", {{"announced", stream.size}, {"sent", sent.bytes}});
  return {Outcome::kGone, false, sent.bytes};
}

Sent ResponseWriter::send_segments(const Response& response, const SegmentsBody& body,
                                   const Context& context) {
  std::uint64_t size = 0;
  for (const auto& segment : body.segments) size += segment.size;
  append_head(head_, response,
              {.request_id = context.request_id,
               .content_length = size,
               .close = !context.keep,
               .http_1_0 = context.http_1_0,
               .page_policy = context.page_policy});
  const bool bodied = context.method != Method::kHead && size > 0;
  const std::array pieces{piece(head_)};
  if (const auto outcome = channel_.write(pieces, bodied); outcome != Outcome::kDone) return {outcome, false};
  if (!bodied) return {Outcome::kDone, context.keep};
  std::uint64_t sent = 0;
  for (const auto& segment : body.segments) {
    const File open{segment.path};
    if (open.fd() < 0) {
      log::error("http.file", {{"path", segment.path}, {"detail", std::strerror(errno)}});
      return {Outcome::kGone, false, sent};
    }
    const auto outcome = channel_.send_file(open.fd(), segment.offset, segment.size);
    if (outcome != Outcome::kDone) return {outcome, false, sent};
    sent += segment.size;
  }
  return {Outcome::kDone, context.keep, sent};
}

Sent ResponseWriter::run_stream(const BodyStream& stream, Chunks& chunks, bool keep) {
  const auto guarded = [&]() -> Status {
    try {
      return stream(chunks);
    } catch (const std::exception& exception) {
      return fail(bug("request.exception", exception.what()));
    }
  };
  if (const auto written = guarded(); !written) {
    if (written.error().code != "http.client_gone") log::error("http.stream", {{"error", written.error()}});
    return {Outcome::kGone, false, chunks.bytes()};
  }
  const auto outcome = chunks.finish();
  return {outcome, keep, chunks.bytes()};
}

}  // namespace souk::http
