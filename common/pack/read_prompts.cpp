#include "common/pack/read_prompts.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <utility>

#include "common/pack/prompt_options.hpp"
#include "common/pack/seen_ids.hpp"
#include "common/pack/wording.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostPrompts = 2000;
constexpr Range kMaxChars{1, 1000};

constexpr std::array<std::pair<std::string_view, PromptInput>, 6> kInputs = {{
    {"free_text", PromptInput::free_text},
    {"fact_response", PromptInput::fact_response},
    {"choice", PromptInput::choice},
    {"rating", PromptInput::rating},
    {"tag", PromptInput::tag},
    {"vote", PromptInput::vote},
}};

std::optional<PromptInput> read_input(Section& section) {
  const auto text = section.needed_text("input");
  std::vector<std::string> names;
  for (const auto& [name, input] : kInputs) {
    if (name == text) return input;
    names.emplace_back(name);
  }
  if (!text.empty()) {
    section.error("input", fmt::format("input {} is not known: use one of {}{}", in_quotes(text),
                                       fmt::join(names, ", "), did_you_mean(text, names)));
  }
  return std::nullopt;
}

template <class Item>
Item* named(std::vector<Item>& items, const std::string& id) {
  for (auto& item : items) {
    if (item.id == id) return &item;
  }
  return nullptr;
}

template <class Item>
std::vector<std::string> ids_of(const std::vector<Item>& items) {
  std::vector<std::string> ids;
  for (const auto& item : items) ids.push_back(item.id);
  return ids;
}

/// The item a key names; a fault when there is none. An empty name has its fault already.
template <class Item>
Item* find_named(Section& section, std::string_view key, std::vector<Item>& items, std::string_view where) {
  const auto id = section.id(key);
  if (id.empty()) return nullptr;
  auto* item = named(items, id);
  if (!item) {
    section.error(key, fmt::format("there is no {} {}{}: add it or correct the name{}", key, in_quotes(id), where,
                                   did_you_mean(id, ids_of(items))));
  }
  return item;
}

class PromptReader {
 public:
  PromptReader(const std::vector<Theme>* themes, const LostSteps& lost, EventPack& pack)
      : themes_(themes), lost_(lost), pack_(pack) {}

  void read(Section& section) {
    Prompt prompt;
    prompt.id = section.id();
    prompt.text = section.words("text");
    prompt.max_chars = section.whole_number("max_chars", kMaxChars).value_or(kMaxChars.most);
    if (const auto input = read_input(section)) {
      prompt.input = *input;
      prompt.options = read_prompt_options(section, *input, themes_);
    }
    place(section, std::move(prompt));
  }

 private:
  void place(Section& section, Prompt prompt) {
    auto* session = find_named(section, "session", pack_.sessions, "");
    if (!session) return;
    if (section.is_text("step") && lost_.contains(section.text("step"))) return;
    auto* step = find_named(section, "step", session->steps, fmt::format(" in session {}", in_quotes(session->id)));
    if (const auto first = seen_[session->id].seen_before(prompt.id, section.line("id"))) {
      section.error("id", fmt::format("this session has this id on line {} already: give each prompt its own", *first));
    }
    if (step && !prompt.id.empty()) step->prompts.push_back(std::move(prompt));
  }

  const std::vector<Theme>* themes_;
  const LostSteps& lost_;
  EventPack& pack_;
  std::map<std::string, SeenIds> seen_;
};

}  // namespace

void read_prompts(Section& top, const std::vector<Theme>* themes, const LostSteps& lost, EventPack& pack) {
  PromptReader reader(themes, lost, pack);
  for (auto& section : top.tables("prompt", kMostPrompts)) {
    reader.read(section);
    for (const auto* known : {"step", "options", "options_from"}) section.knows(known);
    section.warn_of_unknown();
  }
}

std::string_view to_string(PromptInput input) {
  for (const auto& [name, one] : kInputs) {
    if (one == input) return name;
  }
  return {};
}

}  // namespace candour
