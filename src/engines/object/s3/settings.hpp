// Where an S3 is and who we are to it.
#pragma once

#include <string>

#include "base/secret.hpp"
#include "base/time.hpp"

namespace souk::engines {

struct S3Settings {
  std::string endpoint;           // "https://s3.example:9000"
  std::string public_endpoint{};  // as browsers reach it, for presigned addresses; empty: the same
  std::string access_key;
  Secret secret;
  std::string region = "us-east-1";
  bool path_style = true;        // false: the bucket is a part of the host's name
  int tries = 4;                 // of what may be repeated
  milliseconds timeout{30'000};  // of one request; the request's scope may be shorter
  std::string authority_file{};  // PEM; empty: the system's
  const Clock* clock = nullptr;  // the system's when there is none
};

}  // namespace souk::engines
