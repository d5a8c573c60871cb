// Answers that several operations give alike.
#pragma once

#include <string>

#include "cloud/s3/call.hpp"
#include "cloud/s3/xml_writer.hpp"

namespace souk::s3 {

http::Response xml_answer(XmlWriter& xml);
http::Response empty_answer(int status);
std::string in_quotes(std::string_view etag);
// As clients know it: ARCHIVE is GLACIER outside.
std::string_view class_name(storage::Tier tier);
// Percent-encoded where the client asked for encoding-type=url.
std::string shown_key(const Call& call, std::string_view key);

// x-amz-version-id, where the bucket has versions.
void add_version(http::Headers& out, const storage::Bucket& bucket, const storage::Version& version);
// What a write answers: ETag, version, encryption, checksums.
void add_write_fields(http::Headers& out, const storage::Bucket& bucket, const storage::Version& version);
// What GET and HEAD say of an object.
void add_object_fields(http::Headers& out, const storage::Bucket& bucket, const storage::Version& version);
void add_checksums(http::Headers& out, const storage::Version& version);
void write_checksums(XmlWriter& xml, const std::vector<storage::Checksum>& checksums);
void write_owner(XmlWriter& xml, std::string_view element);

}  // namespace souk::s3
