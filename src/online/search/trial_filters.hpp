// How a trial meets requests: a visitor who searches gets a random cookie while a trial is under way, and
// their clicks and orders are counted by it. Without a trial nothing is set and nothing is looked at.
//
// The cookie says nothing of anybody: 128 random bits for 30 days. Answers that depend on it are kept by no
// shared cache.
#pragma once

#include "base/random.hpp"
#include "online/search/trial_counter.hpp"
#include "runtime/http/router.hpp"

namespace souk::online::search {

inline constexpr std::string_view kVisitorCookie = "souk_visitor";
// The note that handlers find the visitor in; SearchRequest::visitor.
inline constexpr std::string_view kVisitorNote = "visitor";

http::Filter name_visitor(const TrialCounter& counter, Random& random);
// Clicks (POST /api/v1/search/clicks) and orders (checkouts that succeeded), and the cookie.
http::AfterFilter count_trial(TrialCounter& counter);

}  // namespace souk::online::search
