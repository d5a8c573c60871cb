// The object store of this program and its S3 endpoint: the folder, the index, the access keys, the server on
// a port of its own.
#pragma once

#include <memory>
#include <string>

#include "base/random.hpp"
#include "cloud/s3/access_key.hpp"
#include "cloud/s3/endpoint.hpp"
#include "cloud/storage/store.hpp"
#include "engines/document/sqlite/store.hpp"
#include "engines/object/port.hpp"
#include "main/background.hpp"
#include "main/object_keys.hpp"
#include "main/settings.hpp"

namespace souk::app {

std::filesystem::path objects_folder(const Settings& settings);
// Readable by its owner alone; made where it is not there.
Result<std::unique_ptr<s3::KeyRing>> open_access_keys(const Settings& settings, const Clock& clock,
                                                      Random& random);

class ObjectRoom {
 public:
  // The clock must outlive it.
  static Result<std::unique_ptr<ObjectRoom>> open(const Settings& settings, const Clock& clock,
                                                  MasterKeyUse use = MasterKeyUse::kServe);
  ~ObjectRoom();

  // The port for the rooms of the shop; it must not outlive this.
  std::unique_ptr<engines::ObjectStore> port();
  // Scripts of any page may send to presigned addresses of the bucket: the address is the permission. Rules
  // that somebody has set already stay.
  Status let_scripts_send(std::string_view bucket);
  storage::Storage& store() { return *store_; }
  engines::SqliteDocumentStore& index() { return *index_; }

  // Begins to serve, unless objects.listen is empty, and to look after what is stored. `jobs` may be nullptr.
  Status start(runtime::Cores& cores, Background& background, const std::string& share,
               runtime::JobQueue* jobs);
  // Lets running requests finish until then.
  void stop(runtime::Deadline deadline);
  // "http://127.0.0.1:9000"; empty when it serves nothing.
  std::string address() const;

 private:
  ObjectRoom(const Settings& settings, const Clock& clock) : settings_{settings}, clock_{clock} {}
  http::ServerSettings server_settings() const;
  Status serve(runtime::Cores& cores);
  Result<std::string> presign(engines::PresignedMethod method, const std::string& path,
                              const std::string& query, std::chrono::seconds valid_for) const;

  Settings settings_;
  const Clock& clock_;
  SystemRandom random_;
  std::unique_ptr<engines::SqliteDocumentStore> index_;
  std::unique_ptr<storage::Storage> store_;
  std::unique_ptr<s3::KeyRing> keys_;
  std::unique_ptr<s3::Endpoint> endpoint_;
  std::unique_ptr<http::Router> router_;
  std::unique_ptr<http::Server> server_;
};

}  // namespace souk::app
