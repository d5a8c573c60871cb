// The router's tree of path segments. A node has children by literal, one for {name} and one route for
// {name...}; a route sits in the node where its path ends, by method.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/http/router.hpp"

namespace souk::http {

inline constexpr std::size_t kMaxSegments = 32;

class Router::Node {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // Throws std::invalid_argument for a malformed template or one that is taken.
  void insert(const Route& route, std::size_t index);

  struct Found {
    std::size_t index = kNone;
    std::array<bool, kMethods> allowed{};                 // what the path has, over all nodes that match it
    std::array<std::string_view, kMaxSegments> values{};  // of the parameters, as sent
  };
  // `path` as sent, starting with "/". The first node with a route for `method` wins.
  bool find(std::string_view path, Method method, Found& found) const;

 private:
  using Slots = std::array<std::size_t, kMethods>;
  static constexpr Slots kEmpty{kNone, kNone, kNone, kNone, kNone, kNone, kNone};

  bool walk(std::string_view rest, Method method, Found& found, std::size_t depth) const;
  static bool take(const Slots& slots, Method method, Found& found);

  std::map<std::string, std::unique_ptr<Node>, std::less<>> literals_;
  std::unique_ptr<Node> parameter_;
  Slots here_ = kEmpty;
  Slots rest_ = kEmpty;
};

// The names in a template, in order: "/p/{id}/{file...}" -> id, file.
std::vector<std::string_view> parameter_names(std::string_view path);

}  // namespace souk::http
