#include "cloud/storage/embedded_objects.hpp"

#include "engines/object/check.hpp"

namespace souk::storage {
namespace {

namespace check = engines::object;

using engines::ByteRange;
using engines::ObjectInfo;
using engines::ObjectPart;
using engines::ObjectReader;
using engines::PutOptions;

constexpr std::int64_t kMaxObjectBytes = std::int64_t{5} << 40;

Place at(std::string_view bucket, std::string_view key) { return {std::string{bucket}, std::string{key}}; }

UploadPlace at(std::string_view bucket, std::string_view key, std::string_view upload) {
  return {std::string{bucket}, std::string{key}, std::string{upload}};
}

ObjectInfo info_of(const Entry& entry, bool with_metadata) {
  const auto& version = entry.version;
  ObjectInfo info{entry.key, version.size_bytes, version.etag, version.attributes.content_type,
                  version.modified};
  if (with_metadata) {
    for (const auto& [name, value] : version.attributes.metadata) info.metadata.emplace_back(name, value);
  }
  return info;
}

Attributes attributes_of(const PutOptions& options) {
  Attributes attributes;
  attributes.content_type = options.content_type;
  for (const auto& [name, value] : options.metadata) attributes.metadata[name] = value;
  return attributes;
}

// Its own codes in the port's words.
Error port_error(Error error) {
  if (error.code == "object.precondition")
    return conflict("object.exists", "There is an object under this key already.");
  if (error.code == "object.part_number" || error.code == "object.part_order" ||
      error.code == "object.part_small" || error.code == "object.part")
    error.code = "object.parts";
  return error;
}

bool is_missing(const Error& error) { return error.code == "object.missing"; }

class Reader final : public ObjectReader {
 public:
  explicit Reader(std::unique_ptr<OpenObject> object)
      : object_{std::move(object)}, info_{info_of(object_->entry(), true)} {}
  const ObjectInfo& info() const override { return info_; }
  Result<std::string> read(std::size_t at_most) override { return object_->read(at_most); }

 private:
  std::unique_ptr<OpenObject> object_;
  ObjectInfo info_;
};

Result<std::optional<Range>> range_of(const ByteRange& range) {
  if (range.offset == 0 && !range.size) return std::nullopt;
  if (range.offset < 0 || (range.size && *range.size <= 0))
    return fail(invalid("object.range", "A range begins at 0 or later and has one byte at least."));
  Range wanted{.first = range.offset};
  if (range.size) wanted.last = range.offset + *range.size - 1;
  return std::optional{wanted};
}

}  // namespace

Status EmbeddedObjects::ensure_bucket(std::string_view bucket) {
  TRY(check::check_deadline());
  const auto made = storage_.make_bucket(bucket, owner_);
  if (made || made.error().code == "object.bucket_exists") return {};
  return fail(made.error());
}

Result<ObjectInfo> EmbeddedObjects::put(std::string_view bucket, std::string_view key,
                                        engines::ObjectSource& body, const PutOptions& options) {
  TRY(check::check_call(bucket, key));
  TRY(check::check_options(options));
  PutRequest request{.to = at(bucket, key), .body = {&body, options.size_bytes, kMaxObjectBytes}};
  request.attributes = attributes_of(options);
  request.condition.if_absent = options.if_absent;
  auto entry = storage_.put(request);
  if (!entry) return fail(port_error(std::move(entry).error()));
  return info_of(*entry, true);
}

Result<std::unique_ptr<ObjectReader>> EmbeddedObjects::get(std::string_view bucket, std::string_view key,
                                                           const ByteRange& range) {
  TRY(check::check_call(bucket, key));
  GetRequest request{.from = at(bucket, key)};
  request.range = TRY(range_of(range));
  auto opened = storage_.get(request);
  if (opened) return std::make_unique<Reader>(std::move(*opened));
  if (is_missing(opened.error())) return nullptr;
  return fail(std::move(opened).error());
}

Result<std::optional<ObjectInfo>> EmbeddedObjects::head(std::string_view bucket, std::string_view key) {
  TRY(check::check_call(bucket, key));
  const auto entry = storage_.head(at(bucket, key));
  if (entry) return std::optional{info_of(*entry, true)};
  if (is_missing(entry.error())) return std::nullopt;
  return fail(entry.error());
}

Status EmbeddedObjects::erase(std::string_view bucket, std::string_view key) {
  TRY(check::check_call(bucket, key));
  TRY(storage_.remove({.what = at(bucket, key)}));
  return {};
}

Result<ObjectInfo> EmbeddedObjects::copy(std::string_view bucket, std::string_view from,
                                         std::string_view to) {
  TRY(check::check_call(bucket, from));
  TRY(check::check_key(to));
  const auto entry = TRY(storage_.copy({.from = at(bucket, from), .to = at(bucket, to)}));
  return info_of(entry, true);
}

Result<engines::ObjectPage> EmbeddedObjects::list(std::string_view bucket,
                                                  const engines::ObjectQuery& query) {
  TRY(check::check_bucket(bucket));
  TRY(check::check_query(query));
  TRY(check::check_deadline());
  auto found =
      TRY(storage_.list({std::string{bucket}, query.prefix, query.delimiter, query.cursor, query.limit}));
  engines::ObjectPage page;
  for (const auto& entry : found.entries) page.objects.push_back(info_of(entry, false));
  page.prefixes = std::move(found.prefixes);
  page.next_cursor = std::move(found.next);
  return page;
}

Result<std::string> EmbeddedObjects::begin_upload(std::string_view bucket, std::string_view key,
                                                  const PutOptions& options) {
  TRY(check::check_call(bucket, key));
  TRY(check::check_options(options));
  BeginUploadRequest request{.to = at(bucket, key), .attributes = attributes_of(options)};
  request.owner = owner_;
  request.if_absent = options.if_absent;
  return TRY(storage_.begin_upload(request)).id;
}

Result<ObjectPart> EmbeddedObjects::put_part(std::string_view bucket, std::string_view key,
                                             std::string_view upload, int number, engines::ObjectSource& body,
                                             std::int64_t size_bytes) {
  TRY(check::check_call(bucket, key));
  TRY(check::check_part_number(number));
  auto part = TRY(storage_.put_part(at(bucket, key, upload), number, {&body, size_bytes}));
  return ObjectPart{part.number, std::move(part.etag), part.size_bytes};
}

Result<std::vector<ObjectPart>> EmbeddedObjects::parts(std::string_view bucket, std::string_view key,
                                                       std::string_view upload) {
  TRY(check::check_call(bucket, key));
  std::vector<ObjectPart> all;
  for (bool more = true; more;) {
    const auto page =
        TRY(storage_.list_parts(at(bucket, key, upload), all.empty() ? 0 : all.back().number, 1'000));
    for (const auto& part : page.parts) all.push_back({part.number, part.etag, part.size_bytes});
    more = page.truncated;
  }
  return all;
}

Result<ObjectInfo> EmbeddedObjects::complete_upload(std::string_view bucket, std::string_view key,
                                                    std::string_view upload,
                                                    const std::vector<ObjectPart>& parts) {
  TRY(check::check_call(bucket, key));
  TRY(check::check_parts(parts));
  CompleteRequest request{.upload = at(bucket, key, upload)};
  for (const auto& part : parts) request.parts.push_back({part.number, part.etag});
  auto entry = storage_.complete_upload(request);
  if (!entry) return fail(port_error(std::move(entry).error()));
  return info_of(*entry, true);
}

Status EmbeddedObjects::abort_upload(std::string_view bucket, std::string_view key, std::string_view upload) {
  TRY(check::check_call(bucket, key));
  return storage_.abort_upload(at(bucket, key, upload));
}

Result<std::string> EmbeddedObjects::presign(engines::PresignedMethod method, std::string_view bucket,
                                             std::string_view key, std::chrono::seconds valid_for,
                                             std::string_view upload, int part) {
  TRY(check::check_call(bucket, key));
  TRY(check::check_presigned(valid_for));
  if (!upload.empty()) TRY(check::check_part_number(part));
  if (!presign_)
    return fail(unavailable("object.no_endpoint", "The object store has no endpoint that clients reach."));
  return presign_({method, std::string{bucket}, std::string{key}, valid_for, std::string{upload}, part});
}

}  // namespace souk::storage
