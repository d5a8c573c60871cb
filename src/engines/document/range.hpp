// A FindQuery made ready for an adapter: bounds of one type, and the place where the page begins. Cursors are
// opaque text, fit for a URL; one that belongs to another query is refused.
#pragma once

#include <optional>
#include <string>

#include "engines/document/port.hpp"

namespace souk::engines::document {

// Where a page ended: the indexed value (the id itself when the query is over ids) and the id.
struct Position {
  IndexValue value;
  std::string id;
  auto operator<=>(const Position&) const = default;
};

struct Range {
  std::optional<IndexValue> equals;
  std::optional<IndexValue> from;   // inclusive
  std::optional<IndexValue> until;  // exclusive
  std::optional<Position> after;    // exclusive; in the direction of the query
};

// The query has passed check_query(). kInvalid "document.cursor" for a cursor that is not of this query.
Result<Range> read_range(const FindQuery& query);
std::string write_cursor(const FindQuery& query, const Position& position);

// Whether a value lies within the range, `after` aside.
bool contains(const Range& range, const IndexValue& value);

}  // namespace souk::engines::document
