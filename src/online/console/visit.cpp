#include "online/console/visit.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "base/text.hpp"
#include "online/storefront/text/dates.hpp"

namespace souk::online::console {
namespace {

constexpr std::size_t kMaxFields = 5'000;
constexpr milliseconds kFlashLives{60'000};

std::string flash_key(std::string_view id) { return "console/flash/" + std::string{id}; }

bool is_flash_id(std::string_view id) {
  return id.size() == 16 && std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace

std::string_view Form::value(std::string_view name) const {
  const auto found = values.find(name);
  return found == values.end() ? std::string_view{} : std::string_view{found->second};
}

std::vector<std::string> Form::all(std::string_view name) const {
  std::vector<std::string> found;
  const auto [from, until] = values.equal_range(name);
  for (auto each = from; each != until; ++each) found.push_back(each->second);
  return found;
}

void Form::set(std::string name, std::string value) {
  values.erase(name);
  values.emplace(std::move(name), std::move(value));
}

Result<std::int64_t> Form::number(std::string_view name) const {
  const auto text = text::trim(value(name));
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size())
    return fail(invalid("form.number", "Write a whole number here."));
  return number;
}

Result<Form> read_form(const http::Request& request) {
  Form form;
  std::vector<http::Pair> fields;
  if (!request.headers.get("Content-Type").starts_with("application/x-www-form-urlencoded"))
    return fail(invalid("form.type", "Send the form as the page does."));
  TRY(http::parse_form(request.body, kMaxFields, fields));
  for (auto& [name, value] : fields) form.values.emplace(std::move(name), std::move(value));
  return form;
}

Currency Visit::currency() const {
  return settings->markets.empty() ? Currency::of("CNY") : settings->markets.front().currency;
}

std::string Visit::moment(Instant at) const { return storefront::format_moment(at, utc_offset, language()); }

std::string Visit::explain(const Error& error) const {
  std::string key = "problem." + error.code;
  std::replace(key.begin() + 8, key.end(), '.', '_');
  if (words.has(key)) return words(key);
  if (language() == kEnglish && error.kind != ErrorKind::kBug && error.kind != ErrorKind::kCorrupt)
    return error.message;
  return words("problem.other", {{"code", error.code}});
}

std::string Visit::command_id(const Form& form) const {
  const auto key = form.value("key");
  const bool usable =
      key.size() >= 8 && key.size() <= 64 &&
      std::all_of(key.begin(), key.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
  return usable ? std::string{key} : random_hex(*deps().random, 8);
}

http::Response Visit::go(std::string path, Tone tone, std::string text) const {
  const auto id = random_hex(*deps().random, 8);
  const auto mark = tone == Tone::kOk ? '+' : tone == Tone::kWarn ? '!' : '-';
  // Without the cache the act stands and is not announced.
  (void)deps().cache->put(flash_key(id), mark + text::shorten(text, 400), kFlashLives);
  path += path.find('?') == std::string::npos ? '?' : '&';
  return http::Response::redirect(path + "said=" + id);
}

http::Response Visit::done(std::string path, std::string_view word,
                           std::initializer_list<storefront::Filling> fillings) const {
  return go(std::move(path), Tone::kOk, words(word, fillings));
}

http::Response Visit::refused(std::string path, const Error& error) const {
  return go(std::move(path), Tone::kBad, explain(error));
}

std::optional<Flash> take_flash(const Visit& visit) {
  const auto id = visit.request.query_value("said");
  if (!is_flash_id(id)) return std::nullopt;
  const auto kept = visit.deps().cache->get(flash_key(id));
  if (!kept || !*kept || (*kept)->empty()) return std::nullopt;
  (void)visit.deps().cache->erase(flash_key(id));
  const auto mark = (*kept)->front();
  return Flash{mark == '+' ? Tone::kOk : mark == '!' ? Tone::kWarn : Tone::kBad, (*kept)->substr(1)};
}

http::Response personal(int status, std::string html) {
  auto response = http::Response::html(status, std::move(html));
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

bool is_own_path(std::string_view path) {
  if (path != "/console" && !path.starts_with("/console/") && !path.starts_with("/console?")) return false;
  return std::none_of(path.begin(), path.end(),
                      [](unsigned char c) { return c <= 0x20 || c == '\\' || c == 0x7f; });
}

}  // namespace souk::online::console
