// One client's connection: reads requests one after another (pipelined ones wait in the buffer), has the
// router answer them, writes the answers. Runs in a fiber of its own; everything that grows is used again.
#pragma once

#include <optional>
#include <string>

#include "runtime/fiber/scope.hpp"
#include "runtime/http/channel.hpp"
#include "runtime/http/request_context.hpp"
#include "runtime/http/request_parser.hpp"
#include "runtime/http/response_writer.hpp"
#include "runtime/http/server_state.hpp"

namespace souk::http {

class Connection final : private BodyReader {
 public:
  Connection(ServerState& server, Shard& shard, int fd, std::string peer);

  // Returns when the connection is to be closed.
  void serve();

  // From the core's thread, by sweep and drain.
  void sweep(runtime::Deadline now) { channel_.sweep(now); }
  void close_if_idle() { channel_.close_if_idle(); }
  void abort() { channel_.abort(); }

 private:
  // Each false: the connection ends.
  bool serve_one();
  bool answer_routed(const Match& match);
  bool send(Response response, const Match& match, bool keep);
  bool refuse(const Error& error);

  // False: nobody is there any more. An error is for the client, and then the connection ends.
  Result<bool> read_head();
  Result<bool> read_body(std::size_t max_bytes);
  Result<bool> fill_body();
  bool skip_leftover();
  Result<std::string> read(std::size_t at_most) override;

  void start_request();
  Result<bool> after(Outcome outcome, const char* what) const;
  void note(int status, const Match& match, std::uint64_t sent_bytes);

  ServerState& server_;
  Channel channel_;
  ResponseWriter writer_;
  Peer peer_;
  Request request_;
  std::optional<RequestParser> parser_;
  runtime::RequestScope scope_;
  std::uint64_t served_ = 0;
  std::uint64_t body_bytes_ = 0;  // of the request being read
  bool continue_sent_ = false;
  std::chrono::steady_clock::time_point began_;  // when the header was complete
};

}  // namespace souk::http
