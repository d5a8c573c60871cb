#include "runtime/http/client.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>

#include "runtime/fiber/scope.hpp"
#include "runtime/http/client_exchange.hpp"

namespace souk::http {
namespace {

constexpr std::size_t kMaxLookups = 64;

bool is_idempotent(Method method) { return method != Method::kPost && method != Method::kPatch; }

std::string key_of(const Url& url) {
  return (url.tls ? "s:" : "p:") + url.host + ':' + std::to_string(url.port);
}

// Connections that wait for their next use, newest last.
class IdleSockets {
 public:
  explicit IdleSockets(const ClientSettings& settings) : settings_{settings} {}

  std::unique_ptr<Socket> take(const std::string& key) {
    const std::lock_guard lock{mutex_};
    const auto oldest = std::chrono::steady_clock::now() - settings_.idle_timeout;
    std::erase_if(idle_, [&](const Entry& entry) { return entry.since < oldest; });
    for (auto entry = idle_.rbegin(); entry != idle_.rend(); ++entry) {
      if (entry->key != key) continue;
      auto socket = std::move(entry->socket);
      idle_.erase(std::next(entry).base());
      return socket;
    }
    return nullptr;
  }

  void keep(std::string key, std::unique_ptr<Socket> socket) {
    const std::lock_guard lock{mutex_};
    const auto of_host =
        std::count_if(idle_.begin(), idle_.end(), [&](const Entry& entry) { return entry.key == key; });
    if (static_cast<std::size_t>(of_host) >= settings_.max_idle_per_host) return;
    if (idle_.size() >= settings_.max_idle) idle_.pop_front();
    idle_.push_back({std::move(key), std::move(socket), std::chrono::steady_clock::now()});
  }

 private:
  struct Entry {
    std::string key;
    std::unique_ptr<Socket> socket;
    std::chrono::steady_clock::time_point since;
  };
  const ClientSettings& settings_;
  std::mutex mutex_;
  std::deque<Entry> idle_;
};

}  // namespace

class Client::State {
 public:
  explicit State(ClientSettings its_settings) : settings_{std::move(its_settings)}, idle_{settings_} {}

  Result<ClientResponse> send(const ClientRequest& request) {
    const auto url = TRY(parse_url(request.url));
    TRY(check_headers(request.headers));
    const auto now = std::chrono::steady_clock::now();
    const auto timeout = request.timeout.count() > 0 ? request.timeout : settings_.timeout;
    const auto deadline = std::min(now + timeout, runtime::current_scope().deadline);
    const auto key = key_of(url);
    while (auto kept = idle_.take(key)) {
      if (!kept->is_quiet()) continue;
      auto result = run(std::move(kept), url, request, deadline);
      if (result.untouched && is_idempotent(request.method)) break;
      return std::move(result.response);
    }
    const auto connect_deadline = std::min(deadline, now + settings_.connect_timeout);
    const auto context = url.tls ? TRY(tls()) : SslContext{};
    const Opening opening{context, resolver_, settings_, connect_deadline};
    return run(TRY(open_socket(url, opening)), url, request, deadline).response;
  }

 private:
  Exchange run(std::unique_ptr<Socket> socket, const Url& url, const ClientRequest& request,
               runtime::Deadline deadline) {
    auto result = exchange(*socket, url, request, settings_, deadline);
    if (result.reusable) idle_.keep(key_of(url), std::move(socket));
    return result;
  }

  // Made at the first need: reading the authorities takes a while.
  Result<SslContext> tls() {
    const std::lock_guard lock{mutex_};
    if (!context_) context_ = TRY(client_context(settings_.authority_file));
    return context_;
  }

  const ClientSettings settings_;
  IdleSockets idle_;
  std::mutex mutex_;
  SslContext context_;
  runtime::Pool resolver_{"dns", 1, kMaxLookups};
};

Client::Client(ClientSettings settings) : state_{std::make_unique<State>(std::move(settings))} {}
Client::~Client() = default;

Result<ClientResponse> Client::send(const ClientRequest& request) { return state_->send(request); }

}  // namespace souk::http
