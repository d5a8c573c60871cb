// Bytes kept in memory under a common bound: a body is a list of segments that are never changed, so that a
// completed upload copies nothing and a reader goes on with what it opened.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "engines/object/port.hpp"

namespace souk::engines::object {

// How many bytes all bodies of a store may have together; readers of replaced objects count.
class Budget {
 public:
  explicit Budget(std::int64_t max_bytes) : max_bytes_{max_bytes} {}
  bool take(std::int64_t bytes) {
    if (used_.fetch_add(bytes) + bytes <= max_bytes_) return true;
    used_.fetch_sub(bytes);
    return false;
  }
  void give_back(std::int64_t bytes) { used_.fetch_sub(bytes); }

 private:
  std::int64_t max_bytes_;
  std::atomic<std::int64_t> used_{0};
};

class Segment {
 public:
  // Reads `source` to its end. "object.size" when it does not give `size_bytes`, "object.full" when the
  // budget is used up, "object.timeout" when the deadline passes meanwhile, and the source's own errors.
  static Result<std::shared_ptr<const Segment>> read(ObjectSource& source,
                                                     std::optional<std::int64_t> size_bytes,
                                                     std::shared_ptr<Budget> budget);
  explicit Segment(std::shared_ptr<Budget> budget) : budget_{std::move(budget)} {}
  ~Segment() { budget_->give_back(static_cast<std::int64_t>(bytes_.size())); }
  Segment(const Segment&) = delete;
  Segment& operator=(const Segment&) = delete;

  const std::string& bytes() const { return bytes_; }
  const std::string& etag() const { return etag_; }
  std::int64_t size() const { return static_cast<std::int64_t>(bytes_.size()); }

 private:
  std::string bytes_;
  std::string etag_;
  std::shared_ptr<Budget> budget_;
};

using Body = std::vector<std::shared_ptr<const Segment>>;

std::int64_t size_of(const Body& body);
// Of one segment its own, of several a hash of theirs and their number.
std::string etag_of(const Body& body);

// 32 hexadecimal digits.
std::string digest(std::string_view bytes);

}  // namespace souk::engines::object
