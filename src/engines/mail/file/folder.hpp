// Mail into a folder: one .eml file a message, for a shop without a mail server and for looking at mail while
// trying things out. Any mail program opens them.
#pragma once

#include <filesystem>
#include <mutex>

#include "engines/mail/port.hpp"
#include "runtime/fiber/pool.hpp"

namespace souk::engines {

class FolderMail final : public Mail {
 public:
  struct Settings {
    std::filesystem::path folder;    // made when it is not there
    std::size_t max_files = 10'000;  // past it the oldest go
  };

  explicit FolderMail(Settings settings);
  // A message of the same id is written once.
  Status send(const MailMessage& message) override;

 private:
  Status write(const std::string& name, const std::string& content);
  void forget_oldest();

  Settings settings_;
  std::mutex mutex_;  // of the folder's housekeeping
  std::size_t until_housekeeping_ = 0;
  runtime::Pool pool_{"mail-folder", 1, 256};
};

}  // namespace souk::engines
