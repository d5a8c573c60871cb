// The logs of this instance, wired: from the server, the program's own log and the shop's documents into the
// logbook, and from there to the object storage; and who answers questions to them.
#pragma once

#include <memory>

#include "cloud/logbook/feed.hpp"
#include "cloud/logbook/logbook.hpp"
#include "cloud/logbook/query/answers.hpp"
#include "main/background.hpp"
#include "main/settings.hpp"
#include "runtime/http/router.hpp"

namespace souk::app {

std::filesystem::path spool_folder(const Settings& settings);
// kInvalid "config.invalid" for a word that is none of the choices.
Result<cloud::logbook::LogbookSettings> logbook_settings(const Settings& settings, const Secret& key);

class LogKeeping {
 public:
  // `objects` may be nullptr: then everything waits in the spool. All must outlive it.
  static Result<std::unique_ptr<LogKeeping>> open(const Settings& settings, const Secret& key,
                                                  engines::DocumentStore& documents,
                                                  engines::ObjectStore* objects, const Clock& clock,
                                                  Random& random);
  ~LogKeeping();
  LogKeeping(const LogKeeping&) = delete;
  LogKeeping& operator=(const LogKeeping&) = delete;

  void start(Background& background);
  // After the server and the background tasks have ended.
  void stop();

  http::AccessSink* access() { return logbook_.get(); }
  http::AfterFilter sign_ins() const;
  online::console::LogReader& reader() { return *answers_; }
  // A search of a shopper.
  void searched(std::string_view query, std::int64_t found, std::chrono::microseconds took);

 private:
  LogKeeping(engines::ObjectStore* objects, Random& random) : objects_{objects}, random_{random} {}

  engines::ObjectStore* objects_;
  Random& random_;
  std::unique_ptr<cloud::logbook::Logbook> logbook_;
  std::unique_ptr<cloud::logbook::Feed> feed_;
  std::unique_ptr<cloud::logbook::LogSource> source_;
  std::unique_ptr<cloud::logbook::Answers> answers_;
};

}  // namespace souk::app
