#include "common/record/review.hpp"

#include <algorithm>
#include <utility>

#include "common/record/standing_notes.hpp"

namespace candour {
namespace {

/// Joined where they touch or overlap: two marks side by side are one to a reader.
std::vector<CitedSpan> joined(std::vector<CitedSpan> spans) {
  std::sort(spans.begin(), spans.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  std::vector<CitedSpan> made;
  for (const auto& span : spans) {
    if (!made.empty() && span.begin <= made.back().end) {
      made.back().end = std::max(made.back().end, span.end);
    } else {
      made.push_back(span);
    }
  }
  return made;
}

/// All of a comment and a part of it are all of it.
std::vector<CitedSpan> both(const std::vector<CitedSpan>& a, const std::vector<CitedSpan>& b) {
  if (a.empty() || b.empty()) return {};
  auto all = a;
  all.insert(all.end(), b.begin(), b.end());
  return joined(std::move(all));
}

template <class Listed>
Listed* listed(std::vector<Listed>& list, const NoteId& id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& each) { return each.id == id; });
  return found == list.end() ? nullptr : &*found;
}

/// The first time it is added, and changed each further time. A change of what is not there changes nothing.
template <class Listed, class Written>
void write(std::vector<Listed>& list, const NoteId& note, const std::optional<NoteId>& what, const Written& written) {
  auto* there = what ? listed(list, *what) : &list.emplace_back();
  if (there == nullptr) return;
  if (!what) there->id = note;
  there->written = written;
}

class Reviewing {
 public:
  explicit Reviewing(const std::vector<Theme>& themes) {
    for (const auto& theme : themes) review_.codebook.push_back({theme, {}, false, {}});
  }

  void apply(const Note& note) {
    id_ = &note.id;
    std::visit(*this, note.decision);
  }

  Review finished() {
    for (auto& [record, comment] : review_.comments) {
      std::erase_if(comment.codings, [&](const auto& coding) { return !in_use(coding.theme); });
      std::sort(comment.codings.begin(), comment.codings.end(),
                [&](const auto& a, const auto& b) { return place_of(a.theme) < place_of(b.theme); });
    }
    std::erase_if(review_.comments, [](const auto& each) { return each.second == ReviewedComment{}; });
    for (auto& theme : review_.codebook) {
      if (!in_use(theme.parent)) theme.parent.clear();
    }
    return std::move(review_);
  }

  void operator()(const decision::CodeWith& d) {
    const auto code = now_called(d.theme);
    if (at(code) == nullptr) return;
    auto& codings = review_.comments[d.record].codings;
    std::erase_if(codings, [&](const auto& coding) { return coding.theme == code; });
    if (d.on) codings.push_back({code, joined(d.spans)});
  }
  void operator()(const decision::SetTheme& d) {
    if (d.code.empty()) return;
    auto* theme = at(d.code);
    if (theme == nullptr) theme = &review_.codebook.emplace_back();
    theme->theme = {d.code, d.name, d.description, d.is_system, theme->theme.is_enquiry};
    theme->retired = d.retired;
    theme->merged_into.clear();
    if (!would_circle(d.code, d.parent)) theme->parent = d.parent;
  }
  void operator()(const decision::MergeThemes& d) {
    const auto into = now_called(d.into);
    auto* from = at(d.from);
    if (from == nullptr || from->retired || at(into) == nullptr || !in_use(into) || into == d.from) return;
    from->retired = true;
    from->merged_into = into;
    for (auto& theme : review_.codebook) {
      if (theme.parent == d.from) theme.parent = would_circle(theme.theme.code, into) ? "" : into;
    }
    for (auto& [record, comment] : review_.comments) move_coding(comment, d.from, into);
    for (auto& finding : review_.findings) {
      auto& themes = finding.written.themes;
      const bool named = std::find(themes.begin(), themes.end(), into) != themes.end();
      if (named) {
        std::erase(themes, d.from);
      } else {
        std::replace(themes.begin(), themes.end(), d.from, into);
      }
    }
  }
  void operator()(const decision::SetMemo& d) { review_.comments[d.record].memo = d.text; }
  void operator()(const decision::MarkQuote& d) { review_.comments[d.record].key_quote = d.on; }
  void operator()(const decision::SetAside& d) {
    review_.comments[d.record].set_aside = d.on ? std::optional(d.reason) : std::nullopt;
  }
  void operator()(const decision::WriteFinding& d) { write(review_.findings, *id_, d.finding, d); }
  void operator()(const decision::GiveEvidence& d) {
    auto* finding = listed(review_.findings, d.finding);
    if (finding == nullptr) return;
    if (d.on) {
      finding->evidence.insert(d.record);
    } else {
      finding->evidence.erase(d.record);
    }
  }
  void operator()(const decision::WriteRecommendation& d) { write(review_.recommendations, *id_, d.recommendation, d); }
  void operator()(const decision::WriteAction& d) { write(review_.actions, *id_, d.action, d); }
  void operator()(const decision::WriteDisagreement& d) { write(review_.disagreements, *id_, d.disagreement, d); }
  void operator()(const decision::Answer& d) {
    if (auto* asked = listed(review_.recommendations, d.recommendation)) asked->answers.push_back(d);
  }
  void operator()(const decision::Drop& d) {
    const auto drop = [&](auto& list) { std::erase_if(list, [&](const auto& each) { return each.id == d.what; }); };
    drop(review_.findings);
    drop(review_.recommendations);
    drop(review_.actions);
    drop(review_.disagreements);
    for (auto& each : review_.recommendations) std::erase(each.written.findings, d.what);
    for (auto& each : review_.actions) std::erase(each.written.recommendations, d.what);
  }
  void operator()(const decision::SetDay& d) {
    if (d.date.empty()) {
      review_.days.erase(d.day);
    } else {
      review_.days[d.day] = d.date;
    }
  }
  void operator()(const decision::SignOff&) { review_.signed_off = true; }
  void operator()(const decision::Reopen& d) {
    if (!review_.signed_off) return;
    review_.signed_off = false;
    review_.reopened.push_back(d.reason);
  }
  /// Undo, and what the desk decides (decisions.hpp).
  template <class Other>
  void operator()(const Other&) {}

 private:
  CodebookTheme* at(std::string_view code) {
    const auto found = std::find_if(review_.codebook.begin(), review_.codebook.end(),
                                    [&](const auto& each) { return each.theme.code == code; });
    return found == review_.codebook.end() ? nullptr : &*found;
  }
  bool in_use(std::string_view code) const {
    const auto* theme = review_.theme(code);
    return theme != nullptr && !theme->retired;
  }
  std::size_t place_of(std::string_view code) const {
    return static_cast<std::size_t>(review_.theme(code) - review_.codebook.data());
  }
  /// Where a theme's comments go now. A merge only ever points at a theme in use, and bringing one back clears its own,
  /// so the way ends; the count holds that whatever the notes were.
  std::string now_called(std::string code) {
    for (std::size_t hops = 0; hops < review_.codebook.size(); ++hops) {
      const auto* theme = at(code);
      if (theme == nullptr || theme->merged_into.empty()) break;
      code = theme->merged_into;
    }
    return code;
  }
  bool would_circle(const std::string& code, std::string parent) {
    for (std::size_t hops = 0; hops <= review_.codebook.size() && !parent.empty(); ++hops) {
      if (parent == code) return true;
      const auto* above = at(parent);
      if (above == nullptr) return true;  // a parent that nobody made
      parent = above->parent;
    }
    return false;
  }
  static void move_coding(ReviewedComment& comment, const std::string& from, const std::string& into) {
    const auto* moved = comment.with(from);
    if (moved == nullptr) return;
    const auto* there = comment.with(into);
    Coding made{into, there == nullptr ? moved->spans : both(moved->spans, there->spans)};
    std::erase_if(comment.codings, [&](const auto& each) { return each.theme == from || each.theme == into; });
    comment.codings.push_back(std::move(made));
  }

  Review review_;
  const NoteId* id_ = nullptr;
};

void put_below(const std::vector<CodebookTheme>& all, std::string_view parent,
               std::vector<const CodebookTheme*>& order) {
  for (const auto& theme : all) {
    if (theme.retired || theme.parent != parent) continue;
    order.push_back(&theme);
    put_below(all, theme.theme.code, order);
  }
}

}  // namespace

const Coding* ReviewedComment::with(std::string_view theme) const {
  const auto found =
      std::find_if(codings.begin(), codings.end(), [&](const auto& each) { return each.theme == theme; });
  return found == codings.end() ? nullptr : &*found;
}

const ReviewedComment& Review::of(const RecordId& record) const {
  static const ReviewedComment kUntouched;
  const auto found = comments.find(record);
  return found == comments.end() ? kUntouched : found->second;
}

const CodebookTheme* Review::theme(std::string_view code) const {
  const auto found =
      std::find_if(codebook.begin(), codebook.end(), [&](const auto& each) { return each.theme.code == code; });
  return found == codebook.end() ? nullptr : &*found;
}

std::vector<const CodebookTheme*> Review::themes_in_use() const {
  std::vector<const CodebookTheme*> order;
  put_below(codebook, "", order);
  return order;
}

std::size_t Review::coded_with(std::string_view code) const {
  return static_cast<std::size_t>(
      std::count_if(comments.begin(), comments.end(), [&](const auto& each) { return each.second.with(code); }));
}

std::vector<Theme> codebook_of(const EventPack& pack) {
  auto codebook = pack.themes;
  for (const auto& kloe : pack.kloes) {
    const bool taken =
        std::any_of(codebook.begin(), codebook.end(), [&](const auto& each) { return each.code == kloe.id; });
    if (!taken) codebook.push_back({kloe.id, kloe.text, {}, false, true});
  }
  return codebook;
}

bool is_the_reviewers(const Decision& decision) {
  static const auto kFirst = Decision(decision::CodeWith{}).index(), kLast = Decision(decision::Reopen{}).index();
  return decision.index() >= kFirst && decision.index() <= kLast;
}

Review review_of(const std::vector<Theme>& themes, const std::vector<NumberedNote>& notes) {
  Reviewing reviewing(themes);
  for (const auto* each : standing_notes(notes)) reviewing.apply(*each);
  return reviewing.finished();
}

}  // namespace candour
