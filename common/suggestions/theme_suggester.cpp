#include "common/suggestions/theme_suggester.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>

#include "common/suggestions/text_words.hpp"

namespace candour {
namespace {

// How loudly a word speaks for a theme before anything is coded, as the log of how much likelier it makes it.
constexpr double kInName = 3, kEveryday = 1.5, kInDescription = 1;
// As how many coded comments what is known of a word beforehand counts: that the codebook has it, or that nothing is
// known and it probably means nothing. Chosen on the sample event, where anything from 8 to 24 comes to the same in 1
// %.
constexpr double kKnown = 16, kUnknown = 24;
constexpr double kThemesOfAComment = 1.6;  // on average, before anything is coded
constexpr double kCommentsBefore = 10;     // as how many that counts
constexpr double kOften = 0.6;             // less than 1: what is coded often is not for that reason right

}  // namespace

/// Counts of stems and themes, from which the lifts are made.
struct ThemeSuggester::Learning {
  struct Word {
    std::vector<double> with_theme;  // coded comments that have the word and the theme, by theme
    std::vector<double> believed;    // by theme; 0: the codebook says nothing
    double comments = 0;             // coded comments that have the word
  };
  std::size_t themes;
  std::unordered_map<std::string, Word> words;
  std::vector<double> coded;  // comments, by theme
  double comments = 0;

  explicit Learning(std::size_t count) : themes(count), coded(count) {}

  Word& word(const std::string& stem) {
    auto& found = words[stem];
    if (found.with_theme.empty()) {
      found.with_theme.resize(themes);
      found.believed.resize(themes);
    }
    return found;
  }

  void believe(std::size_t theme, const std::string& stem, double loud) {
    auto& said = word(stem).believed[theme];
    said = std::max(said, loud);
  }

  /// What many themes have speaks for none of them.
  void quieten_what_is_shared() {
    for (auto& [stem, word] : words) {
      const auto shared =
          std::count_if(word.believed.begin(), word.believed.end(), [](double each) { return each > 0; });
      if (shared == 0) continue;
      const auto all = static_cast<double>(themes) + 1;
      for (auto& each : word.believed) each *= std::log(all / static_cast<double>(shared)) / std::log(all);
    }
  }

  void learn(const std::vector<std::string>& stems, const std::set<std::size_t>& with) {
    comments += 1;
    for (const auto theme : with) coded[theme] += 1;
    for (const auto& stem : stems) {
      auto& counted = word(stem);
      counted.comments += 1;
      for (const auto theme : with) counted.with_theme[theme] += 1;
    }
  }

  double share(std::size_t theme) const {
    const auto before = kCommentsBefore * kThemesOfAComment / static_cast<double>(themes);
    return (coded[theme] + before) / (comments + kCommentsBefore);
  }

  double lift(const Word& word, std::size_t theme) const {
    const bool known = std::any_of(word.believed.begin(), word.believed.end(), [](double each) { return each > 0; });
    const auto before = known ? kKnown : kUnknown;
    return std::log((word.with_theme[theme] / share(theme) + before * std::exp(word.believed[theme])) /
                    (word.comments + before));
  }
};

ThemeSuggester::ThemeSuggester(const std::vector<const CodebookTheme*>& themes, EverydayWords everyday,
                               const std::vector<CodedComment>& coded)
    : everyday_(std::move(everyday)) {
  Learning learning(themes.size());
  const auto stems_of = [&](std::string_view text, std::string_view lang) {
    std::vector<std::string> stems;
    for (auto& word : text_words(text, lang)) {
      if (!everyday_.leaves_out(word.folded)) stems.push_back(std::move(word.stem));
    }
    return stems;
  };
  for (std::size_t i = 0; i < themes.size(); ++i) {
    const auto& theme = themes[i]->theme;
    codes_.push_back(theme.code);
    for (const auto& stem : stems_of(theme.name, "en")) learning.believe(i, stem, kInName);
    for (const auto& stem : stems_of(theme.description, "en")) learning.believe(i, stem, kInDescription);
    for (const auto& stem : everyday_.stems_for(theme.name)) learning.believe(i, stem, kEveryday);
  }
  learning.quieten_what_is_shared();
  for (const auto& comment : coded) {
    std::set<std::size_t> with;
    for (const auto& code : comment.codes) {
      const auto place = std::find(codes_.begin(), codes_.end(), code);
      if (place != codes_.end()) with.insert(static_cast<std::size_t>(place - codes_.begin()));
    }
    if (!with.empty()) learning.learn(stems_of(comment.text, comment.lang), with);
  }
  for (std::size_t i = 0; i < codes_.size(); ++i) often_.push_back(kOften * std::log(learning.share(i)));
  for (const auto& [stem, word] : learning.words) {
    auto& lifts = lift_[stem];
    for (std::size_t i = 0; i < codes_.size(); ++i) lifts.push_back(learning.lift(word, i));
  }
}

std::vector<Suggestion> ThemeSuggester::suggest(std::string_view text, std::string_view lang) const {
  std::vector<std::pair<std::string, const std::vector<double>*>> spoke;  // as written, and for what
  for (auto& word : text_words(text, lang)) {
    const auto found = everyday_.leaves_out(word.folded) ? lift_.end() : lift_.find(word.stem);
    if (found != lift_.end()) spoke.emplace_back(std::move(word.written), &found->second);
  }
  if (codes_.empty()) return {};
  std::vector<double> scores = often_;
  for (const auto& [written, lifts] : spoke) {
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += (*lifts)[i];
  }
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return scores[a] > scores[b]; });
  double all = 0;
  for (const auto score : scores) all += std::exp(score - scores[order.front()]);
  std::vector<Suggestion> suggestions;
  for (const auto theme : order) {
    if (suggestions.size() == kMost || scores[theme] <= often_[theme]) continue;  // what speaks against it outweighs
    auto heard = spoke;
    std::erase_if(heard, [&](const auto& each) { return (*each.second)[theme] <= 0; });
    std::stable_sort(heard.begin(), heard.end(),
                     [&](const auto& a, const auto& b) { return (*a.second)[theme] > (*b.second)[theme]; });
    heard.resize(std::min(heard.size(), kMostReasons));
    Suggestion made{codes_[theme], std::exp(scores[theme] - scores[order.front()]) / all, {}};
    for (auto& [written, lifts] : heard) made.reason_words.push_back(std::move(written));
    suggestions.push_back(std::move(made));
  }
  return suggestions;
}

}  // namespace candour
