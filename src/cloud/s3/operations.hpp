// The operations that S3's clients call, one function each. Access was checked already, but for what a
// function says. All answer S3's errors and the store's.
#pragma once

#include "cloud/s3/call.hpp"

namespace souk::s3 {

using Answered = Result<http::Response>;

// buckets
Answered list_buckets(Desk& desk, const Call& call);
Answered create_bucket(Desk& desk, const Call& call);
Answered head_bucket(Desk& desk, const Call& call);
Answered delete_bucket(Desk& desk, const Call& call);
Answered get_location(Desk& desk, const Call& call);
Answered get_bucket_acl(Desk& desk, const Call& call);
Answered put_bucket_acl(Desk& desk, const Call& call);
Answered get_ownership(Desk& desk, const Call& call);
Answered put_ownership(Desk& desk, const Call& call);
Answered get_request_payment(Desk& desk, const Call& call);
Answered get_acceleration(Desk& desk, const Call& call);

// bucket settings
Answered get_versioning(Desk& desk, const Call& call);
Answered put_versioning(Desk& desk, const Call& call);
Answered get_encryption(Desk& desk, const Call& call);
Answered put_encryption(Desk& desk, const Call& call);
Answered delete_encryption(Desk& desk, const Call& call);
Answered get_lock_configuration(Desk& desk, const Call& call);
Answered put_lock_configuration(Desk& desk, const Call& call);
Answered get_lifecycle(Desk& desk, const Call& call);
Answered put_lifecycle(Desk& desk, const Call& call);
Answered delete_lifecycle(Desk& desk, const Call& call);
Answered get_bucket_tags(Desk& desk, const Call& call);
Answered put_bucket_tags(Desk& desk, const Call& call);
Answered delete_bucket_tags(Desk& desk, const Call& call);
Answered get_policy(Desk& desk, const Call& call);
Answered get_policy_status(Desk& desk, const Call& call);
Answered put_policy(Desk& desk, const Call& call);
// CORS, website, public access block and so on: checked text, given back as it came.
Answered get_document(Desk& desk, const Call& call);
Answered put_document(Desk& desk, const Call& call);
Answered delete_document(Desk& desk, const Call& call);

// lists
Answered list_objects(Desk& desk, const Call& call);
Answered list_objects_v2(Desk& desk, const Call& call);
Answered list_versions(Desk& desk, const Call& call);

// objects
Answered get_object(Desk& desk, const Call& call);
Answered head_object(Desk& desk, const Call& call);
Answered put_object(Desk& desk, const Call& call);
Answered copy_object(Desk& desk, const Call& call);  // checks access to the source
Answered delete_object(Desk& desk, const Call& call);
Answered delete_objects(Desk& desk, const Call& call);  // checks access to each key
Answered post_object(Desk& desk, const Call& call);     // a form: checks its signature and policy
Answered get_object_acl(Desk& desk, const Call& call);
Answered put_object_acl(Desk& desk, const Call& call);
Answered get_attributes(Desk& desk, const Call& call);
Answered get_object_tags(Desk& desk, const Call& call);
Answered put_object_tags(Desk& desk, const Call& call);
Answered delete_object_tags(Desk& desk, const Call& call);
Answered get_retention(Desk& desk, const Call& call);
Answered put_retention(Desk& desk, const Call& call);
Answered get_legal_hold(Desk& desk, const Call& call);
Answered put_legal_hold(Desk& desk, const Call& call);
Answered restore_object(Desk& desk, const Call& call);

// uploads in parts
Answered create_upload(Desk& desk, const Call& call);
Answered upload_part(Desk& desk, const Call& call);
Answered upload_part_copy(Desk& desk, const Call& call);  // checks access to the source
Answered complete_upload(Desk& desk, const Call& call);
Answered abort_upload(Desk& desk, const Call& call);
Answered list_parts(Desk& desk, const Call& call);
Answered list_uploads(Desk& desk, const Call& call);

// A page of a bucket's web site.
Answered serve_website(Desk& desk, const Call& call);

}  // namespace souk::s3
