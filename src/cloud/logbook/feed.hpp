// Turns what the shop writes into business lines: follows the change feed of the documents from a place that
// it keeps, and has each document told by whoever knows its collection (main wires them).
//
// Exactly once: a turn makes the lines durable in the spool, then notes what was told, then moves the place;
// the lines do not leave the spool before (Spool::hold). Whatever a crash cuts off is done again, and lines
// that are in the spool already are left out by their ids. Where the feed was lost (longer away than it is
// kept) all documents are looked at again; lines of collections without a memory may then be there twice,
// with equal ids.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cloud/logbook/logbook.hpp"
#include "engines/document/collection.hpp"

namespace souk::cloud::logbook {

struct BusinessLine {
  Instant at{};
  std::string id;    // of what happened: the same however often it is told
  std::string text;  // the whole line with its end
};

// What was told of one document, for those that tell more of it later.
struct Told {
  std::int64_t count = 0;
  std::set<std::string> words;
  static constexpr auto fields() {
    return field_table(field("count", &Told::count), field("words", &Told::words));
  }
  bool operator==(const Told&) const = default;
};

struct Teller {
  std::string collection;
  bool remembers = false;  // else told of a document's first revision alone
  // What is new of the document, and the memory of it. `since`: nothing older is told of a document without
  // one.
  std::function<Result<std::vector<BusinessLine>>(const engines::Document& document, std::int64_t change,
                                                  Instant since, Told& told)>
      tell;
};

class Feed {
 public:
  Feed(engines::DocumentStore& store, Logbook& logbook, const Clock& clock, std::vector<Teller> tellers);
  // Before the logbook starts: what the spool holds and the place does not know of is found here.
  Status open();
  // At most 5,000 changes; waits up to `wait` for the first. Answers the number of lines.
  Result<std::size_t> turn(milliseconds wait);

 private:
  struct Place {
    std::int64_t sequence = -1;
    Instant since{};  // the first start
    Instant at{};     // of the last move
    static constexpr auto fields() {
      return field_table(field("sequence", &Place::sequence), field("since", &Place::since),
                         field("at", &Place::at));
    }
  };
  struct Due {
    const Teller* teller = nullptr;
    engines::Change change;
  };
  struct News {
    std::vector<BusinessLine> lines;
    std::vector<engines::Document> told;  // to be put
  };

  const Teller* teller_of(std::string_view collection) const;
  std::vector<Due> due_of(const std::vector<engines::Change>& changes) const;
  Status tell(const std::vector<Due>& due, News& news);
  Status tell_one(const Teller& teller, const engines::Document& document, std::int64_t change, News& news);
  Status keep(const News& news, std::int64_t sequence);
  Status write(const std::vector<BusinessLine>& lines);
  Result<std::size_t> tell_everything();
  Status find_written(Instant since);

  engines::DocumentStore& store_;
  engines::Collection<Place> places_;
  engines::Collection<Told> memory_;
  Logbook& logbook_;
  const Clock& clock_;
  std::vector<Teller> tellers_;
  std::optional<engines::Stored<Place>> place_;
  std::int64_t passed_ = -1;       // read up to here, further than the place: nothing of it was wanted
  std::set<std::string> written_;  // ids that are in the spool and behind the place
};

}  // namespace souk::cloud::logbook
