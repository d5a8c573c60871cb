// One request of somebody who is signed in: who it is, their words, and how answers are made. Handlers of
// pages get one and answer a Response or an error; pages.hpp does the rest.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "online/console/desk.hpp"
#include "online/staff/access.hpp"
#include "runtime/http/message.hpp"

namespace souk::online::console {

// What was typed and what is wrong with it, by the name of the field.
struct Form {
  std::multimap<std::string, std::string, std::less<>> values;
  std::map<std::string, std::string, std::less<>> errors;
  std::string problem;  // of the form as a whole

  std::string_view value(std::string_view name) const;  // the first; empty when there is none
  std::vector<std::string> all(std::string_view name) const;
  bool has(std::string_view name) const { return values.find(name) != values.end(); }
  void set(std::string name, std::string value);
  // kInvalid "form.number": the message is for people.
  Result<std::int64_t> number(std::string_view name) const;
  bool clean() const { return errors.empty() && problem.empty(); }
};

// At most 5,000 fields.
Result<Form> read_form(const http::Request& request);

enum class Tone { kOk, kWarn, kBad };

struct Visit {
  const http::Request& request;
  const Desk& desk;
  const Messages& words;
  staff::Principal who;
  std::shared_ptr<const shop::Settings> settings;
  Instant now{};
  milliseconds utc_offset{};

  bool may(std::string_view permission) const { return who.may(permission); }
  const std::string& language() const { return words.language(); }
  const ConsoleDeps& deps() const { return desk.deps; }
  Currency currency() const;  // of the shop's first market
  std::string text(const Texts& texts) const { return std::string{text_in(texts, language())}; }
  std::string money(std::int64_t minor, Currency in) const { return format_money({minor, in}); }
  std::string moment(Instant at) const;
  std::string number(std::int64_t n) const { return storefront::format_number(n); }
  // The error in the reader's language: the word "problem.<code>", dots as "_".
  std::string explain(const Error& error) const;
  // Names this act, so that a form that is sent twice acts once; from the form's hidden field.
  std::string command_id(const Form& form) const;
  order::Act act() const { return {"staff:" + who.id, now}; }

  // 303 to `path`, which will say so once.
  http::Response done(std::string path, std::string_view word,
                      std::initializer_list<storefront::Filling> fillings = {}) const;
  http::Response refused(std::string path, const Error& error) const;
  http::Response go(std::string path, Tone tone, std::string text) const;
};

// What go() has left for this request, once.
struct Flash {
  Tone tone = Tone::kOk;
  std::string text;
};
std::optional<Flash> take_flash(const Visit& visit);

// A page for one person: kept by nobody.
http::Response personal(int status, std::string html);
// True for a path of the console that a form may lead back to: never another site.
bool is_own_path(std::string_view path);

}  // namespace souk::online::console
