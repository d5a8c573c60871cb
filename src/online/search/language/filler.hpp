// Words that say nothing of a product by itself, in both languages of the shop.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace souk::online::search::language {

inline constexpr auto kFillers = std::to_array<std::string_view>(
    {"a",    "an",    "the",  "for",   "of",     "and",  "or",    "in",     "on",    "to",     "with",
     "by",   "at",    "from", "is",    "are",    "was",  "were",  "be",     "been",  "am",     "as",
     "if",   "so",    "than", "then",  "that",   "this", "these", "those",  "it",    "its",    "my",
     "me",   "i",     "we",   "us",    "our",    "you",  "your",  "he",     "him",   "his",    "she",
     "her",  "they",  "them", "their", "there",  "here", "what",  "which",  "who",   "whose",  "where",
     "when", "how",   "why",  "do",    "does",   "did",  "can",   "could",  "will",  "would",  "should",
     "may",  "might", "have", "has",   "had",    "want", "wants", "need",   "needs", "please", "looking",
     "some", "any",   "very", "just",  "also",   "too",  "about", "into",   "de",    "para",   "con",
     "的",   "地",    "得",   "了",    "着",     "和",   "与",    "及",     "或",    "或者",   "以及",
     "而",   "但",    "也",   "都",    "就",     "还",   "又",    "在",     "于",    "之",     "其",
     "以",   "为",    "是",   "有",    "有没有", "没有", "没",    "用",     "款",    "个",     "一个",
     "一款", "一种",  "这",   "那",    "这个",   "那个", "这种",  "那种",   "这样",  "那样",   "这些",
     "那些", "这里",  "那里", "什么",  "什么样", "怎么", "怎样",  "怎么样", "哪",    "哪个",   "哪种",
     "哪些", "哪里",  "多少", "吗",    "呢",     "吧",   "啊",    "呀",     "我",    "你",     "您",
     "他",   "她",    "它",   "我们",  "你们",   "他们", "自己",  "我要",   "我想",  "想",     "想要",
     "要",   "需要",  "请",   "请问",  "给",     "把",   "被",    "让",     "从",    "到",     "很",
     "非常", "比较",  "可以", "能",    "能够",   "会"});

// `word` in lower case, as it is written.
inline bool is_filler(std::string_view word) {
  return std::find(kFillers.begin(), kFillers.end(), word) != kFillers.end();
}

}  // namespace souk::online::search::language
