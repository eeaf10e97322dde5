#include "common/pack/prompt_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "common/pack/wording.hpp"
#include "common/text/utf8.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostOptions = 40;         // what a kiosk can show
constexpr std::size_t kMostOptionLetters = 120;  // chosen options travel in a message of a fixed size
const std::vector<std::string> kFactResponses = {"agree", "amend", "query", "add"};
const std::vector<std::string> kScale = {"1", "2", "3", "4", "5"};

bool is_whole_number(const std::string& text) {
  return !text.empty() && text.size() <= 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> usual_options(PromptInput input) {
  if (input == PromptInput::fact_response) return kFactResponses;
  if (input == PromptInput::rating) return kScale;
  return {};
}

std::vector<std::string> theme_codes(Section& section, const std::vector<Theme>* themes) {
  std::vector<std::string> codes;
  if (!themes) return codes;
  for (const auto& theme : *themes) codes.push_back(theme.code);
  if (codes.empty()) section.error("options_from", "the pack has no themes to choose from: add a themes file");
  return codes;
}

void check_each(Section& section, const std::vector<std::string>& options) {
  std::set<std::string> seen;
  for (const auto& option : options) {
    if (trimmed(option).empty()) {
      section.error("options", "an option is empty: write it or take it out");
    } else if (count_code_points(option) > kMostOptionLetters) {
      section.error("options",
                    fmt::format("option {} is over {} characters: shorten it", in_quotes(option), kMostOptionLetters));
    } else if (!seen.insert(option).second) {
      section.error("options", fmt::format("option {} is there twice: take one out", in_quotes(option)));
    }
  }
  if (options.size() > kMostOptions)
    section.error("options", fmt::format("more than {} options do not fit a screen", kMostOptions));
}

void check_rating(Section& section, const std::vector<std::string>& options) {
  for (const auto& option : options) {
    if (is_whole_number(option)) continue;
    section.error("options", fmt::format("option {} is not a whole number: write a scale as [\"1\", \"2\", \"3\"]",
                                         in_quotes(option)));
  }
}

void check_fact_responses(Section& section, const std::vector<std::string>& options) {
  for (const auto& option : options) {
    if (std::find(kFactResponses.begin(), kFactResponses.end(), option) != kFactResponses.end()) continue;
    section.error("options", fmt::format("option {} is none of agree, amend, query, add{}", in_quotes(option),
                                         did_you_mean(option, kFactResponses)));
  }
}

void check_for(Section& section, PromptInput input, const std::vector<std::string>& options) {
  const bool chosen_from = input == PromptInput::choice || input == PromptInput::rating || input == PromptInput::tag;
  if (chosen_from && options.size() < 2)
    section.error("options", "needs at least two options: write options = [\"…\", \"…\"]");
  if (input == PromptInput::rating) check_rating(section, options);
  if (input == PromptInput::fact_response) check_fact_responses(section, options);
  const bool useless = input == PromptInput::free_text || input == PromptInput::vote;
  if (useless && !options.empty()) section.warning("options", "options are not used by this input: take them out");
}

}  // namespace

std::vector<std::string> read_prompt_options(Section& section, PromptInput input, const std::vector<Theme>* themes) {
  auto options = section.has("options") ? section.texts("options") : usual_options(input);
  const auto from = section.text("options_from");
  if (section.has("options_from")) {
    if (from == "themes") return theme_codes(section, themes);
    section.error("options_from",
                  fmt::format("options_from {} is not known: write \"themes\" or list options", in_quotes(from)));
    return {};
  }
  check_each(section, options);
  check_for(section, input, options);
  return options;
}

}  // namespace candour
