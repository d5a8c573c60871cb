#include "runtime/http/route_tree.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/text.hpp"

namespace souk::http {
namespace {

bool is_parameter(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}
bool is_rest(std::string_view segment) { return is_parameter(segment) && segment.ends_with("...}"); }

[[noreturn]] void reject(const Route& route, const char* why) {
  throw std::invalid_argument{"route " + std::string{to_string(route.method)} + " " + route.path + ": " +
                              why};
}

std::size_t& slot(std::array<std::size_t, kMethods>& slots, const Route& route) {
  if (route.method == Method::kOther) reject(route, "this method cannot have a route");
  return slots[static_cast<std::size_t>(route.method)];
}

}  // namespace

std::vector<std::string_view> parameter_names(std::string_view path) {
  std::vector<std::string_view> names;
  for (const auto segment : text::split(path, '/')) {
    if (!is_parameter(segment)) continue;
    auto name = segment.substr(1, segment.size() - 2);
    if (name.ends_with("...")) name.remove_suffix(3);
    names.push_back(name);
  }
  return names;
}

void Router::Node::insert(const Route& route, std::size_t index) {
  if (route.path.empty() || route.path.front() != '/') reject(route, "a path starts with /");
  const auto segments = text::split(std::string_view{route.path}.substr(1), '/');
  if (segments.size() > kMaxSegments) reject(route, "too many segments");
  auto* node = this;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const auto segment = segments[i];
    if (is_rest(segment)) {
      if (i + 1 != segments.size()) reject(route, "{name...} must be the last segment");
      if (slot(node->rest_, route) != kNone) reject(route, "there are two of it");
      slot(node->rest_, route) = index;
      return;
    }
    auto& child = is_parameter(segment) ? node->parameter_ : node->literals_[std::string{segment}];
    if (!child) child = std::make_unique<Node>();
    node = child.get();
  }
  if (slot(node->here_, route) != kNone) reject(route, "there are two of it");
  slot(node->here_, route) = index;
}

bool Router::Node::take(const Slots& slots, Method method, Found& found) {
  for (std::size_t i = 0; i < kMethods; ++i) found.allowed[i] = found.allowed[i] || slots[i] != kNone;
  if (method == Method::kOther) return false;
  found.index = slots[static_cast<std::size_t>(method)];
  if (found.index == kNone && method == Method::kHead)
    found.index = slots[static_cast<std::size_t>(Method::kGet)];
  return found.index != kNone;
}

bool Router::Node::find(std::string_view path, Method method, Found& found) const {
  if (path.empty() || path.front() != '/') return false;
  return walk(path.substr(1), method, found, 0);
}

// `depth` counts parameters, not segments; recursion is bounded by the depth of the tree.
bool Router::Node::walk(std::string_view rest, Method method, Found& found, std::size_t depth) const {
  const auto end = std::min(rest.find('/'), rest.size());
  const auto segment = rest.substr(0, end);
  const bool last = end == rest.size();
  const auto step = [&](const Node& node, std::size_t next_depth) {
    return last ? take(node.here_, method, found)
                : node.walk(rest.substr(end + 1), method, found, next_depth);
  };
  auto literal = literals_.find(segment);
  if (literal == literals_.end() && segment.find('%') != std::string_view::npos) {
    if (const auto decoded = text::percent_decode(segment, false)) literal = literals_.find(*decoded);
  }
  if (literal != literals_.end() && step(*literal->second, depth)) return true;
  if (parameter_ && !segment.empty()) {
    found.values[depth] = segment;
    if (step(*parameter_, depth + 1)) return true;
  }
  if (rest_ == kEmpty) return false;
  found.values[depth] = rest;
  return take(rest_, method, found);
}

}  // namespace souk::http
