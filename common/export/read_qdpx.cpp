#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "common/export/archive.hpp"
#include "common/export/coded_file.hpp"
#include "common/export/coded_source.hpp"
#include "common/export/refi_codebook.hpp"
#include "common/export/xml_bytes.hpp"
#include "common/text/utf8.hpp"

namespace candour {
namespace {

constexpr int kDeepest = 100;  // folders in folders of a codebook

std::string plain_guid(std::string_view guid) {
  std::string plain;
  for (const char c : guid) {
    if (c == '{' || c == '}') continue;
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return plain;
}

std::string attribute_of(const pugi::xml_node& element, const char* name) {
  return element.attribute(name).as_string();
}

bool is_refi_project(const pugi::xml_node& root) {
  if (local_name(root) != "Project") return false;
  for (const auto& attribute : root.attributes()) {
    const std::string_view name = attribute.name();
    const std::string_view value = attribute.value();
    // Files of NVivo 12's time have the second.
    if (name.starts_with("xmlns") && (value == "urn:QDA-XML:project:1.0" || value == "urn:QDA-XML:project:1:0"))
      return true;
  }
  return false;
}

/// A place in a text; -1 where it is no number that could be one.
long long place_in(const pugi::xml_node& element, const char* name) {
  const std::string_view digits = element.attribute(name).as_string();
  const bool number = !digits.empty() && digits.size() < 12 && digits.find_first_not_of("0123456789") == digits.npos;
  return number ? element.attribute(name).as_llong() : -1;
}

class QdpxReading {
 public:
  explicit QdpxReading(ArchiveReader archive) : archive_(std::move(archive)) {}

  Result<CodedComments> table() {
    if (auto opened = open_project(); !opened) return tl::make_unexpected(opened.error());
    const auto project = document_.document_element();
    read_codes(first_child(first_child(project, "CodeBook"), "Codes"), 0);
    for (const auto& source : first_child(project, "Sources").children()) {
      if (local_name(source) != "TextSource") continue;
      if (auto read = read_source(source); !read) return tl::make_unexpected(read.error());
    }
    if (records_.empty()) return broken("has no comments of ours in it: was it exported from Candour first?");
    return in_codebook_order();
  }

 private:
  struct Found {
    std::string record;
    std::vector<std::string> codes;
  };

  tl::unexpected<Failure> broken(std::string_view what) const {
    return fail(ExitCode::bad_input, fmt::format("{} {}; nothing was changed.", archive_.name(), what));
  }

  /// `project.qde`; some programs name it after the project.
  std::optional<std::string> project_file() const {
    if (archive_.has("project.qde")) return "project.qde";
    for (const auto& name : archive_.names()) {
      if (name.ends_with(".qde") && name.find('/') == std::string::npos) return name;
    }
    return std::nullopt;
  }

  Done open_project() {
    const auto file = project_file();
    if (!file) return broken("is no REFI-QDA project: it has no project.qde");
    auto bytes = archive_.read(*file);
    if (!bytes) return tl::make_unexpected(bytes.error());
    const auto parsed =
        document_.load_buffer(bytes->data(), bytes->size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    if (!parsed) return broken(fmt::format("has a {} that is not XML ({})", *file, parsed.description()));
    if (!is_refi_project(document_.document_element()))
      return broken(fmt::format("has a {} that is no REFI-QDA project of version 1.0", *file));
    return {};
  }

  void read_codes(const pugi::xml_node& parent, int depth) {
    if (depth > kDeepest) return;
    for (const auto& code : parent.children()) {
      if (local_name(code) != "Code") continue;
      const auto name = attribute_of(code, "name");
      if (!name.starts_with(kOurMark) && !code_of_refi_name(name).empty()) {
        const auto guid = plain_guid(attribute_of(code, "guid"));
        code_names_[guid] = code_of_refi_name(name);
        if (std::find(order_.begin(), order_.end(), code_names_[guid]) == order_.end())
          order_.push_back(code_names_[guid]);
      }
      read_codes(code, depth + 1);
    }
  }

  Result<std::string> text_of(const pugi::xml_node& source) const {
    const auto path = attribute_of(source, "plainTextPath");
    if (path.empty()) return std::string(first_child(source, "PlainTextContent").text().as_string());
    constexpr std::string_view kInside = "internal://";
    if (!path.starts_with(kInside)) return broken("keeps a text outside of itself; export it with its texts inside");
    auto text = archive_.read("sources/" + path.substr(kInside.size()));
    if (!text) return text;
    if (text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
    if (first_invalid_utf8(*text)) return broken("has a text that is not UTF-8");
    return text;
  }

  Done read_source(const pugi::xml_node& element) {
    auto text = text_of(element);
    if (!text) return tl::make_unexpected(text.error());
    const auto source = read_coded_source(*text);
    const auto first = records_.size();
    for (const auto& comment : source.comments) {
      if (!seen_.insert({comment.record, records_.size()}).second)
        return broken(fmt::format("has the comment {} twice", comment.record));
      records_.push_back({comment.record, {}});
    }
    const auto length = count_code_points(source.text);
    for (const auto& child : element.children()) {
      if (local_name(child) == "Coding") code(source, first, 0, length, child);
      if (local_name(child) != "PlainTextSelection") continue;
      const auto begin = place_in(child, "startPosition"), end = place_in(child, "endPosition");
      if (begin < 0 || end < begin || end > static_cast<long long>(length))
        return broken(fmt::format("has a coding from {} to {} in a text of {} characters",
                                  attribute_of(child, "startPosition"), attribute_of(child, "endPosition"), length));
      for (const auto& coding : child.children()) {
        if (local_name(coding) == "Coding")
          code(source, first, static_cast<std::size_t>(begin), static_cast<std::size_t>(end), coding);
      }
    }
    return {};
  }

  /// Every comment that the piece of text touches has the coding's theme.
  void code(const CodedSource& source, std::size_t first, std::size_t begin, std::size_t end,
            const pugi::xml_node& coding) {
    const auto guid = plain_guid(attribute_of(first_child(coding, "CodeRef"), "targetGUID"));
    const auto name = code_names_.find(guid);
    if (name == code_names_.end()) return;
    auto at = std::upper_bound(source.comments.begin(), source.comments.end(), begin,
                               [](std::size_t place, const auto& comment) { return place < comment.end; });
    for (; at != source.comments.end() && at->begin < end; ++at) {
      auto& codes = records_[first + static_cast<std::size_t>(at - source.comments.begin())].codes;
      if (std::find(codes.begin(), codes.end(), name->second) == codes.end()) codes.push_back(name->second);
    }
  }

  CodedComments in_codebook_order() {
    CodedComments table;
    const auto place = [&](const std::string& code) { return std::find(order_.begin(), order_.end(), code); };
    for (auto& found : records_) {
      std::sort(found.codes.begin(), found.codes.end(),
                [&](const auto& a, const auto& b) { return place(a) < place(b); });
      table.emplace_back(std::move(found.record), std::move(found.codes));
    }
    return table;
  }

  ArchiveReader archive_;
  pugi::xml_document document_;
  std::map<std::string, std::string> code_names_;  // by GUID
  std::vector<std::string> order_;                 // of codes in the codebook
  std::map<std::string, std::size_t> seen_;
  std::vector<Found> records_;
};

}  // namespace

Result<CodedComments> read_qdpx(std::string bytes, const std::string& name) {
  auto archive = ArchiveReader::open(std::move(bytes), name);
  if (!archive) return tl::make_unexpected(archive.error());
  return QdpxReading(std::move(*archive)).table();
}

}  // namespace candour
