// Sends a Response over a Channel: text and header in one system call, streams in chunks, files by sendfile.
#pragma once

#include <atomic>
#include <string>

#include "runtime/http/channel.hpp"
#include "runtime/http/message.hpp"
#include "runtime/http/response_head.hpp"

namespace souk::http {

struct Sent {
  Outcome outcome = Outcome::kDone;
  bool keep = true;         // the connection can go on
  std::uint64_t bytes = 0;  // of the body
};

class ResponseWriter {
 public:
  ResponseWriter(Channel& channel, const std::atomic<bool>& draining)
      : channel_{channel}, draining_{draining} {}

  struct Context {
    Method method = Method::kGet;
    std::string_view request_id;
    bool keep = true;
    bool http_1_0 = false;
    bool page_policy = true;  // HTML without a policy of its own gets ours
  };
  Sent send(const Response& response, const Context& context);
  // "100 Continue".
  Outcome send_continue();

 private:
  class Chunks;

  Sent send_text(const Response& response, std::string_view text, const Context& context);
  Sent send_file(const Response& response, const FileBody& file, const Context& context);
  Sent send_segments(const Response& response, const SegmentsBody& body, const Context& context);
  Sent send_stream(const Response& response, const BodyStream& stream, const Context& context);
  Sent send_sized(const Response& response, const SizedStream& stream, const Context& context);
  Sent run_stream(const BodyStream& stream, Chunks& chunks, bool keep);

  Channel& channel_;
  const std::atomic<bool>& draining_;
  std::string head_;
};

// Checks that a file body can be sent; kNotFound when it is not there, kCorrupt when it is shorter than said.
Status check_file(const FileBody& file);

}  // namespace souk::http
