#include "common/pack/read_prompts.hpp"

#include <fmt/format.h>

#include <array>
#include <map>

#include "common/pack/prompt_input.hpp"
#include "common/pack/prompt_options.hpp"
#include "common/pack/seen_ids.hpp"
#include "common/pack/wording.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostPrompts = 2000;
constexpr Range kMaxChars{1, 1000};

std::optional<PromptInput> read_input(Section& section) {
  const auto text = section.needed_text("input");
  if (const auto input = prompt_input_from(text)) return input;
  std::vector<std::string> names;
  for (const auto& [name, input] : kPromptInputs) names.emplace_back(name);
  if (!text.empty()) {
    section.error("input", fmt::format("input {} is not known: use one of {}{}", in_quotes(text),
                                       fmt::join(names, ", "), did_you_mean(text, names)));
  }
  return std::nullopt;
}

/// What an answer to words may be; the other inputs say by themselves what theirs is.
constexpr std::array kKinds{Kind::comment, Kind::good_practice, Kind::improvement, Kind::recommendation,
                            Kind::escalation};

Kind kind_of(PromptInput input) {
  if (input == PromptInput::fact_response) return Kind::fact_response;
  return input == PromptInput::vote ? Kind::vote : Kind::comment;
}

Kind read_kind(Section& section, PromptInput input) {
  if (!section.has("kind")) return kind_of(input);
  const auto text = section.text("kind");
  std::vector<std::string> names;
  for (const auto kind : kKinds) {
    if (to_string(kind) == text && input == PromptInput::free_text) return kind;
    names.emplace_back(to_string(kind));
  }
  if (input != PromptInput::free_text) {
    section.error("kind", "kind is for prompts with input \"free_text\": take it away, or change the input");
  } else if (!text.empty()) {
    section.error("kind", fmt::format("kind {} is not known: use one of {}{}", in_quotes(text), fmt::join(names, ", "),
                                      did_you_mean(text, names)));
  }
  return kind_of(input);
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
    prompt.title = {section.text("title"), section.text("title_cy")};
    prompt.max_chars = section.whole_number("max_chars", kMaxChars).value_or(kMaxChars.most);
    prompt.family = section.yes_no("family").value_or(false);
    if (const auto input = read_input(section)) {
      prompt.input = *input;
      prompt.kind = read_kind(section, *input);
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
    for (const auto* known : {"step", "options", "options_from", "kind"}) section.knows(known);
    section.warn_of_unknown();
  }
}

}  // namespace candour
