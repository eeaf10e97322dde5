#include "common/export/refi_document.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "common/export/archive.hpp"
#include "common/export/coded_source.hpp"
#include "common/export/contribution_words.hpp"
#include "common/export/refi_codebook.hpp"
#include "common/export/xml_bytes.hpp"
#include "common/export/xml_text.hpp"
#include "common/pack/written_date.hpp"
#include "common/text/utf8.hpp"

namespace candour {
namespace {

constexpr const char* kProjectSpace = "urn:QDA-XML:project:1.0";
constexpr const char* kCodebookSpace = "urn:QDA-XML:codebook:1.0";

std::string marked_title(const ReviewedEvent& event) {
  const auto mark = rehearsal_mark(event.facts.rehearsal);
  return mark.empty() ? event.pack.title : mark + ": " + event.pack.title;
}

class RefiProject {
 public:
  RefiProject(const ReviewedEvent& event, Chance& chance, const WritingProgress& progress)
      : event_(event), chance_(chance), pace_(progress, event.record.contributions.size()) {}

  Result<std::string> written() {
    auto project = begin_project();
    auto codebook = put_element(project, "CodeBook");
    codes_ = put_codes(codebook, event_.review, chance_);
    codes_folder_ = first_child(codebook, "Codes");
    put_sources(project);
    if (notes_.first_child()) project.append_copy(notes_.first_child());
    put_sets(project, event_.review, codes_, "targetGUID", chance_);
    put_text(
        project, "Description",
        "Comments of a practitioner learning event, one text a question. The line above each comment has its number, "
        "by which its themes find their way back: please leave these lines as they are. Not here: agreements, votes "
        "and ratings without words, the agenda, findings. After import, check one coding: some programs count "
        "letters differently." +
            (event_.facts.rehearsal ? " " + rehearsal_mark(true) + "." : std::string()));
    files_.insert(files_.begin(), ArchiveEntry{"project.qde", spelled()});
    return archive_of(files_, {}, [this] { return pace_.goes_on(); });
  }

 private:
  pugi::xml_node begin_project() {
    auto project = put_element(document_, "Project");
    put_attribute(project, "xmlns", kProjectSpace);
    put_attribute(project, "name", marked_title(event_));
    put_attribute(project, "origin", "Candour " CANDOUR_VERSION);
    const auto& day = event_.session.date ? event_.session.date : event_.pack.date;
    if (day) {
      auto date = *day;
      date.uncertain = false;
      put_attribute(project, "creationDateTime", to_string(date) + "T00:00:00Z");
    }
    return project;
  }

  void put_sources(pugi::xml_node project) {
    const auto groups = prompt_groups(event_);
    if (groups.empty()) return;
    auto sources = put_element(project, "Sources");
    for (std::size_t i = 0; i < groups.size() && !pace_.stopped(); ++i) put_source(sources, groups[i], i + 1);
  }

  /// Codes and notes come to the tree until the last source is done; sources, nearly all of it, are text long before.
  std::string spelled() {
    auto xml = xml_bytes(document_, true);
    constexpr std::string_view kEmpty = "<Sources />";
    const auto at = spelled_sources_.empty() ? std::string::npos : xml.find(kEmpty);
    if (at == std::string::npos) return xml;
    return xml_around(xml.substr(0, at) + "<Sources>\n", std::exchange(spelled_sources_, {}),
                      " </Sources>" + xml.substr(at + kEmpty.size()));
  }

  void put_source(pugi::xml_node sources, const PromptGroup& group, std::size_t number) {
    auto text = coded_source(group);
    const auto guid = fresh_guid(chance_);
    auto source = put_element(sources, "TextSource");
    put_attribute(source, "guid", guid);
    put_attribute(source, "name", std::to_string(number) + ". " + group.question);
    put_attribute(source, "plainTextPath", "internal://" + guid + ".txt");
    put_spelled_start(source, 2, spelled_sources_);
    put_text(source, "Description", group.step);
    for (std::size_t i = 0; i < group.comments.size() && pace_.next(); ++i) {
      put_comment(source, *group.comments[i], text.comments[i]);
      put_spelled_children(source, 3, true, spelled_sources_);
    }
    spelled_sources_ += "  </TextSource>\n";
    sources.remove_children();
    files_.push_back({"sources/" + guid + ".txt", std::move(text.text)});
  }

  void put_comment(pugi::xml_node source, const Recorded& recorded, const CodedSource::Comment& place) {
    const auto& reviewed = event_.review.of(recorded.id);
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::string>> codings;  // by begin and end
    const std::pair whole{place.begin, place.end};
    for (const auto& coding : reviewed.codings) {
      const auto guid = codes_.find(coding.theme);
      if (guid == codes_.end()) continue;
      if (coding.spans.empty()) codings[whole].push_back(guid->second);
      for (const auto& span : coding.spans) {
        const auto& words = recorded.contribution.text;
        const auto begin = place.begin + xml_position(words, span.begin);
        const auto end = place.begin + xml_position(words, span.end);
        if (begin < end) codings[{begin, end}].push_back(guid->second);
      }
    }
    std::vector<std::string> notes;
    if (!reviewed.memo.empty()) notes.push_back(put_note("Memo", reviewed.memo));
    if (reviewed.set_aside) notes.push_back(put_note("Set aside", *reviewed.set_aside));
    if (reviewed.key_quote) codings[whole].push_back(mark("key quote"));
    if (reviewed.set_aside) codings[whole].push_back(mark("set aside"));
    if (!notes.empty()) codings[whole];
    for (const auto& [at, guids] : codings) {
      auto selection = put_element(source, "PlainTextSelection");
      put_attribute(selection, "guid", fresh_guid(chance_));
      put_attribute(selection, "name", place.record);
      put_attribute(selection, "startPosition", std::to_string(at.first));
      put_attribute(selection, "endPosition", std::to_string(at.second));
      for (const auto& guid : guids) {
        auto coding = put_element(selection, "Coding");
        put_attribute(coding, "guid", fresh_guid(chance_));
        put_attribute(put_element(coding, "CodeRef"), "targetGUID", guid);
      }
      if (at != whole) continue;
      for (const auto& note : notes) put_attribute(put_element(selection, "NoteRef"), "targetGUID", note);
    }
  }

  /// The GUID of one of our own marks, which becomes a code when it is first needed.
  std::string mark(const std::string& name) {
    auto& guid = marks_[name];
    if (!guid.empty()) return guid;
    guid = fresh_guid(chance_);
    auto code = put_element(codes_folder_, "Code");
    put_attribute(code, "guid", guid);
    put_attribute(code, "name", std::string(kOurMark) + name);
    put_attribute(code, "isCodable", "true");
    return guid;
  }

  std::string put_note(const char* name, const std::string& text) {
    auto notes = notes_.first_child() ? notes_.first_child() : put_element(notes_, "Notes");
    const auto guid = fresh_guid(chance_);
    auto note = put_element(notes, "Note");
    put_attribute(note, "guid", guid);
    put_attribute(note, "name", name);
    put_text(note, "PlainTextContent", text);
    return guid;
  }

  const ReviewedEvent& event_;
  Chance& chance_;
  WritingPace pace_;
  pugi::xml_document document_, notes_;
  pugi::xml_node codes_folder_;
  CodeGuids codes_;
  std::map<std::string, std::string> marks_;
  std::vector<ArchiveEntry> files_;
  std::string spelled_sources_;
};

}  // namespace

Result<std::string> qdpx_document(const ReviewedEvent& event, Chance& chance, const WritingProgress& progress) {
  return RefiProject(event, chance, progress).written();
}

std::string qdc_document(const ReviewedEvent& event, Chance& chance) {
  pugi::xml_document document;
  auto codebook = put_element(document, "CodeBook");
  put_attribute(codebook, "xmlns", kCodebookSpace);
  put_attribute(codebook, "origin", "Candour " CANDOUR_VERSION);
  const auto guids = put_codes(codebook, event.review, chance);
  put_sets(codebook, event.review, guids, "guid", chance);
  return xml_bytes(document, true);
}

}  // namespace candour
