// How well Chinese titles are cut into words, on titles_zh.txt: the labels are read for judging alone,
// learning sees the bare titles. Prints what share of the words that name a product stay whole, and what
// share of the labelled word edges is kept.
#include <fstream>
#include <iostream>
#include <set>

#include <gtest/gtest.h>

#include "online/search/language/language_builder.hpp"

namespace souk::online::search::language {
namespace {

struct Labelled {
  std::string text;
  std::set<std::size_t> edges;  // bytes of `text`, without its ends
  std::vector<std::pair<std::size_t, std::size_t>> products;
};

Labelled labelled(const std::string& line) {
  Labelled title;
  bool product = false;
  std::size_t word = 0;
  for (const char c : line + "/") {
    if (c == '[') {
      product = true;
    } else if (c == '/') {
      if (product) title.products.emplace_back(word, title.text.size());
      word = title.text.size();
      title.edges.insert(word);
      product = false;
    } else if (c != ']') {
      title.text += c;
    }
  }
  title.edges.erase(title.text.size());
  return title;
}

const std::vector<Labelled>& titles() {
  static const auto all = [] {
    std::vector<Labelled> read;
    std::ifstream file{"tests/search/titles_zh.txt"};
    for (std::string line; std::getline(file, line);)
      if (!line.empty() && line.front() != '#') read.push_back(labelled(line));
    return read;
  }();
  return all;
}

struct Score {
  int products = 0, whole = 0, edges = 0, kept = 0, cuts = 0, right = 0;

  void add(const Labelled& title, const Language& language) {
    std::set<std::size_t> found;
    std::set<std::pair<std::size_t, std::size_t>> words;
    for (const auto& token : language.segment(title.text)) {
      words.emplace(token.begin, token.end);
      found.insert(token.begin);
      found.insert(token.end);
    }
    found.erase(0);
    found.erase(title.text.size());
    for (const auto& product : title.products) whole += words.contains(product) ? 1 : 0;
    for (const auto edge : title.edges) kept += found.contains(edge) ? 1 : 0;
    for (const auto cut : found) right += title.edges.contains(cut) ? 1 : 0;
    products += static_cast<int>(title.products.size());
    edges += static_cast<int>(title.edges.size());
    cuts += static_cast<int>(found.size());
  }
  double whole_share() const { return double{1} * whole / products; }
  double edge_share() const { return double{1} * kept / edges; }
  void print(std::string_view what) const {
    std::cout << what << ": product words whole " << whole_share() << " of " << products << ", edges kept "
              << edge_share() << " of " << edges << ", cuts that are edges " << double{1} * right / cuts
              << '\n';
  }
};

// Learns from the titles of which `taken` answers true.
template <class Taken>
std::shared_ptr<const Language> learnt(Taken taken) {
  LanguageBuilder builder;
  for (std::size_t i = 0; i < titles().size(); ++i)
    if (taken(i)) builder.learn({.title = titles()[i].text});
  return builder.build();
}

TEST(Segmentation, KeepsWordsOfTheShopsOwnTitles) {
  ASSERT_GE(titles().size(), 300U);
  const auto language = learnt([](std::size_t) { return true; });
  Score score;
  for (const auto& title : titles()) score.add(title, *language);
  score.print("learnt from these titles without their labels");
  EXPECT_GE(score.whole_share(), 0.72);
  EXPECT_GE(score.edge_share(), 0.93);
}

TEST(Segmentation, KeepsWordsOfTitlesItHasNotSeen) {
  Score score;
  Score plain;
  for (std::size_t part = 0; part < 5; ++part) {
    const auto language = learnt([&](std::size_t i) { return i % 5 != part; });
    for (std::size_t i = part; i < titles().size(); i += 5) {
      score.add(titles()[i], *language);
      plain.add(titles()[i], *Language::plain());
    }
  }
  plain.print("nothing learnt");
  score.print("learnt from the other four fifths");
  EXPECT_GE(score.whole_share(), 0.72);
  EXPECT_GE(score.edge_share(), 0.93);
}

}  // namespace
}  // namespace souk::online::search::language
