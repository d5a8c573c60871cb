// The settings of object storage (settings.hpp).
#pragma once

#include <string>

#include "base/fields.hpp"
#include "base/secret.hpp"

namespace souk::app {

struct ObjectsSection {
  static constexpr std::string_view kUsualListen = "127.0.0.1:9000";

  std::string listen{kUsualListen};
  std::string folder;
  std::string region = "us-east-1";
  std::string domain = "localhost";
  std::string website_domain;
  std::string public_url;
  std::string tls_certificate;
  std::string tls_key;
  std::int64_t max_connections = 2'000;
  std::string ia_folder;
  std::string archive_folder;
  std::string key_file;
  bool encrypt_all = false;
  std::int64_t care_after_s = 60;
  std::int64_t lifecycle_minutes = 60;
  std::int64_t scrub_days = 7;
  std::int64_t scrub_mib_per_second = 20;
  std::string price_list;
  std::string endpoint;
  std::string access_key;
  Secret secret_key;
  bool bucket_in_host = false;
  static constexpr auto fields() {
    using S = ObjectsSection;
    return field_table(
        field("listen", &S::listen,
              {.help = "Address and port of the S3 endpoint; empty serves none. When the usual port is taken "
                       "and nothing is set here, a free one is used."}),
        field("folder", &S::folder,
              {.help = "Where objects are kept; empty takes objects/ in the data folder."}),
        field("region", &S::region,
              {.min_length = 1,
               .max_length = 40,
               .help = "Region that clients sign for; us-east-1 is understood beside it."}),
        field("domain", &S::domain,
              {.help = "Domain of the endpoint: BUCKET.domain is the bucket (virtual-hosted style); empty "
                       "knows /BUCKET/ alone."}),
        field("website_domain", &S::website_domain,
              {.help = "Domain of static web sites: BUCKET.website_domain shows the bucket's pages; empty "
                       "shows none."}),
        field("public_url", &S::public_url,
              {.help = "Address under which browsers reach the endpoint, for presigned addresses; empty "
                       "takes where it listens."}),
        field("tls_certificate", &S::tls_certificate,
              {.help = "PEM file with the endpoint's certificate chain; empty serves plain HTTP."}),
        field("tls_key", &S::tls_key, {.help = "PEM file with that certificate's private key."}),
        field("max_connections", &S::max_connections,
              {.min = 1,
               .max = 1'000'000,
               .help = "Connections to the endpoint beyond this get 503 and are closed."}),
        field("ia_folder", &S::ia_folder,
              {.help = "Folder of the class STANDARD_IA, perhaps on another disk; empty lies in "
                       "objects.folder."}),
        field("archive_folder", &S::archive_folder,
              {.help = "Folder of the class ARCHIVE (GLACIER); empty lies in objects.folder."}),
        field("key_file", &S::key_file,
              {.help = "File with the 32-byte master key of encrypted objects; empty takes master.key in "
                       "objects.folder, made at the first start."}),
        field("encrypt_all", &S::encrypt_all,
              {.help = "Encrypt every new object, whatever its bucket says."}),
        field("care_after_s", &S::care_after_s,
              {.min = 0,
               .max = 86'400,
               .help = "So long after the start the lifecycle and the scrubber begin, when the rush of the "
                       "start is over."}),
        field("lifecycle_minutes", &S::lifecycle_minutes,
              {.min = 1,
               .max = 1'440,
               .help = "The lifecycle runs so often: rules of buckets, forgotten uploads, restored copies."}),
        field("scrub_days", &S::scrub_days,
              {.min = 0,
               .max = 365,
               .help = "The scrubber reads every file once in so many days and repairs or reports what is "
                       "damaged; 0: only souk objects scrub does."}),
        field("scrub_mib_per_second", &S::scrub_mib_per_second,
              {.min = 1,
               .max = 100'000,
               .help = "The scrubber reads no faster, so that the shop keeps its disk."}),
        field("price_list", &S::price_list,
              {.help = "JSON file with what the classes cost, for reports and for what the lifecycle saves; "
                       "empty takes data/storage/prices.json of the program."}),
        field("endpoint", &S::endpoint,
              {.help = "Another S3 that the shop keeps its objects in, e.g. https://s3.example.com; empty "
                       "takes the store of this program."}),
        field("access_key", &S::access_key, {.help = "Access key for objects.endpoint."}),
        field("secret_key", &S::secret_key, {.help = "Its secret."}),
        field("bucket_in_host", &S::bucket_in_host,
              {.help = "Addresses of objects.endpoint are BUCKET.host/key, not host/BUCKET/key."}));
  }
};

}  // namespace souk::app
